import {sql} from 'kysely';
import type {Queries} from '../services/calls/call-store.ts';

/**
 * SQL that lets the transaction it runs in commit without waiting for the disk: in a `returning` of a single statement, or by
 * {@link commitLazily}. Only for what can be had again after a power cut: calls, which are made anew from their stored events, and
 * caches. The next commit that does wait takes along all that came before it, so nothing is ever durable without its causes.
 */
export const lazily = sql<string>`set_config('synchronous_commit', 'off', true)`;

/** Lets this transaction commit lazily, see {@link lazily}. */
export async function commitLazily(tx: Queries): Promise<void> {
  await sql`select ${lazily}`.execute(tx);
}
