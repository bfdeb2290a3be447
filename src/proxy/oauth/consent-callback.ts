import type {Region} from '../../contract/index.ts';
import {checkGrant} from '../crm/zoho/grant-check.ts';
import type {Clock} from '../services/time/clock.ts';
import type {ConnectionStore} from '../services/connection/connection-store.ts';
import type {DeadGrant, Grant, GrantStore} from '../services/connection/grant-store.ts';
import {recorder} from '../services/connection/connection-audit.ts';
import type {Tenants} from '../services/tenants/tenants.ts';
import type {UserEpochs} from '../services/session/user-epochs.ts';
import type {SecretBox} from '../store/secret-box.ts';
import type {BoundBrowser} from './callback-cookie.ts';
import {exchangeCode, revokeToken, type ExchangeResult} from './code-exchange.ts';
import type {ConsentFailure, ConsentFailureCode} from './consent-failure.ts';
import {hashOf, type Consent, type ConsentStore} from './consent-store.ts';
import {namedServer} from './named-server.ts';
import {isHttps} from './redirect-uris.ts';
import {isApiOf, type RegionHosts, type RegionTable} from './regions.ts';
import {missingScopes} from './scopes.ts';

/** What a callback led to. */
export type ConsentOutcome =
  {readonly kind: 'connected'} | {readonly kind: 'failed'; readonly failure: ConsentFailure};

export interface ConsentCallbackParts {
  readonly consents: ConsentStore;
  readonly grants: GrantStore;
  readonly connections: Pick<ConnectionStore, 'read'>;
  readonly tenants: Pick<Tenants, 'byId'>;
  readonly epochs: Pick<UserEpochs, 'current'>;
  readonly regions: RegionTable;
  readonly clock: Clock;
  readonly box: SecretBox;
  /** What a connection's admins see has changed. */
  readonly onChange: (tenantId: string) => Promise<void>;
}

/** After the CRM said that it gives no more tokens it is left alone this long (zoho-api-facts 1.5). */
const coolDown = 10 * 60_000;

/**
 * Takes what Zoho sends back through the browser, and makes a connection of it or a failure with a name. Until state, browser and
 * admin are proved nobody is asked anything; after that only hosts of the region table are (reliability T10).
 *
 * A process that dies between the exchange and the storing leaves a refresh token that nobody knows; the state is used up, the
 * connection says `oauth_code_invalid`, and pressing Authorize again makes a new one. Zoho keeps twenty of them and drops the oldest.
 */
export class ConsentCallback {
  readonly #parts: ConsentCallbackParts;

  constructor(parts: ConsentCallbackParts) {
    this.#parts = parts;
  }

  /** @param boundBrowser The cookie that was set when the consent was asked for. */
  async handle(answer: URLSearchParams, boundBrowser: BoundBrowser): Promise<ConsentOutcome> {
    const {clock, consents, epochs, grants, onChange, tenants} = this.#parts;
    const states = answer.getAll('state');
    const consent = states.length === 1 ? await consents.find(states[0]!) : undefined;
    const tenant = consent && (await tenants.byId(consent.tenantId));
    if (!consent || !tenant) return failed('oauth_state_unknown');
    if (!tenant.crmEnabled) return failed('crm_disabled');
    if (consent.usedAt !== null) return failed('oauth_state_used');
    const epoch = await epochs.current(consent.tenantId, consent.userId);
    const browser = boundBrowser(isHttps(consent.redirectUri));
    const isOurs = browser !== undefined && hashOf(browser) === consent.browserHash;
    const isLate = clock.now() >= consent.expiresAt;
    // Whoever is not the one who asked uses nothing up: the right browser may still come.
    const unproved = isLate ? 'oauth_state_expired' : 'oauth_other_browser';
    if (!isLate && isOurs && epoch === consent.userEpoch) {
      if (!(await consents.take(consent, clock.now()))) return failed('oauth_state_used');
    } else {
      await grants.fail(consent.tenantId, {code: unproved}, consent.createdAt);
      await onChange(consent.tenantId);
      return failed(unproved);
    }
    const outcome = await this.#answered(consent, answer);
    // Whoever disconnected meanwhile is not told of a consent that is none any more.
    if (outcome.kind === 'failed' && (await consents.stands(consent)))
      await grants.fail(consent.tenantId, outcome.failure, consent.createdAt);
    await consents.finish(consent, clock.now());
    if (outcome.kind === 'failed') await onChange(consent.tenantId);
    return outcome;
  }

