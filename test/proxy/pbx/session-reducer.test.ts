import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {reduceSession} from '../../../src/proxy/pbx/session/session-reducer.ts';
import {readPbxEvent} from '../../../src/proxy/pbx/wire/pbx-event.ts';
import {goldenDirectory, goldenTable, scenario, shuffled} from './support/golden.ts';

const book = {known: goldenDirectory, sure: true};
const now = Date.parse('2026-06-15T13:00:00Z');

type Body = Record<string, unknown>;
const fold = (bodies: readonly Body[], sessionId: string, options = {}) =>
  reduceSession(
    bodies
      .map(readPbxEvent)
      .filter((event) => event.sessionId === sessionId || event.queueCallers.length > 0),
    {sessionId, book, receivedAt: now, now, ...options},
  );

describe('a session, folded', () => {
  for (const golden of goldenTable) {
    it(`${golden.scenario}: is the call of the golden table`, () => {
      const facts = fold(scenario(golden.scenario), golden.sessionId)!;
      assert.equal(facts.trunk, golden.trunk);
      assert.equal(facts.direction, golden.direction);
      assert.equal(facts.state, 'ended');
      assert.equal(facts.outcome, golden.outcome);
      assert.equal(new Date(facts.startedAt).toISOString(), golden.startedAt);
      assert.equal(facts.talkSeconds, golden.talkSeconds);
      assert.equal(facts.owner.extension, golden.owner);
      assert.equal(facts.external, golden.external);
      if (golden.ringSeconds !== undefined) assert.equal(facts.ringSeconds, golden.ringSeconds);
      if (golden.queueSeconds !== undefined) assert.equal(facts.queueSeconds, golden.queueSeconds);
      assert.deepEqual(facts.flags, []);
    });

    it(`${golden.scenario}: is the same call in any order and however often told (E2, E3)`, () => {
      const bodies = scenario(golden.scenario);
      const expected = fold(bodies, golden.sessionId);
      for (let seed = 1; seed <= 30; seed++) {
        assert.deepEqual(
          fold(shuffled([...bodies, ...bodies], seed), golden.sessionId),
          expected,
          `seed ${seed}`,
        );
      }
    });
  }

  it('keeps sessions apart whose ids differ beyond what a number can hold', () => {
    const [start] = scenario('inbound-answered');
    const facts = fold([{...start, session_id: '950000000000001001'}], '950000000000001000');
    assert.equal(facts, undefined);
  });

  it('gives the consultation of an attended transfer as an internal call', () => {
    const facts = fold(scenario('attended-transfer'), '950000000000008100')!;
    assert.equal(facts.trunk, false);
  });

  it('counts a caller who gave up in the queue as missed, whatever the PBX calls it', () => {
    const bodies = scenario('queue-ivr').map((body) =>
      body['event_type'] === 'call_cdr'
        ? {...body, call_targets: (body['call_targets'] as Body[]).slice(0, 2), ended_time: '1781518235'}
        : body,
    );
    const abandoned = bodies.filter((body) => body['event_type'] === 'call_cdr');
    const facts = fold(abandoned, '950000000000004000')!;
    assert.equal(facts.outcome, 'missed');
    assert.deepEqual(facts.owner, {extension: null, reason: 'group'});
    assert.equal(facts.talkSeconds, 0);
  });

  it('counts the voicemail as missed, not as a person', () => {
    const bodies = scenario('inbound-missed').map((body) => {
      if (body['event_type'] !== 'call_cdr') return body;
      const [leg] = body['call_targets'] as Body[];
      const voicemail = {
        ...leg,
        callee: '777',
        destination: 'sip:777@192.0.2.10:8923',
        start_time: '1781517021',
        answered_time: '1781517021',
        ended_time: '1781517040',
        status_code: 0,
      };
      return {...body, call_status: 'answered', call_targets: [leg, voicemail], ended_time: '1781517040'};
    });
    const facts = fold(bodies, '950000000000002000')!;
    assert.equal(facts.outcome, 'voicemail');
    assert.equal(facts.owner.extension, '102');
    assert.equal(facts.talkSeconds, 0);
  });

  it('gives a missed group no owner, so that the tenant decides', () => {
    const bodies = scenario('ring-group')
      .filter((body) => body['event_type'] === 'call_cdr')
      .map((body) => ({
        ...body,
        call_targets: (body['call_targets'] as Body[]).map((leg) => ({...leg, answered_time: '0'})),
      }));
    const facts = fold(bodies, '950000000000003000')!;
    assert.equal(facts.outcome, 'missed');
    assert.deepEqual(facts.owner, {extension: null, reason: 'group'});
  });

  it('does not count the agent’s own phone of a click-to-call as an answer', () => {
    const bodies = scenario('outbound')
      .filter((body) => body['event_type'] === 'call_cdr')
      .map((body) => {
        const [leg] = body['call_targets'] as Body[];
        const own = {
          ...leg,
          callee: '101',
          destination: 'sip:101@198.51.100.21:50611',
          start_time: '1781518795',
        };
        const far = {...leg, answered_time: '0', status_code: 486};
        return {...body, call_targets: [own, far]};
      });
    const facts = fold(bodies, '950000000000005000')!;
    assert.equal(facts.outcome, 'busy');
    assert.equal(facts.external, '01314960456');
    assert.equal(facts.owner.extension, '101');
  });

  it('gives a picked up call to who picked it up', () => {
    const [start] = scenario('inbound-missed');
    const leg = (callee: string, more: Body) => ({
      callee,
      destination: `sip:${callee}@198.51.100.31:50621`,
      start_time: '1781517000',
      ring_time: '1781517001',
      answered_time: '0',
      ended_time: '1781517008',
      end_reason: 'replaced',
      ...more,
    });
    const cdr = {
      ...scenario('inbound-missed').at(-1)!,
      ended_time: '1781517060',
      call_targets: [
        leg('102', {}),
        leg('104', {start_time: '1781517008', answered_time: '1781517008', ended_time: '1781517060'}),
      ],
    };
    const facts = fold([start!, cdr], '950000000000002000')!;
    assert.equal(facts.owner.extension, '104');
    assert.equal(facts.talkSeconds, 52);
  });

  it('is connected while somebody talks, and over only when the PBX says so', () => {
    const bodies = scenario('inbound-answered');
    const until = (type: string) =>
      bodies.slice(0, bodies.findIndex((body) => body['event_type'] === type) + 1);
    assert.equal(fold(until('cdr_target_ringing'), '950000000000001000')!.state, 'ringing');
    assert.equal(fold(until('cdr_target_answer'), '950000000000001000')!.state, 'connected');
    assert.equal(fold(until('call_cdr'), '950000000000001000')!.state, 'ended');
  });

  it('ends a call that fell silent, marked as incomplete (E4)', () => {
    const bodies = scenario('inbound-answered').slice(0, 6);
    const facts = fold(bodies, '950000000000001000', {now: now + 9 * 3_600_000})!;
    assert.equal(facts.state, 'ended');
    assert.deepEqual(facts.flags, ['incomplete']);
  });

  it('moves a call of the future to when it was told, its durations unchanged (E11)', () => {
    const receivedAt = Date.parse('2026-06-14T00:00:00Z');
    const facts = fold(scenario('inbound-answered'), '950000000000001000', {receivedAt, now: receivedAt})!;
    assert.equal(facts.startedAt, receivedAt);
    assert.equal(facts.talkSeconds, 240);
    assert.deepEqual(facts.flags, ['future_start']);
  });

  it('clamps an end before the start and a call of years (E11)', () => {
    const cdr = scenario('inbound-answered').at(-1)!;
    const ended = (ended_time: string) =>
      fold([{...cdr, ended_time, call_targets: []}], '950000000000001000')!;
    assert.deepEqual(ended('1781516000').flags, ['negative_duration']);
    assert.equal(ended('1781516000').endedAt, 1781516400000);
    assert.deepEqual(ended('1981516000').flags, ['absurd_duration']);
  });

  it('reads a direction that no release uses from who called', () => {
    const bodies = scenario('outbound').map((body) => ({...body, direction: 'sideways'}));
    const facts = fold(bodies, '950000000000005000')!;
    assert.equal(facts.direction, 'outbound');
    assert.deepEqual(facts.flags, ['unknown_direction']);
  });

  it('knows menus and queues by their behaviour when the directory cannot be asked', () => {
    const facts = reduceSession(scenario('queue-ivr').map(readPbxEvent), {
      sessionId: '950000000000004000',
      book: {known: new Map(), sure: false},
      receivedAt: now,
      now,
    })!;
    assert.equal(facts.owner.extension, '103');
    assert.equal(facts.talkSeconds, 130);
    assert.deepEqual(facts.flags, ['directory_unavailable']);
  });
});
