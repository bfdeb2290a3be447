import type {Hono} from 'hono';
import type {Session, SettingsInput, SettingsReply} from '../../../src/contract/index.ts';
import {createAdminSide} from '../../../src/proxy/admin-side.ts';
import {ownCallFields} from '../../../src/proxy/crm/zoho/own-call-fields.ts';
import type {Caller, Env, SystemCaller} from '../../../src/proxy/middleware/env.ts';
import type {NewStreamEvent} from '../../../src/proxy/services/stream/event-hub.ts';
import {TenantService} from '../../../src/proxy/services/tenants/tenant-service.ts';
import {webhookSecretsContext} from '../../../src/proxy/store/seal-contexts.ts';
import {HandClock} from '../../support/node/hand-clock.ts';
import {ask, portal, testApp, testCaller, type AskOptions} from '../../support/node/test-app.ts';
import {testSecretBox, type TestStore} from '../../support/node/test-store.ts';

export const ownTenant = '940000000000000001';
export const otherTenant = '940000000000000002';
export const systemAdmin: SystemCaller = {
  tenant: null,
  userId: '900000000000000001',
  name: 'Root Admin',
  role: 'system_admin',
};

/** Admins' routes over a database with two tenants; `agent`, `viewer`, `admin` (of the first), `stranger` (of the second), `system`. */
export async function adminWorld(store: TestStore, settings: SettingsInput = {}) {
  const clock = new HandClock();
  const box = testSecretBox();
  for (const [id, domain] of [
    [ownTenant, 'demo.example'],
    [otherTenant, 'second.example'],
  ] as const)
    await store.db
      .insertInto('tenant')
      .values({
        id,
        domain,
        crm_enabled: true,
        settings: JSON.stringify({allowedOrigins: [portal], ...settings}),
        agents: '{}',
        webhook_secrets: box.seal(webhookSecretsContext(id), '["secret-of-the-hook"]'),
      })
      .execute();
  const tenants = new TenantService(store.db, box, clock, false);
  const sent: {tenantId: string; event: NewStreamEvent}[] = [];
  const resumed: string[] = [];
  let crm: Session['crm']['state'] = 'connected';
  const rights: Record<string, Partial<Caller>> = {
    agent: {},
    viewer: {name: 'Ada Voss', settings: 'view'},
    admin: {name: 'Lena Berg', userId: '940000000000000104', role: 'tenant_admin', settings: 'full'},
    stranger: {name: 'Omar Reyes', role: 'tenant_admin', settings: 'full'},
  };
  const callerOf = async (token: string): Promise<Caller | SystemCaller | undefined> => {
    if (token === 'system') return systemAdmin;
    const tenant = await tenants.byId(token === 'stranger' ? otherTenant : ownTenant);
    return rights[token] && tenant && testCaller({...rights[token], tenant});
  };
  const tokens = {
    async admit(token: string) {
      const caller = await callerOf(token);
      return caller && {caller, origin: portal, expiresAt: clock.now() + 600_000};
    },
  };
  const side = createAdminSide({
    db: store.db,
    box,
    clock,
    tenants,
    tokens,
    hub: {publish: (tenantId, _audience, event) => void sent.push({tenantId, event})},
    directory: {extensions: () => Promise.resolve([])},
    crm: {users: () => Promise.resolve([])},
    connections: {read: () => Promise.resolve(undefined)},
    crmState: ({crmEnabled, settings: {enabled}}) =>
      Promise.resolve({provider: 'zoho', state: crmEnabled && enabled ? crm : 'disabled', region: 'eu'}),
    ownCallFields,
    resumeJournal: (tenantId) => void resumed.push(tenantId),
    publicUrls: [new URL('https://pbx.example:8887'), new URL('https://crm.example')],
  });
  const app: Hono<Env> = testApp({clock, tokens, ...side});
  return {
    app,
    clock,
    box,
    tenants,
    sent,
    resumed,
    setCrm: (state: typeof crm) => (crm = state),
    ask: (as: string, path: string, options: AskOptions = {}) => ask(app, path, {as, ...options}),
    /** The settings with their ETag, as the first tenant's admin reads them. */
    read: async (): Promise<{settings: SettingsReply; etag: string}> => {
      const answer = await ask(app, '/settings', {as: 'admin'});
      return {settings: (await answer.json()) as SettingsReply, etag: answer.headers.get('etag')!};
    },
    put: (json: unknown, etag?: string, as = 'admin') =>
      ask(app, '/settings', {
        as,
        method: 'PUT',
        json,
        ...(etag !== undefined && {headers: {'if-match': etag}}),
      }),
  };
}