  async #answered(consent: Consent, answer: URLSearchParams): Promise<ConsentOutcome> {
    const {regions} = this.#parts;
    const error = answer.get('error');
    if (error !== null) return failed(refusalCodes[error] ?? 'oauth_consent_refused', providerCode(error));
    const code = answer.get('code');
    if (code === null || !/^[\x21-\x7e]{1,1000}$/.test(code)) return failed('oauth_code_invalid');
    const named = namedServer(regions, consent.region, answer.get('location'), answer.get('accounts-server'));
    if (named.kind === 'untrusted') return failed('oauth_server_untrusted');
    if (named.kind === 'unsupported') return failed('oauth_region_unsupported', {region: named.region});
    return this.#exchanged(consent, named.region, code);
  }

  async #exchanged(consent: Consent, region: Region, code: string): Promise<ConsentOutcome> {
    const {clock, connections, regions} = this.#parts;
    const connection = await connections.read(consent.tenantId);
    if (connection?.clientId !== consent.clientId) return failed('oauth_state_unknown');
    const {clientId, clientSecret} = connection;
    const hosts = regions[region]!;
    const {redirectUri} = consent;
    const result = await exchangeCode(hosts, {clientId, clientSecret, code, redirectUri}, clock);
    if (result.kind !== 'token') return this.#refused(consent, region, result);
    const checked = await this.#check(hosts, result);
    if ('failure' in checked) {
      await revokeToken(hosts, result.refreshToken ?? result.accessToken, clock);
      return {kind: 'failed', failure: checked.failure};
    }
    return this.#activate(consent, {
      ...checked,
      region,
      clientId,
      accessToken: {token: result.accessToken, until: clock.now() + result.lifetimeSeconds * 1000},
      api: hosts.api,
      scope: result.scope ?? null,
      authorizedBy: consent.userName,
      authorizedAt: clock.now(),
    });
  }

  #refused(
    consent: Consent,
    region: Region,
    result: Exclude<ExchangeResult, {kind: 'token'}>,
  ): ConsentOutcome {
    const elsewhere = region === consent.region ? {} : {region};
    if (result.kind === 'throttled')
      return failed('oauth_throttled', {until: this.#parts.clock.now() + coolDown});
    if (result.kind !== 'refused')
      return failed(result.kind === 'timeout' ? 'crm_timeout' : 'crm_unavailable');
    const facts = {...elsewhere, ...providerCode(result.code)};
    if (result.code === 'invalid_client')
      return failed(region === consent.region ? 'oauth_client_unknown' : 'oauth_client_other_region', facts);
    return failed(refusalCodes[result.code] ?? 'oauth_code_invalid', facts);
  }

  /** Cheap checks first; the last one asks the CRM with the new token. */
  async #check(
    hosts: RegionHosts,
    result: Extract<ExchangeResult, {kind: 'token'}>,
  ): Promise<Pick<Grant, 'organisation' | 'refreshToken'> | {readonly failure: ConsentFailure}> {
    const {refreshToken, apiDomain, scope, accessToken} = result;
    if (apiDomain !== undefined && !isApiOf(hosts, apiDomain)) return unfit('oauth_server_untrusted');
    if (refreshToken === undefined) return unfit('oauth_no_refresh_token');
    const scopes = scope === undefined ? [] : missingScopes(scope);
    if (scopes.length > 0) return unfit('crm_scope_missing', {scopes});
    const checked = await checkGrant(hosts, accessToken, this.#parts.clock);
    return checked.kind === 'fit' ? {organisation: checked.organisation, refreshToken} : checked;
  }

  async #activate(consent: Consent, grant: Grant): Promise<ConsentOutcome> {
    const {tenantId, userId, userName} = consent;
    const tenant = await this.#parts.tenants.byId(tenantId);
    if (!tenant?.crmEnabled) {
      await revokeAll(this.#parts, [grant]);
      return failed('crm_disabled');
    }
    const record = recorder(this.#parts, {tenantId, userId, name: userName});
    const {consents, grants} = this.#parts;
    const done = await grants.activate(tenantId, grant, record, (tx) => consents.stands(consent, tx));
    if (done.kind === 'too_late') {
      await revokeAll(this.#parts, [grant]);
      return failed('oauth_state_unknown');
    }
    // A user has room for twenty grants of a client: the one that is replaced would only push others out.
    await revokeAll(this.#parts, done.dead);
    return done.kind === 'active' ? {kind: 'connected'} : failed('crm_other_organisation');
  }
}

/** Ends grants at Zoho as well as can be. @returns False when nobody answered for one of them. */
export async function revokeAll(
  {regions, clock}: Pick<ConsentCallbackParts, 'regions' | 'clock'>,
  dead: readonly DeadGrant[],
): Promise<boolean> {
  const done = await Promise.all(
    dead.map(async ({region, refreshToken}) => {
      const hosts = regions[region];
      return hosts !== undefined && (await revokeToken(hosts, refreshToken, clock));
    }),
  );
  return done.every(Boolean);
}

/** Zoho's words for a no, in the callback itself or at the exchange. */
const refusalCodes: Readonly<Record<string, ConsentFailureCode>> = {
  access_denied: 'oauth_consent_refused',
  invalid_client: 'oauth_client_unknown',
  invalid_client_secret: 'oauth_secret_wrong',
  invalid_redirect_uri: 'oauth_redirect_uri_wrong',
  invalid_scope: 'crm_scope_missing',
  invalid_code: 'oauth_code_invalid',
};

function failed(code: ConsentFailureCode, facts: Partial<ConsentFailure> = {}): ConsentOutcome {
  return {kind: 'failed', failure: {code, ...facts}};
}

function unfit(code: ConsentFailureCode, facts: Partial<ConsentFailure> = {}): {failure: ConsentFailure} {
  return {failure: {code, ...facts}};
}

/** What came through the browser is kept only where it looks like a code. */
function providerCode(text: string): Partial<ConsentFailure> {
  return /^[a-z_]{1,60}$/.test(text) ? {providerCode: text} : {};
}
