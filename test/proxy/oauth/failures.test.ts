import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import type {Problem} from '../../../src/contract/index.ts';
import type {FaultRule} from '../../../demo/zoho-emulator/faults/fault-rule.ts';
import type {ConsentChoice} from '../../support/node/consent.ts';
import {until} from '../../support/node/until.ts';
import {ConsentBench} from './support/consent-bench.ts';

interface Failure {
  readonly what: string;
  readonly choice?: ConsentChoice;
  /** Instead of the client of the European enterprise. */
  readonly client?: {readonly clientId: string; readonly clientSecret: string};
  readonly fault?: Partial<FaultRule> & Pick<FaultRule, 'kind'>;
  /** Before the consent is given. */
  readonly prepare?: (bench: ConsentBench) => void;
  /** Between consent and callback. */
  readonly between?: (bench: ConsentBench, back: URL) => void | Promise<void>;
  readonly code: string;
  readonly status?: number;
  /** Further members of the problem. */
  readonly problem?: Partial<Problem>;
  /** What the page at the end says. */
  readonly page: RegExp;
  readonly asked: readonly string[];
  /** Zoho's answer with the grant is lost: nobody knows it, so nobody can end it. */
  readonly isLost?: boolean;
}

const exchange = 'eu POST /oauth/v2/token';
const org = 'eu GET /crm/v8/org';
const revoke = 'eu POST /oauth/v2/token/revoke';

