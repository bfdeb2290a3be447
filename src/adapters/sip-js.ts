import {callIdFrom, type CallSource, Listeners, plainNumber} from './call-source.ts';

/** The part of a SIP.js `Session` (`Invitation`, `Inviter`) that is used. */
export interface SipJsSession {
  readonly remoteIdentity: {readonly uri: {readonly user?: string}; readonly displayName?: string};
  readonly request: {readonly callId: string; getHeader(name: string): string | undefined};
  readonly stateChange: {addListener(listener: (state: string) => void): void};
}
/** The part of a SIP.js `UserAgent` that is used. */
export interface SipJsUserAgent {
  delegate?: {onInvite?(invitation: SipJsSession): void};
}

/** Calls of a SIP.js user agent. */
export interface SipJsSource extends CallSource {
  /** SIP.js tells nobody of calls that the page starts itself: hand each `Inviter` in before `invite()`. */
  track(session: SipJsSession): void;
}

export function sipJsSource(userAgent: SipJsUserAgent): SipJsSource {
  const listeners = new Listeners(() => {
    const before = userAgent.delegate;
    // The page's own delegate goes on getting every call.
    userAgent.delegate = Object.create(before ?? {}, {
      onInvite: {
        value: (invitation: SipJsSession) => {
          follow(invitation, 'inbound');
          before?.onInvite?.(invitation);
        },
      },
    }) as SipJsUserAgent['delegate'];
    return () => (userAgent.delegate = before);
  });

  function follow(session: SipJsSession, direction: 'inbound' | 'outbound'): void {
    const {callId} = session.request;
    const id = callIdFrom(
      direction === 'inbound' ? session.request.getHeader('X-Session-Id') : undefined,
      callId,
    );
    const {uri, displayName} = session.remoteIdentity;
    let answered = false;
    listeners.tell(direction === 'inbound' ? 'call.ringing' : 'call.dialing', {
      id,
      sipCallId: callId,
      direction,
      remote: {number: plainNumber(uri.user), ...(displayName ? {displayName} : {})},
      startedAt: new Date().toISOString(),
    });
    session.stateChange.addListener((state) => {
      if (state === 'Established') {
        answered = true;
        listeners.tell('call.answered', {id});
      } else if (state === 'Terminated') {
        const outcome = answered ? 'answered' : direction === 'inbound' ? 'missed' : 'no_answer';
        listeners.tell('call.ended', {id, outcome});
      }
    });
  }

  return {
    subscribe: (listener) => listeners.add(listener),
    track: (session) => follow(session, 'outbound'),
  };
}
