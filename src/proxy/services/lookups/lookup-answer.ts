import type {ContactRef, Lookup, Match, PhoneNumber} from '../../../contract/index.ts';
import type {CrmRecord} from '../../crm/crm-adapter.ts';
import {problem} from '../../middleware/problem.ts';
import {matchOf} from '../contacts/contact-view.ts';
import type {KnownNumber} from './lookup-cache.ts';
import {rankMatches, reasonFor} from './rank-matches.ts';
import type {Tenant} from '../tenants/tenants.ts';

export type Answer = Pick<Lookup, 'state' | 'matches'> & Partial<Pick<Lookup, 'problem'>>;

/** Longest life of "nobody": a stranger may be entered any minute. */
const missMaxAge = 60_000;

/** What a tenant is told of a number that is known. @param now Milliseconds since 1970. */
export function answerOf(known: KnownNumber, e164: string, tenant: Tenant, now: number): Answer {
  const {defaultCountry, lookupOrder} = tenant.settings;
  if (known.chosen) return {state: 'matched', matches: [chosenMatch(known.chosen, e164, tenant)]};
  const learned = known.learned.filter(({until}) => until > now).map(({record}) => record);
  const matches = rankMatches([...learned, ...known.records], e164, defaultCountry, lookupOrder);
  if (matches.length > 0 || !known.forbidden) return {state: stateOf(matches), matches};
  // Nobody was found, and this is why somebody may be there all the same (reliability Z27).
  const detail = `The connection may not read ${known.forbidden.join(', ')}.`;
  return {state: 'unknown', matches, problem: problem('crm_permission', {detail})};
}

/** Whether an answer may still be given without asking again: "nobody" ages faster than a name. */
export function isFresh(known: KnownNumber, {settings}: Tenant, now: number): boolean {
  const wanted = settings.cacheTtlSeconds * 1000;
  const covers = settings.lookupOrder.every((module) => known.modules.includes(module));
  return covers && now - known.asOf < (holdsAnyone(known) ? wanted : Math.min(missMaxAge, wanted));
}

export function holdsAnyone({records, learned, chosen}: KnownNumber): boolean {
  return records.length > 0 || learned.length > 0 || chosen !== null;
}

/** A lookup that knows nothing yet. @param asOf Milliseconds since 1970. */
export function emptyLookup(number: PhoneNumber, source: Lookup['source'], asOf: number): Lookup {
  return {
    number,
    state: 'unknown',
    matches: [],
    source,
    asOf: new Date(asOf).toISOString(),
    stale: false,
    complete: true,
    problem: null,
  };
}

function stateOf(matches: readonly Match[]): Lookup['state'] {
  if (matches.length === 0) return 'unknown';
  return matches.length === 1 ? 'matched' : 'ambiguous';
}

/** A person's choice stands, whether the record holds the number or not. */
function chosenMatch(record: CrmRecord, e164: string, {settings}: Tenant): Match {
  const {defaultCountry, lookupOrder} = settings;
  const found = reasonFor(record, e164, defaultCountry, lookupOrder);
  const order = lookupOrder.indexOf(record.module) + 1 || lookupOrder.length + 1;
  return matchOf(record, e164, defaultCountry, {
    ...(found ?? {field: '', stored: '', order}),
    rule: 'remembered',
  });
}

export function nothingKnown(now: number): KnownNumber {
  return {records: [], modules: [], asOf: now, learned: [], chosen: null};
}

export function isSame(one: ContactRef, other: ContactRef): boolean {
  return one.module === other.module && one.id === other.id;
}

/** The settings that an answer depends on: when one changes, answers made before are made again. */
export function waysOf({settings}: Tenant): string {
  return `${settings.lookupOrder.join()}|${settings.defaultCountry}`;
}
