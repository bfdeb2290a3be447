import type {CallEvent} from '../contract/index.ts';
import {callEvent, callIdFrom, type CallListener, type CallSource, plainNumber} from './call-source.ts';

/** The PBX's event socket, signed in and subscribed to `cdr_events` by the page that owns it. */
export interface PbxSocket {
  addEventListener(name: 'message', handler: (event: {readonly data: unknown}) => void): void;
  removeEventListener(name: 'message', handler: (event: {readonly data: unknown}) => void): void;
}
type Wire = Readonly<Record<string, unknown>>;

/** Our word for each of the PBX's about a leg to this extension; older releases leave the `cdr_` away. */
const legTypes: Readonly<Record<string, CallEvent['type']>> = {
  target_ringing: 'call.ringing',
  target_answer: 'call.answered',
  target_noanswer: 'call.ended',
  target_fail: 'call.ended',
  target_end: 'call.ended',
  target_ended: 'call.ended',
};

/**
 * Calls of one extension, read from the PBX's own event socket.
 * @param extension Extension of the agent at this page: the socket tells of the whole company.
 */
export function pbxPubSubSource(socket: PbxSocket, {extension}: {readonly extension: string}): CallSource {
  return {
    subscribe(listener) {
      const hear = ({data}: {readonly data: unknown}) => tell(data, extension, listener);
      socket.addEventListener('message', hear);
      return () => socket.removeEventListener('message', hear);
    },
  };
}

function tell(data: unknown, extension: string, listener: CallListener): void {
  const wire = objectOf(data);
  const name = text(wire?.['event_type']).replace(/^cdr_/, '');
  const id = callIdFrom(text(wire?.['session_id']), '');
  if (!wire || id === 'sip:') return;
  const [caller, callee] = [userOf(wire['caller']), userOf(wire['destination'] ?? wire['callee'])];
  const time = timeOf(wire['time']);
  const outbound = caller === extension;
  if (name === 'call_start' && outbound) {
    const remote = {number: plainNumber(callee)};
    listener(
      callEvent(
        'call.dialing',
        {id, direction: 'outbound', remote, local: {extension}, startedAt: time},
        time,
      ),
    );
  } else if (name === 'call_cdr' && (outbound || callee === extension)) {
    listener(callEvent('call.ended', {id}, time));
  } else if (legTypes[name] && callee === extension) {
    const remote = {number: plainNumber(caller)};
    listener(callEvent(legTypes[name], {id, direction: 'inbound', remote, local: {extension}}, time));
  } else if (legTypes[name] === 'call.answered' && outbound) {
    listener(callEvent('call.answered', {id}, time));
  }
}

function objectOf(data: unknown): Wire | undefined {
  try {
    const value: unknown = typeof data === 'string' ? JSON.parse(data) : data;
    return typeof value === 'object' && value !== null ? (value as Wire) : undefined;
  } catch {
    return undefined;
  }
}

const text = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const userOf = (value: unknown) => plainNumber(text(value)).raw;

/** The PBX writes Unix seconds as text. */
function timeOf(value: unknown): string {
  const seconds = Number(text(value) || NaN);
  return new Date(Number.isFinite(seconds) && seconds < 1e11 ? seconds * 1000 : Date.now()).toISOString();
}
