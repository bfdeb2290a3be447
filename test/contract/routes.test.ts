import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Hono} from 'hono';
import {createApp} from '../../src/proxy/app.ts';
import {readConfig} from '../../src/proxy/config.ts';
import {silentLogger} from '../../src/proxy/logging.ts';
import type {Env} from '../../src/proxy/middleware/env.ts';
import {operations} from '../../src/proxy/openapi/document.ts';
import {createServices, type Services} from '../../src/proxy/services.ts';
import {openTestStore, type TestStore} from '../support/node/test-store.ts';

describe('the whole proxy, put together', () => {
  let store: TestStore;
  let services: Services;
  let app: Hono<Env>;
  const stopping = new AbortController();
  before(async () => {
    store = await openTestStore();
    services = await createServices({
      config: readConfig({
        BGM_ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
        BGM_PBX_URL: 'http://127.0.0.1:9',
      }),
      log: silentLogger,
      database: store,
      stopping: stopping.signal,
      listensOn: 'http://127.0.0.1:8890',
    });
    app = createApp(services.app);
  });
  after(async () => {
    stopping.abort();
    await services.stop();
    await store.close();
  });

  it('serves what its description tells of, and nothing else', () => {
    const served = app.routes
      .filter(({method}) => method !== 'ALL')
      // A slash at the end makes no other resource.
      .map(({method, path}) => ({method, path: path.replace(/(?<=.)\/$/, '')}))
      .map(({method, path}) => `${method} ${path.replaceAll(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`);
    const described = operations.map(
      ({method, path, atRoot}) => `${method.toUpperCase()} ${atRoot ? '' : '/crm/v1'}${path}`,
    );
    assert.deepEqual([...new Set(served)].sort(), described.sort());
  });

  it('tells whoever changes keys how many rows still need the old one (J31)', async () => {
    const told = async () =>
      /^bgm_crm_sealed_with_old_key (.*)$/m.exec(await (await app.request('/metrics')).text())?.[1];
    // Not counted yet, in the first moments.
    while ((await told())?.toLowerCase() === 'nan');
    assert.equal(await told(), '0');
  });

  it('asks everyone for who they are before anything else', async () => {
    for (const {method, path, security} of operations) {
      if (security === 'none') continue;
      const url = `/crm/v1${path.replaceAll(/\{noteId\}/g, '0b7f8d1e-6f0f-4d0b-9a53-6a2f4e3c1d10').replaceAll(/\{\w+\}/g, '1')}`;
      const response = await app.request(url, {
        method: method.toUpperCase(),
        ...(method === 'get' ? {} : {body: '{}', headers: {'content-type': 'application/json'}}),
      });
      assert.equal(response.status, 401, `${method} ${url}`);
      assert.match(response.headers.get('www-authenticate') ?? '', /Bearer/);
    }
  });

  it('serves its description under the address that browsers use', async () => {
    const response = await app.request('/crm/v1/openapi.json');
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    const {openapi, servers, info} = (await response.json()) as {
      openapi: string;
      servers: {url: string}[];
      info: {version: string};
    };
    assert.equal(openapi, '3.1.1');
    assert.equal(servers[0]?.url, 'http://127.0.0.1:8890/crm/v1');
    assert.match(info.version, /^\d+\.\d+\.\d+/);
  });

  it('is ready with its database and queue', async () => {
    const response = await app.request('/readyz');
    assert.deepEqual(await response.json(), {
      status: 'ok',
      checks: {database: 'ok', queue: 'ok', disk: 'ok'},
    });
  });
});
