import {sql, type Kysely} from 'kysely';
import type {Database} from '../../store/schema.ts';
import {firstGenerationOf} from '../session/session-generations.ts';

/** How long raw events are kept (reliability E14), milliseconds. */
const eventsKeptFor = 7 * 86_400_000;
/** Calls whose events are deleted in one transaction. */
const callsAtOnce = 200;

/**
 * Deletes raw events of calls that ended long ago, and those that belong to no call. The call itself stays, marked: an event that
 * comes after all must not make a new one of what is left.
 * @returns How many events were deleted.
 */
export async function purgeEvents(db: Kysely<Database>, now: number): Promise<number> {
  const before = new Date(now - eventsKeptFor);
  let deleted = 0;
  for (;;) {
    const {calls, events} = await purgeCalls(db, before, now);
    deleted += events;
    if (calls < callsAtOnce) break;
  }
  const {numDeletedRows} = await db
    .deleteFrom('pbx_event')
    .where('received_at', '<', before)
    .where('processed', '=', true)
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('call')
            .select('call.session_id')
            .whereRef('call.tenant_id', '=', 'pbx_event.tenant_id')
            .whereRef('call.session_id', '=', 'pbx_event.session_id'),
        ),
      ),
    )
    .executeTakeFirst();
  return deleted + Number(numDeletedRows);
}

function purgeCalls(
  db: Kysely<Database>,
  before: Date,
  now: number,
): Promise<{calls: number; events: number}> {
  return db.transaction().execute(async (tx) => {
    const calls = await tx
      .updateTable('call')
      .set({events_purged_at: new Date(now)})
      .where((is) => {
        const old = is
          .selectFrom('call as old')
          .select(['old.tenant_id', 'old.session_id'])
          .where('old.state', '=', 'ended')
          .where('old.ended_at', '<', before)
          .where('old.updated_at', '<', before)
          .where('old.events_purged_at', 'is', null)
          .limit(callsAtOnce)
          .$asTuple('tenant_id', 'session_id');
        return sql<boolean>`${is.refTuple('call.tenant_id', 'call.session_id')} in ${old}`;
      })
      .returning(['tenant_id', 'session_id'])
      .execute();
    let events = 0;
    for (const call of calls) {
      const {numDeletedRows} = await tx
        .deleteFrom('pbx_event')
        .where('tenant_id', '=', call.tenant_id)
        .where('session_id', '=', firstGenerationOf(call.session_id))
        .where('received_at', '<', before)
        .where('processed', '=', true)
        .executeTakeFirst();
      events += Number(numDeletedRows);
    }
    return {calls: calls.length, events};
  });
}
