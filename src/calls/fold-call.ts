import type {Call, CallEvent} from '../contract/index.ts';
import {isProvisional, type Thread} from './merge-threads.ts';

const stateAfter = {
  'call.ringing': 'ringing',
  'call.dialing': 'dialing',
  'call.answered': 'connected',
  'call.held': 'held',
  'call.resumed': 'connected',
  'call.ended': 'ended',
} as const satisfies Partial<Record<CallEvent['type'], Call['state']>>;

/** How far a call has come; held and connected are equally far. */
const progress = {ringing: 0, dialing: 0, connected: 1, held: 1, ended: 2} as const;

const nobody = {
  raw: '',
  e164: null,
  national: null,
  international: null,
  country: null,
  kind: 'other',
} as const;

/**
 * One call out of everything that was told about it. What the PBX says counts more than what a phone library says; of two
 * sayings the later one counts; the state is the furthest that anyone told.
 */
export function foldCall(threads: readonly Thread[]): Call {
  const events = threads.flatMap(({id, events}) =>
    events.map((event) => ({event, rank: isProvisional(id) ? 0 : 1})),
  );
  events.sort((a, b) => a.rank - b.rank || inTime(a.event, b.event));
  const fields = events.reduce<Partial<Call>>((known, {event}) => ({...known, ...told(event.call)}), {});
  const inOrder = events.map(({event}) => event).sort(inTime);
  const state = stateOf(inOrder);
  const answered = inOrder.find(({type}) => type === 'call.answered');
  const ended = inOrder.find(({type}) => type === 'call.ended');
  return {
    direction: state === 'dialing' ? 'outbound' : 'inbound',
    remote: {number: nobody},
    local: {},
    ...fields,
    id: threads[0]!.id,
    state,
    startedAt: fields.startedAt ?? inOrder[0]!.time,
    ...optional('answeredAt', fields.answeredAt ?? answered?.time),
    ...optional('endedAt', state === 'ended' ? (fields.endedAt ?? ended?.time) : undefined),
  };
}

/** Order that does not depend on arrival: by time, at one moment by progress, then by id. */
export function inTime(a: CallEvent, b: CallEvent): number {
  return (
    Date.parse(a.time) - Date.parse(b.time) ||
    rankOf(a) - rankOf(b) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

function stateOf(events: readonly CallEvent[]): Call['state'] {
  let state: Call['state'] | undefined;
  for (const {type} of events) {
    const next = type === 'call.transferred' ? undefined : stateAfter[type];
    if (next && (!state || progress[next] >= progress[state])) state = next;
  }
  return state ?? 'connected';
}

const rankOf = ({type}: CallEvent) => (type === 'call.transferred' ? 1 : progress[stateAfter[type]]);

/** Only what the event really says. The state is read from the events' types, which repeat no older state. */
function told({state: _state, id: _id, ...call}: CallEvent['call']): Partial<Call> {
  return Object.fromEntries(Object.entries(call).filter(([, value]) => value !== undefined));
}

function optional<Key extends string>(key: Key, value: string | undefined): Partial<Record<Key, string>> {
  return value === undefined ? {} : ({[key]: value} as Record<Key, string>);
}
