import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Line} from '../../../demo/pbx-simulator/events.ts';
import * as mutations from '../../../demo/pbx-simulator/mutations/index.ts';
import {loadScenario, scenarioNames} from '../../../demo/pbx-simulator/scenario-file.ts';
import {adminToken, json, playPbx, secondTenant, tokenOf} from './play-pbx.ts';

const cdrOf = (lines: readonly Line[]) => lines.findLast(({event}) => event.event_type === 'call_cdr')!.event;
const calleesOf = (lines: readonly Line[]) => cdrOf(lines).call_targets!.map(({callee}) => callee);

describe('mutations of the golden scenarios', () => {
  it('leave their input as it was', () => {
    const kept = loadScenario('queue-ivr');
    for (const mutate of [
      mutations.abandoned,
      mutations.dialectSwap,
      mutations.dstShift,
      mutations.hiddenCaller,
      mutations.otherTenant,
      mutations.stripCdrId,
      mutations.stripEventId,
    ]) {
      mutate(kept);
      assert.deepEqual(kept, loadScenario('queue-ivr'), mutate.name);
    }
  });

  it('swap every scenario’s dialect, keeping its facts', () => {
    for (const name of scenarioNames()) {
      const lines = loadScenario(name);
      const swapped = mutations.dialectSwap(lines);
      const words = (these: Line[]) => new Set(these.flatMap(({event}) => event.direction ?? []));
      assert.equal(new Set([...words(lines)].filter((word) => words(swapped).has(word))).size, 0, name);
      const times = (these: Line[]) =>
        cdrOf(these).call_targets!.map((leg) => [leg.callee, leg.answered_time, leg.ended_time]);
      assert.deepEqual(times(swapped), times(lines), name);
      assert.deepEqual(times(mutations.dialectSwap(swapped)), times(lines), name);
    }
    assert.equal(cdrOf(mutations.dialectSwap(loadScenario('outbound'))).cdr_id, '950000000000005001');
  });

  it('leave a caller in the queue', () => {
    const lines = mutations.abandoned(loadScenario('queue-ivr'));
    assert.deepEqual(calleesOf(lines), ['5000', '8000']);
    assert.equal(cdrOf(lines)['call_status'], 'answered');
    assert.equal(cdrOf(lines)['talk_duration'], 35);
    assert.ok(!lines.some(({event}) => event.destination?.startsWith('sip:103')));
  });

  it('send a missed call to voicemail', () => {
    const lines = mutations.voicemail(loadScenario('inbound-missed'));
    const [person, service] = cdrOf(lines).call_targets!;
    assert.deepEqual([person!.answered_time, service!.callee], ['0', '777']);
    assert.equal(Number(service!.ended_time) - Number(service!.answered_time), 18);
    assert.throws(() => mutations.voicemail(loadScenario('outbound')), /does not fit/);
  });

  it('let the talk go on in the second session of an attended transfer', () => {
    const lines = mutations.attendedTransferSecondSession(loadScenario('attended-transfer'));
    const cdrs = lines.filter(({event}) => event.event_type === 'call_cdr').map(({event}) => event);
    const [first, second] = cdrs;
    assert.deepEqual(
      [first!.session_id, first!.call_targets!.length, first!['talk_duration']],
      ['950000000000008000', 1, 54],
    );
    assert.deepEqual(
      [second!.session_id, second!.direction, second!.caller],
      ['950000000000008100', 'inbound', '447700900321'],
    );
    assert.deepEqual(
      second!.call_targets!.map((leg) => leg['talk_duration']),
      ['14', '90'],
    );
    const after = lines.filter(({sim}) => sim.at > 60);
    assert.ok(after.every(({event}) => event.session_id === '950000000000008100'));
  });

  it('hide the caller everywhere', () => {
    const lines = mutations.hiddenCaller(loadScenario('queue-ivr'));
    assert.ok(!JSON.stringify(lines).includes('14155550145'));
    assert.equal(cdrOf(lines).caller, 'anonymous');
  });

  it('play the same call in two tenants without mixing them', async () => {
    const played = playPbx();
    const lines = loadScenario('late-recording');
    await played.pbx.playLines(mutations.interleave(lines, mutations.otherTenant(lines))).done;
    for (const token of [adminToken, tokenOf('100', secondTenant)]) {
      assert.equal((await json(played.rest('/api/calllogs', token))).count, 1);
      assert.equal((await json(played.rest('/api/recordings', token))).count, 1);
    }
    const secrets = new Set(played.received.map(({headers}) => headers.get('Authorization')));
    assert.equal(secrets.size, 2, 'each tenant’s webhook has its own secret');
    assert.equal(cdrOf(mutations.otherTenant(lines))['tenant_name'], 'Second Tenant');
  });

  it('put the change of clocks into the call', () => {
    const cdr = cdrOf(mutations.dstShift(loadScenario('inbound-answered')));
    const change = Date.parse(mutations.summerTimeEnds) / 1000;
    assert.ok(Number(cdr['start_time']) < change && change < Number(cdr['ended_time']));
    assert.equal(Number(cdr['ended_time']) - Number(cdr['start_time']), 247);
  });

  it('take ids away', () => {
    const lines = mutations.stripEventId(mutations.stripCdrId(loadScenario('ring-group')));
    assert.ok(lines.every(({event, sim}) => !('cdr_id' in event) && sim.id === undefined));
  });

  it('move times in file names too', () => {
    const [recording] = mutations
      .shiftTimes(loadScenario('late-recording'), 86_400)
      .filter(({sim}) => sim.channel === 'rest');
    const detail = recording!.event['detail'] as Record<string, string>;
    assert.match(detail['file_name']!, /_06162026_111006\.wav$/);
    assert.equal(detail['started_at'], '2026-06-16T11:10:06.000Z');
  });
});
