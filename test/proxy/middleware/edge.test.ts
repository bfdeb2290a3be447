import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Hono} from 'hono';
import * as v from 'valibot';
import {lookupsRequestSchema, noteBodySchema, type Problem} from '../../../src/contract/index.ts';
import {CrmError} from '../../../src/proxy/crm/crm-error.ts';
import {createLogger} from '../../../src/proxy/logging.ts';
import {jsonBody, noQuery, params, query} from '../../../src/proxy/middleware/checked.ts';
import type {Env} from '../../../src/proxy/middleware/env.ts';
import {Refusal} from '../../../src/proxy/middleware/refusal.ts';
import {requireSettings} from '../../../src/proxy/middleware/require-caller.ts';
import {PbxUnavailableError} from '../../../src/proxy/pbx/pbx-api.ts';
import {HandClock} from '../../support/node/hand-clock.ts';
import {ask, portal, testApp, testCaller, testTenant, type TestParts} from '../../support/node/test-app.ts';

/** The lookups route as the widgets see it; what it answers is not the matter here. */
const lookups = (answer: () => unknown = () => ({results: []})) =>
  new Hono<Env>().post('/lookups', noQuery, jsonBody(lookupsRequestSchema), (c) =>
    c.json(answer() as object),
  );

const appWith = (answer?: () => unknown, parts: TestParts = {}) =>
  testApp({agentRoutes: [lookups(answer)], ...parts});
const question = {numbers: ['+14155550123']};

async function problemOf(response: Response): Promise<Problem> {
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  assert.equal(response.headers.get('cache-control'), 'no-store');
  const problem = (await response.json()) as Problem;
  assert.equal(problem.status, response.status);
  assert.equal(problem.requestId, response.headers.get('bgm-request-id'));
  return problem;
}

