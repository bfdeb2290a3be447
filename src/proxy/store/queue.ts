import {fromPglite, PgBoss} from 'pg-boss';
import type {OpenDatabase} from './database.ts';

/** Waits for running jobs at the end; what is left is taken up by the next start. */
const drainMilliseconds = 8000;

export interface Queue {
  readonly boss: PgBoss;
  isRunning(): boolean;
  /** Lets running jobs finish, but not for ever. */
  stop(): Promise<void>;
}

/**
 * Starts pg-boss on the same database. Its jobs only wake our tables, which stay the truth (architecture, decision 6).
 * @param onError Told of every failure in the background; the queue goes on by itself.
 */
export async function startQueue(
  {pglite, url}: Pick<OpenDatabase, 'pglite' | 'url'>,
  onError: (error: Error) => void,
): Promise<Queue> {
  const boss = new PgBoss({
    ...(pglite ? {db: fromPglite(pglite), backend: 'pglite' as const} : {connectionString: url, max: 4}),
    useListenNotify: true,
    // A crashed worker's job comes back soon (reliability 0.8).
    maintenanceIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
  });
  boss.on('error', onError);
  await boss.start();
  let running = true;
  boss.on('stopped', () => (running = false));
  return {
    boss,
    isRunning: () => running,
    async stop() {
      running = false;
      await boss.stop({graceful: true, close: true, timeout: drainMilliseconds});
    },
  };
}
