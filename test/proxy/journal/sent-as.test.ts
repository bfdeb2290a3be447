import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';
import {loadScenario} from '../../../demo/pbx-simulator/scenario-file.ts';
import type {FaultRule} from '../../../demo/zoho-emulator/faults/fault-rule.ts';
import type {SettingsInput} from '../../../src/contract/index.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {zohoWorld, type ZohoWorld} from '../scenarios/support/zoho-world.ts';

const session = '950000000000001000';
const minute = 60_000;
const hour = 60 * minute;
/** Longer than Zoho's index may lag. */
const settled = 130_000;

describe('a create whose answer was lost', () => {
  const store = useTestStore();
  let world: ZohoWorld;
  afterEach(() => world.stop());

  const start = async (settings: SettingsInput = {}) => (world = await zohoWorld(store, settings));
  const org = () => world.zoho.world.orgs.find(({key}) => key === 'eu-enterprise')!;
  const fault = (rule: Partial<FaultRule>) =>
    world.zoho.world.faults.add({method: 'POST', path: '/Calls', count: 1, ...rule});
  const refusalOf = (field: string) =>
    fault({kind: 'item_error', code: 'INVALID_DATA', details: {api_name: field}});
  const answerLost = (skip = 0) => fault({kind: 'drop_after', skip});
  const uniqueField = () => org().schema.change({module: 'Calls', apiName: 'PBX_Call_Id', unique: true});
  const row = () => store.db.selectFrom('journal').selectAll().executeTakeFirstOrThrow();
  const untilSettled = async () => {
    for (const time of [6_000, settled, minute, 10 * minute]) await world.pass(time);
  };
  const isOnce = async () => {
    assert.equal(world.zohoCalls().length, 1);
    assert.equal((await row()).state, 'logged');
  };

  for (const who of ['the same process', 'a process that knows nothing of it'])
    for (const [what, field, prepare] of [
      ['the description', 'Description', () => {}],
      ['the unique field', 'PBX_Call_Id', uniqueField],
    ] as const)
      it(`and that was sent without ${what}, which Zoho refused, is found by ${who} (Z28)`, async () => {
        await start();
        prepare();
        refusalOf(field);
        answerLost(1);
        await world.playAsPbx('inbound-answered');
        if (who !== 'the same process') {
          await world.forgetFields();
          refusalOf(field);
        }
        await untilSettled();
        await isOnce();
      });

  it('and that was sent with no mark at all is found by its facts, after a restart too (Z28)', async () => {
    await start();
    for (const skip of [0, 1]) {
      const field = skip === 0 ? 'Description' : 'Call_Agenda';
      fault({kind: 'item_error', code: 'INVALID_DATA', details: {api_name: field}, skip});
    }
    answerLost(2);
    await world.playAsPbx('inbound-answered');
    assert.equal(world.creates(), 3);
    await world.forgetFields();
    await untilSettled();
    await isOnce();
  });

  it('is not sent again without the unique field, which Zoho refuses by now: it is looked for', async () => {
    await start();
    uniqueField();
    answerLost();
    await world.playAsPbx('inbound-answered');
    await world.forgetFields();
    refusalOf('PBX_Call_Id');
    await untilSettled();
    await isOnce();
  });

  /** Tells of a call in two parts: what is between the seconds, on the strength of which it is logged; then the rest. */
  async function toldInTwo(from: number, until: number, {when}: {when: () => unknown}): Promise<void> {
    const lines = loadScenario('inbound-answered');
    const isFirst = ({sim}: (typeof lines)[number]) => Number(sim.at) < until && Number(sim.at) >= from;
    await world.pbx.playLines(lines.filter(isFirst)).done;
    await world.settle();
    await world.pass(9 * hour);
    when();
    await world.services.start();
    await world.settle();
    assert.equal(world.zohoCalls().length, 1);
    for (const {event} of lines.filter((line) => !isFirst(line)))
      assert.equal((await world.post(event)).status, 200);
    await world.settle();
  }

  it('is found though its start is known better by then (E4)', async () => {
    await start();
    await toldInTwo(2, 247, {when: answerLost});
    await untilSettled();
    await isOnce();
    assert.equal(world.zohoCalls()[0]!.seconds, 240);
  });

  it('gets the length that became known before the unique field named it (E4)', async () => {
    await start();
    uniqueField();
    await toldInTwo(0, 247, {when: answerLost});
    await untilSettled();
    await isOnce();
    assert.equal(world.zohoCalls()[0]!.seconds, 240);
  });

  it('gets the subject of the record that was linked before the unique field named it', async () => {
    await start({journal: {unmatched: 'log_unlinked'}});
    uniqueField();
    const back = world.withoutRecord('Souza');
    answerLost();
    await world.playAsPbx('inbound-answered');
    back();
    const ana = [...org().records.all('Contacts')].find(({values}) => values['Last_Name'] === 'Souza')!;
    const json = {module: 'Contacts', id: ana.id};
    assert.equal((await world.agent('101', `/calls/${session}/contact`, {method: 'PUT', json})).status, 200);
    await world.settle();
    await untilSettled();
    await isOnce();
    const [call] = world.zohoCalls();
    assert.match(call!.subject, /Ana Souza/);
    assert.equal(call!.record, 'Souza');
  });

  it('keeps its doubt when the next one is refused for another reason', async () => {
    await start();
    uniqueField();
    await toldInTwo(0, 247, {
      when: () => {
        answerLost();
        fault({kind: 'status', status: 503, skip: 1});
      },
    });
    await untilSettled();
    await isOnce();
    assert.equal(world.zohoCalls()[0]!.seconds, 240);
  });
});