describe('a request', () => {
  it('is named by its own UUID, else by one of ours', async () => {
    const id = '7c0e3f3a-52cf-4b63-9f0b-0a3f0f2f6f0e';
    const app = appWith();
    const named = await ask(app, '/lookups', {as: 'agent', json: question, headers: {'bgm-request-id': id}});
    assert.equal(named.headers.get('bgm-request-id'), id);
    const unnamed = await ask(app, '/lookups', {
      as: 'agent',
      json: question,
      headers: {'bgm-request-id': 'x<script>'},
    });
    assert.match(unnamed.headers.get('bgm-request-id')!, /^[0-9a-f-]{36}$/);
  });

  it('gets an answer that no page can sniff, frame, keep or embed', async () => {
    const {headers} = await ask(appWith(), '/lookups', {as: 'agent', json: question});
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
    assert.match(headers.get('content-security-policy')!, /frame-ancestors 'none'/);
    assert.match(headers.get('strict-transport-security')!, /max-age/);
  });

  const unreadable: [string, RequestInit, number, string][] = [
    ['broken JSON', {body: '{"numbers": ['}, 400, 'malformed'],
    ['no body', {}, 400, 'malformed'],
    [
      'a form',
      {body: 'numbers=1', headers: {'content-type': 'application/x-www-form-urlencoded'}},
      415,
      'unsupported_media_type',
    ],
    [
      'text that is JSON',
      {body: JSON.stringify(question), headers: {'content-type': 'text/plain'}},
      415,
      'unsupported_media_type',
    ],
    ['65 KB', {body: JSON.stringify({numbers: ['1'.repeat(65_536)]})}, 413, 'too_large'],
  ];
  for (const [what, init, status, code] of unreadable)
    it(`with ${what} is ${status} ${code}`, async () => {
      const response = await appWith().request('/crm/v1/lookups', {
        method: 'POST',
        ...init,
        headers: {
          authorization: 'Bearer agent',
          'content-type': 'application/json',
          ...(init.body ? {'content-length': String(Buffer.byteLength(init.body as string))} : {}),
          ...(init.headers as object),
        },
      });
      assert.equal(response.status, status);
      assert.equal((await problemOf(response)).code, code);
    });

  it('that streams more than its limit without saying so is 413', async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('[1'.padEnd(16_384))),
    });
    const response = await appWith().request('/crm/v1/lookups', {
      method: 'POST',
      body,
      duplex: 'half',
      headers: {authorization: 'Bearer agent', 'content-type': 'application/json'},
    });
    assert.equal(response.status, 413);
  });

  const invalid: [unknown, {pointer: string; code: string}][] = [
    [{}, {pointer: '/numbers', code: 'required'}],
    [{numbers: []}, {pointer: '/numbers', code: 'min_length'}],
    [{numbers: Array(26).fill('1')}, {pointer: '/numbers', code: 'max_length'}],
    [{numbers: [1]}, {pointer: '/numbers/0', code: 'string'}],
    [{numbers: 'one'}, {pointer: '/numbers', code: 'array'}],
    [
      {numbers: ['1'], country: 'Britain'},
      {pointer: '/country', code: 'regex'},
    ],
    [
      {numbers: ['1'], tenant: 't2'},
      {pointer: '/tenant', code: 'unknown_field'},
    ],
    [
      {numbers: ['1'], 'a/b~c': 1},
      {pointer: '/a~1b~0c', code: 'unknown_field'},
    ],
    [null, {pointer: '', code: 'object'}],
  ];
  for (const [json, expected] of invalid)
    it(`with ${JSON.stringify(json).slice(0, 40)} is told the field: ${expected.pointer} ${expected.code}`, async () => {
      const response = await ask(appWith(), '/lookups', {as: 'agent', method: 'POST', json});
      assert.equal(response.status, 422);
      const {code, errors} = await problemOf(response);
      assert.equal(code, 'validation_failed');
      assert.deepEqual(errors?.[0], expected);
    });

  it('never hears its own input back', async () => {
    const response = await ask(appWith(), '/lookups', {
      as: 'agent',
      json: {numbers: [{secret: '+14155550199'}]},
    });
    assert.ok(!(await response.text()).includes('4155550199'));
  });

  it('with an unknown query parameter, or one twice, is malformed', async () => {
    const schema = v.strictObject({filter: v.optional(v.picklist(['all', 'missed']))});
    const calls = new Hono<Env>().get('/calls', query(schema), (c) =>
      c.json({items: [], nextCursor: null, ...c.req.valid('query')}),
    );
    const app = testApp({agentRoutes: [calls, lookups()]});
    assert.equal((await ask(app, '/calls?filter=missed', {as: 'agent'})).status, 200);
    for (const search of ['?filters=all', '?filter=all&filter=missed', '?filter=some', '?filter=all&x=1'])
      assert.equal((await ask(app, `/calls${search}`, {as: 'agent'})).status, 400, search);
    assert.equal((await ask(app, '/lookups?number=1', {as: 'agent', json: question})).status, 400);
  });

  it('for an id that cannot be one is not found', async () => {
    const routes = new Hono<Env>().put(
      '/calls/:callId/notes/:noteId',
      params(v.object({callId: v.string(), noteId: v.pipe(v.string(), v.uuid())})),
      jsonBody(noteBodySchema),
      (c) => c.json({}),
    );
    const response = await ask(testApp({agentRoutes: [routes]}), '/calls/1/notes/..%2f', {
      as: 'agent',
      method: 'PUT',
      json: {text: ''},
    });
    assert.equal(response.status, 404);
  });

  it('to an unknown path is 404, with another method 405 and the right ones', async () => {
    const app = appWith();
    assert.equal((await ask(app, '/lookup')).status, 404);
    assert.equal((await app.request('/')).status, 404);
    const response = await ask(app, '/lookups', {as: 'agent', method: 'DELETE'});
    assert.equal(response.status, 405);
    assert.equal(response.headers.get('allow'), 'POST');
    assert.equal((await problemOf(response)).code, 'method_not_allowed');
  });
});

