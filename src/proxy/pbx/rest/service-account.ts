import * as v from 'valibot';
import type {Clock} from '../../services/time/clock.ts';
import type {Tenants} from '../../services/tenants/tenants.ts';
import {PbxUnavailableError} from '../pbx-api.ts';
import type {PbxAnswer, PbxClient} from './pbx-client.ts';
import {tokenPairSchema} from './rest-rows.ts';

/** Renewed this long before it ends, milliseconds. */
const renewBefore = 60_000;

interface Grant {
  readonly access: string;
  readonly refresh: string;
  readonly until: number;
}

/** Why nothing can be asked for a tenant: no service user, or the PBX refused its password or wants a second factor. */
export class NoServiceUserError extends PbxUnavailableError {}

/**
 * The tenant's service user at the PBX, signed in when needed. A refused password is never tried again until it changes: after five
 * wrong tries the PBX blocks our address for everybody (pbx-facts 1.4).
 */
export class ServiceAccount {
  readonly #client: PbxClient;
  readonly #tenants: Tenants;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #grants = new Map<string, Promise<Grant>>();
  /** Tenant to the account that was refused. */
  readonly #refused = new Map<string, string>();

  constructor(deps: {client: PbxClient; tenants: Tenants; clock: Pick<Clock, 'now'>}) {
    this.#client = deps.client;
    this.#tenants = deps.tenants;
    this.#clock = deps.clock;
  }

  /**
   * A GET in the tenant's name; one that is refused for its token is tried once more with a new one.
   * @throws NoServiceUserError | PbxUnavailableError
   */
  async get(tenantId: string, path: string): Promise<PbxAnswer> {
    const grant = await this.#grant(tenantId);
    const answer = await this.#client.get(path, grant.access);
    if (answer.status !== 401) return answer;
    // Another question may have renewed it meanwhile: only the refused grant is given up.
    if ((await this.#grants.get(tenantId)) === grant) this.#grants.delete(tenantId);
    return this.#client.get(path, (await this.#grant(tenantId)).access);
  }

  /** An access token for a file that the PBX gives to nobody else. @throws NoServiceUserError | PbxUnavailableError */
  async token(tenantId: string): Promise<string> {
    return (await this.#grant(tenantId)).access;
  }

  async #grant(tenantId: string): Promise<Grant> {
    const running = this.#grants.get(tenantId);
    const known = running && (await running);
    if (known && known.until - renewBefore > this.#clock.now()) return known;
    // While this one waited, another may have begun to renew.
    if (running === this.#grants.get(tenantId)) {
      const next = this.#renewed(tenantId, known);
      this.#grants.set(tenantId, next);
      next.catch(() => this.#grants.get(tenantId) === next && this.#grants.delete(tenantId));
    }
    return this.#grants.get(tenantId)!;
  }

  async #renewed(tenantId: string, old: Grant | undefined): Promise<Grant> {
    if (old?.refresh) {
      const answer = await this.#client.post('auth/refresh_token', {refresh_token: old.refresh});
      const grant = this.#grantOf(answer);
      if (grant) return grant;
    }
    return this.#signIn(tenantId);
  }

  async #signIn(tenantId: string): Promise<Grant> {
    const tenant = await this.#tenants.byId(tenantId);
    const account = (await this.#tenants.secrets(tenantId))?.pbx;
    if (!tenant || !account) throw new NoServiceUserError('The tenant has no service user.');
    const fingerprint = JSON.stringify([account.username, account.password]);
    if (this.#refused.get(tenantId) === fingerprint) {
      throw new NoServiceUserError('The PBX refused the service user.');
    }
    const answer = await this.#client.post('auth/sign_in', {...account, domain: tenant.domain});
    const grant = this.#grantOf(answer);
    if (grant) return grant;
    // Refused, or a second factor that no server can give.
    this.#refused.set(tenantId, fingerprint);
    throw new NoServiceUserError('The PBX refused the service user.');
  }

  #grantOf({body}: PbxAnswer): Grant | undefined {
    const pair = v.safeParse(tokenPairSchema, body);
    if (!pair.success) return undefined;
    const {access_token: access, refresh_token: refresh, expires_in: seconds} = pair.output;
    return {access, refresh: refresh ?? '', until: this.#clock.now() + seconds * 1000};
  }
}
