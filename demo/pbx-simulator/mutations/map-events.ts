import type {Line, PbxEvent} from '../events.ts';

/** Applies a change to each event, leaving the lines that came in untouched. */
export const mapEvents = (lines: readonly Line[], change: (event: PbxEvent) => PbxEvent): Line[] =>
  lines.map(({sim, event}) => ({sim: {...sim}, event: change(structuredClone(event))}));

/** Rebuilds a JSON value, passing every string in it (with the key it stands under) through `change`. */
export function mapStrings<T>(value: T, change: (text: string, key: string) => string, key = ''): T {
  if (typeof value === 'string') return change(value, key) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => mapStrings(item, change, key)) as T;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([name, item]: [string, unknown]) => [
    name,
    mapStrings(item, change, name),
  ]);
  return Object.fromEntries(entries) as T;
}
