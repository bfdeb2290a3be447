import type {Figure} from './figure.ts';
import type {Stack} from './stack.ts';
import {addPeople, control, difference, total, upstreamCalls, type Person} from './worlds.ts';

/** What the CRM is asked for a lookup and for a journaled call (P3, K1, K2). */
export async function benchUpstream(stack: Stack): Promise<Figure[]> {
  const [first, ...others] = await addPeople(stack, '202', 25);
  if (!first) return [];
  return [
    await hundredScreens(stack, first),
    await lookups(stack, others.slice(0, 10)),
    await journaled(stack, others.slice(10, 20)),
  ];
}

async function hundredScreens(stack: Stack, person: Person): Promise<Figure> {
  const tokens = await Promise.all([0, 1, 2].map((user) => stack.token(user)));
  const before = await upstreamCalls(stack);
  await Promise.all(
    Array.from({length: 100}, (_, n) => lookup(stack, tokens[n % tokens.length] ?? '', person)),
  );
  const asked = difference(await upstreamCalls(stack), before);
  // One upstream lookup asks each module of the tenant's order once.
  const most = Math.max(0, ...Object.values(asked));
  return {
    id: 'P3',
    what: 'a hundred screens, one cold number: upstream lookups',
    bar: '1',
    measured: `${most} (${words(asked)})`,
    holds: most === 1,
  };
}

async function lookups(stack: Stack, people: readonly Person[]): Promise<Figure> {
  const token = await stack.token();
  const before = await upstreamCalls(stack);
  for (const person of people) await lookup(stack, token, person);
  const asked = difference(await upstreamCalls(stack), before);
  return {
    id: 'K1',
    what: 'Zoho calls for each cold lookup',
    bar: '–',
    measured: `${(total(asked) / people.length).toFixed(1)} (${words(asked)} for ${people.length})`,
  };
}

async function journaled(stack: Stack, people: readonly Person[]): Promise<Figure> {
  const before = await upstreamCalls(stack);
  const sessions: string[] = [];
  for (const person of people) {
    const {id} = await control.pbx<{id: string}>(stack, '/calls', {
      tenant: stack.config.tenants[0]?.id,
      from: person.digits,
      to: '101',
      ends: 'answered',
      instant: true,
    });
    sessions.push(id);
  }
  await allLogged(stack, sessions);
  const asked = difference(await upstreamCalls(stack), before);
  return {
    id: 'K2',
    what: 'Zoho calls for each journaled call, its lookup included',
    bar: '–',
    measured: `${(total(asked) / people.length).toFixed(1)} (${words(asked)} for ${people.length})`,
  };
}

async function lookup(stack: Stack, token: string, person: Person): Promise<void> {
  const answer = await fetch(`${stack.config.proxy}/lookups`, {
    method: 'POST',
    headers: {authorization: `Bearer ${token}`, origin: stack.url, 'content-type': 'application/json'},
    body: JSON.stringify({numbers: [person.digits], deadlineMs: 5_000}),
  });
  const {results} = (await answer.json()) as {results?: {state: string}[]};
  if (results?.[0]?.state !== 'matched')
    throw new Error(`Expected a match, got ${results?.[0]?.state ?? answer.status}.`);
}

/** Waits until these calls are logged, as the proxy itself tells. */
async function allLogged(stack: Stack, sessions: readonly string[]): Promise<void> {
  const headers = {authorization: `Bearer ${await stack.token()}`, origin: stack.url};
  const until = Date.now() + 30_000;
  const waiting = new Set(sessions);
  while (waiting.size > 0) {
    if (Date.now() > until) throw new Error(`${waiting.size} calls were not logged within 30 s.`);
    for (const id of waiting) {
      const answer = await fetch(`${stack.config.proxy}/calls/${id}`, {headers});
      const {journal} = (await answer.json()) as {journal?: {state: string}};
      if (journal?.state === 'logged') waiting.delete(id);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function words(calls: Readonly<Record<string, number>>): string {
  return Object.entries(calls)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}
