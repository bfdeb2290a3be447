import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {sampleCalls, type ActivityPreview} from '../../../src/contract/index.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {adminWorld, type AdminWorld} from './support/admin-world.ts';

describe('the preview of an activity', () => {
  const store = useTestStore();
  let world: AdminWorld;
  beforeEach(async () => {
    world = await adminWorld(store);
  });
  afterEach(() => world.stop());

  const ask = (json: unknown, as = 'admin') => world.admin('/settings/preview', {json, as});
  const preview = async (json: unknown, as = 'admin') =>
    (await (await ask(json, as)).json()) as ActivityPreview;

  it('shows what each kind of call would become: type, length, whose it is', async () => {
    const told: Record<string, unknown> = {};
    for (const call of sampleCalls) {
      const {type, durationSeconds, owner, subject} = await preview({call});
      told[call] = [type, durationSeconds, owner, subject];
    }
    assert.deepEqual(told, {
      answered: ['inbound', 130, '101', 'Inbound call answered: Ana Souza'],
      missed: ['missed', 0, null, 'Inbound call missed: Ana Souza'],
      outbound: ['outbound', 130, '102', 'Outbound call answered: Ana Souza'],
      transferred: ['inbound', 182, '102', 'Inbound call answered: Ana Souza'],
      queue: ['inbound', 130, '103', 'Inbound call answered: Ana Souza'],
      voicemail: ['missed', 0, '101', 'Inbound call missed, voicemail: Ana Souza'],
      hidden: ['inbound', 130, '101', 'Inbound call answered: Anonymous'],
    });
    assert.deepEqual(world.zoho.world.log.newest(10), []);
  });

  it('tells every field by the CRM’s name, as it is sent', async () => {
    const {fields, startedAt, description} = await preview({call: 'answered'});
    assert.equal(fields['Call_Type'], 'Inbound');
    assert.equal(fields['Call_Duration'], '02:10');
    assert.equal(fields['Call_Start_Time'], startedAt);
    assert.equal(fields['Who_Id'], '{"id":"700000000000000001"}');
    assert.equal(fields['Owner'], '{"id":"700000000000000103"}');
    assert.match(fields['Voice_Recording__s']!, /^https:/);
    assert.ok(fields['Description']!.includes(description));
    assert.match(fields['Description']!, /^\[call [0-9a-f]{20}\]/);
    const missed = await preview({call: 'missed'});
    assert.ok(!('Call_Duration' in missed.fields) && !('Voice_Recording__s' in missed.fields));
    assert.equal(missed.fields['Owner'], '{"id":"700000000000000201"}');
    assert.ok(!('Who_Id' in (await preview({call: 'hidden'})).fields));
  });

  it('has exactly the fields that a call of this tenant is written with, once its fields are known (Z28)', async () => {
    world.org.schema.change({
      module: 'Calls',
      apiName: 'BGM_Call_Key',
      dataType: 'text',
      length: 60,
      unique: true,
    });
    world.org.schema.change({module: 'Calls', apiName: 'Branch', dataType: 'text'});
    world.org.schema.remove('Calls', 'Voice_Recording__s');
    // Stored before such names were refused: whose call it is says the journal alone.
    const settings = {journal: {callDefaults: {Branch: 'North', What_Id: '1'}}};
    world.setSettings({region: 'eu', ...settings});
    await world.play('inbound-answered');
    const sent = world.zoho.world.log
      .newest(100)
      .find(({method, path}) => method === 'POST' && path.endsWith('/Calls'))!;
    const written = Object.keys((JSON.parse(sent.body) as {data: [object]}).data[0]).sort();
    assert.deepEqual(Object.keys((await preview({call: 'answered'})).fields).sort(), written);
    assert.ok(written.includes('BGM_Call_Key') && written.includes('Branch'));
    assert.ok(!written.includes('What_Id'));
  });

  it('tries settings that are not stored: templates, owner, time zone, no link', async () => {
    const settings = {
      timeZone: 'Asia/Tokyo',
      journal: {
        subjectTemplate: '{agent} / {number}',
        recordingLink: 'none',
        missedGroupOwner: 'fallback_owner',
        fallbackOwner: '700000000000000777',
      },
    };
    const answered = await preview({settings, call: 'answered'});
    assert.equal(answered.subject, 'Ines Holm / +1 415 555 0123');
    assert.equal(answered.startedAt, '2026-06-15T18:40:00+09:00');
    assert.ok(!('Voice_Recording__s' in answered.fields) && !answered.description.includes('Recording'));
    assert.equal((await preview({settings, call: 'missed'})).fields['Owner'], '{"id":"700000000000000777"}');
    assert.equal((await preview({})).subject, 'Inbound call answered: Ana Souza');
  });

  it('tells by which rule of the settings it gets its owner, for each of them', async () => {
    const ownerOf = async (call: string, journal: object) => {
      const {ownerBy, owner, fields} = await preview({settings: {journal}, call});
      return [ownerBy, owner, fields['Owner']];
    };
    const user = '{"id":"700000000000000103"}';
    const record = '{"id":"700000000000000201"}';
    assert.deepEqual(await ownerOf('transferred', {}), ['agent', '102', user]);
    assert.deepEqual(await ownerOf('transferred', {owner: 'first_answered'}), ['agent', '101', user]);
    const ofRecord = {owner: 'contact_owner'};
    assert.deepEqual(await ownerOf('transferred', ofRecord), ['contact_owner', null, record]);
    assert.deepEqual(await ownerOf('hidden', ofRecord), ['agent', '101', user]);
    assert.deepEqual(await ownerOf('missed', {}), ['contact_owner', null, record]);
    const fixed = {owner: 'fixed_user', fixedOwner: '700000000000000777'};
    assert.deepEqual(await ownerOf('answered', fixed), ['fixed_user', null, '{"id":"700000000000000777"}']);
    const nobody = {missedGroupOwner: 'fallback_owner'};
    assert.deepEqual(await ownerOf('missed', nobody), ['fallback_owner', null, undefined]);
  });

  it('refuses settings that could not be stored, and who may not see settings (T5)', async () => {
    const wrong = await ask({settings: {journal: {subjectTemplate: '{nobody}'}}});
    assert.equal(wrong.status, 422);
    const {errors} = (await wrong.json()) as {errors: unknown};
    assert.deepEqual(errors, [
      {pointer: '/settings/journal/subjectTemplate', code: 'unknown_placeholder:nobody'},
    ]);
    assert.equal((await ask({call: 'conference'})).status, 422);
    assert.equal((await ask({}, 'viewer')).status, 200);
    assert.equal((await ask({}, 'agent')).status, 403);
  });
});
