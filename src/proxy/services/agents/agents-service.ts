import type {Kysely} from 'kysely';
import type {Agent, AgentChoice, AgentsReply} from '../../../contract/index.ts';
import type {CrmAdapter, CrmUser} from '../../crm/crm-adapter.ts';
import {CrmError} from '../../crm/crm-error.ts';
import type {Caller} from '../../middleware/env.ts';
import {Refusal} from '../../middleware/refusal.ts';
import type {Database} from '../../store/schema.ts';
import type {SecretBox} from '../../store/secret-box.ts';
import {agentsAmong, mapAgent} from './agent-mapping.ts';
import {audit} from '../audit/audit-log.ts';
import type {Clock} from '../time/clock.ts';
import type {Directory, Extension} from '../directory.ts';
import type {TenantNews} from '../tenants/tenant-news.ts';
import type {Tenant, Tenants} from '../tenants/tenants.ts';

export interface AgentsServiceParts {
  readonly db: Kysely<Database>;
  readonly box: SecretBox;
  readonly clock: Pick<Clock, 'now'>;
  readonly tenants: Pick<Tenants, 'byId'>;
  readonly directory: Pick<Directory, 'extensions'>;
  readonly crm: Pick<CrmAdapter, 'users'>;
  readonly news: Pick<TenantNews, 'tell'>;
}

type Choices = Readonly<Record<string, string>>;

/** Who among the PBX's people is who among the CRM's users: whose the activities of their calls become. */
export class AgentsService {
  readonly #parts: AgentsServiceParts;

  constructor(parts: AgentsServiceParts) {
    this.#parts = parts;
  }

  /** @throws PbxUnavailableError when the PBX does not tell its people. A silent CRM is no error: `complete` is false. */
  async list({tenant}: Caller): Promise<AgentsReply> {
    const {people, users} = await this.#known(tenant);
    return reply(tenant.agents, people, users);
  }

  /** @throws Refusal `validation_failed` when there is no such extension, or no such active user of the CRM. */
  async choose(caller: Caller, {extension, zohoUserId}: AgentChoice): Promise<AgentsReply> {
    const {tenant} = caller;
    const {tenants, news} = this.#parts;
    const {people, users} = await this.#known(tenant);
    // A choice of somebody who left the PBX may still be taken back.
    const isKnown =
      people.some(({number}) => number === extension) || Object.hasOwn(tenant.agents, extension);
    if (!isKnown) throw invalid('/extension');
    if (zohoUserId !== null && users && !users.some(({id}) => id === zohoUserId))
      throw invalid('/zohoUserId');
    const changed = await this.#write(caller, extension, zohoUserId, users ?? []);
    // A repeat may find done what was not told yet.
    if (changed || (tenant.agents[extension] ?? null) !== zohoUserId) await news.tell(tenant);
    return reply((await tenants.byId(tenant.id))?.agents ?? {}, people, users);
  }

  async #write(
    caller: Caller,
    extension: string,
    wanted: string | null,
    users: readonly CrmUser[],
  ): Promise<boolean> {
    const {db, box, clock} = this.#parts;
    const tenantId = caller.tenant.id;
    return db.transaction().execute(async (tx) => {
      const row = await tx
        .selectFrom('tenant')
        .select('agents')
        .where('id', '=', tenantId)
        .forUpdate()
        .executeTakeFirstOrThrow();
      const {[extension]: before = null, ...others} = JSON.parse(row.agents) as Choices;
      if (before === wanted) return false;
      const at = clock.now();
      const agents = wanted === null ? others : {...others, [extension]: wanted};
      await tx
        .updateTable('tenant')
        .set({agents: JSON.stringify(agents), updated_at: new Date(at)})
        .where('id', '=', tenantId)
        .execute();
      const named = (choice: string | null) => users.find(({id}) => id === choice)?.name ?? choice;
      const changes = [{pointer: `/${extension}`, from: named(before), to: named(wanted)}];
      await audit(tx, box, {tenantId, at, by: caller, topic: 'agents', changes});
      return true;
    });
  }

  async #known(tenant: Tenant): Promise<{people: Extension[]; users: CrmUser[] | null}> {
    const [all, users] = await Promise.all([
      this.#parts.directory.extensions(tenant.id),
      this.#activeUsers(tenant),
    ]);
    const people = agentsAmong(all).sort((a, b) => a.number.localeCompare(b.number, 'en', {numeric: true}));
    return {people, users};
  }

  /** Null when the CRM cannot be asked. */
  async #activeUsers(tenant: Tenant): Promise<CrmUser[] | null> {
    try {
      return (await this.#parts.crm.users(tenant)).filter(({active}) => active);
    } catch (error) {
      if (error instanceof CrmError) return null;
      throw error;
    }
  }
}

function reply(
  choices: Choices,
  people: readonly Extension[],
  users: readonly CrmUser[] | null,
): AgentsReply {
  const items = people.map((person) => agentOf(person, choices[person.number], users));
  const mapped = items.filter(({zohoUserId, way}) => zohoUserId !== null && way !== 'choice_gone').length;
  return {
    items,
    zohoUsers: (users ?? []).map(({id, name, email}) => ({id, name, email: email === '' ? null : email})),
    coverage: items.length === 0 ? 100 : Math.floor((100 * mapped) / items.length),
    complete: users !== null,
  };
}

function agentOf(
  {number, name, email}: Extension,
  choice: string | undefined,
  users: readonly CrmUser[] | null,
): Agent {
  const who = {extension: number, name, email: email === '' ? null : email};
  const chosenId = choice === undefined || choice.includes('@') ? null : choice;
  if (users === null) return {...who, zohoUserId: chosenId, way: choice === undefined ? 'none' : 'choice'};
  const {user, way} = mapAgent(choice, email, users);
  return {...who, zohoUserId: user?.id ?? chosenId, way};
}

const invalid = (pointer: string): Refusal =>
  new Refusal('validation_failed', {errors: [{pointer, code: 'not_found'}]});
