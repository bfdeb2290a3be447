import {expect} from '@open-wc/testing';
import type {CallSource} from '../../src/adapters/call-source.ts';
import {jsSipSource} from '../../src/adapters/jssip.ts';
import {pbxPubSubSource} from '../../src/adapters/pbx-pubsub.ts';
import {postMessageSource} from '../../src/adapters/post-message.ts';
import {sipJsSource, type SipJsSession} from '../../src/adapters/sip-js.ts';
import {twilioSource, type TwilioCall} from '../../src/adapters/twilio.ts';
import {type CallEvent, ringingCallExample, ringingEventExample} from '../../src/contract/index.ts';

/** An event emitter as the phone libraries have them. */
class Emitter {
  readonly handlers = new Map<string, Set<(event: never) => void>>();
  on = (name: string, handler: (event: never) => void) => {
    this.handlers.set(name, (this.handlers.get(name) ?? new Set()).add(handler));
  };
  off = (name: string, handler: (event: never) => void) => void this.handlers.get(name)?.delete(handler);
  emit(name: string, event: unknown = {}) {
    for (const handler of this.handlers.get(name) ?? []) handler(event as never);
  }
  count(name: string): number {
    return this.handlers.get(name)?.size ?? 0;
  }
}

function hear(source: CallSource) {
  const events: CallEvent[] = [];
  const stop = source.subscribe((event) => events.push(event));
  return {events, stop, types: () => events.map(({type}) => type)};
}
const header = (value: string | undefined) => (name: string) => (name === 'X-Session-Id' ? value : undefined);

describe('jsSipSource', () => {
  function setUp(originator = 'remote', sessionId: string | undefined = ringingCallExample.id) {
    const ua = Object.assign(new Emitter(), {
      dialled: [] as string[],
      call: (target: string) => void ua.dialled.push(target),
    });
    const source = jsSipSource(ua);
    const heard = hear(source);
    const session = Object.assign(new Emitter(), {
      remote_identity: {uri: {user: '+14155550123'}, display_name: 'Ada'},
    });
    ua.emit('newRTCSession', {
      originator,
      session,
      request: {call_id: 'abc@host', getHeader: header(sessionId)},
    });
    return {ua, source, session, ...heard};
  }

  it('tells a call that comes in by its PBX session id, from ring to hang-up', () => {
    const {session, events, types} = setUp();
    for (const name of ['accepted', 'hold', 'unhold', 'ended']) session.emit(name);
    expect(types()).to.deep.equal([
      'call.ringing',
      'call.answered',
      'call.held',
      'call.resumed',
      'call.ended',
    ]);
    expect(events[0]!.call).to.deep.include({
      id: ringingCallExample.id,
      sipCallId: 'abc@host',
      direction: 'inbound',
    });
    expect(events[0]!.call.remote?.number.e164).to.equal('+14155550123');
    expect(events[4]!.call.outcome).to.equal('answered');
  });

  it('makes up an id that no PBX gives when the header is missing', () => {
    expect(setUp('remote', '').events[0]!.call.id).to.equal('sip:abc.host');
  });

  it('says how a call failed', () => {
    const out = setUp('local');
    out.session.emit('failed', {cause: 'Busy'});
    expect(out.events.map(({type, call}) => [type, call.outcome])).to.deep.equal([
      ['call.dialing', undefined],
      ['call.ended', 'busy'],
    ]);
    const missed = setUp();
    missed.session.emit('failed', {cause: 'Canceled', originator: 'remote'});
    expect(missed.events[1]!.call.outcome).to.equal('missed');
  });

  it('dials, and leaves no listener behind', async () => {
    const {ua, source, stop} = setUp();
    await source.dial?.('+14155550199');
    expect(ua.dialled).to.deep.equal(['+14155550199']);
    stop();
    expect(ua.count('newRTCSession')).to.equal(0);
  });
});

describe('sipJsSource', () => {
  function session(): SipJsSession & {move(state: string): void} {
    const listeners: ((state: string) => void)[] = [];
    return {
      remoteIdentity: {uri: {user: '14155550123'}, displayName: 'Ada'},
      request: {callId: 'abc', getHeader: header(ringingCallExample.id)},
      stateChange: {addListener: (listener) => void listeners.push(listener)},
      move: (state) => listeners.forEach((listener) => listener(state)),
    };
  }

  it('tells calls that come in, and lets the page’s own delegate have them too', () => {
    const invited: unknown[] = [];
    const delegate = {onInvite: (invitation: SipJsSession) => void invited.push(invitation)};
    const userAgent: Parameters<typeof sipJsSource>[0] = {delegate};
    const {types, events, stop} = hear(sipJsSource(userAgent));
    const call = session();
    userAgent.delegate?.onInvite?.(call);
    call.move('Established');
    call.move('Terminated');
    expect(types()).to.deep.equal(['call.ringing', 'call.answered', 'call.ended']);
    expect(events[0]!.call.id).to.equal(ringingCallExample.id);
    expect(invited).to.deep.equal([call]);
    stop();
    expect(userAgent.delegate).to.equal(delegate);
  });

  it('tells a call that the page starts, once it is handed in', () => {
    const source = sipJsSource({});
    const {types, events} = hear(source);
    const call = session();
    source.track(call);
    call.move('Terminated');
    expect(types()).to.deep.equal(['call.dialing', 'call.ended']);
    expect(events[1]!.call).to.include({id: 'sip:abc', outcome: 'no_answer'});
  });
});

