import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {loadScenario} from '../../../demo/pbx-simulator/scenario-file.ts';
import type {CallRecord} from '../../../src/contract/index.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {demoTenantId, pbxWorld, type PbxWorld} from '../pbx/support/pbx-world.ts';

const session = '950000000000010000';
const minute = 60_000;
const hour = 60 * minute;
/** What the file says of the recording and its transcript comes when the test says so. */
const [webhooks, listed, transcribing, transcribed] = (() => {
  const lines = loadScenario('late-recording');
  return [lines.slice(0, -3), lines.at(-3)!, lines.at(-2)!, lines.at(-1)!] as const;
})();

/** A file of the attended transfer as the PBX lists it. */
const fileOf = (file: {
  id: string;
  name: string;
  parties: readonly [string, string];
  from: string;
  to: string;
}) => ({
  id: file.id,
  tenantId: demoTenantId,
  sessionId: '950000000000008000',
  caller: file.parties[0],
  callee: file.parties[1],
  callerDisplayName: '',
  calleeDisplayName: '',
  startedAt: `2026-06-15T${file.from}.000Z`,
  endedAt: `2026-06-15T${file.to}.000Z`,
  duration: 14,
  fileName: `${demoTenantId}_${file.name}_103_45072_06152026_105100.wav`,
  fileSize: 1_440_044,
  fileUrl: `/api/blobs/file-${file.id}`,
});

