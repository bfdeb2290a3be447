import * as v from 'valibot';
import {PbxUnavailableError} from '../pbx/pbx-api.ts';
import type {PbxAnswer, PbxClient} from '../pbx/rest/pbx-client.ts';
import {tokenPairSchema} from '../pbx/rest/rest-rows.ts';
import type {Clock} from '../services/time/clock.ts';
import type {Tenant} from '../services/tenants/tenants.ts';
import type {SealContext, SecretBox} from '../store/secret-box.ts';
import type {SignInTries} from './sign-in-tries.ts';

/** How long a sign-in counts, and how long a code may take, milliseconds. */
const signedInFor = 15 * 60_000;
const codeFor = 10 * 60_000;

/** Who signed in for links. */
export interface Listener {
  readonly tenantId: string;
  readonly userId: string;
  readonly extension: string | null;
  /** May hear all recordings of the tenant. */
  readonly hearsAll: boolean;
  /** Milliseconds since 1970. */
  readonly until: number;
}

export type SignInResult =
  | {readonly kind: 'in'; readonly listener: Listener; readonly cookie: string}
  | {readonly kind: 'code'; readonly challenge: string}
  /** `wait`: too many wrong tries; the PBX was not asked. */
  | {readonly kind: 'wrong' | 'wrong_code' | 'wait' | 'unavailable'; readonly challenge?: string};

const challengeSchema = v.object({
  two_factor_enabled: v.literal(true),
  token: v.pipe(v.string(), v.minLength(1)),
});
const keptChallengeSchema = v.object({token: v.string(), username: v.string(), until: v.number()});
const listenerSchema = v.object({
  tenantId: v.string(),
  userId: v.string(),
  extension: v.nullable(v.string()),
  hearsAll: v.boolean(),
  until: v.number(),
});
const authUserSchema = v.object({
  domain: v.fallback(v.nullish(v.string(), ''), ''),
  role: v.fallback(v.string(), ''),
  capabilities: v.fallback(v.nullish(v.array(v.string()), []), []),
});
const userSchema = v.object({
  id: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
  extension_number: v.fallback(
    v.nullish(v.pipe(v.union([v.string(), v.number()]), v.transform(String))),
    null,
  ),
});

/** Signs people in at the PBX for private links, and keeps no token of theirs (architecture, decision 19). */
export class LinkSignIn {
  readonly #client: PbxClient;
  readonly #tries: SignInTries;
  readonly #box: SecretBox;
  readonly #clock: Pick<Clock, 'now'>;

  constructor(deps: {client: PbxClient; tries: SignInTries; box: SecretBox; clock: Pick<Clock, 'now'>}) {
    this.#client = deps.client;
    this.#tries = deps.tries;
    this.#box = deps.box;
    this.#clock = deps.clock;
  }

  async password(tenant: Tenant, username: string, password: string): Promise<SignInResult> {
    return this.#counted(tenant, username, 'wrong', async () => {
      const body = {username, password, domain: tenant.domain};
      const answer = await this.#client.post('auth/sign_in', body);
      const asked = v.safeParse(challengeSchema, answer.body);
      if (!asked.success) return this.#signedIn(tenant, answer);
      await this.#client.post('auth/send_otp', {token: asked.output.token});
      const kept = {token: asked.output.token, username, until: this.#clock.now() + codeFor};
      return {kind: 'code', challenge: this.#box.seal(challengeAt(tenant.id), JSON.stringify(kept))};
    });
  }

  /** @param challenge As {@link password} gave it. */
  async code(tenant: Tenant, challenge: string, code: string): Promise<SignInResult> {
    const kept = this.#opened(challengeAt(tenant.id), challenge, keptChallengeSchema);
    if (!kept || kept.until <= this.#clock.now()) return {kind: 'wrong'};
    const result = await this.#counted(tenant, kept.username, 'wrong_code', async () =>
      this.#signedIn(tenant, await this.#client.post('auth/verify_otp', {token: kept.token, code})),
    );
    return result.kind === 'wrong_code' ? {...result, challenge} : result;
  }

  /** Undefined when the cookie is forged or over. */
  listener(cookie: string | undefined): Listener | undefined {
    const listener = cookie === undefined ? undefined : this.#opened(cookieAt, cookie, listenerSchema);
    return listener && listener.until > this.#clock.now() ? listener : undefined;
  }

  async #counted(
    tenant: Tenant,
    username: string,
    refusal: 'wrong' | 'wrong_code',
    ask: () => Promise<SignInResult | undefined>,
  ): Promise<SignInResult> {
    const id = await this.#tries.begin(tenant.id, username);
    if (id === undefined) return {kind: 'wait'};
    try {
      const result = await ask();
      if (!result) return {kind: refusal};
      await this.#tries.takeBack(id);
      return result;
    } catch (error) {
      // Whether the PBX counted it is not known, so it stays counted here.
      if (error instanceof PbxUnavailableError) return {kind: 'unavailable'};
      throw error;
    }
  }

  /** Undefined when the PBX refused. The user's token is used once and signed out. */
  async #signedIn(tenant: Tenant, answer: PbxAnswer): Promise<SignInResult | undefined> {
    const pair = v.safeParse(tokenPairSchema, answer.body);
    if (!pair.success) return undefined;
    const token = pair.output.access_token;
    try {
      const [whose, self] = await Promise.all([
        this.#client.get('auth/user', token),
        this.#client.get('user', token),
      ]);
      const auth = v.safeParse(authUserSchema, whose.body);
      const user = v.safeParse(userSchema, self.body);
      if (!auth.success || !user.success)
        throw new PbxUnavailableError('The PBX does not say who signed in.');
      // A system admin's domain is empty: such a user has no tenant's recordings.
      if (auth.output.domain?.toLowerCase() !== tenant.domain.toLowerCase()) return undefined;
      const {role, capabilities} = auth.output;
      const listener: Listener = {
        tenantId: tenant.id,
        userId: user.output.id,
        extension: user.output.extension_number || null,
        hearsAll:
          ['Admin', 'QueueManager'].includes(role) ||
          (capabilities ?? []).some((name) => name.startsWith('CompanyRecording.')),
        until: this.#clock.now() + signedInFor,
      };
      return {kind: 'in', listener, cookie: this.#box.seal(cookieAt, JSON.stringify(listener))};
    } finally {
      await this.#client.post('auth/sign_out', {}, undefined, token).catch(() => {});
    }
  }

  #opened<S extends v.GenericSchema>(
    at: SealContext,
    sealed: string,
    schema: S,
  ): v.InferOutput<S> | undefined {
    try {
      const read = v.safeParse(schema, JSON.parse(this.#box.open(at, sealed)));
      return read.success ? read.output : undefined;
    } catch {
      return undefined;
    }
  }
}

const challengeAt = (tenantId: string): SealContext => ({field: 'link.challenge', tenantId, rowKey: ''});
const cookieAt: SealContext = {field: 'link.cookie', tenantId: '', rowKey: ''};
