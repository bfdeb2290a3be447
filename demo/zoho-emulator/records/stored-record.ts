import type {ModuleName} from '../fields/schema.ts';
import {textOf} from '../world/text-of.ts';

/** Values as stored: date-times in epoch milliseconds, lookups as `{id}`, everything else as sent. */
export type RecordValues = Readonly<Record<string, unknown>>;

export interface StoredRecord {
  readonly id: string;
  readonly module: ModuleName;
  /** Replaced as a whole by an update, never changed in place. */
  values: RecordValues;
  owner: string;
  readonly createdBy: string;
  modifiedBy: string;
  readonly createdAt: number;
  modifiedAt: number;
  /** From this moment (epoch ms) on the search index knows `values`. */
  indexedFrom: number;
  /** What the index knows until then; undefined: nothing, the record is new. */
  indexedBefore?: RecordValues | undefined;
  /** Was there before anybody wrote. */
  readonly seeded: boolean;
}

/** What `/search` can see of a record now, which lags behind after a write. */
export const indexedValues = (record: StoredRecord, now: number): RecordValues | undefined =>
  now >= record.indexedFrom ? record.values : record.indexedBefore;

/** The person's or company's name, a call's subject, a note's title. */
export function recordName({module, values}: Pick<StoredRecord, 'module' | 'values'>): string {
  if (module === 'Accounts') return textOf(values['Account_Name']);
  if (module === 'Calls') return textOf(values['Subject']);
  if (module === 'Notes') return textOf(values['Note_Title']);
  const parts = [values['Salutation'], values['First_Name'], values['Last_Name']];
  return parts.filter(Boolean).join(' ');
}

/** Id inside a stored lookup. */
export const lookupId = (value: unknown): string | undefined =>
  (value as {id?: string} | null | undefined)?.id;
