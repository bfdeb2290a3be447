import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';
import {silentLogger} from '../../../src/proxy/logging.ts';
import {PbxUnavailableError} from '../../../src/proxy/pbx/pbx-api.ts';
import {PbxRecordings} from '../../../src/proxy/pbx/rest/pbx-recordings.ts';
import type {RecordingFinder} from '../../../src/proxy/recordings/recording-finder.ts';
import {RecordingStore} from '../../../src/proxy/recordings/recording-store.ts';
import {RecordingWorker} from '../../../src/proxy/recordings/recording-worker.ts';
import {HandClock} from '../../support/node/hand-clock.ts';
import {testTenant} from '../../support/node/test-app.ts';
import {useTestStore, testSecretBox} from '../../support/node/test-store.ts';

const hour = 3_600_000;
const tenant = testTenant();
const key = {tenantId: tenant.id, sessionId: '950000000000010000'};

/** A PBX that answers every question with this status. */
const answering = (status: number) =>
  new PbxRecordings({get: () => Promise.resolve({status, body: undefined})});

describe('recordings that the PBX does not give', () => {
  for (const status of [400, 403, 404])
    it(`are none where it refuses with ${status}, and hold up no other call’s`, async () => {
      assert.equal(await answering(status).between(tenant.id, 0, hour), null);
      assert.equal(await answering(status).detail(tenant.id, '42'), undefined);
    });

  for (const status of [401, 408])
    it(`are asked for again where it could not be asked (${status})`, async () => {
      await assert.rejects(answering(status).between(tenant.id, 0, hour), PbxUnavailableError);
      await assert.rejects(answering(status).detail(tenant.id, '42'), PbxUnavailableError);
    });

  for (const filters of ['refuses', 'ignores'] as const)
    it(`are found all the same where it ${filters} the filter by time`, async () => {
      const noon = Date.parse('2026-06-15T12:00:00Z');
      // One each hour, oldest first: more than are read at once lie before the call.
      const files = Array.from({length: 3000}, (_, index) => ({
        id: String(1000 + index),
        caller: '14155550123',
        callee: '101',
        started_at: new Date(noon - (2900 - index) * hour).toISOString(),
      }));
      const pbx = new PbxRecordings({
        get: (_tenant, path) => {
          const query = new URLSearchParams(path.split('?')[1]);
          if (query.has('filter') && filters === 'refuses')
            return Promise.resolve({status: 400, body: undefined});
          const ordered = query.get('orderby') === 'started_at desc' ? files.toReversed() : files;
          const skip = Number(query.get('skip'));
          return Promise.resolve({status: 200, body: {items: ordered.slice(skip, skip + 100)}});
        },
      });
      const found = await pbx.between(tenant.id, noon - 60_000, noon + 60_000);
      assert.deepEqual(
        found!.map(({id}) => id),
        ['3900'],
      );
    });

  describe('because it is away', () => {
    const store = useTestStore();
    let clock: HandClock;
    let looks: number;
    let worker: RecordingWorker;
    const recordings = new RecordingStore(testSecretBox());
    beforeEach(async () => {
      await store.reset();
      clock = new HandClock();
      looks = 0;
      const look = () => {
        looks += 1;
        return Promise.reject(new PbxUnavailableError('Away.'));
      };
      worker = new RecordingWorker({
        db: store.db,
        recordings,
        finder: {look} as unknown as RecordingFinder,
        tenants: {
          byId: () => Promise.resolve(tenant),
          byDomain: () => Promise.resolve(tenant),
          all: () => Promise.resolve([tenant]),
          secrets: () => Promise.resolve(undefined),
        },
        clock,
        log: silentLogger,
      });
      await recordings.want(store.db, key, clock.now());
    });

    it('are looked for for a week, and then no more (E7)', async () => {
      for (let hours = 0; hours < 7 * 24; hours += 1) {
        await clock.advance(hour);
        await worker.runDue();
      }
      assert.ok(looks >= 24, `looked ${looks} times`);
      await clock.advance(hour);
      await worker.runDue();
      assert.equal((await recordings.search(store.db, key))!.next_look_at, null);
      const before = looks;
      await clock.advance(24 * hour);
      await worker.runDue();
      assert.equal(looks, before);
    });
  });
});
