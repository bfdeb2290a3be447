import {fromKysely, type PgBoss} from 'pg-boss';
import {describeError, type Logger} from '../logging.ts';
import type {SessionKey} from '../pbx/webhook/event-store.ts';
import type {Queries} from '../services/calls/call-store.ts';
import type {JournalWorker} from './journal-worker.ts';

const name = 'journal-call';

/**
 * Wakes a worker, in this process or another, as soon as a journal row becomes due. The rows are the truth: a lost or doubled job
 * changes nothing, because every worker also looks by itself (reliability 0.8).
 */
export class JournalQueue {
  readonly #boss: PgBoss;
  readonly #log: Logger;

  private constructor(boss: PgBoss, log: Logger) {
    this.#boss = boss;
    this.#log = log;
  }

  /** @param boss Started. */
  static async open(boss: PgBoss, log: Logger): Promise<JournalQueue> {
    await boss.createQueue(name, {notify: true, retryLimit: 0, expireInSeconds: 60, deleteAfterSeconds: 60});
    return new JournalQueue(boss, log);
  }

  /** In the same transaction as the row, so that neither is there without the other. */
  async wake(db: Queries, {tenantId, sessionId}: SessionKey): Promise<void> {
    await this.#boss.send(name, {tenantId, sessionId}, {db: fromKysely(db)});
  }

  /** Works on jobs until the process stops. */
  async work(worker: JournalWorker): Promise<void> {
    const options = {batchSize: 20, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 10};
    await this.#boss.work(name, options, async () => {
      await worker
        .look()
        .catch((error: unknown) =>
          this.#log.error('journal run failed', {job: name, error: describeError(error)}),
        );
    });
  }
}
