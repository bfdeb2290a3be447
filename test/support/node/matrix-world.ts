import {randomUUID} from 'node:crypto';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Hono} from 'hono';
import {loadScenario} from '../../../demo/pbx-simulator/scenario-file.ts';
import {startPbxSimulator} from '../../../demo/pbx-simulator/start-pbx-simulator.ts';
import {startZohoEmulator} from '../../../demo/zoho-emulator/start-zoho-emulator.ts';
import type {SessionReply} from '../../../src/contract/index.ts';
import {createApp} from '../../../src/proxy/app.ts';
import {readConfig} from '../../../src/proxy/config.ts';
import {silentLogger} from '../../../src/proxy/logging.ts';
import type {Env} from '../../../src/proxy/middleware/env.ts';
import {createServices} from '../../../src/proxy/services.ts';
import type {OpenDatabase} from '../../../src/proxy/store/database.ts';
import type {Person} from '../../../tools/access-rules.ts';
import {portal} from './test-app.ts';
import {openTestStore, type TestStore} from './test-store.ts';
import {until} from './until.ts';

/** Things of one tenant that a path or a body may name. */
export interface Ids {
  readonly tenantId: string;
  readonly callId: string;
  readonly contactId: string;
  readonly extension: string;
  readonly zohoUserId: string;
}

type Member = Exclude<Person, 'nobody' | 'system_admin'>;

/** Extensions of the demo's first tenant, by what the PBX gives them. */
export const extensionOf: Readonly<Record<Member, string>> = {
  agent: '101',
  agent_looking: '110',
  agent_without_contacts: '107',
  settings_viewer: '109',
  tenant_admin: '100',
};
const own = '940000000000000001';
const other = '940000000000000002';
const lastDigits: Record<string, string> = {[own]: '1', [other]: '2'};
const callIdOf = (tenantId: string, extension: string) => `95000000${lastDigits[tenantId]}000${extension}`;

/**
 * The whole proxy, as it runs, between a PBX simulator and a Zoho emulator: two tenants with a call of each person.
 * @param watch The database as the proxy gets it.
 */
