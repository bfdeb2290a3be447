import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';
import type {FaultRule} from '../../../demo/zoho-emulator/faults/fault-rule.ts';
import {type CrmError} from '../../../src/proxy/crm/crm-error.ts';
import {CreditGovernor} from '../../../src/proxy/crm/zoho/credit-governor.ts';
import {CreditStore} from '../../../src/proxy/crm/zoho/credit-store.ts';
import {priorities, type Priority} from '../../../src/proxy/crm/zoho/priority.ts';
import {RequestGate} from '../../../src/proxy/crm/zoho/request-gate.ts';
import {DrainPace} from '../../../src/proxy/journal/drain-pace.ts';
import {journalStore} from '../../../src/proxy/journal/journal-store.ts';
import {HandClock, settled} from '../../support/node/hand-clock.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {demoTenantId, secondTenantId} from '../pbx/support/pbx-world.ts';
import {zohoWorld, type ZohoWorld} from '../scenarios/support/zoho-world.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('API credits', () => {
  const store = useTestStore();

  describe('are spent on what matters most', () => {
    const governor = (clock = new HandClock()) => {
      const credits = new CreditGovernor({clock});
      credits.learn('1', 'enterprise', 10);
      return {credits, clock};
    };
    const admitted = (credits: CreditGovernor): Priority[] =>
      priorities.filter((priority) => {
        try {
          credits.check('1', priority);
          return true;
        } catch (error) {
          assert.equal((error as CrmError).kind, 'rate_limited');
          return false;
        }
      });

    for (const [left, expected] of [
      [60_000, ['live', 'journal', 'enrichment', 'timeline']],
      [4000, ['live', 'journal', 'enrichment']],
      [900, ['live', 'journal']],
      [90, ['live']],
      [0, []],
    ] as const)
      it(`with ${left} of 60,000 left: ${expected.join(', ') || 'nothing'} (Z2)`, () => {
        const {credits} = governor();
        credits.spent('1', String(left));
        assert.deepEqual(admitted(credits), expected);
        assert.equal(credits.isLow('1'), expected.length < 4);
        assert.deepEqual(
          credits.report('1').shed,
          priorities.filter((one) => !(expected as readonly Priority[]).includes(one)),
        );
      });

    it('knows the limit by edition and users, and counts by itself while Zoho tells nothing', () => {
      const {credits, clock} = governor();
      credits.learn('1', 'standard', 10);
      for (let index = 0; index < 500; index += 1) credits.spent('1', null);
      assert.deepEqual([credits.report('1').limit, credits.report('1').remaining], [52_500, 52_000]);
      void clock.advance(25 * hour);
      assert.equal(credits.report('1').remaining, 52_500);
    });

    it('asks again after a quarter of an hour with nothing left, and goes on when the day has rolled on', async () => {
      const {credits, clock} = governor();
      credits.refused('1');
      assert.deepEqual(admitted(credits), []);
      await clock.advance(16 * minute);
      assert.ok(admitted(credits).includes('live'));
      credits.spent('1', '30000');
      assert.deepEqual(admitted(credits), [...priorities]);
    });

    it('does not let one tenant’s empty purse close another’s (T18)', () => {
      const {credits} = governor();
      credits.refused('2');
      assert.deepEqual(admitted(credits), [...priorities]);
    });

    it('are remembered across processes and restarts', async () => {
      await store.reset();
      const clock = new HandClock();
      const first = new CreditStore(store.db);
      const one = new CreditGovernor({clock, store: first});
      for (let index = 0; index < 40; index += 1) one.spent('1', null);
      await first.flush(clock.now());
      const second = new CreditStore(store.db);
      const other = new CreditGovernor({clock, store: second});
      other.learn('1', 'free', 1);
      await second.flush(clock.now());
      assert.equal(other.report('1').remaining, 4960);
    });
  });

  it('lets the more urgent request go first, and background work leave two places to lookups (T18)', async () => {
    const gate = new RequestGate();
    gate.setLimit('1', 3);
    const {signal} = new AbortController();
    const entered: Priority[] = [];
    const enter = async (priority: Priority) => {
      const leave = await gate.enter('1', priority, signal);
      entered.push(priority);
      return leave;
    };
    const first = await enter('journal');
    const waiting = (['timeline', 'enrichment', 'journal'] as const).map(enter);
    const live = await enter('live');
    assert.deepEqual(entered, ['journal', 'live']);
    first();
    await settled();
    assert.deepEqual(entered, ['journal', 'live', 'journal']);
    (await waiting[2]!)();
    (await waiting[1]!)();
    (await waiting[0]!)();
    assert.deepEqual(entered.slice(3), ['enrichment', 'timeline']);
    live();
  });

  it('paces a backlog after an outage, at least five calls a second, and nothing before one (J34)', async () => {
    const clock = new HandClock();
    const pace = new DrainPace(clock);
    for (let index = 0; index < 500; index += 1) assert.equal(pace.worked('1'), undefined);
    pace.troubled('1');
    await clock.advance(2 * hour);
    const began = clock.now();
    let until: number | undefined;
    for (let index = 0; index < 300; index += 1) {
      until = pace.worked('1');
      if (until !== undefined) await clock.advance(until - clock.now());
    }
    const seconds = (clock.now() - began) / 1000;
    assert.ok(seconds >= 5 && seconds <= 60, `${seconds} s`);
    assert.equal(pace.worked('2'), undefined, 'another tenant is not paced');
    await clock.advance(minute);
    assert.equal(pace.worked('1'), undefined);
  });

  describe('in the journal', () => {
    let world: ZohoWorld;
    afterEach(() => world.stop());
    const start = async () => (world = await zohoWorld(store));
    const org = () => world.zoho.world.orgs.find(({key}) => key === 'eu-enterprise')!;
    const fault = (rule: Partial<FaultRule>) => world.zoho.world.faults.add(rule);
    const play = (name = 'inbound-answered') => world.playAsPbx(name);
    const rows = () => store.db.selectFrom('journal').selectAll().orderBy('queued_at').execute();

    it('pauses while Zoho wants no more, charges no attempt, and writes everything once (Z1)', async () => {
      await start();
      fault({kind: 'status', status: 429, headers: {'retry-after': '90'}, count: 1});
      await play();
      await play('outbound');
      const before = org().counters.total;
      await world.pass(80_000);
      assert.equal(org().counters.total, before, 'nothing is asked meanwhile');
      await world.pass(15_000);
      await world.pass(15_000);
      assert.equal(world.zohoCalls().length, 2);
      assert.equal(world.creates(), 2);
    });

    it('looks again for a parked call’s record only with credits to spare, and lets new calls go first', async () => {
      await start();
      const back = world.withoutRecord('Souza');
      await play();
      assert.equal((await rows())[0]!.state, 'waiting_for_contact');
      back();
      const searches = () => org().counters.byRoute['GET Contacts/search'] ?? 0;
      org().limits.credits.set(world.clock.now(), org().limits.creditLimit - 500);
      await play('outbound');
      await world.pass(14 * minute);
      // Zoho tells with each answer what is left.
      const {tenant} = world.tenants.list.get('940000000000000001')!;
      await world.lookups.find(tenant, '+442079460999');
      const before = searches();
      await world.pass(2 * minute);
      assert.equal(searches(), before, 'nothing is asked for it');
      const parked = (await rows()).find((row) => row.session_id === '950000000000001000');
      assert.deepEqual([parked!.state, parked!.problem_code], ['waiting_for_contact', 'crm_rate_limited']);
      await play('inbound-missed');
      assert.equal(world.zohoCalls().length, 2, 'a new call is not held up by it');
      org().limits.credits.set(world.clock.now(), 0);
      await world.pass(20 * minute);
      await world.pass(20 * minute);
      assert.equal(world.zohoCalls().length, 3);
    });

    for (const code of ['LIMIT_EXCEEDED', 'LIMIT_REACHED'])
      it(`is not failed but paused by ${code}, until the day has rolled on (Z2)`, async () => {
        await start();
        const rule = fault({kind: 'error', status: 400, code, details: {}});
        await play();
        assert.deepEqual(
          (await rows()).map(({state, attempts, problem_code}) => [state, attempts, problem_code]),
          [['queued', 0, 'crm_rate_limited']],
        );
        // What was under way at that moment has come back by now.
        await world.pass(1000);
        const before = {...org().counters.byRoute};
        await world.pass(10 * minute);
        assert.deepEqual({...org().counters.byRoute}, before);
        world.zoho.world.faults.remove(rule.id);
        await world.pass(6 * minute);
        await world.pass(2 * minute);
        assert.equal(world.zohoCalls().length, 1);
      });

    it('takes one create for a call, and for its note one reading and one change', async () => {
      await start();
      await play();
      const posts = () => org().counters.byRoute['POST Calls'] ?? 0;
      assert.equal(posts(), 1);
      await play('outbound');
      assert.equal(posts(), 2);
      const before = org().counters.total;
      await world.agent('101', `/calls/950000000000001000/notes/${crypto.randomUUID()}`, {
        method: 'PUT',
        json: {text: 'Wants the offer by Friday.'},
      });
      await world.pass(minute);
      assert.ok(org().counters.total - before <= 2);
    });

    it('waits for a new grant with one token request in ten minutes, and then writes in the order of the calls (Z16)', async () => {
      await start();
      await play();
      world.zoho.world.grants.expireTokens(org(), world.clock.now());
      const refusal = fault({kind: 'token_error', code: 'invalid_code'});
      const tokens = () => org().counters.byRoute['POST oauth/v2/token'] ?? 0;
      const before = tokens();
      for (const name of ['outbound', 'inbound-missed', 'late-recording']) {
        await play(name);
        await world.pass(30_000);
      }
      await world.pass(8 * minute);
      assert.ok(tokens() - before <= 1, `${tokens() - before} token requests`);
      assert.deepEqual(
        (await rows()).map(({state, attempts}) => [state, state === 'queued' ? attempts : 0]),
        [
          ['logged', 0],
          ['queued', 0],
          ['queued', 0],
          ['queued', 0],
        ],
      );
      world.zoho.world.faults.remove(refusal.id);
      for (let turn = 0; turn < 6; turn += 1) await world.pass(minute);
      const written = [...org().records.all('Calls')].slice(1);
      assert.deepEqual(
        written.map(({values}) => values['Call_Type']),
        ['Outbound', 'Missed', 'Inbound'],
      );
    });
  });

  describe('between tenants', () => {
    const add = async (
      tenantId: string,
      sessionId: string,
      queuedAt: number,
      activityId: string | null = null,
    ) => {
      const at = new Date(queuedAt);
      await store.db
        .insertInto('call')
        .values({
          tenant_id: tenantId,
          session_id: sessionId,
          direction: 'inbound',
          trunk: true,
          state: 'ended',
          extensions: '[]',
          started_at: at,
          facts: '',
          updated_at: at,
        })
        .execute();
      await store.db
        .insertInto('journal')
        .values({
          tenant_id: tenantId,
          session_id: sessionId,
          state: 'queued',
          queued_at: at,
          next_attempt_at: at,
          activity_id: activityId,
          updated_at: at,
        })
        .execute();
    };

    it('a flood of one leaves a place to the other in every round (T18)', async () => {
      await store.reset();
      const now = Date.parse('2026-06-15T12:00:00Z');
      for (let index = 0; index < 120; index += 1) await add(demoTenantId, `a${index}`, now - hour + index);
      await add(secondTenantId, 'b', now - 1000);
      const due = await journalStore.due(store.db, now, []);
      assert.ok(due.slice(0, 2).some(({tenantId}) => tenantId === secondTenantId));
      assert.ok(due.filter(({tenantId}) => tenantId === demoTenantId).length <= 20);
    });

    it('calls that just ended go first, then the backlog in order, then news of written ones (Z16, J34)', async () => {
      await store.reset();
      const now = Date.parse('2026-06-15T12:00:00Z');
      await add(demoTenantId, 'news', now - 3 * hour, '700000000000000001');
      await add(demoTenantId, 'second', now - hour);
      await add(demoTenantId, 'first', now - 2 * hour);
      await add(demoTenantId, 'fresh', now - 1000);
      const due = await journalStore.due(store.db, now, []);
      assert.deepEqual(
        due.map(({sessionId}) => sessionId),
        ['fresh', 'first', 'second', 'news'],
      );
    });
  });
});