describe('an error', () => {
  const thrown: [string, Error, number, string, Partial<Problem>][] = [
    ['a refusal', new Refusal('gone', {detail: 'Over.'}), 410, 'gone', {detail: 'Over.', retryable: false}],
    ['a CRM that is slow', new CrmError('timeout'), 504, 'crm_timeout', {retryable: true}],
    [
      'a CRM that is busy',
      new CrmError('rate_limited', {retryAfterSeconds: 42}),
      429,
      'crm_rate_limited',
      {retryAfter: 42},
    ],
    [
      'a CRM that says no',
      new CrmError('rejected', {providerCode: 'INVALID_DATA'}),
      502,
      'crm_rejected',
      {provider: {name: 'zoho', code: 'INVALID_DATA'}},
    ],
    ['a lapsed grant', new CrmError('authorization_required'), 409, 'crm_authorization_required', {}],
    ['a silent PBX', new PbxUnavailableError('down'), 503, 'unavailable', {retryAfter: 5}],
    [
      'a database that is away',
      Object.assign(new Error('x'), {code: 'ECONNREFUSED'}),
      503,
      'unavailable',
      {},
    ],
    ['a cancelled statement', Object.assign(new Error('x'), {code: '57014'}), 503, 'unavailable', {}],
  ];
  for (const [what, error, status, code, members] of thrown)
    it(`from ${what} is ${status} ${code}`, async () => {
      const app = appWith(() => {
        throw error;
      });
      const response = await app.request('/crm/v1/lookups', {
        method: 'POST',
        headers: {authorization: 'Bearer agent', 'content-type': 'application/json'},
        body: JSON.stringify(question),
      });
      assert.equal(response.status, status);
      const problem = await problemOf(response);
      assert.equal(problem.code, code);
      for (const [name, value] of Object.entries(members)) assert.deepEqual(problem[name], value, name);
      assert.equal(response.headers.get('retry-after'), problem.retryAfter?.toString() ?? null);
    });

  it('that nobody foresaw is 500 and says nothing of itself, and the log has its place and not its words', async () => {
    const lines: string[] = [];
    const log = createLogger('info', {write: (line) => void lines.push(line)});
    const app = appWith(
      () => {
        throw new TypeError('cannot read +14155550123 of Ada Sample');
      },
      {log},
    );
    const response = await ask(app, '/lookups', {as: 'agent', json: question});
    assert.equal(response.status, 500);
    assert.deepEqual(Object.keys(await problemOf(response)).sort(), [
      'code',
      'requestId',
      'retryable',
      'status',
      'title',
      'type',
    ]);
    const written = lines.join('');
    assert.match(written, /TypeError/);
    assert.match(written, /edge\.test\.ts/);
    for (const secret of ['4155550123', 'Ada', 'Bearer', portal])
      assert.ok(!written.includes(secret), secret);
  });

  it('leaves a line with the route and not the path', async () => {
    const lines: string[] = [];
    const log = createLogger('info', {write: (line) => void lines.push(line)});
    const call = new Hono<Env>().get('/calls/:callId', () => {
      throw new Refusal('not_found');
    });
    await ask(testApp({agentRoutes: [call], log}), '/calls/950000000000001000', {as: 'agent'});
    const line = JSON.parse(lines.at(-1)!) as Record<string, unknown>;
    assert.equal(line['route'], '/crm/v1/calls/:callId');
    assert.equal(line['status'], 404);
    assert.equal(line['tenantId'], '940000000000000001');
    assert.ok(!JSON.stringify(line).includes('950000000000001000'));
  });
});

