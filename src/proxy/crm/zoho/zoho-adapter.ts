import type {ContactRef, CrmModule} from '../../../contract/index.ts';
import type {AccessToken, TokenKeeper} from '../../oauth/token-keeper.ts';
import type {Meter} from '../../metrics/meter.ts';
import type {Clock} from '../../services/time/clock.ts';
import type {ConnectionStore} from '../../services/connection/connection-store.ts';
import type {Tenant} from '../../services/tenants/tenants.ts';
import type {
  ActivityChange,
  ActivityDraft,
  ActivityGuard,
  ActivityUpdate,
  Asking,
  CreatingActivity,
  CrmAdapter,
  CrmRecord,
  CrmUser,
  FindingActivity,
  NewContact,
  Organisation,
  SearchedNumber,
} from '../crm-adapter.ts';
import {CrmError} from '../crm-error.ts';
import {Activities} from './activities.ts';
import {CallLayouts} from './call-layouts.ts';
import type {CreditGovernor, CreditReport} from './credit-governor.ts';
import {Contacts} from './contacts.ts';
import {NumberSearch} from './number-search.ts';
import type {RecordUrl} from './record-reader.ts';
import {rowsOf} from './record-values.ts';
import {RecordUrls} from './record-urls.ts';
import {readOrganisation, readUser} from './users.ts';
import {searchWords, type WordQuestion} from './word-search.ts';
import {ZohoClient} from './zoho-client.ts';

export interface ZohoAdapterOptions {
  readonly tokens: TokenKeeper;
  readonly connections: ConnectionStore;
  readonly clock: Clock;
  readonly credits: CreditGovernor;
  readonly meter?: Pick<Meter, 'crmRequest'>;
  /** Told when requests begin to rest or go on, and when credits run low or are enough again. */
  readonly onHealth?: (tenantId: string) => void;
}

/** Asking for the organisation again when it could not be read. */
const organisationPause = 10 * 60_000;

/** Zoho CRM behind the port, by its public REST API v8 alone. */
export class ZohoAdapter implements CrmAdapter {
  readonly provider = 'zoho' as const;
  readonly #client: ZohoClient;
  readonly #connections: ConnectionStore;
  readonly #tokens: TokenKeeper;
  readonly #clock: Clock;
  readonly #credits: CreditGovernor;
  readonly #urls = new RecordUrls();
  readonly #numbers: NumberSearch;
  readonly #contacts: Contacts;
  readonly #activities: Activities;
  readonly #layouts: CallLayouts;
  readonly #guards = new Map<string, ActivityGuard>();
  readonly #organisationAsked = new Map<string, number>();

