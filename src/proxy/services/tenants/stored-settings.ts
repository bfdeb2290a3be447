import * as v from 'valibot';
import {settingsSchema, type Settings} from '../../../contract/index.ts';

/**
 * Settings as the database holds them. What this version does not know, because a newer one beside it wrote it, is left out, and what
 * it cannot take has its default: one tenant's value must not keep the process from serving all of them (reliability J23).
 */
export function storedSettings(text: string): Settings {
  const stored: unknown = JSON.parse(text);
  for (;;) {
    const result = v.safeParse(settingsSchema, stored);
    if (result.success) return result.output;
    // From the end, so that the places of a list that are still to be taken out stay where they are.
    for (const {path} of result.issues.toReversed())
      if (!path || !takeOut(path)) return v.parse(settingsSchema, {});
  }
}

/** @returns False when there is nothing to take out any more. */
function takeOut(path: readonly v.IssuePathItem[]): boolean {
  const {input, key} = path.at(-1)!;
  if (Array.isArray(input)) return input.splice(Number(key), 1).length > 0;
  // A field that is missing has a default, so each that is named is there.
  return Reflect.deleteProperty(input as object, key as string);
}