describe('who may call', () => {
  it('is asked for a token, and told when it is no good', async () => {
    const app = appWith();
    const without = await ask(app, '/lookups', {json: question});
    assert.equal(without.status, 401);
    assert.equal(without.headers.get('www-authenticate'), 'Bearer');
    const wrong = await ask(app, '/lookups', {as: 'nobody', json: question});
    assert.equal(wrong.status, 401);
    assert.equal(wrong.headers.get('www-authenticate'), 'Bearer error="invalid_token"');
    assert.equal(wrong.headers.get('access-control-allow-origin'), portal, 'the page may read why');
  });

  it('may not use the token from another page', async () => {
    const other = 'https://other.example';
    const app = appWith(undefined, {knownOrigin: () => true});
    const response = await ask(app, '/lookups', {as: 'agent', json: question, headers: {origin: other}});
    assert.equal(response.status, 403);
    assert.equal((await problemOf(response)).code, 'origin_not_allowed');
    assert.equal(response.headers.get('access-control-allow-origin'), null);
  });

  it('needs the permission', async () => {
    const admins = new Hono<Env>().get('/calls', requireSettings('full'), (c) =>
      c.json({items: [], nextCursor: null}),
    );
    const app = testApp({agentRoutes: [admins]});
    assert.equal((await ask(app, '/calls', {as: 'agent'})).status, 403);
    assert.equal((await ask(app, '/calls', {as: 'admin'})).status, 200);
  });

  for (const [what, tenant] of Object.entries({
    'the system admin': testTenant({crmEnabled: false}),
    'its own settings': testTenant({settings: {enabled: false}}),
  }))
    it(`does nothing while CRM is off by ${what}`, async () => {
      const app = appWith(undefined, {callers: {agent: testCaller({tenant})}});
      const response = await ask(app, '/lookups', {as: 'agent', json: question});
      assert.equal(response.status, 403);
      assert.equal((await problemOf(response)).code, 'crm_disabled');
    });

  it('may ask so often, then must wait, each caller for himself', async () => {
    const clock = new HandClock();
    const app = appWith(undefined, {clock, lookupRate: {perMinute: 60, burst: 2}});
    const status = async (as: string) => (await ask(app, '/lookups', {as, json: question})).status;
    assert.deepEqual([await status('agent'), await status('agent')], [200, 200]);
    const refused = await ask(app, '/lookups', {as: 'agent', json: question});
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get('retry-after'), '1');
    assert.equal(refused.headers.get('ratelimit'), '"lookups";r=0;t=1');
    assert.equal(await status('admin'), 200);
    await clock.advance(1000);
    assert.equal(await status('agent'), 200);
  });

  it('lets callers go on when somebody sets the clock back (Z21)', async () => {
    const clock = new HandClock();
    const app = appWith(undefined, {clock, lookupRate: {perMinute: 60, burst: 2}});
    const status = async () => (await ask(app, '/lookups', {as: 'agent', json: question})).status;
    assert.equal(await status(), 200);
    clock.jump(-3_600_000);
    assert.equal(await status(), 200);
  });

  it('is charged for each number and not for each request; one full batch passes', async () => {
    const clock = new HandClock();
    const app = appWith(undefined, {clock, lookupRate: {perMinute: 60, burst: 25}});
    const numbers = Array.from({length: 25}, (_, index) => `+14155550${100 + index}`);
    const asked = async (count: number) =>
      ask(app, '/lookups', {as: 'agent', json: {numbers: numbers.slice(0, count)}});
    const tooMany = {as: 'agent', json: {numbers: [...numbers, '+14155550199']}};
    assert.equal((await ask(app, '/lookups', tooMany)).status, 422);
    await clock.advance(1000);
    assert.equal((await asked(25)).status, 200);
    const refused = await asked(1);
    assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '1']);
    await clock.advance(5000);
    const wider = await asked(25);
    assert.deepEqual([wider.status, wider.headers.get('retry-after')], [429, '20']);
    assert.equal((await asked(5)).status, 200);
    assert.equal((await asked(1)).status, 429);
  });
});

describe('pages of other origins', () => {
  const preflight = (app: Hono<Env>, origin: string) =>
    app.request('/crm/v1/lookups', {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    });

  it('are let in by exact origin', async () => {
    const response = await preflight(appWith(), portal);
    assert.equal(response.status, 204);
    assert.equal(response.headers.get('access-control-allow-origin'), portal);
    assert.equal(response.headers.get('vary'), 'Origin');
    assert.equal(response.headers.get('access-control-max-age'), '600');
    assert.equal(
      response.headers.get('access-control-allow-headers'),
      'Authorization, Content-Type, Idempotency-Key, If-Match, Last-Event-ID, BGM-CSRF, BGM-Request-Id',
    );
    assert.equal(response.headers.get('access-control-allow-credentials'), null);
  });

  for (const origin of [
    'null',
    'https://portal.example.evil.example',
    'http://portal.example',
    'https://portal.example:444',
  ])
    it(`are not let in as ${origin}`, async () => {
      const response = await preflight(appWith(), origin);
      assert.equal(response.status, 403);
      assert.equal(response.headers.get('access-control-allow-origin'), null);
    });

  it('may read what they need of an answer', async () => {
    const response = await ask(appWith(), '/lookups', {as: 'agent', json: question});
    assert.equal(
      response.headers.get('access-control-expose-headers'),
      'ETag, Location, Retry-After, BGM-Request-Id, Idempotent-Replayed, RateLimit',
    );
  });
});