describe('twilioSource', () => {
  it('tells calls that come in and calls that it dials', async () => {
    const make = (parameters: Record<string, string>) =>
      Object.assign(new Emitter(), {parameters}) as Emitter & TwilioCall;
    const outgoing = make({CallSid: 'CA2'});
    const asked: unknown[] = [];
    const device = Object.assign(new Emitter(), {
      connect: async (options: unknown) => {
        asked.push(options);
        return outgoing;
      },
    });
    const source = twilioSource(device);
    const {types, events} = hear(source);
    const incoming = make({CallSid: 'CA1', From: '+14155550123'});
    device.emit('incoming', incoming);
    incoming.emit('cancel');
    await source.dial?.('+14155550199');
    outgoing.emit('accept');
    outgoing.emit('disconnect');
    expect(asked).to.deep.equal([{params: {To: '+14155550199'}}]);
    expect(types()).to.deep.equal([
      'call.ringing',
      'call.ended',
      'call.dialing',
      'call.answered',
      'call.ended',
    ]);
    expect(events.map(({call}) => call.outcome)).to.deep.equal([
      undefined,
      'missed',
      undefined,
      undefined,
      'answered',
    ]);
  });
});

describe('pbxPubSubSource', () => {
  function setUp() {
    const target = new EventTarget();
    const heard = hear(pbxPubSubSource(target as unknown as WebSocket, {extension: '101'}));
    const wire = (fields: Record<string, string>) => {
      const data = JSON.stringify({session_id: ringingCallExample.id, time: '1781516400', ...fields});
      target.dispatchEvent(new MessageEvent('message', {data}));
    };
    return {...heard, wire, target};
  }

  it('tells what happens at this extension, and nothing of its colleagues', () => {
    const {wire, events, types} = setUp();
    const leg = {caller: '14155550123', destination: 'sip:101@198.51.100.21:50611'};
    wire({event_type: 'call_start', caller: '14155550123', callee: '101'});
    wire({event_type: 'cdr_target_ringing', ...leg});
    wire({event_type: 'cdr_target_ringing', ...leg, destination: 'sip:102@198.51.100.22'});
    wire({event_type: 'target_answer', ...leg});
    wire({event_type: 'cdr_target_end', ...leg});
    expect(types()).to.deep.equal(['call.ringing', 'call.answered', 'call.ended']);
    expect(events[0]!.call.remote?.number.raw).to.equal('14155550123');
    expect(events[0]!.time).to.equal('2026-06-15T09:40:00.000Z');
  });

  it('tells a call that this extension starts', () => {
    const {wire, events} = setUp();
    wire({event_type: 'call_start', caller: 'sip:101@demo.example', callee: '14155550123'});
    wire({event_type: 'call_cdr', caller: '101', callee: '14155550123'});
    expect(events.map(({type, call}) => [type, call.direction])).to.deep.equal([
      ['call.dialing', 'outbound'],
      ['call.ended', undefined],
    ]);
  });

  it('is not upset by what it cannot read', () => {
    const {target, wire, events} = setUp();
    for (const data of ['{', '[]', 'null', new ArrayBuffer(2)])
      target.dispatchEvent(new MessageEvent('message', {data}));
    wire({event_type: 'cdr_target_ringing', session_id: '', destination: 'sip:101@x'});
    expect(events).to.deep.equal([]);
  });
});

describe('postMessageSource', () => {
  const {type, time, call, id} = ringingEventExample;
  const event = {id, type, time, call};

  function post(
    data: unknown,
    origin: string,
    allowedOrigins: readonly string[] = ['https://phone.example'],
  ) {
    const {events, stop} = hear(postMessageSource({allowedOrigins}));
    window.dispatchEvent(new MessageEvent('message', {data, origin}));
    stop();
    return events;
  }

  it('believes the origins it was given, and takes their events', () => {
    expect(post({type: 'bgm-call-event', event}, 'https://phone.example')).to.deep.equal([event]);
  });

  it('believes nobody else', () => {
    const data = {type: 'bgm-call-event', event};
    expect(post(data, 'https://evil.example')).to.deep.equal([]);
    expect(post(data, 'https://phone.example.evil.example')).to.deep.equal([]);
    expect(post(data, 'null', ['null', '*'])).to.deep.equal([]);
  });

  it('takes nothing that is no call event', () => {
    for (const data of [
      null,
      'bgm-call-event',
      {type: 'bgm-call-event'},
      {type: 'bgm-call-event', event: {...event, type: 'call.x'}},
      {type: 'bgm-call-event', event: {...event, call: {...call, state: 5}}},
    ]) {
      expect(post(data, 'https://phone.example'), JSON.stringify(data)).to.deep.equal([]);
    }
  });
});
