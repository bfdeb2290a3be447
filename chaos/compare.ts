/** An activity, expected or found, reduced to what must be right. */
export interface Activity {
  readonly org: string;
  readonly type: string;
  /** Unix seconds. */
  readonly start: number;
  readonly seconds: number;
  readonly owner: string;
  /** `Contacts:id`, as far as the activity tells modules apart. */
  readonly record: string;
  /** PBX session of an expected one. */
  readonly sessionId?: string;
}

export interface Comparison {
  readonly lost: readonly Activity[];
  readonly duplicated: readonly Activity[];
  /** Found, and what it should have been where that can be told. */
  readonly wrong: readonly {readonly found: Activity; readonly expected?: Activity}[];
}

/** Holds what stands in the CRM against what should: both are counted, so that alike calls are told apart by number only. */
export function compare(expected: readonly Activity[], found: readonly Activity[]): Comparison {
  const open = new Map<string, Activity[]>();
  const wanted = new Map<string, Activity>();
  for (const activity of expected) {
    const key = keyOf(activity);
    wanted.set(key, activity);
    open.set(key, [...(open.get(key) ?? []), activity]);
  }
  const surplus = found.filter((activity) => open.get(keyOf(activity))?.pop() === undefined);
  const missing = [...open.values()].flat();

  const duplicated: Activity[] = [];
  const wrong: {found: Activity; expected?: Activity}[] = [];
  for (const activity of surplus) {
    const twin = wanted.get(keyOf(activity));
    if (twin) {
      duplicated.push(twin);
      continue;
    }
    const index = missing.findIndex((other) => isMeant(other, activity));
    const [meant] = index < 0 ? [] : missing.splice(index, 1);
    wrong.push({found: activity, ...(meant && {expected: meant})});
  }
  return {lost: missing, duplicated, wrong};
}

const keyOf = ({org, type, start, seconds, owner, record}: Activity): string =>
  [org, type, start, seconds, owner, record].join(' ');

/** The same call told wrongly: most of it is right. */
function isMeant(expected: Activity, found: Activity): boolean {
  if (expected.org !== found.org) return false;
  const fields = ['type', 'start', 'seconds', 'owner', 'record'] as const;
  return fields.filter((field) => expected[field] === found[field]).length >= 3;
}
