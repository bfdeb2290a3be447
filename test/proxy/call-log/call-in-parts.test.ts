import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {silentMeter} from '../../../src/proxy/metrics/meter.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {crmUserOf, demoTenantId, pbxWorld, type PbxWorld} from '../pbx/support/pbx-world.ts';

const minute = 60_000;
const every = 5 * minute;

/** A row of the log, by minutes after 13:00 UTC. */
const row = (id: string, extension: string, [from, to]: readonly [number, number | null]) => {
  const at = (minutes: number | null) =>
    minutes === null ? '' : new Date(Date.UTC(2026, 5, 15, 13, minutes)).toISOString();
  return {
    id,
    session_id: '950000000000031000',
    caller: '14155550123',
    callee: extension,
    destination: `sip:${extension}@198.51.100.31:50621`,
    started_at: at(from),
    rang_at: at(from),
    answered_at: at(from),
    ended_at: at(to),
    direction: 'INBOUND_CALL',
    end_reason: 'BLIND_TRANSFER_COMPLETED',
    status_code: 200,
    trunk: 'UKTrunk',
  };
};

describe('a call that the PBX lists in several rows, and of which no webhook came', () => {
  const store = useTestStore();
  let world: PbxWorld;
  let listed: ReturnType<typeof row>[];
  let filled: number;
  beforeEach(async () => {
    listed = [];
    filled = 0;
    world = await pbxWorld(store, {
      meter: {...silentMeter, reconciled: (count) => (filled += count)},
      askPbx: (tenantId, path) => {
        const isOurs = tenantId === demoTenantId && path.startsWith('calllogs');
        return Promise.resolve({status: 200, body: {items: isOurs ? listed : []}});
      },
    });
  });
  afterEach(() => world.stop());

  const look = async () => {
    await world.services.reconcile();
    await world.settle();
  };
  const written = () =>
    world.crm.activities.map(({startedAt, durationSeconds, ownerId}) => [
      startedAt,
      durationSeconds,
      ownerId,
    ]);

  it('is not taken for over while one of its rows is just over or goes on', async () => {
    await world.pass(5 * minute);
    listed = [row('1', '101', [0, 2]), row('2', '102', [2, null])];
    await look();
    assert.deepEqual(written(), []);
    await world.pass(10 * minute);
    listed = [row('1', '101', [0, 2]), row('2', '102', [2, 14])];
    await look();
    assert.deepEqual(written(), []);
    await world.pass(every);
    await look();
    assert.deepEqual(written(), [['2026-06-15T14:00:00+01:00', 840, crmUserOf('102')]]);
  });

  it('is made whole when a row comes later than the others', async () => {
    await world.pass(5 * minute);
    listed = [row('1', '101', [0, 2])];
    await look();
    assert.deepEqual(written(), [['2026-06-15T14:00:00+01:00', 120, crmUserOf('101')]]);
    await world.pass(15 * minute);
    listed = [row('1', '101', [0, 2]), row('2', '102', [2, 12])];
    await look();
    await world.pass(minute);
    // The owner of a call that took place cannot be changed; its length and its text can.
    assert.deepEqual(
      written().map(([, seconds]) => seconds),
      [720],
    );
    assert.match(world.crm.activities[0]!.description, /Agent: Omar Reyes \(102\)/);
    assert.equal(filled, 2);
    await world.pass(every);
    await look();
    assert.equal(filled, 2, 'what is known is not counted again');
  });

  it('is made whole when its first row lay before what was read', async () => {
    await world.pass(20 * minute);
    listed = [row('2', '102', [2, 12])];
    await look();
    await world.pass(every);
    listed = [row('1', '101', [0, 2]), row('2', '102', [2, 12])];
    await look();
    await world.pass(minute);
    assert.deepEqual(
      written().map(([, seconds]) => seconds),
      [720],
    );
  });
});
