import type {Call} from '../contract/index.ts';
import {callIdFrom, type CallSource, Listeners, plainNumber} from './call-source.ts';

type Handler = (event: never) => void;

/** The part of a JsSIP `RTCSession` that is used. */
export interface JsSipSession {
  readonly remote_identity: {
    readonly uri: {readonly user: string | null};
    readonly display_name?: string | null;
  };
  on(name: string, handler: Handler): unknown;
}
/** The part of a JsSIP `UA` that is used. */
export interface JsSipUserAgent {
  on(name: 'newRTCSession', handler: (event: JsSipNewSession) => void): unknown;
  off(name: 'newRTCSession', handler: (event: JsSipNewSession) => void): unknown;
  call(target: string, options?: object): unknown;
}
export interface JsSipNewSession {
  readonly originator: 'local' | 'remote';
  readonly session: JsSipSession;
  readonly request: {readonly call_id: string; getHeader(name: string): string | undefined};
}

/** JsSIP's `causes`, as far as they say how a call ended. */
const outcomes: Readonly<Record<string, Call['outcome']>> = {
  Busy: 'busy',
  Rejected: 'rejected',
  Canceled: 'cancelled',
  'No Answer': 'no_answer',
  Unavailable: 'failed',
};

/** Calls of a JsSIP user agent in this page: faster than any way round by a server. */
export function jsSipSource(ua: JsSipUserAgent): CallSource {
  const listeners = new Listeners(() => {
    ua.on('newRTCSession', follow);
    return () => ua.off('newRTCSession', follow);
  });

  function follow({originator, session, request}: JsSipNewSession): void {
    const inbound = originator === 'remote';
    const id = callIdFrom(inbound ? request.getHeader('X-Session-Id') : undefined, request.call_id);
    const {uri, display_name: displayName} = session.remote_identity;
    let answered = false;
    listeners.tell(inbound ? 'call.ringing' : 'call.dialing', {
      id,
      sipCallId: request.call_id,
      direction: inbound ? 'inbound' : 'outbound',
      remote: {number: plainNumber(uri.user), ...(displayName ? {displayName} : {})},
      startedAt: new Date().toISOString(),
    });
    session.on('accepted', () => {
      answered = true;
      listeners.tell('call.answered', {id});
    });
    session.on('hold', () => listeners.tell('call.held', {id}));
    session.on('unhold', () => listeners.tell('call.resumed', {id}));
    session.on('ended', () => listeners.tell('call.ended', {id, outcome: answered ? 'answered' : 'missed'}));
    session.on('failed', (event: {cause?: string; originator?: string}) => {
      const missed = inbound && event.originator === 'remote';
      listeners.tell('call.ended', {
        id,
        outcome: missed ? 'missed' : (outcomes[event.cause ?? ''] ?? 'failed'),
      });
    });
  }

  return {
    subscribe: (listener) => listeners.add(listener),
    dial: async (number) => void ua.call(number),
  };
}
