import type {ActivityDraft, Amendment} from '../crm/crm-adapter.ts';
import type {JournalRow} from './journal-store.ts';

type Written = Pick<JournalRow, 'written_type' | 'written_seconds' | 'written_subject'>;

/**
 * What an activity says otherwise than the call is known by now, e.g. after a late end (reliability E4). Of rows that were written
 * before this was kept nobody knows what we wrote: they keep it.
 * @param fingerprints Of a text, the writing key's first.
 */
export function amendmentOf(
  row: Written,
  draft: ActivityDraft,
  fingerprints: (text: string) => readonly string[],
): {amended?: Amendment} {
  const {written_seconds: before, written_subject: subject} = row;
  if (before === null || subject === null) return {};
  const now = secondsOf(draft, row.written_type);
  const amended: Amendment = {
    ...(now !== before && {durationSeconds: {before, now}}),
    ...(!fingerprints(draft.subject).includes(subject) && {
      subject: {now: draft.subject, isOurs: (current: string) => fingerprints(current).includes(subject)},
    }),
  };
  return Object.keys(amended).length > 0 ? {amended} : {};
}

/** For the ledger: what is amended, and what a CRM cannot change any more. */
export function amendmentText(
  row: Written,
  draft: ActivityDraft,
  {durationSeconds, subject}: Amendment = {},
): string | undefined {
  const parts = [
    durationSeconds && `duration ${durationSeconds.before} s, now ${durationSeconds.now} s`,
    subject && 'subject',
  ].filter(Boolean);
  if (parts.length === 0) return undefined;
  const stays = row.written_type !== null && row.written_type !== draft.type;
  return [...parts, stays && `type stays ${row.written_type}, is ${draft.type}`].filter(Boolean).join('; ');
}

/** What an activity of this type says of the call's length: the CRM takes no zero for a call that took place. */
export function secondsOf({durationSeconds}: ActivityDraft, writtenType: string | null): number {
  return writtenType === 'missed' ? durationSeconds : Math.max(1, durationSeconds);
}
