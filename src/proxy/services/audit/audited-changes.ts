import type {AuditEntry} from '../../../contract/index.ts';

type Change = AuditEntry['changes'][number];
type Value = Change['from'];

/**
 * What differs between two objects, by JSON Pointer. Objects are gone into; a list is one text, so that a reader sees its order
 * before and after.
 */
export function changesBetween(before: object, after: object, pointer = ''): Change[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => {
    const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return changesOf(at, (before as Bag)[name], (after as Bag)[name]);
  });
}

type Bag = Record<string, unknown>;

function changesOf(pointer: string, before: unknown, after: unknown): Change[] {
  if (isBag(before) || isBag(after))
    return changesBetween(isBag(before) ? before : {}, isBag(after) ? after : {}, pointer);
  const [from, to] = [valueOf(before), valueOf(after)];
  return from === to ? [] : [{pointer, from, to}];
}

function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueOf(value: unknown): Value {
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(', ');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
