import * as v from 'valibot';
import {cleanText} from '../../text/clean-text.ts';

/** Text of the PBX, cleaned; whatever is no text counts as empty. */
const text = v.pipe(
  v.fallback(v.nullish(v.string(), ''), ''),
  v.transform((value) => cleanText(value ?? '')),
);
const id = v.pipe(v.fallback(v.union([v.string(), v.number()]), ''), v.transform(String));

export const userRowSchema = v.object({
  id,
  name: text,
  email: text,
  display_name: text,
  extension_number: v.pipe(
    v.fallback(v.nullish(v.union([v.string(), v.number()]), ''), ''),
    v.transform(String),
  ),
  enabled: v.fallback(v.nullish(v.boolean(), true), true),
});

export const numberRowSchema = v.object({name: text, type: text});

export const contactRowSchema = v.object({
  name: text,
  company: text,
  business: text,
  business2: text,
  mobile_phone: text,
  mobile_phone2: text,
  home_phone: text,
  home_phone2: text,
  other: text,
});

export const tokenPairSchema = v.object({
  access_token: v.pipe(v.string(), v.minLength(1), v.maxLength(8192)),
  refresh_token: v.fallback(v.nullish(v.string(), ''), ''),
  /** Seconds; samples show 1800 and 3600. */
  expires_in: v.fallback(
    v.pipe(v.unknown(), v.transform(Number), v.finite(), v.minValue(60), v.maxValue(86_400)),
    1800,
  ),
});

/** The rows of a list answer that can be read; a broken row does not hide the others. */
export function rowsOf<S extends v.GenericSchema>(body: unknown, schema: S): v.InferOutput<S>[] {
  const items = (body as {items?: unknown} | undefined)?.items;
  if (!Array.isArray(items)) return [];
  return items.flatMap((item) => {
    const row = v.safeParse(schema, item);
    return row.success ? [row.output] : [];
  });
}
