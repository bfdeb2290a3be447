import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {sql} from 'kysely';
import {ConnectionStore} from '../../../src/proxy/services/connection/connection-store.ts';
import {GrantStore} from '../../../src/proxy/services/connection/grant-store.ts';
import {provision} from '../../../src/proxy/services/tenants/provisioning.ts';
import {openDatabase, type OpenDatabase} from '../../../src/proxy/store/database.ts';
import {testPostgres, type TestPostgres} from '../../support/node/postgres.ts';
import {testSecretBox} from '../../support/node/test-store.ts';
import {until} from '../../support/node/until.ts';

describe('two admins at two proxies', () => {
  let server: TestPostgres;
  let databases: OpenDatabase[];
  before(async () => {
    server = await testPostgres();
    const url = await server.createDatabase();
    databases = [await openDatabase({url}), await openDatabase({url})];
  });
  after(async () => {
    for (const database of databases) await database.close();
    await server.stop();
  });

  it('may both bring a tenant’s first client at the same moment: the later one counts, and nobody sees an error', async () => {
    const box = testSecretBox();
    const stores = databases.map(({db}) => new GrantStore(db, box, new ConnectionStore(db, box)));
    for (let round = 0; round < 10; round += 1) {
      const tenantId = `94000000000000010${round}`;
      await databases[0]!.db
        .insertInto('tenant')
        .values({
          id: tenantId,
          domain: `t${round}.example`,
          crm_enabled: true,
          settings: '{}',
          agents: '{}',
          webhook_secrets: '',
        })
        .execute();
      await Promise.all(
        Array.from({length: 6}, (_, admin) =>
          stores[admin % 2]!.setCredentials(
            tenantId,
            {id: `1000.CLIENT${admin}`, secret: `secret-of-${admin}`, region: 'eu'},
            Date.now(),
            () => Promise.resolve(),
          ),
        ),
      );
      const {clientId} = (await stores[0]!.details(tenantId))!;
      assert.match(clientId, /^1000\.CLIENT[0-5]$/);
    }
  });

  it('keep what they save while a proxy starts with its tenants file (J23)', async () => {
    const [one, two] = databases.map(({db}) => db);
    const box = testSecretBox();
    const tenant = {id: '940000000000000200', domain: 'start.example', webhookSecret: 'secret-of-the-hook'};
    const start = () => provision(two!, box, {read: () => Promise.resolve(undefined)}, [tenant]);
    await start();
    const waits = async () =>
      (await sql`select 1 from pg_stat_activity where wait_event_type = 'Lock'`.execute(one!)).rows.length >
      0;
    let starting: Promise<void> | undefined;
    await one!.transaction().execute(async (tx) => {
      await tx
        .updateTable('tenant')
        .set({settings: JSON.stringify({region: 'jp'}), agents: '{"101":"1"}', settings_version: 2})
        .where('id', '=', tenant.id)
        .execute();
      starting = start();
      await until(waits);
    });
    await starting;
    const row = await one!
      .selectFrom('tenant')
      .selectAll()
      .where('id', '=', tenant.id)
      .executeTakeFirstOrThrow();
    assert.deepEqual(
      [JSON.parse(row.settings), row.agents, row.settings_version],
      [{region: 'jp'}, '{"101":"1"}', 2],
    );
  });
});
