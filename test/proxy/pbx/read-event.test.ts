import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {addressOf} from '../../../src/proxy/pbx/wire/address.ts';
import {cleanLines, cleanText} from '../../../src/proxy/text/clean-text.ts';
import {parsePbxJson} from '../../../src/proxy/pbx/wire/parse-json.ts';
import {readPbxEvent} from '../../../src/proxy/pbx/wire/pbx-event.ts';
import {wireTime} from '../../../src/proxy/pbx/wire/wire-time.ts';
import {scenario} from './support/golden.ts';

describe('an event of the PBX, read', () => {
  it('is the same in dialect A, dialect B, REST words and another PBX’s capitals', () => {
    for (const [words, direction] of [
      [['in', 'inbound', 'INBOUND_CALL'], 'inbound'],
      [['out', 'outbound', 'OUTBOUND_CALL'], 'outbound'],
      [['in2out', 'inbound_outbound', 'INBOUND_OUTBOUND_CALL'], 'forwarded'],
      [['ext', 'internal', 'EXTENSION_CALL'], 'internal'],
      [['sideways', '', '__proto__', 'constructor'], null],
    ] as const) {
      for (const word of words) {
        assert.equal(readPbxEvent({Event_Type: 'call_start', DIRECTION: word}).direction, direction);
      }
    }
  });

  it('knows every spelling of an event and of its fields', () => {
    for (const type of ['cdr_target_end', 'target_end', 'target_ended', 'CDR_TARGET_END']) {
      assert.equal(readPbxEvent({event_type: type}).kind, 'leg_ended');
    }
    const misspelt = readPbxEvent({event_type: 'cdr_target_add', destiantion: 'sip:102@198.51.100.31:50621'});
    assert.deepEqual(misspelt.destination, {user: '102', host: '198.51.100.31:50621'});
    assert.equal(readPbxEvent({did_cid: '442079460101'}).did, '442079460101');
    assert.equal(readPbxEvent({event_type: 'call_cdr', end_reason: 'Cancelled'}).cdr!.endReason, 'cancelled');
    assert.equal(readPbxEvent({event_type: 'call_cdr', trunk_name: 'UK:Trunk:9400'}).cdr!.trunk, 'UK:Trunk');
    assert.equal(readPbxEvent({call_targets: []}).kind, 'call_finished');
  });

  it('keeps all digits of an id that somebody forgot to quote', () => {
    const body = parsePbxJson(
      '{"session_id": 950000000000008001, "tenant_id": 940000000000000001}',
    ) as object;
    const event = readPbxEvent(body);
    assert.equal(event.sessionId, '950000000000008001');
    assert.equal(event.tenantId, '940000000000000001');
  });

  it('reads times as seconds, milliseconds, ISO, and never', () => {
    assert.equal(wireTime('1781516407'), 1781516407000);
    assert.equal(wireTime('1781516407.5'), 1781516407500);
    assert.equal(wireTime('1781516407123'), 1781516407123);
    assert.equal(wireTime('2026-06-15T09:40:07Z'), 1781516407000);
    assert.equal(wireTime('2026-06-15T09:40:07'), 1781516407000);
    assert.equal(wireTime('2026-06-15T10:40:07+01:00'), 1781516407000);
    for (const never of ['', '0', '-5', 'soon', '99999999999999999', '12:30'])
      assert.equal(wireTime(never), null);
  });

  it('reads addresses as URIs, numbers and garbage', () => {
    assert.equal(addressOf('sip:101@demo.example').user, '101');
    assert.equal(addressOf('"Ines" <sips:101@demo.example;transport=tls>').user, '101');
    assert.equal(addressOf('tel:+44-131-496-0456;ext=5').user, '+44-131-496-0456');
    assert.equal(addressOf('sip:%2B14155550123@203.0.113.5').user, '+14155550123');
    assert.equal(addressOf('07700900321').user, '07700900321');
    assert.equal(addressOf('sip:%ZZ@@@').user, '%ZZ');
    assert.equal(addressOf('').user, '');
  });

  it('keeps five hundred legs in their order, and none that nobody answered instead of one that somebody did', () => {
    const legs = (isAnswered: (n: number) => boolean) =>
      readPbxEvent({
        event_type: 'call_cdr',
        call_targets: Array.from({length: 800}, (_, n) => ({
          callee: String(1000 + n),
          answered_time: isAnswered(n) ? '1781516407' : '0',
        })),
      }).cdr!.legs.map((leg) => Number(leg.number) - 1000);
    const first = Array.from({length: 500}, (_, n) => n);
    assert.deepEqual(
      legs(() => false),
      first,
    );
    assert.deepEqual(
      legs(() => true),
      first,
    );
    assert.deepEqual(
      legs((n) => n === 3 || n === 799),
      [...first.slice(0, -1), 799],
    );
  });

  it('survives wrong types in every field of every golden event', () => {
    const wrong: unknown[] = [
      null,
      0,
      -1,
      1e308,
      true,
      [],
      {},
      [[]],
      {toString: 1},
      '',
      '\u0000',
      '\ud800',
      '{"a":1}',
    ];
    for (const name of ['inbound-answered', 'inbound-missed', 'queue-ivr']) {
      for (const body of scenario(name)) {
        for (const field of Object.keys(body)) {
          for (const value of wrong) {
            const event = readPbxEvent({...body, [field]: value});
            assert.equal(typeof event.sessionId, 'string');
          }
        }
      }
    }
  });

  it('takes no id that our own API could not name again', () => {
    for (const id of ['a b', '../x', 'x'.repeat(81), 'é', '<b>', "';--"]) {
      assert.equal(readPbxEvent({session_id: id}).sessionId, '');
    }
  });

  it('leaves out legs that are none and keeps the others', () => {
    const event = readPbxEvent({
      event_type: 'call_cdr',
      call_targets: [null, 7, 'x', [], {callee: '102', answered_time: '1781516407'}],
    });
    assert.deepEqual(
      event.cdr!.legs.map(({number}) => number),
      ['102'],
    );
    assert.deepEqual(readPbxEvent({event_type: 'call_cdr', call_targets: 'none'}).cdr!.legs, []);
  });

  describe('names', () => {
    it('lose control characters, text direction overrides and half characters', () => {
      assert.equal(cleanText('A\u0000d\u001ba\u202e \u2066X\ufeff'), 'Ada X');
      assert.equal(cleanText('lone \ud83d tail \udc00'), 'lone \ufffd tail \ufffd');
      assert.equal(cleanText('Jose\u0301'), 'Jos\u00e9');
    });

    it('stay text, are at most 100 characters, and no emoji is torn', () => {
      const markup = '<img src=x onerror=alert(1)>';
      assert.equal(readPbxEvent({caller_display_name: markup}).callerName, markup);
      assert.equal(cleanText('x'.repeat(10_000)).length, 100);
      const cut = cleanText('😀'.repeat(80) + 'x');
      assert.ok(cut.length <= 100 && !/\p{Surrogate}/u.test(cut));
      assert.doesNotMatch(cleanText('x' + '😀'.repeat(80)), /\p{Surrogate}/u);
    });

    it('of several lines keep their lines', () => {
      assert.equal(cleanLines('one\r\ntwo\tthree\u0000\u202e', 100), 'one\ntwo\tthree');
    });
  });
});
