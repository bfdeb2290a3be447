import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, describe, it} from 'node:test';
import {type ConfigError, readConfig} from '../../../src/proxy/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'bgm-config-'));
after(() => rmSync(folder, {recursive: true, force: true}));

const key = Buffer.alloc(32, 3).toString('base64');
const usable = {BGM_ENCRYPTION_KEYS: `k1:${key}`, BGM_PBX_URL: 'https://pbx.example:8887'};

let files = 0;
function fileWith(content: unknown): string {
  const path = join(folder, `tenants-${files++}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** One line that names the setting and ends with what to do, and never shows what was given. */
function assertRefused(env: Record<string, string>, setting: string, words: RegExp, secret?: string): void {
  assert.throws(
    () => readConfig({...usable, ...env}),
    (error: ConfigError) => {
      assert.equal(error.name, 'ConfigError');
      assert.equal(error.setting, setting);
      assert.ok(error.message.startsWith(`${setting} `), error.message);
      assert.match(error.message, words);
      assert.match(error.message, /^[^\n]+\. [A-Z][^\n]+\.$/);
      if (secret !== undefined) assert.ok(!error.message.includes(secret), 'the value is shown');
      return true;
    },
  );
}

describe('the settings', () => {
  it('need keys and the PBX, and have a value for everything else', () => {
    const config = readConfig(usable);
    assert.equal(config.host, '127.0.0.1');
    assert.equal(config.port, 8890);
    assert.deepEqual(config.publicUrls, []);
    assert.deepEqual(config.adminOrigins, [config.pbxUrl.origin]);
    assert.ok('dataDir' in config.database);
    assert.deepEqual(config.lookupRate, {perMinute: 60, burst: 25});
    assert.equal(config.logLevel, 'info');
  });

  it('may name several public URLs and keys, in their order', () => {
    const config = readConfig({
      ...usable,
      BGM_PUBLIC_URL: 'https://pbx.example:8887, https://crm.example',
      BGM_ENCRYPTION_KEYS: `k2:${key},k1:${key}`,
      DATABASE_URL: 'postgres://crm@db.example/crm',
      BGM_ADMIN_ORIGINS: 'https://portal.example,https://pbx.example:443/',
    });
    assert.deepEqual(config.adminOrigins, ['https://portal.example', 'https://pbx.example']);
    assert.deepEqual(
      config.publicUrls.map(({origin}) => origin),
      ['https://pbx.example:8887', 'https://crm.example'],
    );
    assert.deepEqual(
      config.encryptionKeys.map(({id}) => id),
      ['k2', 'k1'],
    );
    assert.deepEqual(config.database, {url: 'postgres://crm@db.example/crm'});
  });

  const refused: [string, Record<string, string>, string, RegExp, string?][] = [
    ['no encryption key', {BGM_ENCRYPTION_KEYS: ''}, 'BGM_ENCRYPTION_KEYS', /is missing/],
    [
      'a key that is too short',
      {BGM_ENCRYPTION_KEYS: 'k1:c2hvcnQ='},
      'BGM_ENCRYPTION_KEYS',
      /"k1" of 5 bytes/,
      'c2hvcnQ',
    ],
    ['a key without id', {BGM_ENCRYPTION_KEYS: key}, 'BGM_ENCRYPTION_KEYS', /not id:base64/, key],
    ['one id twice', {BGM_ENCRYPTION_KEYS: `k1:${key},k1:${key}`}, 'BGM_ENCRYPTION_KEYS', /"k1" twice/, key],
    ['no PBX', {BGM_PBX_URL: ''}, 'BGM_PBX_URL', /is missing/],
    ['a PBX with a path', {BGM_PBX_URL: 'https://pbx.example/api'}, 'BGM_PBX_URL', /more than an origin/],
    [
      'a PBX with a password',
      {BGM_PBX_URL: 'https://a:hunter2@pbx.example'},
      'BGM_PBX_URL',
      /more than/,
      'hunter2',
    ],
    ['a PBX that is no URL', {BGM_PBX_URL: 'pbx.example'}, 'BGM_PBX_URL', /not a URL/],
    [
      'a public URL of another scheme',
      {BGM_PUBLIC_URL: 'ftp://crm.example'},
      'BGM_PUBLIC_URL',
      /neither https nor http/,
    ],
    [
      'an admin portal with a path',
      {BGM_ADMIN_ORIGINS: 'https://portal.example, https://pbx.example:8887/admin'},
      'BGM_ADMIN_ORIGINS',
      /more than an origin/,
    ],
    ['a port that is a word', {BGM_PORT: 'http'}, 'BGM_PORT', /not a number/],
    ['a port that is too big', {BGM_PORT: '70000'}, 'BGM_PORT', /range/],
    ['an unknown log level', {BGM_LOG_LEVEL: 'loud'}, 'BGM_LOG_LEVEL', /unknown/],
    [
      'two databases',
      {DATABASE_URL: 'postgres://x', BGM_DATA_DIR: '/x'},
      'DATABASE_URL',
      /beside BGM_DATA_DIR/,
    ],
    [
      'another kind of database',
      {DATABASE_URL: 'mysql://root:hunter2@db'},
      'DATABASE_URL',
      /not a Postgres URL/,
      'hunter2',
    ],
    ['fewer at once than one request may ask', {BGM_LOOKUPS_BURST: '24'}, 'BGM_LOOKUPS_BURST', /range/],
    ['no lookups', {BGM_LOOKUPS_PER_MINUTE: '0'}, 'BGM_LOOKUPS_PER_MINUTE', /range/],
    ['a hurry that is for tests, with a real CRM', {BGM_TEST_PACE: '60'}, 'BGM_TEST_PACE', /emulator/],
  ];
  for (const [what, env, setting, words, secret] of refused)
    it(`refuse ${what}`, () => assertRefused(env, setting, words, secret));
});

describe('hosts instead of Zoho’s', () => {
  const hosts = (accounts: string, api = 'http://127.0.0.1:9001') => JSON.stringify({eu: {accounts, api}});

  it('may be on this machine', () => {
    const {zohoHosts} = readConfig({...usable, BGM_ZOHO_HOSTS: hosts('http://localhost:9000/')});
    assert.deepEqual(zohoHosts, {eu: {accounts: 'http://localhost:9000', api: 'http://127.0.0.1:9001'}});
  });

  for (const elsewhere of [
    'https://accounts.zoho.example',
    'http://127.0.0.1.example',
    'http://localhost.example',
    'http://10.0.0.1',
    'http://[::2]',
    'http://0.0.0.0',
    'http://169.254.169.254',
  ])
    it(`may not be ${elsewhere}`, () =>
      assertRefused({BGM_ZOHO_HOSTS: hosts(elsewhere)}, 'BGM_ZOHO_HOSTS', /not loopback/, elsewhere));

  it('must be a table of known regions', () => {
    assertRefused({BGM_ZOHO_HOSTS: '{'}, 'BGM_ZOHO_HOSTS', /not JSON/);
    assertRefused({BGM_ZOHO_HOSTS: '{"mars":{"accounts":"","api":""}}'}, 'BGM_ZOHO_HOSTS', /not a table/);
    assertRefused({BGM_ZOHO_HOSTS: '{"eu":{}}'}, 'BGM_ZOHO_HOSTS', /not a table/);
  });
});

describe('the tenants file', () => {
  const tenant = {
    id: '940000000000000001',
    domain: 'demo.example',
    webhookSecret: 'webhooksecretoftenant1',
    pbx: {username: 'crm-service', password: 'hunter2'},
    settings: {
      defaultCountry: 'GB',
      timeZone: 'Europe/London',
      allowedOrigins: ['http://127.0.0.1:5173'],
      redirectUris: [
        'https://pbx.example.com:8887/api/auth/callback/zoho',
        'http://127.0.0.1:8890/api/auth/callback/zoho',
      ],
    },
    agents: {'104': 'lena@office.example'},
    jwt: {issuer: 'https://id.example', audience: 'crm', jwksUrl: 'https://id.example/keys'},
    connection: {region: 'eu', clientId: '1000.EXAMPLE', clientSecret: 's', refreshToken: 'r'},
  };
  const read = (...tenants: unknown[]) =>
    readConfig({...usable, BGM_TENANTS_FILE: fileWith({tenants})}).tenants;

  it('is read with the keys it names, without defaults of ours', () => {
    assert.deepEqual(read(tenant)[0]?.settings, tenant.settings);
    assert.deepEqual(read(tenant)[0]?.jwt, tenant.jwt);
    assert.equal(read({id: 't1', domain: 'DEMO.example'})[0]?.domain, 'demo.example');
  });

  const wrong: [string, unknown, string][] = [
    [
      'an unknown setting',
      {...tenant, settings: {lookUpOrder: []}},
      '/tenants/0/settings/lookUpOrder (unknown_field)',
    ],
    [
      'a wrong country',
      {...tenant, settings: {defaultCountry: 'Britain'}},
      '/tenants/0/settings/defaultCountry (regex)',
    ],
    [
      'an unknown time zone',
      {...tenant, settings: {timeZone: 'Mars/Base'}},
      '/tenants/0/settings/timeZone (unknown_time_zone)',
    ],
    [
      'an origin with a path',
      {...tenant, settings: {allowedOrigins: ['https://a.example/x']}},
      '/tenants/0/settings/allowedOrigins/0 (not_an_origin)',
    ],
    [
      'an origin for all',
      {...tenant, settings: {allowedOrigins: ['*']}},
      '/tenants/0/settings/allowedOrigins/0 (not_an_origin)',
    ],
    ...[
      'http://pbx.example/back',
      'https://a@pbx.example/',
      'https://pbx.example/#x',
      'javascript:alert(1)',
    ].map((uri): [string, unknown, string] => [
      `a redirect to ${uri}`,
      {...tenant, settings: {redirectUris: [uri]}},
      '/tenants/0/settings/redirectUris/0 (not_a_redirect_uri)',
    ]),
    [
      'a module twice',
      {...tenant, settings: {lookupOrder: ['Leads', 'Leads']}},
      '/tenants/0/settings/lookupOrder (duplicate_module)',
    ],
    ...['http://id.example/keys', 'file:///etc/keys', 'keys', 'https://a:b@id.example/'].map(
      (jwksUrl): [string, unknown, string] => [
        `keys at ${jwksUrl}`,
        {...tenant, jwt: {...tenant.jwt, jwksUrl}},
        '/tenants/0/jwt/jwksUrl (not_https)',
      ],
    ),
    ['a short secret', {...tenant, webhookSecret: 'short'}, '/tenants/0/webhookSecret'],
    ['three secrets', {...tenant, webhookSecret: Array(3).fill('webhooksecret')}, '/tenants/0/webhookSecret'],
    ['a number as id', {...tenant, id: 9400}, '/tenants/0/id'],
    ['no domain', {id: 't1'}, '/tenants/0/domain (required)'],
    [
      'an unknown region',
      {...tenant, connection: {...tenant.connection, region: 'au'}},
      '/tenants/0/connection/region (picklist)',
    ],
    ['an unknown key', {...tenant, webhooksecret: 'x'}, '/tenants/0/webhooksecret (unknown_field)'],
  ];
  for (const [what, entry, pointer] of wrong)
    it(`with ${what} is refused at its place`, () =>
      assertRefused(
        {BGM_TENANTS_FILE: fileWith({tenants: [entry]})},
        'BGM_TENANTS_FILE',
        new RegExp(`not valid at ${pointer.replace(/[()]/g, '\\$&')}`),
        'hunter2',
      ));

  it('may not have one tenant, domain or issuer twice', () => {
    assertRefused(
      {BGM_TENANTS_FILE: fileWith({tenants: [tenant, {...tenant, id: 't2'}]})},
      'BGM_TENANTS_FILE',
      /\/tenants\/1\/domain \(used_twice\)/,
    );
    assertRefused(
      {BGM_TENANTS_FILE: fileWith({tenants: [tenant, {...tenant, id: 't2', domain: 'second.example'}]})},
      'BGM_TENANTS_FILE',
      /\/tenants\/1\/jwt\/issuer \(used_twice\)/,
    );
  });

  it('must exist and be JSON', () => {
    assertRefused(
      {BGM_TENANTS_FILE: join(folder, 'none.json')},
      'BGM_TENANTS_FILE',
      /cannot be read \(ENOENT\)/,
    );
    assertRefused({BGM_TENANTS_FILE: fileWith('{"tenants": [ // one\n]}')}, 'BGM_TENANTS_FILE', /not JSON/);
    assertRefused({BGM_TENANTS_FILE: fileWith([])}, 'BGM_TENANTS_FILE', /not valid at \//);
  });
});
