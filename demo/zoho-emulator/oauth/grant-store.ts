import {randomBytes} from 'node:crypto';
import type {Org} from '../world/org.ts';

/** A user's consent. Dies by revoke, by the limit of 20, or with its user. */
export interface Grant {
  /** Undefined for `access_type=online`. */
  refreshToken: string | undefined;
  clientId: string;
  org: Org;
  userId: string;
  scopes: string[];
  /** False: the user's profile has no API access. */
  apiAccess: boolean;
  /** Ten minutes that began with their first token, and the tokens issued in them. */
  window: {startedAt: number; issued: number};
  accessTokens: AccessToken[];
}

export interface AccessToken {
  token: string;
  grant: Grant;
  expiresAt: number;
}

/** A code on its way back to the client. */
export interface AuthorizationCode {
  code: string;
  clientId: string;
  redirectUri: string;
  org: Org;
  userId: string;
  scopes: string[];
  /** A refresh token comes with it. */
  offline: boolean;
  apiAccess: boolean;
  expiresAt: number;
}

/** Numbers that Zoho changes its mind about, with our choice as default. */
export interface OAuthSettings {
  tokensPerTenMinutes: number;
  liveAccessTokens: number;
  refreshTokensPerUser: number;
  /** HTTP status of the "Access Denied" answer: 400 in practice, 200 by Zoho's K43. */
  throttleStatus: 200 | 400;
  /** Seconds an access token lives. */
  expiresIn: number;
  /** Seconds a code lives. */
  codeLifetime: number;
}

const defaultOAuthSettings: OAuthSettings = {
  tokensPerTenMinutes: 10,
  liveAccessTokens: 15,
  refreshTokensPerUser: 20,
  throttleStatus: 400,
  expiresIn: 3_600,
  codeLifetime: 120,
};

const tenMinutes = 600_000;

/** A code or token in Zoho's shape that nobody can guess. */
export const newToken = (): string =>
  `1000.${randomBytes(16).toString('hex')}.${randomBytes(16).toString('hex')}`;

/** Consents, codes and access tokens of all regions. */
export class GrantStore {
  readonly settings: OAuthSettings;
  #grants: Grant[] = [];
  readonly #accessTokens = new Map<string, AccessToken>();
  readonly #codes = new Map<string, AuthorizationCode>();

  constructor(settings: Partial<OAuthSettings> = {}) {
    this.settings = {...defaultOAuthSettings, ...settings};
  }

  /** Adds a consent; the 21st refresh token of a user and client deletes the oldest one. */
  addGrant(
    facts: Pick<Grant, 'refreshToken' | 'clientId' | 'org' | 'userId' | 'scopes'> & {apiAccess?: boolean},
  ): Grant {
    const grant: Grant = {apiAccess: true, ...facts, window: {startedAt: 0, issued: 0}, accessTokens: []};
    this.#grants.push(grant);
    const siblings = this.grantsOf(facts.clientId, facts.userId).filter((known) => known.refreshToken);
    if (siblings.length > this.settings.refreshTokensPerUser) this.revoke(siblings[0]!);
    return grant;
  }

  grantsOf(clientId: string, userId: string): Grant[] {
    return this.#grants.filter((grant) => grant.clientId === clientId && grant.userId === userId);
  }

  grantsIn(org: Org): Grant[] {
    return this.#grants.filter((grant) => grant.org === org);
  }

  byRefreshToken(token: string | undefined): Grant | undefined {
    return token ? this.#grants.find((grant) => grant.refreshToken === token) : undefined;
  }

  /** Ends the consent; its access tokens die at once. */
  revoke(grant: Grant): void {
    this.#grants = this.#grants.filter((known) => known !== grant);
    for (const {token} of grant.accessTokens) this.#accessTokens.delete(token);
    grant.accessTokens = [];
  }

  addCode(code: AuthorizationCode): void {
    this.#codes.set(code.code, code);
  }

  /** Hands a code out once; expired, used or unknown: undefined. */
  takeCode(code: string | undefined, now: number): AuthorizationCode | undefined {
    const found = code ? this.#codes.get(code) : undefined;
    if (found) this.#codes.delete(found.code);
    return found && found.expiresAt > now ? found : undefined;
  }

  /** A new access token; undefined while the grant has used up its ten in ten minutes. */
  issue(grant: Grant, now: number): AccessToken | undefined {
    if (now - grant.window.startedAt >= tenMinutes) grant.window = {startedAt: now, issued: 0};
    if (grant.window.issued >= this.settings.tokensPerTenMinutes) return undefined;
    grant.window.issued += 1;
    const issued = {token: newToken(), grant, expiresAt: now + this.settings.expiresIn * 1_000};
    grant.accessTokens.push(issued);
    this.#accessTokens.set(issued.token, issued);
    if (grant.accessTokens.length > this.settings.liveAccessTokens) this.#drop(grant.accessTokens[0]!);
    return issued;
  }

  #drop(oldest: AccessToken): void {
    this.#accessTokens.delete(oldest.token);
    oldest.grant.accessTokens = oldest.grant.accessTokens.filter((known) => known !== oldest);
  }

  accessToken(token: string): AccessToken | undefined {
    return this.#accessTokens.get(token);
  }

  /** Makes every access token of an org expire now, as after an hour. */
  expireTokens(org: Org, now: number): void {
    for (const grant of this.grantsIn(org)) for (const issued of grant.accessTokens) issued.expiresAt = now;
  }

  /** Forgets how many tokens an org drew lately. */
  resetThrottle(org: Org): void {
    for (const grant of this.grantsIn(org)) grant.window = {startedAt: 0, issued: 0};
  }

  clear(): void {
    this.#grants = [];
    this.#accessTokens.clear();
    this.#codes.clear();
  }
}
