import {asObject} from '../../oauth/bounded-json.ts';
import {cleanText} from '../../text/clean-text.ts';

/** Longest name, company or title that is kept of a record. */
const textMaxLength = 200;

/** A record id: always text. A number is only trusted where JSON has not rounded it. */
export function idText(value: unknown): string | undefined {
  if (typeof value === 'string') return /^[0-9]{1,25}$/.test(value) ? value : undefined;
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? String(value) : undefined;
}

/** A text of the CRM, cleaned and capped; null when there is none. */
export function text(value: unknown, maxLength = textMaxLength): string | null {
  return (typeof value === 'string' && cleanText(value, maxLength)) || null;
}

/** `name` of a lookup field such as `Account_Name`, which some answers also give as plain text. */
export function lookupName(value: unknown): string | null {
  return text(asObject(value)?.name ?? value);
}

/** A date-time of the CRM in UTC with milliseconds; null when it cannot be read. */
export function instant(value: unknown): string | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** Rows of an answer; none for 204. */
export function rowsOf(body: Readonly<Record<string, unknown>> | undefined, key = 'data') {
  const rows: unknown = body?.[key];
  return Array.isArray(rows) ? rows.map(asObject).filter((row) => row !== undefined) : [];
}