const failures: readonly Failure[] = [
  {
    what: 'a refused consent',
    choice: {decision: 'refuse'},
    code: 'oauth_consent_refused',
    problem: {provider: {name: 'zoho', code: 'access_denied'}},
    page: /choose Accept at Zoho/,
    asked: [],
  },
  {
    what: 'a wrong secret',
    prepare: (bench) => (bench.world.clients[0]!.secrets.eu = 'another-secret'),
    code: 'oauth_secret_wrong',
    problem: {provider: {name: 'zoho', code: 'invalid_client_secret'}},
    page: /does not take the Client Secret/,
    asked: [exchange],
  },
  {
    what: 'a client that Zoho does not know any more',
    fault: {kind: 'token_error', code: 'invalid_client'},
    code: 'oauth_client_unknown',
    page: /does not know this client/,
    asked: [exchange],
  },
  {
    what: 'a redirect URI that is not entered exactly so',
    fault: {kind: 'token_error', code: 'invalid_redirect_uri'},
    code: 'oauth_redirect_uri_wrong',
    page: /redirect URI is not entered/,
    asked: [exchange],
  },
  {
    what: 'a client that is not enabled in the account’s data centre (Z22)',
    choice: {org: 'jp-ultimate'},
    code: 'oauth_client_other_region',
    problem: {region: 'jp'},
    page: /another region, where this client is not enabled/,
    asked: ['jp POST /oauth/v2/token'],
  },
  ...['australia', 'britain', 'china'].map((country): Failure => {
    const region = {australia: 'au', britain: 'uk', china: 'cn'}[country]!;
    return {
      what: `an account in ${country}, which is not supported (Z22)`,
      choice: {outcome: `account-in-${country}`},
      code: 'oauth_region_unsupported',
      problem: {region},
      page: /region that is not supported/,
      asked: [],
    };
  }),
  {
    what: 'a forged accounts server: nothing is sent there or anywhere (T10)',
    choice: {outcome: 'forged-server'},
    code: 'oauth_server_untrusted',
    page: /a server that is not Zoho’s/,
    asked: [],
  },
  {
    what: 'a code that was used before',
    between: (bench, back) => void bench.world.grants.takeCode(back.searchParams.get('code')!, 0),
    code: 'oauth_code_invalid',
    page: /used before or came too late/,
    asked: [exchange],
  },
  {
    what: 'a code that came after its two minutes',
    between: (bench) => bench.zoho.clock.advance(121_000),
    code: 'oauth_code_invalid',
    page: /used before or came too late/,
    asked: [exchange],
  },
  {
    what: 'an answer after ten minutes',
    between: (bench) => bench.zoho.clock.advance(600_000),
    code: 'oauth_state_expired',
    page: /longer than ten minutes/,
    asked: [],
  },
  {
    what: 'an answer without a code',
    between: (_bench, back) => back.searchParams.delete('code'),
    code: 'oauth_code_invalid',
    page: /Press Authorize again/,
    asked: [],
  },
  {
    what: 'a consent without refresh token, which is ended at once',
    choice: {outcome: 'no-refresh-token'},
    code: 'oauth_no_refresh_token',
    page: /for one hour only/,
    asked: [exchange, revoke],
  },
  {
    what: 'a consent that lacks a scope, named (Z26)',
    choice: {outcome: 'missing-scope'},
    code: 'crm_scope_missing',
    problem: {scopes: ['ZohoSearch.securesearch.READ']},
    page: /leaves out permissions/,
    asked: [exchange, revoke],
  },
  {
    what: 'a missing scope that only the first request shows, because the answer names none (Z26)',
    choice: {},
    prepare: (bench) => {
      bench.world.nextConsents.push({leaveOut: ['ZohoCRM.org.READ']});
      bench.world.faults.add({kind: 'token_change', change: {scope: null}});
    },
    code: 'crm_scope_missing',
    problem: {scopes: ['ZohoCRM.org.READ']},
    page: /leaves out permissions/,
    asked: [exchange, org, revoke],
  },
  {
    what: 'a user without API access',
    choice: {outcome: 'no-api-access'},
    code: 'crm_api_access_denied',
    problem: {provider: {name: 'zoho', code: 'NO_PERMISSION'}},
    page: /may not use the API/,
    asked: [exchange, org, revoke],
  },
  {
    what: 'a user without a Zoho CRM account',
    fault: {kind: 'authentication_failure', path: '/org'},
    code: 'crm_api_access_denied',
    page: /may not use the API/,
    asked: [exchange, org, revoke],
  },
  {
    what: 'an unknown edition (Z25)',
    prepare: (bench) => (bench.world.org('eu-enterprise')!.settings.paidType = 'orchard'),
    code: 'crm_edition_unsupported',
    problem: {edition: 'orchard'},
    page: /Standard, Professional, Enterprise and Ultimate/,
    asked: [exchange, org, revoke],
  },
  {
    what: 'an edition that has no API (Z25)',
    fault: {kind: 'error', status: 403, code: 'FEATURE_NOT_SUPPORTED', path: '/org'},
    code: 'crm_edition_unsupported',
    page: /edition of Zoho CRM is not supported/,
    asked: [exchange, org, revoke],
  },
  {
    what: 'a throttled token endpoint (Z15)',
    fault: {kind: 'token_throttle', status: 200},
    code: 'oauth_throttled',
    status: 429,
    problem: {retryAfter: 600},
    page: /Wait ten minutes/,
    asked: [exchange],
  },
  {
    what: 'an API address that belongs to another data centre: not used, and the grant ended (Z23)',
    fault: {kind: 'token_change', change: {api_domain: 'https://www.zohoapis.com'}},
    code: 'oauth_server_untrusted',
    page: /not Zoho’s/,
    asked: [exchange, revoke],
  },
  {
    what: 'an API address of nobody’s (Z23)',
    fault: {kind: 'token_change', change: {api_domain: 'https://evil.example'}},
    code: 'oauth_server_untrusted',
    page: /not Zoho’s/,
    asked: [exchange, revoke],
  },
  ...(['html', 'drop_before', 'empty', 'truncated_json'] as const).map((kind): Failure => ({
    what: `a token endpoint that is out of order (${kind})`,
    fault: {kind, path: '/oauth/v2/token', count: 1},
    code: 'crm_unavailable',
    status: 503,
    problem: {retryAfter: 15},
    page: /in a few minutes/,
    asked: [exchange],
    isLost: kind === 'empty' || kind === 'truncated_json',
  })),
  {
    what: 'an API that does not answer twice in a row',
    fault: {kind: 'status', status: 502, path: '/org'},
    code: 'crm_unavailable',
    status: 503,
    page: /in a few minutes/,
    asked: [exchange, org, org, revoke],
  },
];

