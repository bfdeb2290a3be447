import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {sql} from 'kysely';
import {useTestStore} from '../../support/node/test-store.ts';

describe('the embedded database under a crowd of work', () => {
  const store = useTestStore();

  it('lets the event loop turn every few milliseconds, so that requests are read meanwhile', async () => {
    let turns = 0;
    let next = setImmediate(function count() {
      turns += 1;
      next = setImmediate(count);
    });
    // Without a breath these would keep the thread for a second and more.
    for (let done = 0; done < 1000 && turns < 5; done += 1)
      await store.db
        .transaction()
        .execute((tx) => sql`select count(*) from generate_series(1, 2000)`.execute(tx));
    clearImmediate(next);
    assert.ok(turns >= 5, String(turns));
  });
});
