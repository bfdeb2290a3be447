import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {ask} from '../../support/node/test-app.ts';
import {ConsentBench, publicUrl} from './support/consent-bench.ts';

describe('a callback that nobody should trust', () => {
  let bench: ConsentBench;
  before(async () => (bench = await ConsentBench.start()));
  beforeEach(async () => {
    await bench.reset();
    await bench.saveClient(bench.client('eu-enterprise'));
  });
  after(() => bench.stop());

  const code = async (): Promise<string | undefined> => (await bench.connection()).problem?.code;
  const assertNothingHappened = async (): Promise<void> => {
    assert.deepEqual(bench.requests(), [], 'Zoho was asked something');
    await bench.assertNoGrant();
  };

  it('is taken once: the second one is told so, asks nobody and spoils nothing (T10)', async () => {
    const walk = bench.walk();
    const back = await walk.decide(await walk.begin());
    await walk.comeBack(back);
    const asked = bench.requests().length;
    const {status, page} = await walk.comeBack(back);
    assert.equal(status, 409);
    assert.match(page, /came before, and counts once/);
    assert.equal(bench.requests().length, asked);
    const {state, problem} = await bench.connection();
    assert.equal(state, 'connected');
    assert.equal(problem, null);
  });

  it('is taken once, also when two come at the same moment at two proxies (T10)', async () => {
    const walk = bench.walk();
    const back = await walk.decide(await walk.begin());
    const apps = [bench.app, bench.newProcess()];
    const answers = await Promise.all(
      apps.map(async (app) =>
        app.request(back.pathname + back.search, {headers: {cookie: walk.cookie!, host: back.host}}),
      ),
    );
    assert.deepEqual(answers.map(({status}) => status).sort(), [200, 409]);
    assert.equal(bench.requests().filter((request) => request.endsWith('/oauth/v2/token')).length, 1);
  });

  it('in another browser asks nobody, and uses nothing up for the right one (T10)', async () => {
    const walk = bench.walk();
    const back = await walk.decide(await walk.begin());
    const elsewhere = bench.walk();
    for (const cookie of [undefined, 'bgm_consent=', `bgm_consent=${'A'.repeat(43)}`]) {
      elsewhere.cookie = cookie;
      const {status, page} = await elsewhere.comeBack(back);
      assert.equal(status, 409);
      assert.match(page, /in another browser/);
      assert.equal(await code(), 'oauth_other_browser');
      await assertNothingHappened();
    }
    assert.equal((await walk.comeBack(back)).status, 200);
    assert.equal(await code(), undefined);
  });

  it('with another tenant’s state and one’s own cookie connects neither (T10, T5)', async () => {
    await bench.saveClient(bench.client('eu-enterprise'), 'stranger');
    const mine = bench.walk();
    const theirs = bench.walk('stranger');
    const back = await mine.decide(await mine.begin());
    await theirs.begin();
    const {page} = await theirs.comeBack(back);
    assert.match(page, /in another browser/);
    await assertNothingHappened();
    assert.equal((await bench.connection('stranger')).problem, null);
    assert.equal((await bench.connection('stranger')).state, 'authorization_required');
  });

  it('of an admin who signed out meanwhile is refused (T10)', async () => {
    const walk = bench.walk();
    const back = await walk.decide(await walk.begin());
    await bench.epochs.raise(bench.tenant.id, '940000000000000104');
    assert.match((await walk.comeBack(back)).page, /signed out since/);
    assert.equal(await code(), 'oauth_other_browser');
    await assertNothingHappened();
  });

  it('with the code of somebody else’s consent is Zoho’s to refuse, and gives no connection (T10)', async () => {
    // The victim's code is of another client; Zoho gives nothing for it to ours.
    const {clientId} = bench.client('eu-professional');
    const walk = bench.walk();
    const page = new URL(await walk.begin());
    page.searchParams.set('client_id', clientId);
    const back = await walk.decide(page.href, {org: 'eu-professional'});
    await walk.comeBack(back);
    assert.equal(await code(), 'oauth_code_invalid');
    await bench.assertNoGrant();
  });

  const states: [string, (back: URL) => void][] = [
    ['no state', ({searchParams}) => searchParams.delete('state')],
    ['an empty state', ({searchParams}) => searchParams.set('state', '')],
    ['a guessed state', ({searchParams}) => searchParams.set('state', 'A'.repeat(43))],
    ['a state and its hash', ({searchParams}) => searchParams.append('state', 'A'.repeat(43))],
    ['a state with SQL in it', ({searchParams}) => searchParams.set('state', "' or '1'='1")],
    ['a state of 10,000 characters', ({searchParams}) => searchParams.set('state', 'A'.repeat(10_000))],
  ];
  for (const [what, change] of states)
    it(`with ${what} belongs to no consent (T10)`, async () => {
      const walk = bench.walk();
      const back = await walk.decide(await walk.begin());
      change(back);
      const {status, page} = await walk.comeBack(back);
      assert.equal(status, 409);
      assert.match(page, /belongs to no consent/);
      assert.equal(await code(), undefined);
      await assertNothingHappened();
    });

  const servers: [string, string][] = [
    ['a stranger', 'https://evil.example'],
    ['a host that begins like Zoho’s', 'https://accounts.zoho.eu.evil.example'],
    ['a host that ends like Zoho’s', 'https://evil-accounts.zoho.eu'],
    ['user name and host', 'https://accounts.zoho.eu@evil.example'],
    ['Zoho in plain http', 'http://accounts.zoho.eu'],
    ['Zoho with a path', 'https://accounts.zoho.eu/oauth'],
    ['Zoho at another port', 'https://accounts.zoho.eu:8443'],
    ['this machine at another port', 'http://127.0.0.1:9'],
    ['the cloud’s metadata', 'http://169.254.169.254'],
    ['a file', 'file:///etc/passwd'],
    ['a script', 'javascript:alert(1)'],
    ['no address', 'accounts.zoho.eu'],
    ['nothing', ''],
  ];
  for (const [what, server] of servers)
    it(`that names ${what} as accounts server sends nothing there or anywhere (T10, T7)`, async () => {
      const walk = bench.walk();
      const back = await walk.decide(await walk.begin());
      back.searchParams.set('accounts-server', server);
      await walk.comeBack(back);
      assert.equal(await code(), 'oauth_server_untrusted');
      await assertNothingHappened();
    });

  it('whose location and server disagree is nobody’s: neither is asked (T10)', async () => {
    const walk = bench.walk();
    const back = await walk.decide(await walk.begin());
    back.searchParams.set('location', 'us');
    await walk.comeBack(back);
    assert.equal(await code(), 'oauth_server_untrusted');
    await assertNothingHappened();
  });

  it('that names no server came from where the consent began', async () => {
    bench.world.nextConsents.push({location: null, accountsServer: null});
    assert.equal((await bench.walk().run()).status, 200);
  });

  it('may have its parameters in any order, and a stray sign at the end', async () => {
    const walk = bench.walk();
    const back = await walk.decide(await walk.begin());
    const reordered = new URL(`${back.origin}${back.pathname}`);
    for (const [name, value] of [...back.searchParams].reverse()) reordered.searchParams.append(name, value);
    reordered.search += '&';
    assert.equal((await walk.comeBack(reordered)).status, 200);
  });

  it('is not used up by a look ahead (HEAD)', async () => {
    const walk = bench.walk();
    const back = await walk.decide(await walk.begin());
    const head = await bench.app.request(back.pathname + back.search, {
      method: 'HEAD',
      headers: {cookie: walk.cookie!, host: back.host},
    });
    assert.equal(head.status, 200);
    assert.equal((await walk.comeBack(back)).status, 200);
  });

  it('for a tenant whose CRM was switched off meanwhile asks nobody (T7)', async () => {
    const walk = bench.walk();
    const back = await walk.decide(await walk.begin());
    bench.change({crmEnabled: false});
    const {status, page} = await walk.comeBack(back);
    assert.equal(status, 403);
    assert.match(page, /switched off/);
    await assertNothingHappened();
  });

  it('for a client that was replaced meanwhile asks nobody', async () => {
    const walk = bench.walk();
    const back = await walk.decide(await walk.begin());
    await bench.saveClient(bench.client());
    assert.match((await walk.comeBack(back)).page, /belongs to no consent/);
    await assertNothingHappened();
  });

  it('gets a page that loads, sends, frames and keeps nothing (T24, T10)', async () => {
    const walk = bench.walk();
    const back = await walk.decide(await walk.begin());
    const answer = await bench.app.request(back.pathname + back.search, {
      headers: {cookie: walk.cookie!, host: back.host},
    });
    const policy = answer.headers.get('content-security-policy')!;
    for (const part of [
      "default-src 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ])
      assert.ok(policy.includes(part), part);
    assert.match(policy, /script-src 'sha256-[^']+'(;|$)/);
    assert.doesNotMatch(policy, /unsafe/);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.equal(answer.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    const page = await answer.text();
    for (const value of back.searchParams.values()) if (value.length > 2) assert.ok(!page.includes(value));
    assert.match(page, /history\.replaceState/, 'the answer leaves the address bar');
  });

  it('leaves nothing of itself in the log (T19)', async () => {
    const walk = bench.walk();
    const back = await walk.decide(await walk.begin());
    await walk.comeBack(back);
    await walk.comeBack(back);
    const log = bench.logged.join('');
    assert.match(log, /"route":"\/api\/auth\/callback\/zoho"/);
    const {clientSecret, clientId} = bench.client('eu-enterprise');
    const {accessToken, refreshToken} = (await bench.process.connections.read(bench.tenant.id))!;
    for (const secret of [
      back.searchParams.get('state')!,
      back.searchParams.get('code')!,
      walk.cookie!.split('=')[1]!,
      clientSecret,
      clientId,
      accessToken!.token,
      refreshToken!,
      'Lena Berg',
      'accounts-server',
    ])
      assert.ok(!log.includes(secret));
  });

  it('keeps neither state nor cookie in the database (T8)', async () => {
    const walk = bench.walk();
    const state = new URL(await walk.begin()).searchParams.get('state')!;
    const cookie = walk.cookie!.split('=')[1]!;
    assert.match(state, /^[A-Za-z0-9_-]{43}$/);
    assert.match(cookie, /^[A-Za-z0-9_-]{43}$/);
    const rows = JSON.stringify(await bench.zoho.store.db.selectFrom('oauth_consent').selectAll().execute());
    for (const secret of [state, cookie, 'Lena Berg']) assert.ok(!rows.includes(secret));
  });

  it('comes at the root only, and under our own names only', async () => {
    const under = await bench.app.request('/crm/v1/api/auth/callback/zoho', {
      headers: {host: new URL(publicUrl).host},
    });
    assert.equal(under.status, 404);
    const foreign = await bench.app.request('/api/auth/callback/zoho', {headers: {host: 'evil.example'}});
    assert.equal(foreign.status, 403);
    const post = await bench.app.request('/api/auth/callback/zoho', {
      method: 'POST',
      headers: {host: new URL(publicUrl).host},
    });
    assert.equal(post.status, 405);
    assert.equal((await ask(bench.app, '/connection')).status, 401);
  });
});