describe('a consent that leads to no connection', () => {
  let bench: ConsentBench;
  before(async () => (bench = await ConsentBench.start()));
  beforeEach(() => bench.reset());
  after(() => bench.stop());

  for (const failure of failures)
    it(`says so by its own name: ${failure.what}`, async () => {
      await bench.saveClient(failure.client ?? bench.client('eu-enterprise'));
      failure.prepare?.(bench);
      if (failure.fault) bench.world.faults.add(failure.fault);
      const walk = bench.walk();
      const back = await walk.decide(await walk.begin(), failure.choice);
      assert.notEqual((await bench.connection()).consent, null);
      bench.told = [];
      await failure.between?.(bench, back);
      const {status, page} = await walk.comeBack(back);

      assert.match(page, failure.page);
      assert.equal(status, failure.status ?? 409);
      for (const [name, value] of back.searchParams)
        if (value.length > 8) assert.ok(!page.includes(value), `the page repeats ${name}`);
      const shown = await bench.connection();
      assert.equal(shown.state, 'authorization_required');
      assert.equal(shown.problem?.code, failure.code);
      for (const [name, value] of Object.entries(failure.problem ?? {}))
        assert.deepEqual(shown.problem?.[name], value, name);
      assert.equal(shown.consent, null);
      assert.equal(shown.organisation, null);
      assert.deepEqual(shown.missingScopes, shown.problem?.['scopes'] ?? []);
      await bench.assertNoGrant();
      assert.deepEqual(bench.requests(), failure.asked);
      const grants = bench.world.grants.grantsIn(bench.world.org('eu-enterprise')!);
      assert.equal(grants.length, failure.isLost ? 2 : 1, 'only the one that was there before');
      assert.deepEqual(bench.told, [{type: 'connection.updated', state: 'authorization_required'}]);
    });

  it('does not wait for ever for a token endpoint that never answers', async () => {
    await bench.saveClient(bench.client('eu-enterprise'));
    bench.world.faults.add({kind: 'no_answer', path: '/oauth/v2/token'});
    const walk = bench.walk();
    const back = await walk.decide(await walk.begin());
    const answered = walk.comeBack(back);
    await until(() => bench.world.faults.rules.some(({hits}) => hits > 0));
    await bench.zoho.clock.advance(30_000);
    const {status, page} = await answered;
    assert.equal(status, 504);
    assert.match(page, /did not answer in time/);
    assert.equal((await bench.connection()).problem?.code, 'crm_timeout');
    await bench.assertNoGrant();
  });

  it('is an organisation with the Free edition: named, ended, nothing stored (Z25)', async () => {
    await bench.reset({region: 'us'});
    await bench.saveClient(bench.client('us-free'));
    const {page} = await bench.walk().run({org: 'us-free'});
    assert.match(page, /Standard, Professional, Enterprise and Ultimate/);
    const {problem} = await bench.connection();
    assert.equal(problem?.code, 'crm_edition_unsupported');
    assert.equal(problem?.['edition'], 'free');
    await bench.assertNoGrant();
    assert.deepEqual(bench.requests(), [
      'us POST /oauth/v2/token',
      'us GET /crm/v8/org',
      'us POST /oauth/v2/token/revoke',
    ]);
  });

  it('is forgotten with the next one that is good', async () => {
    await bench.saveClient(bench.client('eu-enterprise'));
    await bench.walk().run({decision: 'refuse'});
    assert.equal((await bench.connection()).problem?.code, 'oauth_consent_refused');
    await bench.walk().run();
    const {problem, state} = await bench.connection();
    assert.equal(problem, null);
    assert.equal(state, 'connected');
  });

  it('does not touch a connection that works', async () => {
    await bench.connect();
    const before = await bench.row();
    await bench.walk().run({decision: 'refuse'});
    const {problem, state} = await bench.connection();
    assert.equal(state, 'connected');
    assert.equal(problem?.code, 'oauth_consent_refused');
    assert.equal((await bench.row())?.refresh_token, before?.refresh_token);
    await bench.process.adapter.currentUser(bench.tenant);
  });

  it('begins no new one while Zoho gives no tokens, and does ten minutes later (Z15)', async () => {
    await bench.saveClient(bench.client('eu-enterprise'));
    bench.world.faults.add({kind: 'token_throttle', count: 1});
    await bench.walk().run();
    await assert.rejects(bench.walk().begin(), /oauth_throttled/);
    await bench.zoho.clock.advance(599_000);
    await assert.rejects(bench.walk().begin(), /"retryAfter":1\b/);
    await bench.zoho.clock.advance(1000);
    assert.equal((await bench.walk().run()).status, 200);
  });

  it('of a throttled client does not hold up another client (Z15)', async () => {
    await bench.saveClient(bench.client('eu-enterprise'));
    bench.world.faults.add({kind: 'token_throttle', count: 1});
    await bench.walk().run();
    await bench.saveClient(bench.client());
    assert.equal((await bench.walk().run({org: 'eu-enterprise'})).status, 200);
  });

  it('dies with the process between code and storing, and says that the code is used up (Z20)', async () => {
    await bench.saveClient(bench.client('eu-enterprise'));
    const walk = bench.walk();
    const back = await walk.decide(await walk.begin());
    await bench.zoho.store.db
      .updateTable('oauth_consent')
      .set({used_at: new Date(bench.zoho.clock.now())})
      .execute();
    assert.equal((await bench.connection()).problem, null, 'it may still be under way');
    await bench.zoho.clock.advance(91_000);
    assert.equal((await bench.connection()).problem?.code, 'oauth_code_invalid');
    assert.match((await walk.comeBack(back)).page, /came before, and counts once/);
    assert.equal((await bench.walk().run()).status, 200);
    assert.equal((await bench.connection()).problem, null);
  });
});
