import './on-postgres.ts';
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {sql} from 'kysely';
import {journalStore} from '../../../src/proxy/journal/journal-store.ts';
import {openTestStore, type TestStore} from '../../support/node/test-store.ts';
import {until} from '../../support/node/until.ts';
import {scenario} from '../pbx/support/golden.ts';
import {demoTenantId, newNoteId, pbxWorld} from '../pbx/support/pbx-world.ts';

const session = '950000000000001000';
const key = {tenantId: demoTenantId, sessionId: session};

describe('on a PostgreSQL, at one moment', () => {
  let store: TestStore;
  before(async () => {
    store = await openTestStore();
  });
  after(() => store.close());

  it('a note and the end of its call both count: the note is not lost between the two (E17)', async (t) => {
    const world = await pbxWorld(store);
    t.after(() => world.stop());
    await world.post(scenario('inbound-answered').slice(0, 6));
    await world.settle();
    let isSaved = false;
    let saving = Promise.resolve();
    // As the end of the call does it: the call first, then its row in the journal, which nobody sees before the commit.
    await store.db.transaction().execute(async (tx) => {
      await tx
        .updateTable('call')
        .set({updated_at: new Date()})
        .where('tenant_id', '=', demoTenantId)
        .where('session_id', '=', session)
        .execute();
      await journalStore.want(tx, key, world.clock.now());
      const path = `/calls/${session}/notes/${newNoteId()}`;
      saving = world.agent('101', path, {method: 'PUT', json: {text: 'Calls back.'}}).then(({status}) => {
        assert.equal(status, 201);
        isSaved = true;
      });
      await until(async () => isSaved || (await someoneWaits()));
    });
    await saving;
    const row = (await journalStore.find(store.db, key))!;
    assert.equal(row.wanted_version, 2, 'an activity that is being written from now on learns of the note');
  });

  const someoneWaits = async (): Promise<boolean> => {
    const {rows} = await sql`select 1 from pg_locks where not granted`.execute(store.db);
    return rows.length > 0;
  };
});