export async function matrixWorld(watch: (store: TestStore) => OpenDatabase = (store) => store) {
  const folder = await mkdtemp(join(tmpdir(), 'bgm-matrix-'));
  const [pbx, zoho, store] = await Promise.all([
    startPbxSimulator({target: 'http://127.0.0.1:9/crm/v1/pbx/events'}),
    startZohoEmulator({
      orgs: ['eu-enterprise', 'eu-professional'],
      generatedRecords: 5,
      generatedElsewhere: 5,
    }),
    openTestStore(),
  ]);
  const tenantsFile = join(folder, 'tenants.json');
  const settings = {defaultCountry: 'GB', allowedOrigins: [portal]};
  const tenants = pbx.tenants
    .filter(({id}) => id === own || id === other)
    .map(({id, domain, webhookSecret, serviceUser}, index) => {
      const {region, clientId, clientSecret, refreshToken} = zoho.orgs[index]!;
      const connection = {region, clientId, clientSecret, refreshToken};
      return {id, domain, webhookSecret, pbx: serviceUser, settings, connection};
    });
  await writeFile(tenantsFile, JSON.stringify({tenants}));
  const config = readConfig({
    BGM_ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 5).toString('base64')}`,
    BGM_PBX_URL: pbx.url,
    BGM_PUBLIC_URL: 'http://crm.example',
    BGM_TENANTS_FILE: tenantsFile,
    BGM_ZOHO_HOSTS: JSON.stringify(zoho.regions),
    BGM_LOOKUPS_PER_MINUTE: '100000',
    BGM_LOOKUPS_BURST: '100000',
  });
  const stopping = new AbortController();
  const services = await createServices({
    config,
    log: silentLogger,
    database: watch(store),
    stopping: stopping.signal,
    listensOn: 'http://127.0.0.1:9',
  });
  const app: Hono<Env> = createApp(services.app);

  /** One finished call of an extension, told by webhook. */
  const phone = async (tenantId: string, extension: string): Promise<void> => {
    const {webhookSecret} = pbx.tenants.find(({id}) => id === tenantId)!;
    const text = JSON.stringify(loadScenario('inbound-answered').map(({event}) => event))
      .replaceAll('950000000000001000', callIdOf(tenantId, extension))
      .replaceAll('sip:101@', `sip:${extension}@`)
      .replaceAll('"101"', `"${extension}"`)
      .replaceAll(own, tenantId);
    const answer = await app.request('/crm/v1/pbx/events', {
      method: 'POST',
      headers: {authorization: `Bearer ${webhookSecret}`, 'content-type': 'application/json'},
      body: text,
    });
    if (answer.status !== 200) throw new Error(`The call was not taken: ${await answer.text()}`);
  };
  for (const extension of Object.values(extensionOf)) {
    await phone(own, extension);
    await phone(other, extension);
  }
  const calls = Object.values(extensionOf).length * 2;
  const ended = () => store.db.selectFrom('call').select('state').where('state', '=', 'ended').execute();
  await until(async () => (await ended()).length === calls);

  const pbxTokenOf = (person: Person): string | undefined => {
    if (person === 'nobody') return undefined;
    if (person === 'system_admin') return pbx.systemUsers[0]!.token;
    const {users} = pbx.tenants.find(({id}) => id === own)!;
    return users.find(({extension}) => extension === extensionOf[person])!.token;
  };
  const [ownOrg, otherOrg] = zoho.world.orgs.map((org) => ({
    contact: [...org.records.all('Contacts')][0]!.id,
    user: org.users.findLast(({status}) => status === 'active')!.id,
    organisation: org.definition.zgid,
  }));
  const idsOf = (person: Person, tenantId: string, org: typeof ownOrg): Ids => {
    const extension = extensionOf[person as Member] ?? '101';
    return {
      tenantId,
      extension,
      callId: callIdOf(tenantId, extension),
      contactId: org!.contact,
      zohoUserId: org!.user,
    };
  };
  return {
    app,
    pbxTokenOf,
    store,
    /** Requests that reached the CRM, newest last. */
    zohoLog: () => zoho.world.log.newest(1000),
    /** A fresh widget token, for a server unless an origin is named. */
    async tokenOf(person: Person, origin?: string): Promise<string | undefined> {
      const token = pbxTokenOf(person);
      if (token === undefined) return undefined;
      const answer = await app.request('/crm/v1/session', {
        method: 'POST',
        headers: {authorization: `Bearer ${token}`, ...(origin !== undefined && {origin})},
      });
      return ((await answer.json()) as SessionReply).token;
    },
    ownIds: (person: Person) => idsOf(person, own, ownOrg),
    foreignIds: (person: Person) => idsOf(person, other, otherOrg),
    unknownIds: (person: Person): Ids => ({
      ...idsOf(person, own, ownOrg),
      tenantId: '940000000000000099',
      callId: '950000009000999',
      contactId: '4876876000009999999',
      zohoUserId: '4876876000009999998',
    }),
    newKey: () => randomUUID(),
    ownOrganisation: ownOrg!.organisation,
    otherOrganisation: otherOrg!.organisation,
    /** Writes a note on the other tenant's call of an extension. @returns Its id. */
    async foreignNote(extension: string): Promise<string> {
      const noteId = randomUUID();
      const key = {tenant_id: other, session_id: callIdOf(other, extension), note_id: noteId};
      const author = {author_user_id: '1', author_extension: extension, author_name: '1.x', text: '1.x'};
      await store.db
        .insertInto('note')
        .values({...key, ...author, version: 1})
        .execute();
      return noteId;
    },
    async stop() {
      stopping.abort();
      await services.stop();
      await Promise.all([pbx.stop(), zoho.stop(), store.close(), rm(folder, {recursive: true, force: true})]);
    },
  };
}
