import {expect} from '@open-wc/testing';
import {
  addCallEvent,
  addCallFacts,
  type CallBook,
  dismissCall,
  emptyCallBook,
  reconcileCalls,
  viewCalls,
} from '../../src/calls/call-book.ts';
import {
  type CallEvent,
  callRecordExample,
  phoneNumberExample,
  ringingCallExample,
} from '../../src/contract/index.ts';

const start = Date.parse(ringingCallExample.startedAt);
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();
const now = start + 60_000;
const session = ringingCallExample.id;

function event(
  seconds: number,
  type: CallEvent['type'],
  call: Partial<CallEvent['call']> = {},
  id = '',
): CallEvent {
  const callId = call.id ?? session;
  return {id: id || `${callId}:${type}:${seconds}`, time: at(seconds), type, call: {...call, id: callId}};
}

const ringing = event(0, 'call.ringing', ringingCallExample);
const story = [
  ringing,
  event(7, 'call.answered'),
  event(20, 'call.held'),
  event(30, 'call.resumed'),
  event(50, 'call.ended', {outcome: 'answered', talkSeconds: 43}),
];
/** The same call as a phone library in the page sees it, without the session id. */
const phone = [
  event(1, 'call.ringing', {
    id: 'sip:abc',
    sipCallId: 'abc',
    direction: 'inbound',
    remote: {number: {...phoneNumberExample, raw: '004155550123', e164: null}},
    local: {extension: '101'},
    startedAt: at(1),
  }),
  event(8, 'call.answered', {id: 'sip:abc'}),
];

const told = (events: readonly CallEvent[], book: CallBook = emptyCallBook) =>
  events.reduce((known, one) => addCallEvent(known, one, now), book);

function* permutations<T>(items: readonly T[]): Generator<T[]> {
  if (items.length < 2) yield [...items];
  else
    for (const [index, item] of items.entries())
      for (const rest of permutations(items.toSpliced(index, 1))) yield [item, ...rest];
}

describe('the list of calls', () => {
  it('is the same for every order in which the events of a call arrive, and when each arrives twice', () => {
    const expected = viewCalls(told(story));
    expect(expected.calls[0]!.call).to.include({
      state: 'ended',
      outcome: 'answered',
      talkSeconds: 43,
      answeredAt: at(7),
      endedAt: at(50),
    });
    for (const order of permutations(story)) {
      expect(viewCalls(told(order)), order.map(({type}) => type).join()).to.deep.equal(expected);
      expect(viewCalls(told([...order, ...order]))).to.deep.equal(expected);
    }
  });

  it('is one call for every order in which PBX and phone tell it', () => {
    const all = [...story.slice(0, 3), ...phone];
    const expected = viewCalls(told(all));
    expect(expected.calls.map(({call}) => [call.id, call.state, call.sipCallId])).to.deep.equal([
      [session, 'held', 'abc'],
    ]);
    expect(expected.calls[0]!.call.remote.number.e164).to.equal('+14155550123');
    for (const order of permutations(all)) expect(viewCalls(told(order))).to.deep.equal(expected);
  });

  it('takes calls for one by the SIP Call-ID, however far apart their clocks are', () => {
    const early = {...phone[0]!, time: at(-40), call: {...phone[0]!.call, startedAt: at(-40)}};
    const pbx = {...ringing, call: {...ringing.call, sipCallId: 'abc'}};
    expect(viewCalls(told([early, pbx])).calls).to.have.length(1);
    expect(viewCalls(told([early, ringing])).calls).to.have.length(2);
  });

  it('keeps two PBX sessions apart, even when one caller rings twice within seconds', () => {
    const second = event(5, 'call.ringing', {
      ...ringingCallExample,
      id: '950000000000001001',
      startedAt: at(5),
    });
    expect(viewCalls(told([ringing, second])).calls.map(({call}) => call.id)).to.deep.equal([
      '950000000000001001',
      session,
    ]);
  });

  it('never moves a call back: a late ring after the hang-up changes nothing', () => {
    expect(viewCalls(told([story[4]!, ringing])).active?.call.state).to.equal('ended');
  });

  it('rings no card for a ring that is older than five minutes', () => {
    const book = addCallEvent(emptyCallBook, ringing, start + 301_000);
    expect(viewCalls(book).calls).to.have.length(0);
  });

  it('has in hand what rings, before what talks, before what has ended, unless it was put away', () => {
    const second = event(40, 'call.ringing', {
      ...ringingCallExample,
      id: '950000000000001001',
      startedAt: at(40),
    });
    const talking = told(story.slice(0, 2));
    const both = told([second], talking);
    expect(viewCalls(both).active?.call.id).to.equal('950000000000001001');
    const missed = told([event(55, 'call.ended', {id: '950000000000001001', outcome: 'missed'})], both);
    expect(viewCalls(missed).active?.call.id).to.equal(session);
    const over = told([story[4]!], missed);
    expect(viewCalls(over).active?.call.id).to.equal('950000000000001001');
    expect(viewCalls(dismissCall(over, '950000000000001001')).active?.call.id).to.equal(session);
  });

  it('ends what the proxy no longer knows after a gap, and takes over what it knows', () => {
    const other = {...callRecordExample, id: '950000000000001002', state: 'connected' as const};
    const view = viewCalls(reconcileCalls(told(story.slice(0, 2)), [other], now));
    expect(view.calls.map(({call}) => [call.id, call.state]).sort()).to.deep.equal([
      [session, 'ended'],
      ['950000000000001002', 'connected'],
    ]);
  });

  it('believes what it heard since the proxy was asked more than the answer', () => {
    const held = told(story.slice(0, 3));
    const older = {...callRecordExample, state: 'connected' as const};
    expect(viewCalls(reconcileCalls(held, [older], now)).active?.call.state).to.equal('connected');
    const heard = new Set([session]);
    expect(viewCalls(reconcileCalls(held, [older], now, heard)).active?.call.state).to.equal('held');
  });

  it('takes over a state that it was told after an earlier gap too', () => {
    const held = {...callRecordExample, state: 'held' as const};
    const first = reconcileCalls(told(story.slice(0, 2)), [held], start + 25_000);
    const resumed = addCallEvent(first, story[3]!, now);
    const second = reconcileCalls(resumed, [held], now);
    expect(viewCalls(second).active?.call.state).to.equal('held');
  });

  it('puts the news of the CRM beside the call, also when they come first', () => {
    const {contact} = callRecordExample;
    const book = addCallFacts(addCallFacts(emptyCallBook, session, {contact}), session, {
      journal: callRecordExample.journal,
    });
    expect(viewCalls(told([ringing], book)).active).to.deep.include({
      contact,
      journal: callRecordExample.journal,
    });
  });
});
