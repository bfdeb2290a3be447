import * as v from 'valibot';

/** An id of the PBX, the CRM or ours. Always text: PBX and CRM ids exceed 2^53. */
export const idSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.:=+-]{1,80}$/));

/** RFC 3339 in UTC with milliseconds, e.g. `2026-06-15T09:40:00.000Z`. */
export const timestampSchema = v.pipe(v.string(), v.isoTimestamp());

/** UUID of the client's choice: note ids, idempotency keys. */
export const uuidSchema = v.pipe(v.string(), v.uuid());

/** ISO 3166-1 alpha-2, upper case. */
export const countrySchema = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/));
