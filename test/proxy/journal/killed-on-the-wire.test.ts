import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {sql} from 'kysely';
import type {FaultRule} from '../../../demo/zoho-emulator/faults/fault-rule.ts';
import {startZohoEmulator, type ZohoEmulator} from '../../../demo/zoho-emulator/start-zoho-emulator.ts';
import {createZohoServices} from '../../../src/proxy/crm/zoho/create-zoho-services.ts';
import {regionTable} from '../../../src/proxy/oauth/regions.ts';
import {mortalStore} from '../../support/node/mortal-store.ts';
import {useTestStore, type TestStore} from '../../support/node/test-store.ts';
import {until} from '../../support/node/until.ts';
import {scenario} from '../pbx/support/golden.ts';
import {pbxWorld, type CrmSideParts, type PbxWorld} from '../pbx/support/pbx-world.ts';
import {connectTenants} from '../pbx/support/zoho-orgs.ts';

const minute = 60_000;

describe('a process that is killed while it waits for Zoho', () => {
  const store = useTestStore();
  let zoho: ZohoEmulator;
  /** The machine's time: that of the process that lives. */
  let now = 0;
  let worlds: PbxWorld[] = [];
  beforeEach(async () => {
    await store.reset();
    worlds = [];
    zoho = await startZohoEmulator({
      now: () => worlds.at(-1)?.clock.now() ?? now,
      settings: {indexDelayMs: 0},
    });
  });
  afterEach(async () => {
    // What the killed one waited for ends as it would at its death.
    for (const world of worlds)
      await Promise.all([world.stop().catch(() => {}), world.clock.advance(minute)]);
    await zoho.stop();
  });

  const org = () => zoho.world.orgs.find(({key}) => key === 'eu-enterprise')!;
  const calls = () => [...org().records.all('Calls')];
  const row = () => store.db.selectFrom('journal').selectAll().executeTakeFirstOrThrow();

  /** A process on the database and the Zoho that are there. */
  async function process(database: TestStore): Promise<PbxWorld> {
    const crmSide = async ({box, clock, directory}: CrmSideParts) => {
      const connections = await connectTenants(database, box, zoho);
      const regions = regionTable(zoho.regions);
      return createZohoServices({db: database.db, box, clock, connections, regions, directory});
    };
    const world = await pbxWorld(database, {
      crmSide,
      keepsData: true,
      ...(now > 0 && {start: new Date(now).toISOString()}),
    });
    worlds.push(world);
    return world;
  }

  /** Tells of a call, kills the process when it has met the fault, and lets another one go on. */
  async function killedAt(fault: Partial<FaultRule>): Promise<PbxWorld> {
    const played = zoho.world.faults.add({count: 1, ...fault});
    const mortal = mortalStore(store);
    const killed = await process(mortal);
    for (const event of scenario('inbound-answered')) assert.equal((await killed.post(event)).status, 200);
    void killed.settle().catch(() => {});
    await until(() => played.hits > 0);
    mortal.dieAfter(0);
    now = killed.clock.now();
    await runOut();
    const next = await process(store);
    await next.services.start();
    return next;
  }

  /** The killed one's lease of the token, which is the database's time and not the test's. */
  async function runOut(): Promise<void> {
    const past = sql<Date>`now() - interval '1 second'`;
    await store.db
      .updateTable('crm_connection')
      .set({lease_until: past})
      .where('lease_until', 'is not', null)
      .execute();
  }

  async function isLoggedOnce(): Promise<void> {
    assert.equal(calls().length, 1);
    const {state, activity_id: id} = await row();
    assert.deepEqual([state, id], ['logged', calls()[0]!.id]);
  }

  const waits: Record<string, Partial<FaultRule>> = {
    'and Zoho has not begun': {kind: 'no_answer'},
    'and Zoho has done it': {kind: 'late'},
    'and has half of the answer': {kind: 'drip', bytesPerSecond: 20},
  };

  for (const [when, fault] of Object.entries(waits))
    it(`for a token, ${when}: the next one asks for its own (J6)`, async () => {
      const next = await killedAt({...fault, path: '/oauth/v2/token'});
      for (let passed = 0; passed < minute; passed += 10_000) await next.pass(10_000);
      await isLoggedOnce();
    });

  for (const [when, fault] of Object.entries(waits)) {
    const create = {...fault, method: 'POST', path: '/Calls'};
    it(`for the new call, ${when}: the unique field tells, within a minute (J9, J10, J11)`, async () => {
      org().schema.change({module: 'Calls', apiName: 'PBX_Call_Id', unique: true});
      const next = await killedAt(create);
      for (let passed = 0; passed < minute; passed += 10_000) await next.pass(10_000);
      await isLoggedOnce();
    });

    it(`for the new call, ${when}, with nothing but a mark in the text: it is looked for first (J9, J10, J11)`, async () => {
      const next = await killedAt(create);
      for (let passed = 0; passed < 4 * minute; passed += 20_000) await next.pass(20_000);
      await isLoggedOnce();
    });
  }
});
