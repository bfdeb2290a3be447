import type {CampaignDatabase} from './database.ts';

/** Where each call stands in the proxy's own books, by tenant and session. */
export async function ledgerStates(database: CampaignDatabase): Promise<ReadonlyMap<string, string>> {
  const rows = await database.read<{key: string; state: string}>(
    `select tenant_id || ' ' || session_id as key, state from journal`,
  );
  return new Map(rows.map(({key, state}) => [key, state]));
}

/** Steps of the named sessions in the order in which they were written. */
export async function ledgerSteps(
  database: CampaignDatabase,
  sessions: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await database.read<{session: string; step: string}>(
    `select session_id as session,
            to_char(at at time zone 'UTC', 'HH24:MI:SS.MS') || ' ' || step || coalesce(' (' || detail || ')', '') as step
     from journal_step where session_id = any($1) order by at`,
    [sessions],
  );
  const steps = new Map<string, string[]>();
  for (const {session, step} of rows) steps.set(session, [...(steps.get(session) ?? []), step]);
  return steps;
}
