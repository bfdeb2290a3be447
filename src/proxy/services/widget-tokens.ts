import {SignJWT, jwtVerify} from 'jose';
import {LRUCache} from 'lru-cache';
import * as v from 'valibot';
import {roles} from '../../contract/index.ts';
import type {Caller} from '../middleware/env.ts';
import type {Admitted, TokenChecker} from '../middleware/require-caller.ts';
import type {SecretBox} from '../store/secret-box.ts';
import type {Clock} from './clock.ts';
import type {Tenants} from './tenants.ts';
import type {UserEpochs} from './user-epochs.ts';

/** A widget token lives at most ten minutes (api-draft B2). */
export const tokenSeconds = 600;

const issuer = 'bgm-crm';
const audience = 'bgm-crm-widgets';

const claimsSchema = v.object({
  sub: v.string(),
  exp: v.number(),
  tenant: v.string(),
  extension: v.nullable(v.string()),
  name: v.string(),
  role: v.picklist(roles),
  mayEdit: v.boolean(),
  origin: v.nullable(v.string()),
  epoch: v.number(),
});
type Claims = v.InferOutput<typeof claimsSchema>;

export interface IssuedToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Signs widget tokens and admits them; a token that was found good once costs no signature check again. */
export class WidgetTokens implements TokenChecker {
  readonly #box: SecretBox;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #tenants: Pick<Tenants, 'byId'>;
  readonly #epochs: Pick<UserEpochs, 'current'>;
  readonly #verified = new LRUCache<string, Claims>({max: 10_000});

  constructor(
    box: SecretBox,
    clock: Pick<Clock, 'now'>,
    tenants: Pick<Tenants, 'byId'>,
    epochs: Pick<UserEpochs, 'current'>,
  ) {
    this.#box = box;
    this.#clock = clock;
    this.#tenants = tenants;
    this.#epochs = epochs;
  }

  /** @param origin The one origin whose pages may use the token; null: no page, only servers. */
  async issue(caller: Caller, origin: string | null): Promise<IssuedToken> {
    const issuedAt = Math.floor(this.#clock.now() / 1000);
    const expiresAt = issuedAt + tokenSeconds;
    const claims: Omit<Claims, 'sub' | 'exp'> = {
      tenant: caller.tenant.id,
      extension: caller.extension,
      name: caller.name,
      role: caller.role,
      mayEdit: caller.mayEditContacts,
      origin,
      epoch: await this.#epochs.current(caller.tenant.id, caller.userId),
    };
    const keyId = this.#box.keyIds[0]!;
    const token = await new SignJWT(claims)
      .setProtectedHeader({alg: 'HS256', kid: keyId})
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(caller.userId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(this.#box.derivedKey('widget-token', keyId));
    return {token, expiresAt: expiresAt * 1000};
  }

  async admit(token: string): Promise<Admitted | undefined> {
    const claims = this.#verified.get(token) ?? (await this.#verify(token));
    if (!claims || claims.exp * 1000 <= this.#clock.now()) return undefined;
    const tenant = await this.#tenants.byId(claims.tenant);
    if (!tenant || (await this.#epochs.current(claims.tenant, claims.sub)) !== claims.epoch) return undefined;
    return {
      caller: {
        tenant,
        userId: claims.sub,
        extension: claims.extension,
        name: claims.name,
        role: claims.role,
        mayEditContacts: claims.mayEdit,
      },
      origin: claims.origin,
      expiresAt: claims.exp * 1000,
    };
  }

  async #verify(token: string): Promise<Claims | undefined> {
    try {
      const {payload} = await jwtVerify(token, ({kid}) => this.#box.derivedKey('widget-token', kid), {
        algorithms: ['HS256'],
        issuer,
        audience,
        currentDate: new Date(this.#clock.now()),
      });
      const claims = v.parse(claimsSchema, payload);
      this.#verified.set(token, claims);
      return claims;
    } catch {
      // Forged, over, of another key or another maker: the reason is nobody's business.
      return undefined;
    }
  }
}
