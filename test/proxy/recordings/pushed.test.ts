import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {tenantCards} from '../../../demo/pbx-simulator/tenant-cards.ts';
import type {CallRecord} from '../../../src/contract/index.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {scenario} from '../pbx/support/golden.ts';
import {pbxWorld, type PbxWorld} from '../pbx/support/pbx-world.ts';

const sessionId = '950000000000001000';
const recordingId = '960000000000100001';

describe('recordings and transcripts that a PBX announces by itself', () => {
  const store = useTestStore();
  let world: PbxWorld;
  beforeEach(async () => {
    world = await pbxWorld(store);
  });
  afterEach(() => world.stop());

  const push = async (what: 'recordings' | 'transcriptions', body: object) => {
    const response = await world.app.request(`/crm/v1/pbx/${what}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${tenantCards()[0]!.webhookSecret}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({sessionId, recordingId, ...body}),
    });
    assert.equal(response.status, 200);
    await world.settle();
  };
  const file = {publicUrl: '/api/blobs/example', seconds: 240};
  const states = async () => {
    const call = (await (await world.agent('101', `/calls/${sessionId}`)).json()) as CallRecord;
    return [call.recording.state, call.transcription.state];
  };
  const lines = () =>
    world.crm.activities[0]!.description.split('\n').flatMap(
      (line) => /^(Recording|Transcript): https/.exec(line)?.[1] ?? [],
    );

  const heard = (type: string) => world.sent.filter(({event}) => event.type === type).length;

  it('stand in the activity, in the order of file and transcript', async () => {
    await world.post(scenario('inbound-answered'));
    await world.settle();
    await push('recordings', file);
    await push('transcriptions', {status: 'available'});
    await world.pass(130_000);
    assert.deepEqual(lines(), ['Recording', 'Transcript']);
    assert.deepEqual(await states(), ['available', 'available']);
  });

  it('stand in it also when the transcript is told first, which is no recording yet (E7)', async () => {
    await world.post(scenario('inbound-answered'));
    await world.settle();
    await push('transcriptions', {status: 'available'});
    await world.pass(130_000);
    assert.deepEqual(lines(), ['Transcript']);
    assert.deepEqual(await states(), ['pending', 'available']);
    assert.deepEqual([heard('recording.available'), heard('transcription.available')], [0, 1]);
    await push('recordings', file);
    await world.pass(130_000);
    assert.deepEqual(lines(), ['Recording', 'Transcript']);
    assert.deepEqual(await states(), ['available', 'available']);
    const {file: known} = await store.db.selectFrom('recording').selectAll().executeTakeFirstOrThrow();
    assert.ok(known);
    const updates = world.crm.countOf('updateActivity');
    await push('recordings', file);
    await world.pass(130_000);
    assert.equal(world.crm.countOf('updateActivity'), updates, 'told twice, it counts once');
  });

  it('are kept when they are told before the call itself, and stand in its first write (E5)', async () => {
    await push('recordings', file);
    await push('transcriptions', {status: 'available'});
    await world.post(scenario('inbound-answered'));
    await world.settle();
    assert.deepEqual(lines(), ['Recording', 'Transcript']);
    assert.equal(world.crm.countOf('updateActivity'), 0);
  });
});
