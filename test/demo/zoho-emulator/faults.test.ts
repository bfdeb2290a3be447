import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import type {FaultRule} from '../../../demo/zoho-emulator/faults/fault-rule.ts';
import {until} from '../../support/node/until.ts';
import {ZohoClient, answerOf} from './zoho-client.ts';

describe('faults of the Zoho emulator', () => {
  let zoho: ZohoClient;
  before(async () => {
    zoho = await ZohoClient.start();
  });
  beforeEach(async () => {
    zoho.reset();
    await zoho.token();
  });
  after(() => zoho.stop());

  const fault = async (rule: Partial<FaultRule>) => {
    const answer = await zoho.control('POST', '/faults', rule);
    assert.equal(answer.status, 201);
    return answer.body as FaultRule;
  };
  const calls = () => zoho.org.records.count('Calls');
  const call = () => ({Subject: 'x', Call_Type: 'Missed', Call_Start_Time: zoho.clock.ago(60)});

  describe('instead of the work', () => {
    const answers: readonly (readonly [Partial<FaultRule>, number, string])[] = [
      [{kind: 'status', status: 500}, 500, 'INTERNAL_ERROR'],
      [{kind: 'status', status: 502}, 502, 'SERVICE_UNAVAILABLE'],
      [{kind: 'status', status: 503}, 503, 'SERVICE_UNAVAILABLE'],
      [{kind: 'status', status: 429}, 429, 'TOO_MANY_REQUESTS'],
      [{kind: 'invalid_token'}, 401, 'INVALID_TOKEN'],
      [{kind: 'authentication_failure'}, 401, 'AUTHENTICATION_FAILURE'],
      [{kind: 'error', status: 403, code: 'FEATURE_NOT_SUPPORTED'}, 403, 'FEATURE_NOT_SUPPORTED'],
    ];
    for (const [rule, status, code] of answers) {
      it(`${rule.kind} ${rule.status ?? ''}: ${code}, nothing written`, async () => {
        await fault(rule);
        const answer = await zoho.insert('Calls', call());
        assert.equal(answer.status, status);
        assert.equal(answer.body.code, code);
        assert.equal(calls(), 0);
      });
    }

    it('refuses each record with the chosen words', async () => {
      await fault({kind: 'item_error', path: '/Calls', code: 'RECORD_LOCKED', message: 'record is locked'});
      const {status, body} = await zoho.insert('Calls', call(), call());
      assert.equal(status, 400);
      assert.deepEqual(
        body.data.map(({code}: {code: string}) => code),
        ['RECORD_LOCKED', 'RECORD_LOCKED'],
      );
    });

    for (const status of [200, 503]) {
      it(`shows a maintenance page with ${status}`, async () => {
        await fault({kind: 'html', status});
        const answer = await zoho.get('org');
        assert.equal(answer.status, status);
        assert.match(answer.headers.get('content-type')!, /text\/html/);
        assert.match(answer.body, /^<!DOCTYPE html>/);
      });
    }

    it('adds headers such as Retry-After', async () => {
      await fault({kind: 'status', status: 429, headers: {'retry-after': '7'}});
      assert.equal((await zoho.get('org')).headers.get('retry-after'), '7');
    });

    it('drops the connection before the work', async () => {
      await fault({kind: 'drop_before'});
      await assert.rejects(zoho.insert('Calls', call()), TypeError);
      assert.equal(calls(), 0);
    });

    it('never answers, and works nothing', async () => {
      await fault({kind: 'no_answer'});
      const stop = new AbortController();
      const asked = zoho.api('POST', 'Calls', {data: [call()]}, {signal: stop.signal});
      await until(() => zoho.org.limits.gate.inFlight === 1);
      stop.abort();
      await assert.rejects(asked, {name: 'AbortError'});
      await until(() => zoho.org.limits.gate.inFlight === 0);
      assert.equal(calls(), 0);
      assert.equal(zoho.emulator.world.log.newest(1)[0]?.status, 0);
    });
  });

  describe('after the work', () => {
    it('drops the connection', async () => {
      await fault({kind: 'drop_after', path: '/Calls'});
      await assert.rejects(zoho.insert('Calls', call()), TypeError);
      assert.equal(calls(), 1);
    });

    it('answers late, or never', async () => {
      const rule = await fault({kind: 'late', ms: 30});
      assert.equal((await zoho.insert('Calls', call())).status, 201);
      assert.ok(zoho.emulator.world.log.newest(1)[0]!.ms >= 29);
      await zoho.control('DELETE', `/faults/${rule.id}`);

      await fault({kind: 'late'});
      const stop = new AbortController();
      const asked = zoho.api('POST', 'Calls', {data: [call()]}, {signal: stop.signal});
      await until(() => calls() === 2);
      stop.abort();
      await assert.rejects(asked, {name: 'AbortError'});
    });

    it('cuts the JSON in half', async () => {
      await fault({kind: 'truncated_json'});
      await assert.rejects(zoho.insert('Calls', call()), SyntaxError);
      assert.equal(calls(), 1);
    });

    it('cuts the connection inside the answer', async () => {
      await fault({kind: 'cut_response'});
      await assert.rejects(zoho.insert('Calls', call()), TypeError);
      assert.equal(calls(), 1);
    });

    for (const next of [{kind: 'empty'}, {kind: 'truncated_json'}] as const)
      it(`cuts the connection once, without a word in the log, when ${next.kind} hits the same answer`, async (t) => {
        const said = t.mock.method(console, 'error', () => {});
        await fault({kind: 'cut_response'});
        const other = await fault(next);
        await assert.rejects(zoho.insert('Calls', call()), TypeError);
        await until(() => zoho.emulator.world.log.newest(1)[0]?.status === 0);
        await zoho.control('DELETE', `/faults/${other.id}`);
        assert.equal(said.mock.callCount(), 0);
        assert.equal(calls(), 1);
      });

    it('drips', async () => {
      await fault({kind: 'drip', bytesPerSecond: 2_000});
      const {status, body} = await zoho.insert('Calls', call());
      assert.equal(status, 201);
      assert.equal(body.data[0].code, 'SUCCESS');
    });

    it('answers nothing with status 200', async () => {
      await fault({kind: 'empty'});
      const {status, body} = await zoho.insert('Calls', call());
      assert.deepEqual([status, body], [200, '']);
      assert.equal(calls(), 1);
    });

    it('leaves the id out', async () => {
      await fault({kind: 'missing_id'});
      const {status, body} = await zoho.insert('Calls', call());
      assert.equal(status, 201);
      assert.equal(body.data[0].details.id, undefined);
    });
  });

  describe('which requests', () => {
    it('by org, method and path', async () => {
      await fault({kind: 'status', status: 500, org: 'eu-enterprise', method: 'POST', path: '/Calls'});
      assert.equal((await zoho.insert('Calls', call())).status, 500);
      assert.equal((await zoho.insert('Leads', {Last_Name: 'X'})).status, 201);
      assert.equal((await zoho.get('Calls?fields=Subject')).status, 204);
      assert.equal((await zoho.for('eu-professional').insert('Calls', call())).status, 201);
    });

    it('so many, after so many', async () => {
      const {id} = await fault({kind: 'status', status: 500, skip: 1, count: 2});
      const statuses = [];
      for (let asked = 0; asked < 4; asked += 1) statuses.push((await zoho.get('org')).status);
      assert.deepEqual(statuses, [200, 500, 500, 200]);
      const rule = (await zoho.control('GET', '/faults')).body.find((known: FaultRule) => known.id === id);
      assert.deepEqual([rule.hits, rule.seen], [2, 4]);
    });

    it('a share of them, the same ones in every run', async () => {
      const run = async (): Promise<number[]> => {
        await zoho.control('DELETE', '/faults');
        await fault({kind: 'status', status: 503, rate: 0.3});
        const statuses = [];
        for (let asked = 0; asked < 40; asked += 1) statuses.push((await zoho.get('org')).status);
        return statuses;
      };
      const first = await run();
      const bad = first.filter((status) => status === 503).length;
      assert.ok(bad >= 6 && bad <= 18, `${bad} of 40`);
      assert.deepEqual(await run(), first);
    });
  });

  describe('of the token endpoint', () => {
    it('answers an error with status 200', async () => {
      await fault({kind: 'token_error', code: 'general_error'});
      const {status, body} = await zoho.refresh();
      assert.deepEqual([status, body], [200, {error: 'general_error'}]);
      assert.equal((await zoho.get('org')).status, 200);
    });

    it('throttles', async () => {
      await fault({kind: 'token_throttle'});
      const {status, body} = await zoho.refresh();
      assert.deepEqual([status, body.error], [400, 'Access Denied']);
    });

    it('breaks down', async () => {
      await fault({kind: 'status', status: 503, path: '/oauth/v2/token'});
      assert.equal((await zoho.refresh()).status, 503);
    });

    it('changes what it answers', async () => {
      const change = {refresh_token: null, expires_in: 1e12, api_domain: 'https://evil.example'};
      await fault({kind: 'token_change', change});
      const {body} = await zoho.refresh();
      assert.match(body.access_token, /^1000\./);
      assert.equal(body.expires_in, 1e12);
      assert.equal(body.api_domain, 'https://evil.example');
    });
  });

  it('refuses a kind that is none', async () => {
    const answer = await zoho.control('POST', '/faults', {kind: 'earthquake'});
    assert.equal(answer.status, 400);
    assert.match(answer.body.error, /drop_before/);
  });

  it('keeps faults away from the control port and the pages', async () => {
    await fault({kind: 'drop_before'});
    const page = await answerOf(await fetch(zoho.emulator.control));
    assert.equal(page.status, 200);
  });
});