  constructor({tokens, connections, clock, credits, meter, onHealth}: ZohoAdapterOptions) {
    this.#credits = credits;
    this.#connections = connections;
    this.#tokens = tokens;
    this.#clock = clock;
    this.#client = new ZohoClient({
      tokens,
      clock,
      credits,
      ...(meter && {meter}),
      ...(onHealth && {onHealth}),
      onToken: (tenantId, token) => this.#urls.learn(tenantId, token.hosts, token.organisation),
    });
    this.#numbers = new NumberSearch(this.#client);
    this.#contacts = new Contacts(this.#client);
    this.#layouts = new CallLayouts(this.#client, clock);
    this.#activities = new Activities(this.#client, this.#layouts);
  }

  /** Tells which record pages a tenant has, from what the database knows: no request is made. */
  learnConnection(
    tenantId: string,
    hosts: AccessToken['hosts'],
    organisation: AccessToken['organisation'],
  ): void {
    this.#urls.learn(tenantId, hosts, organisation);
  }

  /** For what is more than the port: check-ups and samples. */
  get client(): ZohoClient {
    return this.#client;
  }

  /** The tenant has another organisation: what is known of the old one's fields and pages is wrong. */
  forgetOrganisation(tenantId: string): void {
    this.#tokens.forget(tenantId);
    this.#layouts.forget(tenantId);
    this.#numbers.forget(tenantId);
    this.#guards.delete(tenantId);
    this.#organisationAsked.delete(tenantId);
    this.#urls.forget(tenantId);
  }

  /** Where a tenant's records are seen. */
  urlOf(tenantId: string): RecordUrl {
    return (module, id) => this.#urls.of(tenantId, module, id);
  }

  /** How the tenant's API credits stand, as far as we know. */
  credits(tenantId: string): CreditReport {
    return this.#credits.report(tenantId);
  }

  /** True while Zoho is kept away from: it is down, has had enough of us, or our credits run low. */
  isDegraded(tenantId: string): boolean {
    return this.#client.isUnderPressure(tenantId);
  }

  async findByNumber(
    tenant: Tenant,
    number: SearchedNumber,
    modules: readonly CrmModule[],
    options?: Asking,
  ) {
    const [found] = await Promise.all([
      this.#numbers.find(tenant.id, number, modules, this.urlOf(tenant.id), options),
      this.#rememberOrganisation(tenant, options),
    ]);
    // The organisation may have become known while the records were on their way.
    const records = found.records.map((record) => ({
      ...record,
      url: this.#urls.of(tenant.id, record.module, record.id),
    }));
    return {...found, records};
  }

  search(tenant: Tenant, question: WordQuestion, options?: Asking) {
    return searchWords(this.#client, tenant.id, question, this.urlOf(tenant.id), options);
  }

  async get(tenant: Tenant, ref: ContactRef, options?: Asking): Promise<CrmRecord | undefined> {
    return this.#contacts.get(tenant.id, ref, this.urlOf(tenant.id), options);
  }

  create(tenant: Tenant, contact: NewContact, options?: Asking): Promise<CrmRecord> {
    return this.#contacts.create(tenant.id, contact, this.urlOf(tenant.id), options);
  }

  findCreated(
    tenant: Tenant,
    contact: NewContact,
    since: number,
    options?: Asking,
  ): Promise<CrmRecord | undefined> {
    return this.#contacts.findCreated(tenant.id, contact, since, this.urlOf(tenant.id), options);
  }

  async activityGuard(tenant: Tenant, options?: Asking): Promise<ActivityGuard> {
    const guard = await this.#activities.guard(tenant, options);
    await this.#keepGuard(tenant, guard);
    return guard;
  }

  /** Kept with the connection, so that admins see what their Zoho promises. */
  async #keepGuard({id}: Tenant, guard: ActivityGuard): Promise<void> {
    const known = this.#guards.get(id);
    if (known?.kind === guard.kind && known.field === guard.field) return;
    await this.#connections.setGuard(id, guard);
    this.#guards.set(id, guard);
  }

  /** What would be sent for a new activity, by Zoho's names of fields. Asks nothing. */
  readonly previewActivity = (tenant: Tenant, draft: ActivityDraft): Readonly<Record<string, unknown>> =>
    this.#activities.preview(tenant, draft);

  createActivity(tenant: Tenant, draft: ActivityDraft, options: CreatingActivity = {}) {
    const beforeSending = async (sent: ActivityGuard) => {
      await this.#keepGuard(tenant, sent);
      await options.beforeSending?.(sent);
    };
    return this.#activities.create(tenant, draft, {...options, beforeSending});
  }

  updateActivity(
    tenant: Tenant,
    id: string,
    change: ActivityChange,
    options?: Asking,
  ): Promise<ActivityUpdate> {
    return this.#activities.update(tenant, id, change, options);
  }

  findActivity(
    tenant: Tenant,
    draft: ActivityDraft,
    options?: FindingActivity,
  ): Promise<{id: string} | undefined> {
    return this.#activities.find(tenant, draft, options);
  }

  activityUrl(tenant: Tenant, id: string): string | null {
    return this.#urls.of(tenant.id, 'Calls', id);
  }

  async users(tenant: Tenant, {signal}: Asking = {}): Promise<CrmUser[]> {
    const users: CrmUser[] = [];
    for (let page = 1; page <= 50; page += 1) {
      const {body} = await this.#client.request(tenant.id, {
        path: 'users',
        query: {type: 'ActiveUsers', page: String(page), per_page: '200'},
        ...(signal && {signal}),
      });
      users.push(...rowsOf(body, 'users').flatMap((row) => readUser(row) ?? []));
      if ((body?.info as {more_records?: unknown} | undefined)?.more_records !== true) break;
    }
    return users;
  }

  async currentUser(tenant: Tenant, {signal}: Asking = {}): Promise<CrmUser> {
    const {body} = await this.#client.request(tenant.id, {
      path: 'users',
      query: {type: 'CurrentUser'},
      ...(signal && {signal}),
    });
    const user = rowsOf(body, 'users').map(readUser)[0];
    if (!user) throw new CrmError('unavailable', {providerCode: 'no_current_user'});
    return user;
  }

  async organisation(tenant: Tenant, {signal}: Asking = {}): Promise<Organisation> {
    const {body} = await this.#client.request(tenant.id, {path: 'org', ...(signal && {signal})});
    const found = readOrganisation(rowsOf(body, 'org')[0]);
    if (!found) throw new CrmError('unavailable', {providerCode: 'no_organisation'});
    const {id, edition, domain, users} = found;
    const known = {id, edition, domain, users};
    await this.#connections.setOrganisation(tenant.id, known, this.#clock.now());
    // The next request learns it with its token: links and the number of requests at once depend on it.
    this.#tokens.forget(tenant.id);
    const {hosts} = await this.#tokens.token(tenant.id);
    this.#urls.learn(tenant.id, hosts, {id, edition, domain, users});
    return {id, edition, name: found.name, timeZone: found.timeZone};
  }

  /** Once in a connection's life, beside its first lookup; never a reason for the lookup to fail. */
  async #rememberOrganisation(tenant: Tenant, options: Asking | undefined): Promise<void> {
    const now = this.#clock.now();
    const asked = this.#organisationAsked.get(tenant.id) ?? -Infinity;
    if (this.#urls.knows(tenant.id) || now < asked + organisationPause) return;
    const connection = await this.#connections.read(tenant.id);
    if (!connection || connection.organisation) return;
    this.#organisationAsked.set(tenant.id, now);
    await this.organisation(tenant, options).catch(() => {});
  }
}
