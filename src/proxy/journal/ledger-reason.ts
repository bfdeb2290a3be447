import type {LedgerReason} from '../../contract/index.ts';
import type {CallFacts} from '../pbx/session/call-facts.ts';
import type {JournalRow} from './journal-store.ts';

/** Why a call's journal stands where it does. */
export function ledgerReason(facts: CallFacts, row: JournalRow | undefined, now: number): LedgerReason {
  if (!row) return withoutRow(facts);
  switch (row.state) {
    case 'waiting_for_contact':
      return (row.wait_reason as LedgerReason | null) ?? 'no_record';
    case 'logged':
      return 'written';
    case 'deleted':
      return 'deleted_in_crm';
    case 'failed':
      return 'gave_up';
    default:
      return ofQueued(row, now);
  }
}

function withoutRow(facts: CallFacts): LedgerReason {
  if (facts.joined?.as === 'part') return 'part_of_another_call';
  if (!facts.trunk) return 'internal_call';
  return facts.state === 'ended' ? 'logging_off' : 'call_goes_on';
}

function ofQueued({lease_until, intent_at, problem_code}: JournalRow, now: number): LedgerReason {
  if (lease_until && lease_until.getTime() > now) return 'being_written';
  if (intent_at !== null) return 'settling';
  return problem_code === null ? 'due' : 'retrying';
}
