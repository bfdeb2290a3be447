import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {ConnectionStore} from '../../../src/proxy/services/connection/connection-store.ts';
import {GrantStore} from '../../../src/proxy/services/connection/grant-store.ts';
import {openDatabase, type OpenDatabase} from '../../../src/proxy/store/database.ts';
import {testPostgres, type TestPostgres} from '../../support/node/postgres.ts';
import {testSecretBox} from '../../support/node/test-store.ts';

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
});
