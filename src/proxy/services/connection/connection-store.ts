import {sql, type Kysely, type Selectable} from 'kysely';
import type {Region} from '../../../contract/index.ts';
import type {ActivityGuard} from '../../crm/crm-adapter.ts';
import type {CrmConnectionTable, Database} from '../../store/schema.ts';
import {crmConnectionContext} from '../../store/seal-contexts.ts';
import type {SecretBox} from '../../store/secret-box.ts';
import {dropForeignRecords} from './foreign-records.ts';

export interface StoredToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** A tenant's way into its CRM. Secrets are open here: never log it, never answer it. */
export interface Connection {
  readonly region: Region;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string | null;
  readonly state: 'connected' | 'authorization_required';
  /** The CRM's code for why it must be authorised again. */
  readonly stateReason: string | null;
  readonly accessToken: StoredToken | null;
  /** No token request before this time, in milliseconds since 1970. */
  readonly coolUntil: number;
  readonly organisation: {
    readonly id: string;
    readonly edition: string;
    readonly domain: string;
    /** Whom the licence counts; null: not told. */
    readonly users?: number | null;
  } | null;
  /** By what the CRM can know a call again; null until it was asked. */
  readonly guard: ActivityGuard | null;
  /** What browsers kept of the CRM before this is of another connection, or of one that was ended; null: all of it counts. */
  readonly recordsSince: Date | null;
}

type StateListener = (tenantId: string, state: Connection['state']) => void;

/** Keeps each tenant's CRM connection, its secrets sealed, and the lease of whoever refreshes its token. */
export class ConnectionStore {
  readonly #db: Kysely<Database>;
  readonly #box: SecretBox;
  readonly #listeners = new Set<StateListener>();
  readonly #organisationListeners = new Set<(tenantId: string) => void>();

  constructor(db: Kysely<Database>, box: SecretBox) {
    this.#db = db;
    this.#box = box;
  }

  async read(tenantId: string): Promise<Connection | undefined> {
    const row = await this.#db
      .selectFrom('crm_connection')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .executeTakeFirst();
    return row && this.#opened(row);
  }

  /** Called whenever a tenant gets connected or must authorise again. Returns the way to stop listening. */
  onState(listener: StateListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Called when a tenant's organisation is another one than before: what is remembered of the old one is of no use. */
  onOrganisation(listener: (tenantId: string) => void): void {
    this.#organisationListeners.add(listener);
  }

  /** Tells everybody who listens how the tenant's connection stands now. */
  tell(tenantId: string, state: Connection['state']): void {
    for (const listener of this.#listeners) listener(tenantId, state);
  }

  /** Tells everybody who listens that the tenant has another organisation. */
  tellOrganisation(tenantId: string): void {
    for (const listener of this.#organisationListeners) listener(tenantId);
  }

  /** The right to refresh, for a while; undefined while another process has it. Database time, whatever our clocks say. */
  async takeLease(tenantId: string, milliseconds: number): Promise<number | undefined> {
    const taken = await this.#db
      .updateTable('crm_connection')
      .set({lease_no: sql<number>`lease_no + 1`, lease_until: fromNow(milliseconds)})
      .where('tenant_id', '=', tenantId)
      .where((where) =>
        where.or([where('lease_until', 'is', null), where('lease_until', '<', sql<Date>`now()`)]),
      )
      .returning('lease_no')
      .executeTakeFirst();
    return taken?.lease_no;
  }

  /** False when the lease is no longer ours. */
  async renewLease(tenantId: string, leaseNo: number, milliseconds: number): Promise<boolean> {
    return this.#asHolder(tenantId, leaseNo, {lease_until: fromNow(milliseconds)});
  }

  async releaseLease(tenantId: string, leaseNo: number): Promise<void> {
    await this.#asHolder(tenantId, leaseNo, {lease_until: null});
  }

  /** Stores a token and ends the lease. False, and nothing written, when somebody else holds the lease by now. */
  async saveToken(
    tenantId: string,
    leaseNo: number,
    {token, until}: StoredToken,
    api: string,
  ): Promise<boolean> {
    const saved = await this.#asHolder(tenantId, leaseNo, {
      access_token: this.#box.seal(crmConnectionContext(tenantId, 'access_token'), token),
      access_token_until: new Date(until).toISOString(),
      api_domain: api,
      state: 'connected',
      state_reason: null,
      cool_until: null,
      lease_until: null,
    });
    if (saved) this.tell(tenantId, 'connected');
    return saved;
  }

  /**
   * The CRM refused the grant: an admin must authorise again.
   * @returns false when the lease is lost: then it says nothing of the grant of now.
   */
  async refuse(tenantId: string, leaseNo: number, reason: string, coolUntil: number): Promise<boolean> {
    const written = await this.#asHolder(tenantId, leaseNo, {...lost(reason, coolUntil), lease_until: null});
    if (written) this.tell(tenantId, 'authorization_required');
    return written;
  }

  /**
   * The CRM refuses even fresh tokens of the grant. Nothing is written when the token is not the stored one any more: then it says
   * nothing of the grant of now, which an admin may have given a moment ago.
   */
  async distrust(tenantId: string, token: string, reason: string, coolUntil: number): Promise<void> {
    const written = await this.#db.transaction().execute(async (tx) => {
      const row = await tx
        .selectFrom('crm_connection')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .forUpdate()
        .executeTakeFirst();
      if (!row || this.#opened(row).accessToken?.token !== token) return false;
      await tx
        .updateTable('crm_connection')
        .set(lost(reason, coolUntil))
        .where('tenant_id', '=', tenantId)
        .execute();
      return true;
    });
    if (written) this.tell(tenantId, 'authorization_required');
  }

