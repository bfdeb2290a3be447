import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';
import {sql} from 'kysely';
import {journalStore} from '../../../src/proxy/journal/journal-store.ts';
import {EventStore, type NewEvent} from '../../../src/proxy/pbx/webhook/event-store.ts';
import {readPbxEvent} from '../../../src/proxy/pbx/wire/pbx-event.ts';
import {useTestStore, testSecretBox} from '../../support/node/test-store.ts';
import {scenario} from '../pbx/support/golden.ts';
import {demoTenantId, pbxWorld} from '../pbx/support/pbx-world.ts';

const minute = 60_000;
const start = Date.parse('2026-06-15T13:00:00.000Z');

describe('a long backlog', () => {
  const store = useTestStore();
  const events = new EventStore(testSecretBox());
  beforeEach(() => store.reset());

  /** What the PBX says at the end of a call; enough to make it, where everything before was missed. */
  const [last] = scenario('inbound-answered').slice(-1) as [Record<string, unknown>];
  const ended = (n: number): NewEvent => {
    const body = {...last, session_id: `9500000000${String(n).padStart(8, '0')}`};
    return {tenantId: demoTenantId, key: `event-${n}`, event: readPbxEvent(body), body};
  };

  it('is looked at in small parts however long it is, so that it never fills the memory (J27)', async () => {
    await store.db.transaction().execute(async (tx) => {
      // Rows without their calls: only the rows are looked at.
      await sql`set local session_replication_role = replica`.execute(tx);
      await sql`insert into journal (tenant_id, session_id, state, queued_at, next_attempt_at, updated_at)
        select (n % 15)::text, n::text, 'queued', now(), now(), now() from generate_series(1, 5000) n`.execute(
        tx,
      );
    });
    const due = await journalStore.due(store.db, Date.now() + minute, []);
    assert.equal(due.length, 200);
    const ofEach = new Map<string, number>();
    for (const {tenantId} of due) ofEach.set(tenantId, (ofEach.get(tenantId) ?? 0) + 1);
    assert.equal(ofEach.size, 15);
    assert.ok(Math.max(...ofEach.values()) <= 20);

    for (let n = 0; n < 1500; n += 500)
      await events.add(
        store.db,
        Array.from({length: 500}, (_, k) => ended(n + k)),
        start,
      );
    assert.equal((await events.waiting(store.db, start)).length, 500);
  });

  it('that a killed process left behind is worked off by the next one, each call once (J27)', async () => {
    const calls = 550;
    const survivors = {...store, reset: async () => {}};
    // The one that was killed had said 200 to all of these, and done nothing more.
    await events.add(
      store.db,
      Array.from({length: calls}, (_, n) => ended(n)),
      start - minute,
    );
    const world = await pbxWorld(survivors, {start: new Date(start).toISOString()});
    try {
      await world.services.start();
      await world.settle();
      await world.pass(minute / 2);
      const rows = await store.db.selectFrom('journal').select('state').execute();
      assert.deepEqual(new Set(rows.map(({state}) => state)), new Set(['logged']));
      assert.equal(rows.length, calls);
      const markers = world.crm.activities.map(({description}) => /call [0-9a-f]{20}/.exec(description)?.[0]);
      assert.equal(markers.length, calls);
      assert.equal(new Set(markers).size, calls);
    } finally {
      await world.stop();
    }
  });
});
