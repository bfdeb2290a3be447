import type {CallEvent} from '../contract/index.ts';

/** Everything that one source calls by one id. */
export interface Thread {
  readonly id: string;
  /** In order of time; each event once. */
  readonly events: readonly CallEvent[];
}

/** Milliseconds between the beginnings of what two sources saw, for it to be one call. */
const sameMoment = 10_000;

/** An id that a source made up because it did not know the PBX session id. */
export function isProvisional(id: string): boolean {
  return /^(sip|local):/.test(id);
}

/**
 * Says which threads are one call: by PBX session id, then by SIP Call-ID, then by extension and number within 10 s. Two PBX
 * sessions are never one call. The result depends on the events alone and not on the order in which they came.
 */
export function mergeThreads(threads: readonly Thread[]): Thread[][] {
  const sessions = threads.filter(({id}) => !isProvisional(id)).map((thread) => [thread]);
  const loose = threads
    .filter(({id}) => isProvisional(id))
    .sort((a, b) => begins(a) - begins(b) || (a.id < b.id ? -1 : 1));
  const groups = [...sessions];
  for (const thread of loose) {
    const home = homeOf(thread, sessions) ?? homeOf(thread, groups.slice(sessions.length));
    if (home) home.push(thread);
    else groups.push([thread]);
  }
  return groups;
}

function homeOf(thread: Thread, groups: readonly Thread[][]): Thread[] | undefined {
  const sip = sipCallId(thread);
  const bySip = sip && groups.find((group) => group.some((other) => sipCallId(other) === sip));
  if (bySip) return bySip;
  const near = groups
    .map((group) => ({group, distance: Math.abs(begins(group[0]!) - begins(thread))}))
    .filter(({group, distance}) => distance <= sameMoment && alike(group[0]!, thread))
    .sort((a, b) => a.distance - b.distance || (a.group[0]!.id < b.group[0]!.id ? -1 : 1));
  return near[0]?.group;
}

const begins = ({events}: Thread) =>
  Math.min(...events.map(({time, call}) => Date.parse(call.startedAt ?? time)));

const sipCallId = ({events}: Thread) => events.find(({call}) => call.sipCallId)?.call.sipCallId;

function alike(a: Thread, b: Thread): boolean {
  const [one, two] = [lastSaid(a), lastSaid(b)];
  const sameExtension = !one.extension || !two.extension || one.extension === two.extension;
  return sameExtension && sameNumber(one.number, two.number);
}

function lastSaid({events}: Thread) {
  const find = <T>(read: (event: CallEvent) => T | undefined) =>
    events.map(read).find((value) => value !== undefined);
  return {
    extension: find(({call}) => call.local?.extension),
    number: find(({call}) => call.remote && (call.remote.number.e164 ?? call.remote.number.raw)),
  };
}

/** One spelling may lack the country or trunk prefix of the other. */
function sameNumber(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const [one, two] = [digits(a), digits(b)];
  if (one === '' || two === '') return a === b;
  const [short, long] = one.length < two.length ? [one, two] : [two, one];
  return short === long || (short.length >= 7 && long.endsWith(short));
}

const digits = (text: string) => text.replace(/\D/g, '').replace(/^0+/, '');
