import type {Stack} from './stack.ts';

/** Presses the buttons of the played worlds. */
export const control = {
  pbx: <T>(stack: Stack, path: string, body: object): Promise<T> =>
    ask(`${stack.config.pbx}/control${path}`, body),
  zoho: <T>(stack: Stack, path: string, body?: object): Promise<T> =>
    ask(`${stack.config.zoho}/control${path}`, body),
};

async function ask<T>(url: string, body?: object): Promise<T> {
  const answer = await fetch(url, {
    method: body ? 'POST' : 'GET',
    ...(body ? {body: JSON.stringify(body), headers: {'content-type': 'application/json'}} : {}),
  });
  if (!answer.ok) throw new Error(`${answer.status} from ${new URL(url).pathname}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

export interface Person {
  readonly name: string;
  /** Digits as a trunk shows them. */
  readonly digits: string;
}

/**
 * Puts people into the first tenant's CRM whom nobody has looked up yet. US 555-01xx numbers, so at most 100 for each area. Typed
 * with their country: the tenant is British, and (203) 555-0100 without it is a number in London.
 */
export async function addPeople(stack: Stack, area: string, count: number): Promise<Person[]> {
  const org = stack.config.tenants[0]?.org;
  const people: Person[] = [];
  for (let n = 0; n < count; n++) {
    const line = `01${String(n).padStart(2, '0')}`;
    const name = `Bench ${area}${String.fromCharCode(65 + Math.floor(n / 26))}${String.fromCharCode(65 + (n % 26))}`;
    await control.zoho(stack, '/records', {
      org,
      module: 'Contacts',
      fields: {Last_Name: name, Phone: `+1 ${area} 555 ${line}`},
    });
    people.push({name, digits: `1${area}555${line}`});
  }
  return people;
}

/** Upstream requests of the first tenant's org so far, by operation. */
export async function upstreamCalls(stack: Stack): Promise<Readonly<Record<string, number>>> {
  const org = stack.config.tenants[0]?.org ?? '';
  const state = await control.zoho<{orgs: {counters: {byRoute: Record<string, number>}}[]}>(
    stack,
    `/state?limit=1&org=${org}`,
  );
  const routes = Object.entries(state.orgs[0]?.counters.byRoute ?? {});
  return Object.fromEntries(routes.filter(([route]) => !route.includes('oauth/')));
}

export function difference(
  after: Readonly<Record<string, number>>,
  before: Readonly<Record<string, number>>,
): Record<string, number> {
  const changed = Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)] as const);
  return Object.fromEntries(changed.filter(([, count]) => count !== 0));
}

export function total(calls: Readonly<Record<string, number>>): number {
  return Object.values(calls).reduce((sum, count) => sum + count, 0);
}

/** Lets a part run with a CRM that takes as much as it is given, finds what is new at once, and with a PBX that records nothing. */
export async function withoutLimits<T>(stack: Stack, part: () => Promise<T>): Promise<T> {
  const settings = `/orgs/${stack.config.tenants[0]?.org ?? ''}/settings`;
  await control.zoho(stack, settings, {limits: false, indexDelayMs: 0});
  await control.pbx(stack, '/switches', {recordings: 0});
  try {
    return await part();
  } finally {
    await control.zoho(stack, settings, {limits: true, indexDelayMs: 500});
    await control.pbx(stack, '/switches', {recordings: null, recordingDelay: 45, transcript: 'complete'});
  }
}
