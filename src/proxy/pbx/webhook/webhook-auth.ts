import {createHash} from 'node:crypto';
import type {Clock} from '../../services/time/clock.ts';
import type {Tenants} from '../../services/tenants/tenants.ts';
import {readCredentials} from './credentials.ts';
import {DigestAuth} from './digest-auth.ts';
import {sameSecret} from './same-secret.ts';

/** How long a tenant's new or withdrawn secret may take to be noticed, milliseconds. */
const indexLifetime = 2000;

export type WebhookCaller =
  /** Tenants that have this secret; more than one only if two were given the same. */
  {readonly tenantIds: readonly string[]} | {readonly refused: true; readonly challenges: readonly string[]};

/** Tells which tenant's PBX side is calling: Bearer, Basic or Digest with the tenant's webhook secret (api-draft B2). */
export class WebhookAuth {
  readonly #tenants: Tenants;
  readonly #clock: Clock;
  readonly #digest: DigestAuth;
  #index: {readonly at: number; readonly owners: Promise<ReadonlyMap<string, string[]>>} | undefined;

  constructor(deps: {tenants: Tenants; clock: Clock; digestKey?: Buffer}) {
    this.#tenants = deps.tenants;
    this.#clock = deps.clock;
    this.#digest = new DigestAuth(deps.clock, deps.digestKey);
  }

  async check(
    header: string | undefined,
    request: {readonly method: string; readonly path: string},
  ): Promise<WebhookCaller> {
    const credentials = readCredentials(header);
    switch (credentials?.scheme) {
      case 'bearer':
        return this.#verdict(await this.#tenantsWith(credentials.token));
      case 'basic': {
        const secrets = await this.#secretsOf(credentials.username);
        // Every secret is compared, so that the time taken does not tell which of two it was.
        const matches = secrets.map((secret) => sameSecret(secret, credentials.password));
        return this.#verdict(matches.includes(true) ? [credentials.username] : []);
      }
      case 'digest': {
        const username = credentials.fields.get('username') ?? '';
        const verdict = this.#digest.check(credentials.fields, request, await this.#secretsOf(username));
        return this.#verdict(verdict === 'right' ? [username] : [], verdict === 'stale');
      }
      default:
        return this.#verdict([]);
    }
  }

  #verdict(tenantIds: readonly string[], stale = false): WebhookCaller {
    if (tenantIds.length > 0) return {tenantIds};
    const challenges = [
      'Bearer realm="pbx-events"',
      ...this.#digest.challenges(stale),
      'Basic realm="pbx-events", charset="UTF-8"',
    ];
    return {refused: true, challenges};
  }

  async #secretsOf(tenantId: string): Promise<readonly string[]> {
    return (await this.#tenants.secrets(tenantId))?.webhookSecrets ?? [];
  }

  /** A bearer names no tenant: its hash is looked up, which tells nothing by its time. */
  async #tenantsWith(token: string): Promise<readonly string[]> {
    if (token === '') return [];
    if (!this.#index || this.#clock.now() - this.#index.at >= indexLifetime) {
      this.#index = {at: this.#clock.now(), owners: this.#ownersBySecret()};
      // A failed read must not be remembered as an answer.
      this.#index.owners.catch(() => (this.#index = undefined));
    }
    return (await this.#index.owners).get(fingerprint(token)) ?? [];
  }

  async #ownersBySecret(): Promise<ReadonlyMap<string, string[]>> {
    const owners = new Map<string, string[]>();
    for (const tenant of await this.#tenants.all()) {
      for (const secret of await this.#secretsOf(tenant.id)) {
        const key = fingerprint(secret);
        owners.set(key, [...(owners.get(key) ?? []), tenant.id]);
      }
    }
    return owners;
  }
}

const fingerprint = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