describe('recordings and transcripts that come later', () => {
  const store = useTestStore();
  let world: PbxWorld;
  beforeEach(async () => {
    world = await pbxWorld(store);
  });
  afterEach(() => world.stop());

  type Lines = Parameters<PbxWorld['pbx']['playLines']>[0];
  const play = async (lines: Lines, options: Parameters<PbxWorld['pbx']['playLines']>[1] = {}) => {
    await world.pbx.playLines(lines, options).done;
    await world.settle();
  };
  const record = async () => (await (await world.agent('101', `/calls/${session}`)).json()) as CallRecord;
  const states = async () => {
    const {recording, transcription} = await record();
    return [recording.state, transcription.state];
  };
  const links = (name: string) =>
    world.crm.activities[0]!.description.match(
      new RegExp(`^${name}( \\d)?: https://crm.example/.*$`, 'gm'),
    ) ?? [];
  const writes = () => [world.crm.countOf('createActivity'), world.crm.countOf('updateActivity')];
  const heard = (type: string) => world.sent.filter(({event}) => event.type === type).length;

  it('make 1 create and at most 2 updates of the same activity (E5, E7)', async () => {
    await play(webhooks);
    assert.deepEqual(writes(), [1, 0]);
    assert.deepEqual(await states(), ['pending', 'none']);
    await world.pass(20_000);
    await play([listed, transcribing]);
    await world.pass(50_000);
    assert.deepEqual(await states(), ['available', 'pending']);
    assert.equal(heard('recording.available'), 1);
    await world.pass(4 * minute);
    assert.equal(links('Recording').length, 1);
    assert.equal(links('Transcript').length, 0);
    await play([transcribed]);
    await world.pass(12 * minute);
    await world.pass(2 * minute);
    assert.deepEqual(await states(), ['available', 'available']);
    assert.equal(links('Recording').length, 1);
    assert.equal(links('Transcript').length, 1);
    assert.equal(world.crm.activities.length, 1);
    assert.equal(world.crm.activities[0]!.recordingUrl, links('Recording')[0]!.split(': ')[1]);
    assert.deepEqual(writes(), [1, 2]);
    assert.equal(heard('transcription.available'), 1);
  });

  it('stand in one update when both are there within two minutes', async () => {
    await play(webhooks);
    await play([listed, transcribing]);
    await world.pass(16_000);
    await play([transcribed]);
    await world.pass(95_000);
    await world.pass(2 * minute);
    assert.deepEqual(await states(), ['available', 'available']);
    assert.deepEqual(writes(), [1, 1]);
    assert.equal(links('Transcript').length, 1);
  });

  it('are given up after a day of looking, and the call stands as it did (E7)', async () => {
    await play(webhooks);
    for (let looks = 0; looks < 30; looks++) await world.pass(hour);
    assert.deepEqual(await states(), ['none', 'none']);
    assert.deepEqual(writes(), [1, 0]);
    const row = await store.db.selectFrom('recording_search').selectAll().executeTakeFirstOrThrow();
    assert.equal(row.next_look_at, null);
  });

  it('are found hours later (E5)', async () => {
    await play(webhooks);
    for (let looks = 0; looks < 9; looks++) await world.pass(hour);
    await play([listed]);
    await world.pass(hour);
    await world.pass(3 * minute);
    assert.deepEqual(await states(), ['available', 'none']);
    assert.deepEqual(writes(), [1, 1]);
  });

  it('leave the log complete when the transcript fails (E7)', async () => {
    await play(webhooks);
    await play([listed, transcribing, transcribed], {switches: {transcript: 'fail'}});
    await world.pass(16_000);
    await world.pass(20 * minute);
    assert.deepEqual(await states(), ['available', 'none']);
    assert.equal(links('Recording').length, 1);
    assert.equal(links('Transcript').length, 0);
    assert.equal((await record()).journal.state, 'logged');
  });

  it('are two where the talk was paused, each with its link', async () => {
    await play(webhooks);
    await play([listed], {switches: {recordings: 2}});
    await world.pass(16_000);
    await world.pass(3 * minute);
    assert.deepEqual(
      links('Recording').map((line) => line.slice(0, 11)),
      ['Recording 1', 'Recording 2'],
    );
    assert.deepEqual(writes(), [1, 1]);
  });

  it('are looked for again when the PBX was away, without holding up the journal', async () => {
    world.pbx.setSwitches({restFault: 503, restFaultPath: '/api/recordings'});
    await play(webhooks);
    await world.pass(20 * minute);
    assert.deepEqual(writes(), [1, 0]);
    await play([listed]);
    world.pbx.setSwitches({restFault: 0});
    await world.pass(2 * minute);
    await world.pass(3 * minute);
    assert.deepEqual(await states(), ['available', 'none']);
  });

  it('stand in the first write when the call waited for its record', async () => {
    const records = world.crm.records.splice(0);
    await play(webhooks);
    await play([listed]);
    await world.pass(minute);
    assert.deepEqual(writes(), [0, 0]);
    world.crm.records.push(...records);
    await world.pass(20 * minute);
    assert.equal(links('Recording').length, 1);
    assert.deepEqual(writes(), [1, 0]);
  });

  it('are not written while the tenant wants no links', async () => {
    world.setSettings({journal: {recordingLink: 'none'}});
    await play(webhooks);
    await play([listed]);
    await world.pass(5 * minute);
    assert.deepEqual(await states(), ['available', 'none']);
    assert.deepEqual(writes(), [1, 0]);
    assert.doesNotMatch(world.crm.activities[0]!.description, /Recording/);
  });

  it('go to their own call when a file of another has the same people and hour', async () => {
    await play(webhooks);
    const foreign = structuredClone(listed);
    const event = foreign.event as unknown as {
      list_item: {id: string};
      detail: {file_name: string};
      session_id: string;
    };
    event.session_id = '950000000000099000';
    event.list_item.id = '960000000000990001';
    event.detail.file_name = event.detail.file_name.replace(session, '950000000000099000');
    await play(loadScenario('inbound-answered'));
    event.detail.file_name = event.detail.file_name.replace('950000000000099000', '950000000000001000');
    await play([foreign]);
    await world.pass(5 * minute);
    assert.deepEqual(await states(), ['pending', 'none']);
  });

  for (const [named, id] of [
    ['session', '950000000000008100'],
    ['CDR', '950000000000008101'],
    ['nothing that we know', '950000000000008199'],
  ] as const)
    it(`of colleagues who consult each other stay out of the customer’s activity, named by ${named}`, async () => {
      await world.playAsPbx('attended-transfer');
      const {recordings} = world.pbx;
      recordings.add(fileOf({id: '1', name: id, parties: ['101', '103'], from: '10:50:46', to: '10:51:00'}));
      const customers = {parties: ['447700900321', '103'], from: '10:51:00', to: '10:52:30'} as const;
      recordings.add(fileOf({id: '2', name: 'talk', ...customers}));
      for (let looks = 0; looks < 3; looks++) await world.pass(5 * minute);
      assert.equal(links('Recording').length, 1);
      const kept = await store.db.selectFrom('recording').select('recording_id').execute();
      assert.deepEqual(kept, [{recording_id: '2'}]);
    });

  it('are not looked for after a call that nobody took', async () => {
    await play(loadScenario('inbound-missed'));
    assert.equal((await store.db.selectFrom('recording_search').selectAll().execute()).length, 0);
  });
});
