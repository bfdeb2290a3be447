import {clockAhead} from '../clock-ahead.ts';

/** A request to the CRM as whoever traces it sees it: nothing of what it carried. */
export interface SeenRequest {
  /** Group and kind, ids left out: `Contacts/search`, `settings/fields`. */
  readonly what: string;
  /** Null when no answer came. */
  readonly status: number | null;
  readonly records: number;
  readonly milliseconds: number;
  /** How far the CRM's clock is ahead of ours, milliseconds, to about a second; null: not told. */
  readonly ahead: number | null;
}

/** @param answer `sentAt` and `doneAt` by our clock, `date` the header of that name, which has whole seconds. */
export function seenRequest(answer: {
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly found: Readonly<Record<string, unknown>> | undefined;
  readonly milliseconds: number;
  readonly date: string | null | undefined;
  readonly sentAt: number;
  readonly doneAt: number;
}): SeenRequest {
  const {path, status, found = {}, milliseconds} = answer;
  const rows = Object.values(found).find((value) => Array.isArray(value)) as unknown[] | undefined;
  return {
    what: path.replace(/\/[0-9]+/g, '/{id}'),
    status,
    records: rows?.length ?? 0,
    milliseconds: Math.round(milliseconds),
    ahead: clockAhead(answer.date, answer.sentAt, answer.doneAt),
  };
}
