import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {JournalQueue} from '../../../src/proxy/journal/journal-queue.ts';
import type {JournalWorker} from '../../../src/proxy/journal/journal-worker.ts';
import {silentLogger} from '../../../src/proxy/logging.ts';
import {startQueue, type Queue} from '../../../src/proxy/store/queue.ts';
import {openTestStore, type TestStore} from '../../support/node/test-store.ts';

describe('the job queue', () => {
  let store: TestStore;
  let queue: Queue;
  before(async () => {
    store = await openTestStore();
    queue = await startQueue(store, (error) => assert.fail(error));
  });
  after(async () => {
    await queue.stop();
    await store.close();
  });

  it('wakes a worker when the transaction that queued the call is committed, and not when it is undone', async () => {
    let tellWoken = () => {};
    const isWoken = new Promise<void>((resolve) => (tellWoken = resolve));
    let looks = 0;
    const worker = {
      look: () => {
        looks += 1;
        tellWoken();
        return Promise.resolve();
      },
    } as unknown as JournalWorker;
    const journal = await JournalQueue.open(queue.boss, silentLogger);
    await journal.work(worker);
    const key = {tenantId: '940000000000000001', sessionId: '950000000000001000'};
    await store.db
      .transaction()
      .execute(async (tx) => {
        await journal.wake(tx, key);
        throw new Error('undone');
      })
      .catch(() => {});
    const undone = looks;
    await store.db.transaction().execute((tx) => journal.wake(tx, key));
    await isWoken;
    assert.equal(undone, 0);
  });
});
