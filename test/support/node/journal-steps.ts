import type {TestStore} from './test-store.ts';

/** What the journal's ledger says of all calls, oldest first: `postponed: unavailable`, or only `created`. */
export async function journalSteps({db}: TestStore): Promise<string[]> {
  const rows = await db.selectFrom('journal_step').select(['step', 'detail']).orderBy('id').execute();
  return rows.map(({step, detail}) => (detail === null ? step : `${step}: ${detail}`));
}
