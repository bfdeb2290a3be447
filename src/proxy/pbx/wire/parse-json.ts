/**
 * JSON as the PBX sends it. Whole numbers too long for a JavaScript number stay text, so that an id that somebody forgot to quote
 * keeps all its digits.
 * @throws SyntaxError when it is not JSON, or is nested too deeply to be an event.
 */
export function parsePbxJson(text: string): unknown {
  try {
    return JSON.parse(text, keepLongNumbers) as unknown;
  } catch (cause) {
    // A bomb of brackets ends as RangeError; to the sender both mean: cannot be read.
    throw new SyntaxError('Not readable as JSON.', {cause});
  }
}

/** ES2025 hands the source text of each primitive to the reviver; TypeScript's library does not know it yet. */
const keepLongNumbers = ((_key: string, value: unknown, context?: {source?: string}) =>
  typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
    ? context!.source
    : value) as (key: string, value: unknown) => unknown;
