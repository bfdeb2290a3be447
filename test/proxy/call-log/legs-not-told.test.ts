import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {PbxUnavailableError} from '../../../src/proxy/pbx/pbx-api.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {crmUserOf, demoTenantId, pbxWorld, type PbxWorld} from '../pbx/support/pbx-world.ts';

const minute = 60_000;
const hour = 60 * minute;
const calls = 6;

/** Calls of a minute each, one every three minutes from 13:00 UTC on. */
const rows = Array.from({length: calls}, (_, n) => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 5, 15, 13, 3 * n + minutes)).toISOString();
  return {
    id: String(n),
    session_id: `9500000000000${31 + n}000`,
    caller: '14155550123',
    callee: '101',
    destination: 'sip:101@198.51.100.31:50621',
    started_at: at(0),
    rang_at: at(0),
    answered_at: at(0),
    ended_at: at(1),
    direction: 'INBOUND_CALL',
    end_reason: 'CALLEE_DISCONNECTED',
    status_code: 200,
    trunk: 'UKTrunk',
  };
});

describe('a call of which no webhook came and whose legs the PBX cannot tell', () => {
  const store = useTestStore();
  let world: PbxWorld;
  let withheld: Set<string>;
  let asked: string[];
  beforeEach(async () => {
    withheld = new Set();
    asked = [];
    world = await pbxWorld(store, {askPbx});
    await world.pass(30 * minute);
  });
  afterEach(() => world.stop());

  const askPbx = (tenantId: string, path: string) => {
    const [, id] = /^cdrs\/(.*)$/.exec(path) ?? [];
    if (id !== undefined) asked.push(id);
    if (id !== undefined && withheld.has(id)) return Promise.reject(new PbxUnavailableError('status 500'));
    const legs = rows.filter((row) => row.id === id).map((row) => ({...row, callee: '102'}));
    return Promise.resolve({
      status: 200,
      body: {items: id === undefined && tenantId === demoTenantId ? rows : legs},
    });
  };
  const look = async () => {
    await world.services.reconcile();
    await world.settle();
  };
  /** Looks every hour. */
  const looks = async (hours: number) => {
    for (let n = 0; n < hours; n++) {
      await world.pass(hour);
      await look();
    }
  };
  /** By start of call: the agent of its leg, or of the row that stands for it. */
  const owners = () =>
    [...world.crm.activities]
      .sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1))
      .map(({ownerId}) => ownerId);
  const reading = async () => {
    const {state, read_until} = await store.db
      .selectFrom('call_log_reading')
      .select(['state', 'read_until'])
      .where('tenant_id', '=', demoTenantId)
      .executeTakeFirstOrThrow();
    return {state, isWhole: read_until?.getTime() === world.clock.now()};
  };

  it('waits a day for them, and keeps no other call waiting', async () => {
    withheld.add('1');
    await look();
    assert.equal(owners().length, calls - 1);
    assert.deepEqual(await reading(), {state: 'ok', isWhole: false});
    await looks(23);
    assert.equal(owners().length, calls - 1);
    await looks(2);
    assert.deepEqual(
      owners(),
      [102, 101, 102, 102, 102, 102].map((agent) => crmUserOf(String(agent))),
    );
    assert.deepEqual(await reading(), {state: 'ok', isWhole: true});
  });

  it('has its legs when the PBX can tell them again', async () => {
    withheld.add('1');
    await look();
    withheld.clear();
    await looks(1);
    assert.deepEqual(
      owners(),
      Array.from({length: calls}, () => crmUserOf('102')),
    );
    assert.deepEqual(await reading(), {state: 'ok', isWhole: true});
  });

  it('is one of many when the PBX is away: three are asked for, the others wait with it', async () => {
    for (const {id} of rows) withheld.add(id);
    withheld.delete('0');
    await look();
    assert.deepEqual(asked, ['0', '1', '2', '3']);
    assert.equal(owners().length, 1);
    assert.deepEqual(await reading(), {state: 'unavailable', isWhole: false});
    await looks(23);
    assert.equal(owners().length, 1);
    await looks(2);
    assert.equal(owners().length, calls);
    assert.deepEqual(await reading(), {state: 'ok', isWhole: true});
  });
});