  /** No token request by anyone before this time. */
  async coolDown(tenantId: string, leaseNo: number, until: number): Promise<void> {
    await this.#asHolder(tenantId, leaseNo, {
      cool_until: new Date(until).toISOString(),
      lease_until: null,
    });
  }

  /**
   * Notes whose CRM it is. The records of another organisation than before are dropped (reliability Z24). A grant is of one
   * organisation for ever: an answer that names another came late, of a grant that was replaced since, and says nothing.
   * @param now Milliseconds since 1970.
   */
  async setOrganisation(
    tenantId: string,
    organisation: NonNullable<Connection['organisation']>,
    now = Date.now(),
  ): Promise<void> {
    const {id, edition, domain, users = null} = organisation;
    const isOther = await this.#db.transaction().execute(async (tx) => {
      const before = await tx
        .selectFrom('crm_connection')
        .select(['org_id', 'records_org_id'])
        .where('tenant_id', '=', tenantId)
        .forUpdate()
        .executeTakeFirst();
      if ((before?.org_id ?? id) !== id) return false;
      await tx
        .updateTable('crm_connection')
        .set({org_id: id, edition, org_domain: domain, licensed_users: users, records_org_id: id})
        .where('tenant_id', '=', tenantId)
        .execute();
      const known = before?.records_org_id ?? id;
      if (known !== id) await dropForeignRecords(tx, tenantId, now);
      return known !== id;
    });
    if (isOther) this.tellOrganisation(tenantId);
  }

  async setGuard(tenantId: string, {kind, field}: ActivityGuard): Promise<void> {
    await this.#db
      .updateTable('crm_connection')
      .set({dedupe_kind: kind, dedupe_field: field})
      .where('tenant_id', '=', tenantId)
      .execute();
  }

  async #asHolder(tenantId: string, leaseNo: number, values: object): Promise<boolean> {
    const written = await this.#db
      .updateTable('crm_connection')
      .set({...values, updated_at: sql<Date>`now()`})
      .where('tenant_id', '=', tenantId)
      .where('lease_no', '=', leaseNo)
      .returning('tenant_id')
      .executeTakeFirst();
    return written !== undefined;
  }

  #opened(row: Selectable<CrmConnectionTable>): Connection {
    const open = (column: 'client_secret' | 'refresh_token' | 'access_token', sealed: string) =>
      this.#box.open(crmConnectionContext(row.tenant_id, column), sealed);
    return {
      region: row.region as Region,
      clientId: row.client_id,
      clientSecret: open('client_secret', row.client_secret),
      refreshToken: row.refresh_token && open('refresh_token', row.refresh_token),
      state: row.state === 'connected' ? 'connected' : 'authorization_required',
      stateReason: row.state_reason,
      accessToken:
        row.access_token && row.access_token_until
          ? {token: open('access_token', row.access_token), until: row.access_token_until.getTime()}
          : null,
      coolUntil: row.cool_until?.getTime() ?? 0,
      organisation:
        row.org_id && row.org_domain
          ? {
              id: row.org_id,
              edition: row.edition ?? '',
              domain: row.org_domain,
              users: row.licensed_users,
            }
          : null,
      guard:
        row.dedupe_kind === null
          ? null
          : {kind: row.dedupe_kind as ActivityGuard['kind'], field: row.dedupe_field},
      recordsSince: row.refresh_token === null ? row.updated_at : row.authorized_at,
    };
  }
}

/**
 * A grant that is of no use. What went wrong at a consent before, while it still was of use, is not why; what went wrong after is.
 */
const lost = (reason: string, coolUntil: number) => ({
  state: 'authorization_required',
  state_reason: reason,
  access_token: null,
  access_token_until: null,
  cool_until: new Date(coolUntil).toISOString(),
  consent_problem: sql<string | null>`case when state = 'connected' then null else consent_problem end`,
});

function fromNow(milliseconds: number) {
  return sql<Date>`now() + (${milliseconds}::double precision * interval '1 millisecond')`;
}