describe('the host name', () => {
  const status = async (host: string, anyAddress = false) =>
    (
      await appWith(undefined, {anyAddress}).request('/crm/v1/lookups', {
        method: 'POST',
        headers: {host, authorization: 'Bearer agent', 'content-type': 'application/json'},
        body: JSON.stringify(question),
      })
    ).status;

  it('must be one of ours, or this machine itself', async () => {
    for (const host of ['crm.example', 'CRM.example', '127.0.0.1:8890', 'localhost:1', '[::1]:8890'])
      assert.equal(await status(host), 200, host);
    for (const host of ['evil.example', 'crm.example.evil.example', 'localhost.evil.example', '192.0.2.7'])
      assert.equal(await status(host), 403, host);
  });

  it('may be an address where every address is listened on', async () => {
    assert.equal(await status('192.0.2.7:8890', true), 200);
    assert.equal(await status('evil.example', true), 403);
  });
});

describe('the webhook', () => {
  const events = new Hono<Env>().post('/pbx/events', async (c) => {
    await c.req.text();
    return c.json({});
  });
  const post = (body: string | ReadableStream, headers: Record<string, string> = {}) =>
    testApp({pbxRoutes: [events]}).request('/crm/v1/pbx/events', {
      method: 'POST',
      body,
      headers,
      duplex: 'half',
    });
  const mebibyte = 1024 * 1024;

  it('takes a megabyte and no byte more, told or not', async () => {
    const sized = (length: number) => post('x'.repeat(length), {'content-length': String(length)});
    const streamed = (length: number) =>
      post(new Blob(['x'.repeat(length)]).stream(), {'transfer-encoding': 'chunked'});
    for (const send of [sized, streamed]) {
      assert.equal((await send(mebibyte)).status, 200);
      const refused = await send(mebibyte + 1);
      assert.equal(refused.status, 413);
      assert.equal((await problemOf(refused)).code, 'too_large');
    }
  });

  it('is reached by whatever name the PBX knows, and is never 404', async () => {
    assert.equal((await post('{}', {host: 'crm-proxy.internal'})).status, 200);
    const app = testApp({pbxRoutes: [events]});
    for (const method of ['GET', 'PUT', 'DELETE'])
      assert.equal((await app.request('/crm/v1/pbx/events', {method})).status, 405, method);
  });
});

describe('a process that stops', () => {
  it('takes nothing more and says when to come back', async () => {
    const stopping = new AbortController();
    const app = appWith(undefined, {stopping: stopping.signal});
    stopping.abort();
    const response = await app.request('/crm/v1/pbx/events', {method: 'POST', body: '{}'});
    assert.equal(response.status, 503);
    assert.equal(response.headers.get('retry-after'), '5');
  });

  it('answers a search with a problem that says that it may be asked again (J33)', async () => {
    const stopping = new AbortController();
    const app = appWith(undefined, {stopping: stopping.signal});
    stopping.abort();
    const response = await app.request('/crm/v1/contacts/search', {
      method: 'POST',
      headers: {'content-type': 'application/json', authorization: 'Bearer agent', origin: portal},
      body: JSON.stringify({query: 'ana'}),
    });
    const {code, retryable, retryAfter} = (await response.json()) as Problem;
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
    assert.equal(response.headers.get('access-control-allow-origin'), portal, 'the page may read it');
    assert.deepEqual([response.status, code, retryable, retryAfter], [503, 'unavailable', true, 5]);
  });
});
