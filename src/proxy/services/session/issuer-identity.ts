import {createHash} from 'node:crypto';
import {createRemoteJWKSet, decodeJwt, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey} from 'jose';
import {LRUCache} from 'lru-cache';
import * as v from 'valibot';
import {idSchema} from '../../../contract/index.ts';
import {Refusal} from '../../middleware/refusal.ts';
import {contactAreas, permissionIn, settingsAreas} from '../../pbx/capabilities.ts';
import type {PbxIdentity, PbxUser} from '../../pbx/pbx-api.ts';
import type {Clock} from '../time/clock.ts';
import type {Tenant, Tenants, TokenIssuer} from '../tenants/tenants.ts';

/** Signatures that need no secret of the issuer's on our side. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
/** Seconds by which the issuer's clock may differ from ours. */
const clockTolerance = 30;

/** What an issuer may say of a user; the tenant is the issuer's own, whatever a token says (api-draft B2). */
const claimsSchema = v.object({
  sub: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  extension: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^[0-9]{1,64}$/))), null),
  name: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
  /** No issuer of a tenant makes system admins. */
  role: v.optional(v.picklist(['agent', 'tenant_admin'])),
  capabilities: v.optional(v.array(v.string())),
});

/** Knows who a token belongs to: a JWT of a tenant's own issuer is checked by the issuer's keys, any other token by the PBX. */
export class IssuerIdentity implements PbxIdentity {
  readonly #pbx: PbxIdentity;
  readonly #tenants: Pick<Tenants, 'all'>;
  readonly #clock: Pick<Clock, 'now'>;
  /** Keys of each issuer by their URL; jose renews them. */
  readonly #keys = new LRUCache<string, JWTVerifyGetKey>({max: 1000});

  constructor(deps: {pbx: PbxIdentity; tenants: Pick<Tenants, 'all'>; clock: Pick<Clock, 'now'>}) {
    this.#pbx = deps.pbx;
    this.#tenants = deps.tenants;
    this.#clock = deps.clock;
  }

  /**
   * Undefined when the token is not good.
   * @throws Refusal `unavailable` when the issuer's keys cannot be had. @throws PbxUnavailableError
   */
  async introspect(token: string): Promise<PbxUser | undefined> {
    const issuer = issuerOf(token);
    const tenants = issuer === undefined ? [] : await this.#trusting(issuer);
    // An issuer's token never goes to the PBX, where it would be a stranger's secret.
    if (tenants.length === 0) return this.#pbx.introspect(token);
    const [tenant, ...others] = tenants;
    return tenant && others.length === 0 ? this.#check(token, tenant, tenant.tokenIssuer!) : undefined;
  }

  async #trusting(issuer: string): Promise<Tenant[]> {
    return (await this.#tenants.all()).filter(({tokenIssuer}) => tokenIssuer?.issuer === issuer);
  }

  async #check(token: string, {domain}: Tenant, trusted: TokenIssuer): Promise<PbxUser | undefined> {
    try {
      const {payload} = await jwtVerify(token, this.#keysAt(trusted.jwksUrl), {
        algorithms,
        issuer: trusted.issuer,
        audience: trusted.audience,
        requiredClaims: ['exp', 'sub'],
        clockTolerance,
        currentDate: new Date(this.#clock.now()),
      });
      return userOf(payload, domain);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      return undefined;
    }
  }

  /** jose follows no redirect: who moves a key file away must not choose the keys. */
  #keysAt(url: string): JWTVerifyGetKey {
    const known = this.#keys.get(url);
    if (known) return known;
    const remote = createRemoteJWKSet(new URL(url));
    const keys: JWTVerifyGetKey = (header, input) =>
      remote(header, input).catch((cause: unknown) => {
        if (isOfToken(cause)) throw cause;
        throw new Refusal('unavailable', {detail: 'The keys of the token’s issuer cannot be had.'}, {cause});
      });
    this.#keys.set(url, keys);
    return keys;
  }
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

/** Whether the token asked for a key that its issuer does not have, rather than that the issuer gave none at all. */
const isOfToken = (error: unknown): boolean =>
  [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported].some(
    (kind) => error instanceof kind,
  );

function userOf(payload: JWTPayload, domain: string): PbxUser | undefined {
  const claims = v.safeParse(claimsSchema, payload);
  if (!claims.success) return undefined;
  const {sub, extension, name, role, capabilities} = claims.output;
  const reported = permissionIn(capabilities ?? [], settingsAreas);
  const isAdmin = role === 'tenant_admin' || (role === undefined && reported === 'full');
  return {
    userId: v.is(idSchema, sub) ? sub : createHash('sha256').update(sub).digest('base64url'),
    domain,
    name: name || (extension ?? ''),
    extension,
    role: isAdmin ? 'tenant_admin' : 'agent',
    contacts: isAdmin || !capabilities ? 'full' : permissionIn(capabilities, contactAreas),
    // Whom the issuer calls an agent is none of the tenant's admins.
    settings: isAdmin ? 'full' : reported === 'none' ? 'none' : 'view',
  };
}
