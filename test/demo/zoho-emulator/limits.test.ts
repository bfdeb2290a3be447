import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {CreditMeter} from '../../../demo/zoho-emulator/limits/credit-meter.ts';
import {creditsPerDay} from '../../../demo/zoho-emulator/limits/editions.ts';
import {until} from '../../support/node/until.ts';
import {ZohoClient} from './zoho-client.ts';

const day = 24 * 3_600_000;

describe('limits of the Zoho emulator', () => {
  let zoho: ZohoClient;
  before(async () => {
    zoho = await ZohoClient.start();
  });
  beforeEach(() => zoho.reset());
  after(() => zoho.stop());

  const used = () => zoho.org.limits.credits.used(zoho.clock.now());
  const settings = (changes: object) => zoho.control('POST', '/orgs/eu-enterprise/settings', changes);

  it('gives each edition its credits', () => {
    assert.equal(creditsPerDay('free', 3), 5_000);
    assert.equal(creditsPerDay('standard', 10), 52_500);
    assert.equal(creditsPerDay('standard', 1_000), 100_000);
    assert.equal(creditsPerDay('enterprise', 10), 60_000);
    assert.equal(creditsPerDay('ultimate', 10_000), 20_050_000);
  });

  it('forgets credits after 24 hours', () => {
    const meter = new CreditMeter();
    meter.spend(0, 5);
    meter.spend(3_600_000, 7);
    assert.equal(meter.used(day - 1), 12);
    assert.equal(meter.used(day), 7);
    assert.equal(meter.used(day + 3_600_000), 0);
  });

  describe('credits', () => {
    const leads = (count: number) => Array.from({length: count}, (_, index) => ({Last_Name: `L${index}`}));
    const costs: readonly (readonly [string, () => Promise<unknown>, number])[] = [
      ['a search', () => zoho.search('Contacts', {phone: '4155550123'}), 1],
      ['ten new records', () => zoho.insert('Leads', ...leads(10)), 1],
      ['eleven new records', () => zoho.insert('Leads', ...leads(11)), 2],
      ['COQL with 200 rows', () => zoho.coql('select id from Leads where id is not null'), 1],
      ['COQL with 1,000 rows', () => zoho.coql('select id from Leads where id is not null limit 1000'), 2],
      ['COQL with 2,000 rows', () => zoho.coql('select id from Leads where id is not null limit 0, 2000'), 3],
      ['a list by cvid', () => zoho.get('Leads?fields=Last_Name&cvid=1'), 3],
    ];
    for (const [what, ask, credits] of costs) {
      it(`${what}: ${credits}`, async () => {
        await ask();
        assert.equal(used(), credits);
      });
    }

    it('show from half of them on', async () => {
      await settings({creditsPerDay: 100, creditsUsed: 48});
      assert.equal((await zoho.get('org')).headers.get('x-api-credits-remaining'), null);
      assert.equal((await zoho.get('org')).headers.get('x-api-credits-remaining'), '50');
    });

    it('used up: 429 without Retry-After, until the day has passed', async () => {
      await settings({creditsPerDay: 2, creditsUsed: 2});
      const {status, body, headers} = await zoho.get('org');
      assert.equal(status, 429);
      assert.equal(body.code, 'TOO_MANY_REQUESTS');
      assert.deepEqual(body.details, {});
      assert.equal(headers.get('retry-after'), null);
      assert.equal(used(), 2);
      zoho.clock.advance(day + 60_000);
      zoho.org.limits.credits.used(zoho.clock.now());
      const token = (await zoho.refresh()).body.access_token;
      assert.equal((await zoho.api('GET', 'org', undefined, {token})).status, 200);
    });
  });

  describe('concurrency', () => {
    /** Requests that stay unanswered until the test lets go. */
    const hold = async (count: number, method: string, path: string, body?: unknown) => {
      const letGo = new AbortController();
      await zoho.token();
      zoho.emulator.world.faults.add({kind: 'no_answer', path: `/${path}`, count});
      const before = zoho.org.limits.gate.inFlight;
      const held = Array.from({length: count}, () =>
        zoho.api(method, path, body, {signal: letGo.signal}).catch(() => undefined),
      );
      await until(() => zoho.org.limits.gate.inFlight === before + count);
      return async () => {
        letGo.abort();
        await Promise.all(held);
        await until(() => zoho.org.limits.gate.inFlight === before);
      };
    };

    it('lets 20 calls of an Enterprise org run, and refuses the 21st', async () => {
      const letGo = await hold(20, 'GET', 'org');
      const {status, body} = await zoho.get('users');
      assert.equal(status, 429);
      assert.equal(body.code, 'TOO_MANY_REQUESTS');
      await letGo();
      assert.equal((await zoho.get('users')).status, 200);
      assert.equal(zoho.org.limits.gate.peak, 20);
    });

    it('counts each org alone', async () => {
      const letGo = await hold(20, 'GET', 'org');
      assert.equal((await zoho.for('eu-professional').get('org')).status, 200);
      await letGo();
    });

    it('lets ten COQL queries run, and other calls beside them', async () => {
      const query = {select_query: 'select id from Leads where id is not null'};
      const letGo = await hold(10, 'POST', 'coql', query);
      assert.equal((await zoho.coql(query.select_query)).status, 429);
      assert.equal((await zoho.get('org')).status, 200);
      await letGo();
      assert.equal((await zoho.coql(query.select_query)).status, 200);
    });

    it('can be switched off for benches', async () => {
      await settings({limits: false, creditsPerDay: 1});
      const letGo = await hold(25, 'GET', 'org');
      assert.equal((await zoho.get('users')).status, 200);
      await letGo();
    });
  });
});
