import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';
import type {FaultRule} from '../../../demo/zoho-emulator/faults/fault-rule.ts';
import type {SettingsInput} from '../../../src/contract/index.ts';
import {journalSteps} from '../../support/node/journal-steps.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {scenario} from '../pbx/support/golden.ts';
import {zohoWorld, type ZohoWorld} from '../scenarios/support/zoho-world.ts';

const hour = 60 * 60_000;
const day = 24 * hour;

describe('a refusal that is not about the call', () => {
  const store = useTestStore();
  let world: ZohoWorld;
  afterEach(() => world.stop());

  const start = async (settings: SettingsInput = {}) => (world = await zohoWorld(store, settings));
  const org = () => world.zoho.world.orgs.find(({key}) => key === 'eu-enterprise')!;
  const fault = (rule: Partial<FaultRule>) => world.zoho.world.faults.add(rule);
  const play = (name = 'inbound-answered') => world.playAsPbx(name);
  const rows = () => store.db.selectFrom('journal').selectAll().orderBy('queued_at').execute();
  const steps = () => journalSteps(store);
  const calls = () => [...org().records.all('Calls')];

  it('because of a unique field of the tenant’s own takes no other call for this one: it fails by the field’s name (Z31)', async () => {
    await start({journal: {callDefaults: {Ticket_No: 'none'}, callKeyField: 'PBX_Call_Id'}});
    org().schema.change({module: 'Calls', apiName: 'PBX_Call_Id', unique: true});
    org().schema.change({module: 'Calls', apiName: 'Ticket_No', unique: true});
    await play();
    await play('outbound');
    assert.equal(calls().length, 1);
    const [first, second] = await rows();
    assert.equal(first!.activity_id, calls()[0]!.id);
    assert.deepEqual([second!.state, second!.activity_id], ['failed', null]);
    assert.ok(
      (await steps()).includes('failed: rejected DUPLICATE_DATA Ticket_No'),
      (await steps()).join('\n'),
    );
  });

  it('by a page of something in between is no word of Zoho: the call is looked for and written (Z9)', async () => {
    await start();
    fault({kind: 'html', status: 404, method: 'POST', path: '/Calls', count: 1});
    await play();
    assert.equal((await rows())[0]!.state, 'queued');
    await world.pass(6_000);
    await world.pass(130_000);
    await world.pass(30_000);
    assert.equal(calls().length, 1);
    assert.equal((await rows())[0]!.state, 'logged');
  });

  it('because the PBX’s clock runs ahead waits until the call’s start is past (E11)', async () => {
    await start();
    const ahead = Math.floor(world.clock.now() / 1000) + 180;
    const moved = scenario('inbound-missed').map((body) => shifted(body, ahead));
    assert.equal((await world.post(moved)).status, 200);
    await world.settle();
    assert.deepEqual([calls().length, (await rows())[0]!.state], [0, 'queued']);
    assert.ok((await steps()).includes('postponed: future_start'));
    await world.pass(200_000);
    assert.equal((await rows())[0]!.state, 'logged');
    assert.equal(world.zohoCalls()[0]!.startedAt, ahead * 1000);
  });

  it('leaves a call that waited long for its record all its tries (Z35)', async () => {
    await start();
    const bringBack = world.withoutRecord('Souza');
    await play();
    for (let days = 0; days < 3; days += 1) await world.pass(day);
    fault({kind: 'item_error', code: 'RECORD_LOCKED', method: 'POST', path: '/Calls'});
    bringBack();
    await world.pass(day);
    assert.ok((await steps()).some((step) => step.startsWith('matched: Contacts:')));
    assert.equal(world.creates(), 1);
    assert.equal((await rows())[0]!.state, 'queued');
    for (let hours = 0; hours < 6; hours += 1) await world.pass(hour);
    assert.equal(world.creates(), 4);
    assert.equal((await rows())[0]!.state, 'failed');
  });

  it('of a call that waited long for its record is tried again as soon as any other (Z3)', async () => {
    await start();
    const bringBack = world.withoutRecord('Souza');
    await play();
    for (let days = 0; days < 3; days += 1) await world.pass(day);
    fault({kind: 'html', status: 503, method: 'POST', path: '/Calls', count: 1});
    bringBack();
    await world.pass(day);
    assert.equal(calls().length, 0);
    // The first wait of the schedule, and the time until its absence is believed.
    await world.pass(6_000);
    await world.pass(130_000);
    assert.equal(calls().length, 1);
  });
});

/** A golden event as if its call had begun at this second. */
function shifted(body: Record<string, unknown>, start: number): Record<string, unknown> {
  const by = start - 1781517000;
  const move = (value: unknown): unknown =>
    typeof value === 'string' && /^17815\d{5}$/.test(value) ? String(Number(value) + by) : value;
  const moved = Object.fromEntries(Object.entries(body).map(([name, value]) => [name, move(value)]));
  const legs = body['call_targets'] as Record<string, unknown>[] | undefined;
  return {
    ...moved,
    ...(legs && {
      call_targets: legs.map((leg) =>
        Object.fromEntries(Object.entries(leg).map(([name, value]) => [name, move(value)])),
      ),
    }),
  };
}
