import type {
  AuthorizeReply,
  Connection as ShownConnection,
  Credentials,
  CredentialsUpdate,
  DisconnectReply,
  Organisation,
  Problem,
  Region,
} from '../../../contract/index.ts';
import type {Caller} from '../../middleware/env.ts';
import {problem} from '../../middleware/problem.ts';
import {Refusal} from '../../middleware/refusal.ts';
import {authorizationUrl, developerConsole} from '../../oauth/authorization-url.ts';
import type {BoundBrowser} from '../../oauth/callback-cookie.ts';
import {revokeAll} from '../../oauth/consent-callback.ts';
import {problemOfFailure} from '../../oauth/consent-failure.ts';
import {consentLifetime, hashOf, newSecret, type ConsentStore} from '../../oauth/consent-store.ts';
import {isHttps, redirectUriFor, redirectUrisOf} from '../../oauth/redirect-uris.ts';
import {zohoRegions, type RegionHosts, type RegionTable} from '../../oauth/regions.ts';
import {missingScopes} from '../../oauth/scopes.ts';
import type {SecretBox} from '../../store/secret-box.ts';
import type {Clock} from '../time/clock.ts';
import {recorder} from './connection-audit.ts';
import type {ConnectionDetails, DeadGrant, GrantStore} from './grant-store.ts';
import type {Tenant} from '../tenants/tenants.ts';
import type {UserEpochs} from '../session/user-epochs.ts';

export interface ConnectionServiceParts {
  readonly box: SecretBox;
  readonly grants: GrantStore;
  readonly consents: ConsentStore;
  readonly regions: RegionTable;
  readonly clock: Clock;
  readonly epochs: Pick<UserEpochs, 'current'>;
  /** At least one. */
  readonly publicUrls: readonly URL[];
  /** Whether the CRM does not answer as it should. */
  readonly isDegraded: (tenantId: string) => boolean;
  /** What the tenant's lookups remember in memory is of no use any more. */
  readonly forgetLookups: (tenantId: string) => Promise<void>;
  /** Every browser of the tenant must forget what it keeps of the CRM. */
  readonly clearCaches: (tenantId: string) => void;
  /** What a connection's admins see has changed. */
  readonly onChange: (tenantId: string) => Promise<void>;
}

/** A consent that was begun, and the cookie that binds it to the browser. */
export interface BegunConsent {
  readonly reply: AuthorizeReply;
  readonly browser: string;
  readonly isHttps: boolean;
}

/** A consent that was taken so long ago and not finished died with its process. */
const exchangeAtMost = 90_000;

/** Connects a tenant with its CRM, for its admins (api-draft B3). */
export class ConnectionService {
  readonly #parts: ConnectionServiceParts;

  constructor(parts: ConnectionServiceParts) {
    this.#parts = parts;
  }

