import type {Journal, Problem, ProblemCode} from '../../contract/index.ts';
import {problem} from '../middleware/problem.ts';
import type {JournalRow} from './journal-store.ts';

/** What the CRM said, as a row keeps it: codes and names of fields, nothing of a person. */
interface KeptDetail {
  readonly providerCode?: string;
  readonly field?: string;
}

export const notJournaled: Journal = {
  state: 'not_applicable',
  activityId: null,
  activityUrl: null,
  attempts: 0,
  nextAttemptAt: null,
  problem: null,
};

/** A journal row as browsers get it. */
export function shownJournal(
  row: JournalRow | undefined,
  url: (activityId: string) => string | null,
): Journal {
  if (!row) return notJournaled;
  return {
    state: row.state as Journal['state'],
    activityId: row.activity_id,
    activityUrl: row.activity_id === null ? null : url(row.activity_id),
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
    problem: problemOf(row),
  };
}

function problemOf({problem_code: code, problem_detail: kept}: JournalRow): Problem | null {
  if (code === null) return null;
  const {providerCode, field} = kept === null ? {} : (JSON.parse(kept) as KeptDetail);
  return problem(code as ProblemCode, {
    ...(providerCode !== undefined && {provider: {name: 'zoho', code: providerCode}}),
    ...(field !== undefined && {detail: `The CRM names the field ${field}.`}),
  });
}
