import type {Queries} from '../services/calls/call-store.ts';
import {isOfCallLog} from '../pbx/call-log/call-log-event.ts';
import type {SessionKey, StoredEvent} from '../pbx/webhook/event-store.ts';

/** The first lines of a call's ledger, in one statement: what was received of it, and that it was understood. */
export async function noteHeard(
  db: Queries,
  {tenantId, sessionId}: SessionKey,
  events: readonly StoredEvent[],
  flags: readonly string[],
  now: number,
): Promise<void> {
  const first = Math.min(...events.map(({receivedAt}) => receivedAt));
  const fromLog = events.some(({key}) => isOfCallLog(key));
  const received = `${events.length} ${events.length === 1 ? 'event' : 'events'}${fromLog ? ', call log' : ''}`;
  await db
    .insertInto('journal_step')
    .values([
      {tenant_id: tenantId, session_id: sessionId, at: new Date(first), step: 'received', detail: received},
      {
        tenant_id: tenantId,
        session_id: sessionId,
        at: new Date(now),
        step: 'parsed',
        detail: flags.length > 0 ? flags.join(', ') : null,
      },
    ])
    .execute();
}
