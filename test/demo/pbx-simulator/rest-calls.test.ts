import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {adminToken, json, playPbx, secondTenant, systemToken, tokenOf} from './play-pbx.ts';

async function afterScenarios(...names: string[]) {
  const played = playPbx();
  for (const name of names) await played.pbx.playScenario(name, {switches: {drop: ['*']}}).done;
  return played;
}

describe('call log and CDRs', () => {
  it('shows a call as the PBX sums it up, with session, REST words and RFC 3339 times', async () => {
    const {rest} = await afterScenarios('queue-ivr');
    const {count, items} = await json(rest('/api/calllogs', adminToken));
    assert.equal(count, 1);
    const {call_id: _, ...row} = items[0];
    assert.deepEqual(row, {
      id: '950000000000004001',
      session_id: '950000000000004000',
      caller: '14155550145',
      caller_domain: '203.0.113.5',
      caller_display_name: '14155550145',
      callee: '5000',
      callee_domain: 'demo.example',
      callee_display_name: 'Welcome menu',
      started_at: '2026-06-15T10:10:00Z',
      rang_at: '2026-06-15T10:10:00Z',
      answered_at: '2026-06-15T10:10:00Z',
      ended_at: '2026-06-15T10:12:45Z',
      direction: 'INBOUND_CALL',
      end_reason: 'CALLEE_DISCONNECTED',
      reroute_reason: '',
      status_code: 0,
      destination: 'sip:5000@192.0.2.10:8922',
      outbound_caller_id: '',
      did_cid: '442079460100',
      trunk: 'UKTrunk',
      duration: 165,
      service_number: '5000',
      user_data: '',
    });
  });

  it('lists the legs of a call under its CDR id', async () => {
    const {rest} = await afterScenarios('queue-ivr');
    const {items} = await json(rest('/api/cdrs/950000000000004001', adminToken));
    const told = items.map((leg: Record<string, unknown>) => [
      leg['callee'],
      leg['answered_at'],
      leg['end_reason'],
      leg['duration'],
    ]);
    assert.deepEqual(told, [
      ['5000', '2026-06-15T10:10:00Z', 'REFERRED', 11],
      ['8000', '2026-06-15T10:10:11Z', 'REFERRED', 24],
      ['102', '', '', 0],
      ['103', '2026-06-15T10:10:35Z', '', 130],
    ]);
  });

  it('shows an unanswered call with an empty time', async () => {
    const {rest} = await afterScenarios('inbound-missed');
    const row = await json(rest('/api/calllogs/950000000000002001', adminToken));
    assert.deepEqual([row.answered_at, row.end_reason, row.status_code, row.duration], ['', '', 408, 0]);
  });

  it('finds by time, by session and by part of a number', async () => {
    const {rest} = await afterScenarios('inbound-answered', 'inbound-missed', 'outbound');
    const found = async (filter: string) =>
      (await json(rest(`/api/calllogs?filter=${encodeURIComponent(filter)}`, adminToken))).items.map(
        (row: {session_id: string}) => row.session_id.slice(-4),
      );
    assert.deepEqual(await found('started_at ge 2026-06-15T09:50:00Z'), ['5000', '2000']);
    assert.deepEqual(
      await found('started_at ge 2026-06-15T09:50:00.000Z and started_at lt 2026-06-15T10:20:00Z'),
      ['2000'],
    );
    assert.deepEqual(await found("session_id eq '950000000000001000'"), ['1000']);
    assert.deepEqual(await found("contains(caller,'0321') or contains(callee,'0456')"), ['5000', '2000']);
    assert.deepEqual(await found("direction eq 'OUTBOUND_CALL'"), ['5000']);
  });

  it('may not know the filter by session', async () => {
    const played = await afterScenarios('outbound');
    await played.control('/control/switches', {sessionFilter: false});
    const refused = await played.rest("/api/calllogs?filter=session_id eq '950000000000005000'", adminToken);
    assert.equal(refused.status, 400);
  });

  it('answers POST as its prose page says', async () => {
    const {rest} = await afterScenarios('outbound');
    assert.equal((await json(rest('/api/cdrs', adminToken, {}))).count, 1);
    assert.ok(
      !('session_id' in (await json(rest('/api/cdrs', adminToken))).items[0]),
      'CDRs have no session',
    );
  });

  it('shows plain users their own calls, queue managers all, other tenants and system admins none', async () => {
    const {rest} = await afterScenarios('inbound-answered', 'inbound-missed', 'ring-group', 'internal');
    const seen = async (token: string, path = 'calllogs') => (await json(rest(`/api/${path}`, token))).count;
    assert.equal(await seen(adminToken), 4);
    assert.equal(await seen(tokenOf('105')), 4);
    assert.equal(await seen(tokenOf('101')), 3, 'answered, rang in the group, called internally');
    assert.equal(await seen(tokenOf('104')), 1);
    assert.equal(await seen(adminToken, 'user/cdrs'), 0);
    assert.equal(await seen(tokenOf('100', secondTenant)), 0);
    assert.equal((await rest('/api/calllogs', systemToken)).status, 403);
    assert.equal((await rest('/api/cdrs/950000000000002001', tokenOf('104'))).status, 404);
  });
});

