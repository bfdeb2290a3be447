import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeEach, describe, it} from 'node:test';
import {sql} from 'kysely';
import {loadScenario, scenarioNames} from '../../../demo/pbx-simulator/scenario-file.ts';
import {silentLogger} from '../../../src/proxy/logging.ts';
import {ConsentStore} from '../../../src/proxy/oauth/consent-store.ts';
import {audit, auditPage} from '../../../src/proxy/services/audit/audit-log.ts';
import {CallStore} from '../../../src/proxy/services/calls/call-store.ts';
import {ConnectionStore} from '../../../src/proxy/services/connection/connection-store.ts';
import {Idempotency} from '../../../src/proxy/services/idempotency.ts';
import {provision} from '../../../src/proxy/services/tenants/provisioning.ts';
import {TenantService} from '../../../src/proxy/services/tenants/tenant-service.ts';
import {checkEncryptionKeys} from '../../../src/proxy/store/key-check.ts';
import {Resealer} from '../../../src/proxy/store/resealing/resealer.ts';
import {sealedPlaces} from '../../../src/proxy/store/resealing/sealed-places.ts';
import {SecretBox} from '../../../src/proxy/store/secret-box.ts';
import {mortalStore} from '../../support/node/mortal-store.ts';
import {testCaller} from '../../support/node/test-app.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {demoTenantId, newNoteId, pbxWorld, type PbxWorld} from '../pbx/support/pbx-world.ts';

const old = {id: 'old_1', key: Buffer.alloc(32, 1)};
const young = {id: 'young', key: Buffer.alloc(32, 2)};
const session = '950000000000010000';
const minute = 60_000;
const caller = testCaller();
const consent = {
  stateHash: 'a-state',
  tenantId: demoTenantId,
  userId: 'user-admin',
  userName: 'Ada Quill',
  userEpoch: 0,
  region: 'eu',
  redirectUri: 'https://crm.example/oauth/callback',
  clientId: 'client',
  browserHash: 'a-browser',
  createdAt: 0,
  expiresAt: 1,
} as const;

