import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {healthRoutes} from '../../../src/proxy/routes/health.ts';
import {openApiRoutes} from '../../../src/proxy/routes/openapi.ts';
import {widgetRoutes} from '../../../src/proxy/routes/widgets.ts';
import {testApp} from '../../support/node/test-app.ts';

describe('the widgets’ files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bgm-widgets-'));
  const script = 'export const card = 1;\n';
  const app = testApp({publicRoutes: [widgetRoutes(join(folder, 'widgets'))]});
  before(() => {
    for (const version of ['1', '1.4.2']) {
      mkdirSync(join(folder, 'widgets', version, 'chunks'), {recursive: true});
      writeFileSync(join(folder, 'widgets', version, 'bgm-crm.js'), script);
      writeFileSync(join(folder, 'widgets', version, 'chunks/card-a1b2.js'), script);
      writeFileSync(join(folder, 'widgets', version, 'bgm-crm.js.map'), '{}');
    }
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    symlinkSync(join(folder, 'secret.txt'), join(folder, 'widgets/1/link.txt'));
  });
  after(() => rmSync(folder, {recursive: true}));

  it('of a full version may be kept for ever, those of the newest for five minutes', async () => {
    const full = await app.request('/crm/v1/widgets/1.4.2/bgm-crm.js');
    assert.equal(await full.text(), script);
    assert.equal(full.headers.get('content-type'), 'text/javascript; charset=utf-8');
    assert.equal(full.headers.get('cache-control'), 'public, max-age=31536000, immutable');
    const newest = await app.request('/crm/v1/widgets/1/chunks/card-a1b2.js');
    assert.equal(newest.headers.get('cache-control'), 'public, max-age=300');
  });

  it('are for every page, and hold nothing of anyone', async () => {
    const {headers} = await app.request('/crm/v1/widgets/1/bgm-crm.js', {
      headers: {origin: 'https://unknown.example'},
    });
    assert.equal(headers.get('access-control-allow-origin'), '*');
    assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('set-cookie'), null);
  });

  for (const path of [
    '1/none.js',
    '2/bgm-crm.js',
    '1/../../secret.txt',
    '1/%2e%2e/%2e%2e/secret.txt',
    '1/..%2f..%2fsecret.txt',
    '../secret.txt',
    '1/link.txt',
    '1/chunks',
    '1/.hidden',
    '1/bgm-crm.js%00.txt',
    '1/',
  ])
    it(`have nothing at ${path}`, async () => {
      const response = await app.request(`/crm/v1/widgets/${path}`);
      assert.equal(response.status, 404);
      assert.ok(!(await response.text()).includes('secret'));
    });
});

describe('the page of the API', () => {
  it('shows every operation and runs no script', async () => {
    const app = testApp({publicRoutes: [openApiRoutes('https://crm.example/crm/v1', '1.2.3')]});
    const response = await app.request('/crm/v1/docs');
    assert.match(response.headers.get('content-security-policy')!, /default-src 'none'/);
    const page = await response.text();
    assert.match(page, /CRM widgets proxy 1\.2\.3/);
    assert.match(page, /POST \/lookups/);
    assert.doesNotMatch(page, /<script/);
    assert.equal((await app.request('/crm/v1/openapi.json', {method: 'POST'})).status, 405);
  });
});

describe('health', () => {
  const fine = {
    askDatabase: () => Promise.resolve(),
    isQueueRunning: () => true,
    hasRoom: () => true,
    stopping: new AbortController().signal,
  };
  const ready = async (changes: Partial<typeof fine>) => {
    const app = testApp({operatorRoutes: healthRoutes({...fine, ...changes})});
    assert.equal((await app.request('/healthz')).status, 200, 'alive all the same');
    const response = await app.request('/readyz', {headers: {host: '10.1.2.3'}});
    return {status: response.status, text: await response.text(), retry: response.headers.get('retry-after')};
  };

  it('is red for the part that fails, while the process lives', async () => {
    assert.equal((await ready({})).status, 200);
    const down = await ready({askDatabase: () => Promise.reject(new Error('password of crm@db'))});
    assert.equal(down.status, 503);
    assert.equal(down.retry, '5');
    assert.match(down.text, /"database":"failing"/);
    assert.ok(!down.text.includes('password'));
    assert.match((await ready({isQueueRunning: () => false})).text, /"queue":"failing"/);
    assert.match((await ready({hasRoom: () => false})).text, /"disk":"failing"/);
    assert.equal((await ready({stopping: AbortSignal.abort()})).status, 503);
  });

  it('does not wait for a database that never answers', {timeout: 60_000}, async () => {
    assert.equal((await ready({askDatabase: () => new Promise(() => {})})).status, 503);
  });

  it('is no place for anything else', async () => {
    const app = testApp({operatorRoutes: healthRoutes(fine)});
    assert.equal((await app.request('/healthz', {method: 'POST'})).status, 405);
    assert.equal((await app.request('/crm/v1/healthz')).status, 404);
  });
});
