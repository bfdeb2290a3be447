import type {Hono} from 'hono';
import type {Settings, SettingsInput, SettingsReply} from '../../../src/contract/index.ts';
import {createAdminSide} from '../../../src/proxy/admin-side.ts';
import {ownCallFields} from '../../../src/proxy/crm/zoho/own-call-fields.ts';
import type {Env, Permission} from '../../../src/proxy/middleware/env.ts';
import {LateLookups} from '../../../src/proxy/services/lookups/late-lookups.ts';
import {ContactService} from '../../../src/proxy/services/contacts/contact-service.ts';
import {NumberLeases} from '../../../src/proxy/services/contacts/number-leases.ts';
import {Idempotency} from '../../../src/proxy/services/idempotency.ts';
import type {LookupService} from '../../../src/proxy/services/lookups/lookup-service.ts';
import {contactRoutes} from '../../../src/proxy/routes/contacts.ts';
import {lookupRoutes} from '../../../src/proxy/routes/lookups.ts';
import {searchRoutes} from '../../../src/proxy/routes/search.ts';
import {webhookSecretsContext} from '../../../src/proxy/store/seal-contexts.ts';
import {ask, portal, testApp, testCaller, type AskOptions} from '../../support/node/test-app.ts';
import {testSecretBox, type TestStore} from '../../support/node/test-store.ts';
import {demoTenantId, pbxWorld, type PbxWorld, type WorldOptions} from '../pbx/support/pbx-world.ts';
import {systemAdmin} from './admin-world.ts';

type Changes = Omit<SettingsInput, 'journal' | 'create'> & {
  journal?: Partial<Settings['journal']>;
  create?: Partial<Settings['create']>;
};

/** PBX, proxy and CRM, with a tenant whose settings are changed as its admin changes them: by HTTP. */
export interface WholeWorld extends PbxWorld {
  /** A request of the tenant's admin. */
  admin(path: string, options?: AskOptions): Promise<Response>;
  /** A request of an agent to any route: `101`, or `101~view` and `101~none` with less permission for CRM contacts. */
  as(extension: string, path: string, options?: AskOptions): Promise<Response>;
  /** Reads the settings and puts them back with these changes. */
  change(changes: Changes): Promise<SettingsReply>;
  /** The system admin's switch. */
  switchCrm(enabled: boolean): Promise<void>;
}

export async function wholeWorld(store: TestStore, options: WorldOptions = {}): Promise<WholeWorld> {
  const world = await pbxWorld(store, options);
  const box = testSecretBox();
  const initial: SettingsInput = {
    defaultCountry: 'GB',
    timeZone: 'Europe/London',
    region: 'eu',
    allowedOrigins: [portal],
  };
  await store.db
    .insertInto('tenant')
    .values({
      id: demoTenantId,
      domain: 'demo.example',
      crm_enabled: true,
      settings: JSON.stringify(initial),
      agents: '{}',
      webhook_secrets: box.seal(webhookSecretsContext(demoTenantId), '["secret-of-the-hook"]'),
    })
    .execute();
  /** As the proxy's tenants: what stands in the database holds. */
  const changed = async () => {
    const row = await store.db.selectFrom('tenant').selectAll().executeTakeFirstOrThrow();
    world.setSettings(JSON.parse(row.settings) as SettingsInput, {
      crmEnabled: row.crm_enabled,
      agents: JSON.parse(row.agents) as Record<string, string>,
    });
  };
  await changed();
  const {crm, directory, hub, services, clock} = world;
  const lookups = world.lookups as LookupService;
  const tokens = {
    admit: async (token: string) => {
      const [extension = '', contacts = 'full'] = token.split('~');
      const tenant = (await world.tenants.byId(demoTenantId))!;
      const tenantCaller = testCaller({
        tenant,
        userId: `user-${token}`,
        extension: token === 'admin' ? '100' : extension,
        contacts: contacts as Permission,
        name: token === 'admin' ? 'Lena Berg' : 'Ada Quill',
        role: token === 'admin' ? 'tenant_admin' : 'agent',
      });
      return {
        caller: token === 'system' ? systemAdmin : tenantCaller,
        origin: portal,
        expiresAt: clock.now() + 600_000,
      };
    },
  };
  const side = createAdminSide({
    db: store.db,
    box,
    clock,
    tokens,
    hub,
    directory,
    crm,
    tenants: {byId: world.tenants.byId, all: world.tenants.all, changed},
    connections: {read: () => Promise.resolve(undefined)},
    crmState: ({crmEnabled, settings}) =>
      Promise.resolve({
        provider: 'zoho',
        state: crmEnabled && settings.enabled ? 'connected' : 'disabled',
        region: 'eu',
      }),
    ownCallFields,
    resumeJournal: (tenantId) => services.resumeJournal(tenantId),
    publicUrls: [new URL('https://crm.example')],
  });
  const leases = new NumberLeases(store.db, box, clock);
  const contacts = new ContactService({adapter: crm, lookups, calls: services.calls, leases, clock});
  const app: Hono<Env> = testApp({
    clock,
    tokens,
    ...side,
    adminRoutes: [...side.adminRoutes, ...services.adminRoutes],
    agentRoutes: [
      ...services.agentRoutes,
      lookupRoutes(lookups, new LateLookups(lookups, hub)),
      searchRoutes(contacts),
      contactRoutes(contacts, new Idempotency(store.db, box, clock)),
    ],
    publicRoutes: services.publicRoutes,
  });
  const admin = (path: string, options: AskOptions = {}) => ask(app, path, {as: 'admin', ...options});
  return {
    ...world,
    app,
    admin,
    as: (extension, path, options = {}) => ask(app, path, {as: extension, ...options}),
    async change({journal, create, ...rest}) {
      const read = await admin('/settings');
      const now = (await read.json()) as SettingsReply;
      const json = {
        ...now,
        ...rest,
        journal: {...now.journal, ...journal},
        create: {...now.create, ...create},
      };
      const headers = {'if-match': read.headers.get('etag')!};
      const answer = await admin('/settings', {method: 'PUT', json, headers});
      if (answer.status !== 200) throw new Error(await answer.text());
      return (await answer.json()) as SettingsReply;
    },
    async switchCrm(enabled) {
      const path = `/tenants/${demoTenantId}/crm`;
      const answer = await ask(app, path, {as: 'system', method: 'PUT', json: {enabled}});
      if (answer.status !== 200) throw new Error(await answer.text());
    },
  };
}
