import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {startPbxSimulator} from '../../../demo/pbx-simulator/start-pbx-simulator.ts';
import {startZohoEmulator, type ZohoEmulator} from '../../../demo/zoho-emulator/start-zoho-emulator.ts';
import type {Connection, LookupsReply, Session, SessionReply} from '../../../src/contract/index.ts';
import {createApp} from '../../../src/proxy/app.ts';
import {readConfig} from '../../../src/proxy/config.ts';
import {silentLogger} from '../../../src/proxy/logging.ts';
import {openServer, type OpenServer} from '../../../src/proxy/server.ts';
import {createServices, type Services} from '../../../src/proxy/services.ts';
import {consentOverHttp} from '../../support/node/consent.ts';
import {portal} from '../../support/node/test-app.ts';
import {openTestStore, type TestStore} from '../../support/node/test-store.ts';

describe('the whole proxy, from a new tenant to its first caller', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bgm-connect-'));
  const stopping = new AbortController();
  let pbx: Awaited<ReturnType<typeof startPbxSimulator>>;
  let zoho: ZohoEmulator;
  let store: TestStore;
  let server: OpenServer;
  let services: Services;
  before(async () => {
    [pbx, zoho, store, server] = await Promise.all([
      startPbxSimulator({target: 'http://127.0.0.1:9/crm/v1/pbx/events'}),
      startZohoEmulator({orgs: ['eu-enterprise']}),
      openTestStore(),
      openServer('127.0.0.1', 0),
    ]);
    const {id, domain, webhookSecret, serviceUser} = pbx.tenants[0]!;
    const settings = {defaultCountry: 'GB', region: 'eu', allowedOrigins: [portal]};
    const tenantsFile = join(folder, 'tenants.json');
    const tenant = {id, domain, webhookSecret, pbx: serviceUser, settings};
    writeFileSync(tenantsFile, JSON.stringify({tenants: [tenant]}));
    services = await createServices({
      config: readConfig({
        BGM_ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
        BGM_PBX_URL: pbx.url,
        BGM_TENANTS_FILE: tenantsFile,
        BGM_ZOHO_HOSTS: JSON.stringify(zoho.regions),
      }),
      log: silentLogger,
      database: store,
      stopping: stopping.signal,
      listensOn: server.origin,
    });
    server.serve(createApp(services.app).fetch);
  });
  after(async () => {
    stopping.abort();
    await Promise.all([server.close(), services.stop()]);
    await Promise.all([pbx.stop(), zoho.stop(), store.close()]);
    rmSync(folder, {recursive: true, force: true});
  });

  const base = () => `${server.origin}/crm/v1`;
  const api = async <T>(token: string, method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(base() + path, {
      method,
      headers: {authorization: `Bearer ${token}`, origin: portal, 'content-type': 'application/json'},
      ...(body !== undefined && {body: JSON.stringify(body)}),
    });
    assert.equal(answer.status, 200, `${method} ${path}: ${await answer.clone().text()}`);
    return (await answer.json()) as T;
  };
  const signIn = async (extension: string): Promise<string> => {
    const user = pbx.tenants[0]!.users.find((one) => one.extension === extension)!;
    return (await api<SessionReply>(user.token, 'POST', '/session')).token;
  };

  it('is connected by an admin over HTTP alone, and an agent finds who calls', async () => {
    const [admin, agent] = await Promise.all([signIn('100'), signIn('101')]);
    const crm = async () => (await api<Session>(agent, 'GET', '/session')).crm.state;
    assert.equal(await crm(), 'authorization_required');
    assert.equal((await api<Connection>(admin, 'GET', '/connection')).state, 'not_configured');
    const {clientId, clientSecret} = zoho.orgs[0]!;
    await api(admin, 'PUT', '/settings/credentials', {clientId, clientSecret});
    const {status, page} = await consentOverHttp(base(), admin, portal).run();
    assert.equal(status, 200, page);
    assert.equal((await api<Connection>(admin, 'GET', '/connection')).state, 'connected');
    assert.equal(await crm(), 'connected');
    const numbers = ['+14155550123'];
    const {results} = await api<LookupsReply>(agent, 'POST', '/lookups', {numbers});
    assert.equal(results[0]!.matches[0]?.name, 'Ana Souza');
  });
});