describe('a new encryption key', () => {
  const store = useTestStore();
  let world: PbxWorld;

  const rotated = () => new SecretBox([young, old]);
  const places = sealedPlaces(() => Promise.resolve('GB'));
  const resealer = (box: SecretBox, db = store.db, batch = 3) =>
    new Resealer({db, box, places, clock: {delay: () => Promise.resolve()}, log: silentLogger, batch});
  const linkIn = (one: PbxWorld) =>
    /https:\/\/crm.example(\/crm\/v1\/links\/[A-Za-z0-9_-]{32})/.exec(
      one.crm.activities.find(({description}) => description.includes('Recording:'))!.description,
    )![1]!;
  const play = async (one: PbxWorld, name: string) => {
    await one.pbx.playLines(loadScenario(name)).done;
    await one.settle();
  };

  /** Something of every kind, under the old key alone. */
  async function fill(): Promise<void> {
    const box = new SecretBox([old]);
    const connections = new ConnectionStore(store.db, box);
    world = await pbxWorld(store, {box, settings: {journal: {recordingLink: 'public'}}});
    await checkEncryptionKeys(store.db, box);
    await provision(store.db, box, connections, [
      {
        id: demoTenantId,
        domain: 'demo.example',
        webhookSecret: 'a secret that the PBX shows us',
        pbx: {username: 'service', password: 'service password'},
        connection: {region: 'eu', clientId: 'client', clientSecret: 'hush', refreshToken: 'refresh'},
      },
    ]);
    const lease = (await connections.takeLease(demoTenantId, minute))!;
    await connections.saveToken(demoTenantId, lease, {token: 'access', until: 9e12}, 'https://api.example');
    const pending = box.seal(
      {field: 'crm_connection.pending_grant', tenantId: demoTenantId, rowKey: demoTenantId},
      '{}',
    );
    await store.db.updateTable('crm_connection').set({pending_grant: pending}).execute();
    await new ConsentStore(store.db, box).add(consent);
    const by = {userId: 'user-admin', name: 'Ada Quill'};
    const changes = [{pointer: '/journal/enabled', from: true, to: false}];
    await audit(store.db, box, {tenantId: demoTenantId, at: 0, by, topic: 'settings', changes});
    for (const name of scenarioNames()) await play(world, name);
    for (let passed = 0; passed < 18; passed += 1) await world.pass(minute);
    const path = `/calls/${session}/notes/${newNoteId()}`;
    await world.agent('101', path, {method: 'PUT', json: {text: 'Wants the offer by Friday.'}});
    await world.settle();
    const {tenant} = world.tenants.list.get(demoTenantId)!;
    const [contact] = (await world.lookups.find(tenant, '+14155550188')).matches;
    await world.lookups.learn(tenant, '+14155550188', contact!, 'linked');
    await new Idempotency(store.db, box, world.clock).once(
      caller,
      'a-key',
      {lastName: 'Sample'},
      () => Promise.resolve({status: 201, body: {id: '1'}}),
      () => {},
    );
    await world.stop();
  }

  /** `table.column` of everything in the database that only a certain key opens. */
  async function sealedUnder(keyId: string): Promise<string[]> {
    const {rows: columns} = await sql<{table_name: string; column_name: string}>`
      select table_name, column_name from information_schema.columns
      where table_schema = 'public' and data_type = 'text' and table_name <> 'encryption_key'`.execute(
      store.db,
    );
    const found = await Promise.all(
      columns.map(async ({table_name, column_name}) => {
        const {rows} = await sql<{any: boolean}>`select exists (select from ${sql.table(table_name)}
          where starts_with(${sql.ref(column_name)}, ${`1.${keyId}.`})) as any`.execute(store.db);
        return rows[0]!.any ? [`${table_name}.${column_name}`] : [];
      }),
    );
    const {rows: links} = await sql`select from link where key_id = ${keyId} and revoked_at is null`.execute(
      store.db,
    );
    return [...found.flat(), ...links.map(() => 'link.key_id')];
  }

  /** Each `table.column` that some file of the proxy seals, from the words in which it says where. */
  function sealedInCode(): string[] {
    const folder = join(import.meta.dirname, '../../../src/proxy');
    const files = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((name) =>
      name.endsWith('.ts'),
    );
    const texts = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
    return [...texts.matchAll(/(?:field: |ofTenant\()['`](\w+)\./g)].map(([, table]) => table!);
  }

  beforeEach(fill);

  it('takes over every text, although the process is killed in the middle, and the old one may go (J31)', async () => {
    const kinds = await sealedUnder('old_1');
    assert.deepEqual(
      [...new Set(kinds.map((kind) => kind.split('.')[0]))].sort(),
      places.map(({table}) => table).sort(),
      'there is something of every kind',
    );
    const lacking = checkEncryptionKeys(store.db, new SecretBox([young]));
    await assert.rejects(lacking, /lacks the key "old_1" .*rows need it/);

    await checkEncryptionKeys(store.db, rotated());
    const mortal = mortalStore(store);
    mortal.dieAfter(60);
    const killed = resealer(rotated(), mortal.db);
    await assert.rejects(killed.run(), /killed/);
    const all = await places.reduce(
      async (sum, place) => (await sum) + (await place.countOld(store.db, 'young')),
      Promise.resolve(0),
    );
    assert.ok(killed.left! > 0 && killed.left === all, `${killed.left} of ${all} left`);

    const second = resealer(rotated());
    await second.run();
    assert.equal(second.left, 0);
    assert.deepEqual(await sealedUnder('old_1'), []);
    await checkEncryptionKeys(store.db, new SecretBox([young]));
  });

  it('opens everything by itself afterwards: addresses in activities, calls, choices, secrets (J31)', async () => {
    const address = linkIn(world);
    await checkEncryptionKeys(store.db, rotated());
    await resealer(rotated()).run();
    const box = new SecretBox([young]);
    await checkEncryptionKeys(store.db, box);

    const settings = {journal: {recordingLink: 'public'}} as const;
    const next = await pbxWorld(store, {
      box,
      settings,
      keepsData: true,
      start: new Date(world.clock.now()).toISOString(),
    });
    const stored = await store.db.selectFrom('call').select('session_id').execute();
    assert.ok(stored.length > 10);
    for (const {session_id} of stored)
      assert.ok((await new CallStore(box).find(store.db, demoTenantId, session_id))!.facts.startedAt > 0);
    const notes = await (await next.agent('101', `/calls/${session}/notes`)).text();
    assert.match(notes, /Wants the offer by Friday/);
    await next.pbx.playLines(loadScenario('late-recording')).done;
    const page = await next.app.request(address, {headers: {host: 'crm.example'}});
    assert.equal(page.status, 200, 'an address that stands in Zoho still leads to its file');
    const {tenant} = next.tenants.list.get(demoTenantId)!;
    assert.equal(
      (await next.lookups.find(tenant, '+14155550188', {refresh: true})).matches[0]?.reason.rule,
      'remembered',
    );
    const ofNumber = await store.db
      .selectFrom('call')
      .select('session_id')
      .where('number_hash', '=', box.numberHash(demoTenantId, '+14155550188'))
      .execute();
    assert.deepEqual(ofNumber, [{session_id: session}]);
    await next.stop();

    const connection = await new ConnectionStore(store.db, box).read(demoTenantId);
    assert.deepEqual(
      [connection!.clientSecret, connection!.refreshToken, connection!.accessToken!.token],
      ['hush', 'refresh', 'access'],
    );
    const tenants = new TenantService(store.db, box, world.clock, false);
    assert.deepEqual(await tenants.secrets(demoTenantId), {
      webhookSecrets: ['a secret that the PBX shows us'],
      pbx: {username: 'service', password: 'service password'},
    });
    assert.equal((await auditPage(store.db, box, demoTenantId))!.items[0]!.by, 'Ada Quill');
  });

  it('changes nothing for whoever calls meanwhile (J31)', async () => {
    const box = rotated();
    await checkEncryptionKeys(store.db, box);
    const next = await pbxWorld(store, {
      box,
      keepsData: true,
      start: new Date(world.clock.now()).toISOString(),
    });
    let isOver = false;
    const running = resealer(box, store.db, 1)
      .run()
      .finally(() => (isOver = true));
    const statuses: number[] = [];
    let rounds = 0;
    while (!isOver) {
      const path = `/calls/${session}/notes/${newNoteId()}`;
      statuses.push((await next.agent('101', path, {method: 'PUT', json: {text: 'Meanwhile.'}})).status);
      statuses.push((await next.agent('101', `/calls/${session}`)).status);
      await play(next, scenarioNames()[rounds % scenarioNames().length]!);
      rounds += 1;
    }
    await running;
    assert.ok(rounds > 1);
    assert.deepEqual([...new Set(statuses)].sort(), [200, 201]);
    const replay = new Idempotency(store.db, box, world.clock);
    let replayed = false;
    const again = () => Promise.reject(new Error('it happened before'));
    await replay.once(caller, 'a-key', {lastName: 'Sample'}, again, () => (replayed = true));
    assert.ok(replayed, 'a request that is repeated over the change gets its first answer');
    const last = resealer(box);
    await last.run();
    assert.equal(last.left, 0);
    await next.stop();
  });

  it('finds every table in which the code seals something', () => {
    const transient = ['process_message', 'encryption_key'];
    const known = [...places.map(({table}) => table), ...transient];
    assert.deepEqual(
      [...new Set(sealedInCode())].filter((table) => !known.includes(table)),
      [],
    );
  });
});