  async view(tenant: Tenant): Promise<ShownConnection> {
    const {clock, consents, grants, isDegraded, publicUrls} = this.#parts;
    const [details, newest] = await Promise.all([grants.details(tenant.id), consents.newest(tenant.id)]);
    const now = clock.now();
    const chosen = tenant.settings.region;
    const used = details?.hasGrant ? details.region : chosen;
    const isLost =
      newest !== undefined &&
      newest.usedAt !== null &&
      !newest.isFinished &&
      newest.usedAt + exchangeAtMost < now &&
      (details?.authorizedAt?.getTime() ?? 0) < newest.createdAt;
    return {
      provider: 'zoho',
      state: stateOf(tenant, details, isDegraded(tenant.id)),
      problem: isLost ? problem('oauth_code_invalid') : problemOf(details, now),
      region: used,
      namedRegion: namedRegion(this.#parts.regions, details, chosen),
      redirectUris: redirectUrisOf(publicUrls, tenant.settings.redirectUris),
      consoleUrl: developerConsole(this.#hosts(chosen)),
      credentials: shownCredentials(details),
      organisation: details?.hasGrant ? this.#organisation(details) : null,
      authorizedAt: (details?.hasGrant && details.authorizedAt?.toISOString()) || null,
      authorizedBy: (details?.hasGrant && details.about?.authorizedBy) || null,
      missingScopes: details ? missingOf(details) : [],
      consent:
        newest?.usedAt === null && newest.expiresAt > now
          ? {expiresAt: new Date(newest.expiresAt).toISOString()}
          : null,
      otherOrganisation: details?.pending
        ? shownOrganisation(
            details.pending.organisation,
            details.pending.organisation.name,
            this.#hosts(details.pending.region),
          )
        : null,
    };
  }

  /** @throws Refusal `validation_failed` when a new client comes without its secret. */
  async setCredentials(caller: Caller, update: CredentialsUpdate): Promise<Credentials> {
    const {clock, consents, grants} = this.#parts;
    const {tenant} = caller;
    const {clientId, clientSecret} = update;
    const client = {id: clientId, secret: clientSecret, region: tenant.settings.region};
    const record = recorder(this.#parts, {...caller, tenantId: tenant.id}, 'credentials');
    const done = await grants.setCredentials(tenant.id, client, clock.now(), record);
    if (!done)
      throw new Refusal('validation_failed', {errors: [{pointer: '/clientSecret', code: 'required'}]});
    if (done.isOtherClient) {
      await consents.closeAll(tenant.id);
      await this.#dropped(tenant.id, done.dead);
    }
    await this.#parts.onChange(tenant.id);
    return shownCredentials(await grants.details(tenant.id));
  }

  /**
   * Begins a consent in the browser that asks.
   * @param browser The cookie of an earlier consent: it goes on, so that two open tabs do not spoil each other.
   * @throws Refusal `crm_not_configured`, `oauth_throttled`, `validation_failed`.
   */
  async authorize(
    caller: Caller,
    asked: {
      readonly redirectUri: string | undefined;
      readonly host: string | undefined;
      readonly browser: BoundBrowser;
    },
  ): Promise<BegunConsent> {
    const {clock, consents, epochs, grants, publicUrls} = this.#parts;
    const {tenant, userId, name} = caller;
    const details = await grants.details(tenant.id);
    if (!details) throw new Refusal('crm_not_configured');
    const now = clock.now();
    if (details.consentCoolUntil > now)
      throw new Refusal('oauth_throttled', {retryAfter: Math.ceil((details.consentCoolUntil - now) / 1000)});
    const {region} = tenant.settings;
    const hosts = this.#parts.regions[region];
    if (!hosts) throw new Refusal('oauth_region_unsupported', {region});
    const uris = redirectUrisOf(publicUrls, tenant.settings.redirectUris);
    const redirectUri = asked.redirectUri ?? redirectUriFor(uris, asked.host);
    if (!uris.includes(redirectUri))
      throw new Refusal('validation_failed', {
        errors: [{pointer: '/redirectUri', code: 'not_a_redirect_uri'}],
      });
    const state = newSecret();
    const earlier = asked.browser(isHttps(redirectUri));
    const browser = isSecret(earlier) ? earlier : newSecret();
    const {clientId} = details;
    await consents.add({
      stateHash: hashOf(state),
      tenantId: tenant.id,
      userId,
      userName: name,
      userEpoch: await epochs.current(tenant.id, userId),
      region,
      redirectUri,
      clientId,
      browserHash: hashOf(browser),
      createdAt: now,
      expiresAt: now + consentLifetime,
    });
    return {
      reply: {
        authorizationUrl: authorizationUrl(hosts, {clientId, redirectUri, state}),
        expiresAt: new Date(now + consentLifetime).toISOString(),
      },
      browser,
      isHttps: isHttps(redirectUri),
    };
  }

  /** Forgets the grant here whatever Zoho says, and ends it there if Zoho answers. */
  async disconnect(caller: Caller): Promise<DisconnectReply> {
    const {consents, grants} = this.#parts;
    const {tenant} = caller;
    // First, so that no consent that is being exchanged right now connects after the wipe.
    await consents.closeAll(tenant.id);
    const dead = await grants.wipe(tenant.id, recorder(this.#parts, {...caller, tenantId: tenant.id}));
    const revoked = await this.#dropped(tenant.id, dead);
    await this.#parts.onChange(tenant.id);
    return {...(await this.view(tenant)), revoked};
  }

  /** @throws Refusal `not_found` when no grant of this organisation waits. */
  async confirm(caller: Caller, organisationId: string): Promise<ShownConnection> {
    const {grants} = this.#parts;
    const {tenant} = caller;
    const record = recorder(this.#parts, {...caller, tenantId: tenant.id});
    const done = await grants.confirm(tenant.id, organisationId, this.#parts.clock.now(), record);
    if (done?.kind !== 'active') throw new Refusal('not_found');
    await this.#dropped(tenant.id, done.dead);
    await this.#parts.onChange(tenant.id);
    return this.view(tenant);
  }

  /** The tenant's records are not those that browsers and processes remember; and its old grants end at Zoho. */
  async #dropped(tenantId: string, dead: readonly DeadGrant[]): Promise<boolean> {
    await this.#parts.forgetLookups(tenantId);
    this.#parts.clearCaches(tenantId);
    return revokeAll(this.#parts, dead);
  }

  #organisation({organisation, about, region}: ConnectionDetails): Organisation | null {
    return organisation && shownOrganisation(organisation, about?.organisation ?? null, this.#hosts(region));
  }

  /** A double that plays only some regions has no page for the others: Zoho's own is shown. */
  #hosts(region: Region): RegionHosts {
    return this.#parts.regions[region] ?? zohoRegions[region]!;
  }
}

function stateOf(
  tenant: Tenant,
  details: ConnectionDetails | undefined,
  isDegraded: boolean,
): ShownConnection['state'] {
  if (!tenant.crmEnabled || !tenant.settings.enabled) return 'disabled';
  if (!details) return 'not_configured';
  if (!details.hasGrant || details.state !== 'connected') return 'authorization_required';
  return isDegraded ? 'degraded' : 'connected';
}

function problemOf(details: ConnectionDetails | undefined, now: number): Problem | null {
  if (!details) return null;
  if (details.pending) return problem('crm_other_organisation');
  if (details.failure) return problemOfFailure(details.failure, now);
  if (!details.hasGrant || details.state === 'connected') return null;
  return grantProblem(details.stateReason);
}

/** Why the CRM takes a grant no more, by what its token endpoint or its API said. */
function grantProblem(reason: string | null): Problem {
  const code = reason === null ? undefined : {provider: {name: 'zoho', code: reason}};
  if (reason === 'invalid_client_secret') return problem('oauth_secret_wrong', code);
  if (reason === 'invalid_client') return problem('oauth_client_unknown', code);
  return problem('crm_grant_revoked', code);
}

/** The data centre that the CRM named, by a grant that works there or by one that could not be had. */
function namedRegion(
  regions: RegionTable,
  details: ConnectionDetails | undefined,
  chosen: Region,
): Region | null {
  const failed = details?.failure?.region;
  const named =
    failed !== undefined && Object.hasOwn(regions, failed)
      ? (failed as Region)
      : details?.hasGrant
        ? details.region
        : chosen;
  return named === chosen ? null : named;
}

function missingOf({failure, hasGrant, scope}: ConnectionDetails): string[] {
  if (failure?.scopes) return [...failure.scopes];
  // Software that was updated may need more than an older grant has; without the CRM's word nothing is claimed.
  return hasGrant && scope !== null ? missingScopes(scope) : [];
}

function shownCredentials(details: ConnectionDetails | undefined): Credentials {
  return {
    clientId: details?.clientId ?? null,
    secretSet: details !== undefined,
    secretFingerprint: details?.secretFingerprint ?? null,
    secretUpdatedAt: details?.secretUpdatedAt?.toISOString() ?? null,
  };
}

function shownOrganisation(
  {id, edition, domain}: NonNullable<ConnectionDetails['organisation']>,
  name: string | null,
  hosts: RegionHosts,
): Organisation {
  return {id, name, edition, url: `${hosts.ui}/crm/${encodeURIComponent(domain)}/tab/Home`};
}

function isSecret(text: string | undefined): text is string {
  return text !== undefined && /^[A-Za-z0-9_-]{43}$/.test(text);
}