describe('recordings and transcripts', () => {
  it('are listed once a scenario says so, and join their call by the file’s name', async () => {
    const {rest} = await afterScenarios('late-recording');
    const {items} = await json(rest('/api/recordings', adminToken));
    assert.equal(items.length, 1);
    assert.equal(items[0].status, 'COMPLETED');
    assert.equal(items[0].sentiment, 'POSITIVE');
    assert.ok(!Object.keys(items[0]).includes('session_id'));
    const detail = (await json(rest(`/api/recordings/${items[0].id}`, adminToken))).items[0];
    assert.match(detail.file_name, /^940000000000000001_950000000000010000_101_\d+_06152026_111006\.wav$/);
    assert.equal(detail.duration, 90);
  });

  it('belong to those who talked, and to the tenant’s admins', async () => {
    const {rest} = await afterScenarios('late-recording');
    const counts = await Promise.all(
      [tokenOf('101'), tokenOf('102'), adminToken].map(
        async (token) => (await json(rest('/api/recordings', token))).count,
      ),
    );
    assert.deepEqual(counts, [1, 0, 1]);
    assert.equal((await json(rest('/api/user/recordings', adminToken))).count, 0);
    assert.equal((await rest('/api/recordings/960000000000100001', tokenOf('102'))).status, 404);
  });

  it('come as a playable file, whole or in part, without a token', async () => {
    const {app} = await afterScenarios('late-recording');
    const blob = '/api/blobs/demo-recording-token-0001';
    const whole = await app.request(blob);
    const bytes = Buffer.from(await whole.arrayBuffer());
    assert.equal(whole.headers.get('Content-Type'), 'audio/wav');
    assert.equal(bytes.length, 1_440_044, 'as the scenario says');
    assert.equal(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 12), 'RIFFWAVE');
    assert.equal(bytes.readUInt32LE(4), bytes.length - 8);
    assert.ok(
      bytes.subarray(44, 4000).some((byte) => byte !== 0),
      'it sounds',
    );
    const ask = (range: string) => app.request(blob, {headers: {Range: range}});
    const part = await ask('bytes=8-11');
    assert.deepEqual([part.status, await part.text()], [206, 'WAVE']);
    assert.equal(part.headers.get('Content-Range'), 'bytes 8-11/1440044');
    assert.equal((await (await ask('bytes=-10')).arrayBuffer()).byteLength, 10);
    assert.equal((await ask('bytes=1440040-')).headers.get('Content-Length'), '4');
    assert.equal((await ask('bytes=2000000-')).status, 416);
    assert.equal((await app.request('/api/blobs/guess')).status, 404);
  });

  it('may be none, or two', async () => {
    for (const recordings of [0, 2] as const) {
      const played = playPbx();
      await played.pbx.playScenario('late-recording', {switches: {recordings}}).done;
      const {items} = await json(played.rest('/api/recordings', adminToken));
      assert.equal(items.length, recordings);
      const details = await Promise.all(
        items.map(({id}: {id: string}) => json(played.rest(`/api/recordings/${id}`, adminToken))),
      );
      assert.equal(new Set(details.map((detail) => detail.items[0].file_url)).size, recordings);
    }
  });

  it('may fail to be transcribed', async () => {
    const played = playPbx();
    await played.pbx.playScenario('late-recording', {switches: {transcript: 'fail'}}).done;
    const [row] = (await json(played.rest('/api/recordings', adminToken))).items;
    assert.equal(row.status, 'FAILED');
    assert.notEqual(row.status_description, '');
  });

  it('are transcribed on request, by one who may hear them', async () => {
    const {rest, clock} = await afterScenarios('late-recording');
    const recording_id = '960000000000100001';
    assert.equal((await rest('/api/user/transcription', tokenOf('102'), {recording_id})).status, 404);
    const started = await rest('/api/user/transcription', tokenOf('101'), {recording_id});
    assert.equal(started.status, 201);
    const {id} = await json(started);
    const read = () => json(rest(`/api/user/transcription/${id}`, tokenOf('101')));
    assert.equal((await read()).status, 'PROCESSING');
    clock.advance(60_000);
    const done = await read();
    assert.equal(done.status, 'COMPLETED');
    assert.ok(done.summary.length > 0 && done.segments[0].speaker === 'spk_0');
    assert.equal((await rest(`/api/transcription/${id}`, adminToken, {summary: 'Edited'})).status, 200);
    assert.equal((await read()).summary, 'Edited');
  });
});
