import type {CrmAdapter, CrmUser} from '../crm/crm-adapter.ts';
import {CrmError} from '../crm/crm-error.ts';
import type {CallFacts} from '../pbx/session/call-facts.ts';
import {PbxUnavailableError} from '../pbx/pbx-api.ts';
import {copyLifetime} from '../pbx/rest/kept-copy.ts';
import {mapAgent} from '../services/agent-mapping.ts';
import type {CallLink} from '../services/call-store.ts';
import type {Clock} from '../services/clock.ts';
import type {Directory} from '../services/directory.ts';
import type {Tenant} from '../services/tenants.ts';

/** Whose activity it becomes, and why, for the ledger. */
export interface ActivityOwner {
  /** CRM user id; null: the connecting user. */
  readonly id: string | null;
  readonly by: 'agent' | 'contact_owner' | 'fallback_owner';
  /** Why it is not the agent's, where an agent could have been. */
  readonly because?: 'no_single_agent' | 'agent_unknown_in_crm' | 'users_unreadable' | 'fallback_refused';
  readonly agentName: string;
}

/** Finds the CRM user for a call: the agent by choice or e-mail, else by the tenant's policy (architecture, decisions 3 and 18). */
export class ActivityOwners {
  readonly #crm: CrmAdapter;
  readonly #directory: Directory;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #users = new Map<
    string,
    {readonly at: number; readonly users: Promise<readonly CrmUser[] | null>}
  >();

  /** Users whom the CRM refused as owners, by tenant, until its list is read again. */
  readonly #refused = new Map<string, Map<string, number>>();

  constructor(deps: {crm: CrmAdapter; directory: Directory; clock: Pick<Clock, 'now'>}) {
    this.#crm = deps.crm;
    this.#directory = deps.directory;
    this.#clock = deps.clock;
  }

  /** The CRM refused this user as owner: nobody is given a call by it for a while, and the list of users is read again. */
  distrust(tenantId: string, userId: string): void {
    const refused = this.#refused.get(tenantId) ?? new Map<string, number>();
    this.#refused.set(tenantId, refused.set(userId, this.#clock.now()));
    this.#users.delete(tenantId);
  }

  /** @throws CrmError when the CRM cannot be asked who its users are. */
  async ownerOf(tenant: Tenant, facts: CallFacts, contact: CallLink | null): Promise<ActivityOwner> {
    const {journal} = tenant.settings;
    const {extension} = facts.owner;
    const agent = extension === null ? undefined : await this.#agent(tenant, extension, facts);
    const agentName = agent?.name ?? '';
    const all = await this.#activeUsers(tenant);
    const users = all && all.filter(({id}) => !this.#isRefused(tenant.id, id));
    const fallback = {id: this.#fallback(tenant), by: 'fallback_owner', agentName} as const;
    const fallen = (because: ActivityOwner['because']): ActivityOwner => {
      const isRefused = fallback.id === null && journal.fallbackOwner !== 'connecting_user';
      return {...fallback, because: isRefused ? 'fallback_refused' : because};
    };
    if (users === null) return fallen('users_unreadable');
    if (agent) {
      const {user} = mapAgent(tenant.agents[extension!], agent.email, users);
      if (user) return {id: user.id, by: 'agent', agentName};
      return fallen('agent_unknown_in_crm');
    }
    const ownerId = contact?.ownerId;
    if (journal.missedGroupOwner === 'contact_owner' && users.some(({id}) => id === ownerId)) {
      return {id: ownerId!, by: 'contact_owner', because: 'no_single_agent', agentName};
    }
    return fallen('no_single_agent');
  }

  #fallback({id, settings}: Tenant): string | null {
    const {fallbackOwner} = settings.journal;
    return fallbackOwner === 'connecting_user' || this.#isRefused(id, fallbackOwner) ? null : fallbackOwner;
  }

  #isRefused(tenantId: string, userId: string): boolean {
    const at = this.#refused.get(tenantId)?.get(userId);
    return at !== undefined && this.#clock.now() - at < copyLifetime;
  }

  async #agent(
    tenant: Tenant,
    extension: string,
    facts: CallFacts,
  ): Promise<{name: string; email: string | null}> {
    const entry = await this.#directory.extension(tenant.id, extension).catch((error: unknown) => {
      if (error instanceof PbxUnavailableError) return undefined;
      throw error;
    });
    const leg = facts.legs.find(({number}) => number === extension);
    return {name: entry?.name || leg?.name || '', email: entry?.email ?? null};
  }

  /** Null when the connection may not read users. */
  async #activeUsers(tenant: Tenant): Promise<readonly CrmUser[] | null> {
    const known = this.#users.get(tenant.id);
    if (known && this.#clock.now() - known.at < copyLifetime) return known.users;
    const users = this.#crm.users(tenant).then(
      (all) => all.filter(({active}) => active),
      (error: unknown) => {
        if (error instanceof CrmError && error.kind === 'permission') return null;
        this.#users.delete(tenant.id);
        throw error;
      },
    );
    this.#users.set(tenant.id, {at: this.#clock.now(), users});
    return users;
  }
}
