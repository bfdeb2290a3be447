import {createHash} from 'node:crypto';
import {LRUCache} from 'lru-cache';
import * as v from 'valibot';
import type {Role} from '../../../contract/index.ts';
import type {Clock} from '../../services/time/clock.ts';
import type {Permission} from '../../middleware/env.ts';
import {contactAreas, permissionIn, settingsAreas} from '../capabilities.ts';
import {PbxUnavailableError, type PbxIdentity, type PbxUser} from '../pbx-api.ts';
import type {PbxAnswer, PbxClient} from './pbx-client.ts';
import {userRowSchema} from './rest-rows.ts';

/** How long the PBX's word on a token counts, milliseconds. */
const rememberedFor = 60_000;

const authUserSchema = v.object({
  domain: v.fallback(v.nullish(v.string(), ''), ''),
  role: v.fallback(v.string(), ''),
  role_name: v.fallback(v.nullish(v.string(), ''), ''),
  /** Since 22.3. */
  capabilities: v.optional(v.nullable(v.fallback(v.array(v.fallback(v.string(), '')), []))),
});
type AuthUser = v.InferOutput<typeof authUserSchema>;

export interface IntrospectionOptions {
  /** Names of the CRM area in capability strings: not documented, so configurable (pbx-facts 1.3). */
  readonly crmAreas?: readonly string[];
}

/** Asks the PBX whose token it is (pbx-facts 1.4), once a minute at most. */
export class TokenIntrospection implements PbxIdentity {
  readonly #client: PbxClient;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #crmAreas: readonly string[];
  readonly #known = new LRUCache<string, {readonly at: number; readonly user: Promise<PbxUser | undefined>}>({
    max: 5000,
  });

  constructor(deps: {client: PbxClient; clock: Pick<Clock, 'now'>}, options: IntrospectionOptions = {}) {
    this.#client = deps.client;
    this.#clock = deps.clock;
    this.#crmAreas = options.crmAreas ?? contactAreas;
  }

  introspect(token: string): Promise<PbxUser | undefined> {
    // The token itself is not kept: who reads our memory gains nothing that opens the PBX.
    const key = createHash('sha256').update(token).digest('base64url');
    const known = this.#known.get(key);
    if (known && this.#clock.now() - known.at < rememberedFor) return known.user;
    const user = this.#ask(token);
    this.#known.set(key, {at: this.#clock.now(), user});
    user.catch(() => this.#known.delete(key));
    return user;
  }

  async #ask(token: string): Promise<PbxUser | undefined> {
    if (!/^[\x21-\x7e]{1,8192}$/.test(token)) return undefined;
    const [whose, self] = await Promise.all([
      this.#client.get('auth/user', token),
      this.#client.get('user', token),
    ]);
    if (isRefused(whose) || isRefused(self)) return undefined;
    const auth = v.safeParse(authUserSchema, whose.body);
    const user = v.safeParse(userRowSchema, self.body);
    if (!auth.success || !user.success || user.output.id === '') {
      throw new PbxUnavailableError('The PBX does not say whose token it is.');
    }
    if (user.output.enabled === false) return undefined;
    const {id, display_name, name, extension_number} = user.output;
    const role = roleOf(auth.output);
    return {
      userId: id,
      domain: auth.output.domain || null,
      name: display_name || name,
      extension: extension_number || null,
      role,
      contacts: this.#contactsOf(auth.output),
      settings:
        role === 'tenant_admin' ? 'full' : permissionIn(auth.output.capabilities ?? [], settingsAreas),
    };
  }

  /** A PBX that reports capabilities has the last word; an older one knows none, and its users may. */
  #contactsOf({role, capabilities}: AuthUser): Permission {
    return !capabilities || role === 'Admin' ? 'full' : permissionIn(capabilities, this.#crmAreas);
  }
}

const isRefused = ({status}: PbxAnswer): boolean => status === 401 || status === 403;

/** api-draft B2. A system admin's domain is empty; "SystemAdmin" with a domain would be a tenant's own role of that name. */
function roleOf({role, domain, capabilities}: AuthUser): Role {
  if (role === 'SystemAdmin' && !domain) return 'system_admin';
  if (role === 'Admin' || capabilities?.includes('Integration.FullAccess')) return 'tenant_admin';
  return 'agent';
}
