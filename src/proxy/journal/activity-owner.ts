import type {CrmAdapter, CrmUser} from '../crm/crm-adapter.ts';
import {CrmError} from '../crm/crm-error.ts';
import type {CallFacts} from '../pbx/session/call-facts.ts';
import {PbxUnavailableError} from '../pbx/pbx-api.ts';
import {copyLifetime} from '../pbx/rest/kept-copy.ts';
import {mapAgent} from '../services/agents/agent-mapping.ts';
import type {CallLink} from '../services/calls/call-store.ts';
import type {Clock} from '../services/time/clock.ts';
import type {Directory} from '../services/directory.ts';
import type {Tenant} from '../services/tenants/tenants.ts';
import {agentOf, pickOwner, type OwnerCause, type OwnerPick} from './owner-policy.ts';

/** Whose activity it becomes, and why, for the ledger. */
export interface ActivityOwner extends OwnerPick {
  /** CRM user id; null: the connecting user. */
  readonly id: string | null;
  /** Who took the call last, or would have, as the PBX names them: the policy changes nothing of what happened. */
  readonly agentName: string;
}

interface Agent {
  readonly name: string;
  readonly email: string | null;
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
    const agentName = (await this.#agent(tenant, facts.owner.extension, facts))?.name ?? '';
    const fixed = journal.owner === 'fixed_user' ? this.#chosen(tenant, journal.fixedOwner) : undefined;
    if (fixed !== undefined) return {id: fixed, by: 'fixed_user', because: 'by_setting', agentName};
    if (journal.owner === 'fixed_user') return {...this.#fallback(tenant, 'fixed_refused'), agentName};

    const all = await this.#activeUsers(tenant);
    if (all === null) return {...this.#fallback(tenant, 'users_unreadable'), agentName};
    const users = all.filter(({id}) => !this.#isRefused(tenant.id, id));
    const extension = agentOf(facts, journal);
    const agent = await this.#agent(tenant, extension, facts);
    const user = agent && mapAgent(tenant.agents[extension!], agent.email, users).user;
    const recordOwner = users.find(({id}) => id === contact?.ownerId);
    const pick = pickOwner(facts, journal, {agent: Boolean(user), recordOwner: Boolean(recordOwner)});
    if (pick.by === 'agent') return {...pick, id: user!.id, agentName};
    if (pick.by === 'contact_owner') return {...pick, id: recordOwner!.id, agentName};
    return {...this.#fallback(tenant, pick.because), agentName};
  }

  #fallback(tenant: Tenant, because: OwnerCause): Omit<ActivityOwner, 'agentName'> {
    const id = this.#chosen(tenant, tenant.settings.journal.fallbackOwner);
    return {
      id: id ?? null,
      by: 'fallback_owner',
      because: id === undefined ? 'fallback_refused' : because,
    };
  }

  /** Id of a user whom the settings name; null: who connected; undefined: the CRM takes this one for no owner. */
  #chosen({id}: Tenant, chosen: string): string | null | undefined {
    if (chosen === 'connecting_user') return null;
    return this.#isRefused(id, chosen) ? undefined : chosen;
  }

  #isRefused(tenantId: string, userId: string): boolean {
    const at = this.#refused.get(tenantId)?.get(userId);
    return at !== undefined && this.#clock.now() - at < copyLifetime;
  }

  async #agent(tenant: Tenant, extension: string | null, facts: CallFacts): Promise<Agent | undefined> {
    if (extension === null) return undefined;
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
