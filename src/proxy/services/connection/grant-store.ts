import type {Kysely, Selectable, Transaction} from 'kysely';
import {sql} from 'kysely';
import type {Region} from '../../../contract/index.ts';
import type {ConsentFailure} from '../../oauth/consent-failure.ts';
import type {CrmConnectionTable, Database} from '../../store/schema.ts';
import {crmConnectionContext} from '../../store/seal-contexts.ts';
import type {SecretBox} from '../../store/secret-box.ts';
import type {Connection, ConnectionStore, StoredToken} from './connection-store.ts';
import {dropForeignRecords} from './foreign-records.ts';
import {raisedRecordsEpoch} from './records-epoch.ts';

/** What a consent gave, checked and ready for use. Secrets are open here: never log it, never answer it. */
export interface Grant {
  readonly region: Region;
  readonly clientId: string;
  readonly refreshToken: string;
  readonly accessToken: StoredToken;
  /** API origin of the region table. */
  readonly api: string;
  readonly scope: string | null;
  readonly organisation: NonNullable<Connection['organisation']> & {readonly name: string | null};
  /** Display name of the admin who asked for it. */
  readonly authorizedBy: string;
  /** Milliseconds since 1970. */
  readonly authorizedAt: number;
}

/** Names that belong to a grant. */
interface GrantAbout {
  readonly organisation: string | null;
  readonly authorizedBy: string;
}

/** A refresh token that is of no use to us any more and should end at Zoho too. */
export interface DeadGrant {
  readonly region: Region;
  readonly refreshToken: string;
}

/** A connection as its admins see it. Only the secret's fingerprint is in it. */
export interface ConnectionDetails {
  readonly clientId: string;
  readonly secretFingerprint: string;
  readonly secretUpdatedAt: Date | null;
  /** Of the grant, while there is one. */
  readonly region: Region;
  readonly hasGrant: boolean;
  readonly state: Connection['state'];
  readonly stateReason: string | null;
  readonly organisation: Connection['organisation'];
  readonly about: GrantAbout | null;
  readonly scope: string | null;
  readonly authorizedAt: Date | null;
  readonly failure: ConsentFailure | null;
  /** Milliseconds since 1970. */
  readonly consentCoolUntil: number;
  readonly pending: Pick<Grant, 'organisation' | 'region'> | null;
}

/** Writes down what is changed, in the transaction that changes it. Secrets are their fingerprints. */
export type RecordChange = (tx: Transaction<Database>, before: object, after: object) => Promise<void>;

export type Activation =
  | {readonly kind: 'active'; readonly dead: readonly DeadGrant[]; readonly isOtherOrganisation: boolean}
  /** Kept until an admin confirms it. */
  | {readonly kind: 'other_organisation'; readonly dead: readonly DeadGrant[]}
  /** The client is another one by now, or the tenant was disconnected: the grant is for nobody. */
  | {readonly kind: 'too_late'};

/** Client credentials and grants of tenants, as admins change them. Every change ends the lease of whoever refreshes a token. */
export class GrantStore {
  readonly #db: Kysely<Database>;
  readonly #box: SecretBox;
  readonly #connections: Pick<ConnectionStore, 'tell' | 'tellOrganisation'>;

  constructor(
    db: Kysely<Database>,
    box: SecretBox,
    connections: Pick<ConnectionStore, 'tell' | 'tellOrganisation'>,
  ) {
    this.#db = db;
    this.#box = box;
    this.#connections = connections;
  }

  async details(tenantId: string): Promise<ConnectionDetails | undefined> {
    const row = await find(this.#db, tenantId);
    return row && this.#detailsOf(row);
  }

  /**
   * Puts a grant to use at once, or keeps it for {@link confirm} when it is of another organisation than the one whose records we
   * know.
   * @param isWanted Whether the consent that gave it still stands; asked while the row is locked.
   */
  async activate(
    tenantId: string,
    grant: Grant,
    record: RecordChange,
    isWanted: (tx: Transaction<Database>) => Promise<boolean>,
  ): Promise<Activation> {
    const done = await this.#db.transaction().execute(async (tx): Promise<Activation> => {
      const row = await find(tx, tenantId, true);
      if (row?.client_id !== grant.clientId || !(await isWanted(tx))) return {kind: 'too_late'};
      const known = row.records_org_id;
      if (known === null || known === grant.organisation.id) {
        await record(tx, auditedGrant(row), auditedGrant(rowOf(grant)));
        return this.#use(tx, row, grant, grant.authorizedAt);
      }
      const dead = this.#pendingOf(row);
      await change(tx, tenantId, {
        pending_grant: this.#box.seal(contextOf(tenantId, 'pending_grant'), JSON.stringify(grant)),
        consent_problem: null,
        consent_cool_until: null,
      });
      return {kind: 'other_organisation', dead: dead ? [dead] : []};
    });
    this.#told(tenantId, done);
    return done;
  }

  /** Uses the grant of another organisation from now on. Undefined when there is none of this organisation. */
  async confirm(
    tenantId: string,
    organisationId: string,
    now: number,
    record: RecordChange,
  ): Promise<Activation | undefined> {
    const done = await this.#db.transaction().execute(async (tx): Promise<Activation | undefined> => {
      const row = await find(tx, tenantId, true);
      const grant = row && this.#pendingOf(row);
      if (!row || grant?.organisation.id !== organisationId) return undefined;
      await record(tx, auditedGrant(row), auditedGrant(rowOf(grant)));
      return this.#use(tx, {...row, pending_grant: null}, grant, now);
    });
    if (done) this.#told(tenantId, done);
    return done;
  }

  /** The last consent led to nothing. @param since When it was asked for: one that was good since then is not spoiled by it. */
  async fail(tenantId: string, failure: ConsentFailure, since: number): Promise<void> {
    await this.#db
      .updateTable('crm_connection')
      .set({
        consent_problem: JSON.stringify(failure),
        ...(failure.until !== undefined && {consent_cool_until: new Date(failure.until)}),
      })
      .where('tenant_id', '=', tenantId)
      .where((is) => is.or([is('authorized_at', 'is', null), is('authorized_at', '<=', new Date(since))]))
      .execute();
  }

  /**
   * Stores a client's id and secret. Another client's grant is forgotten; a new secret of the same client is tried at once.
   * @param secret Undefined: the stored one stays, which only the same client may ask for.
   * @returns Grants that must end at Zoho; undefined when the secret is missing.
   */
  async setCredentials(
    tenantId: string,
    client: {readonly id: string; readonly secret: string | undefined; readonly region: Region},
    now: number,
    record: RecordChange,
  ): Promise<{readonly dead: readonly DeadGrant[]; readonly isOtherClient: boolean} | undefined> {
    const {id, secret, region} = client;
    const done = await this.#db.transaction().execute(async (tx) => {
      // Two admins may both bring the tenant's first client: there is no row to lock yet.
      await tx.selectFrom('tenant').select('id').where('id', '=', tenantId).forNoKeyUpdate().execute();
      const row = await find(tx, tenantId, true);
      const isSame = row?.client_id === id;
      if (secret === undefined && !isSame) return undefined;
      const before = row && {clientId: row.client_id, clientSecret: this.#detailsOf(row).secretFingerprint};
      // The same secret keeps its fingerprint, whichever key writes now.
      const isSameSecret =
        secret === undefined || (row && this.#open(row, 'client_secret', row.client_secret) === secret);
      const clientSecret = isSameSecret ? before?.clientSecret : this.#fingerprint(tenantId, secret);
      const credentials =
        secret === undefined ? {} : this.#sealedSecret(tenantId, secret, clientSecret!, now);
      await record(tx, before ?? {}, {clientId: id, clientSecret});
      if (!row) {
        await tx
          .insertInto('crm_connection')
          .values({
            tenant_id: tenantId,
            provider: 'zoho',
            region,
            client_id: id,
            ...(credentials as {client_secret: string}),
            state: 'authorization_required',
          })
          .execute();
        return {dead: [], isOtherClient: false, state: 'authorization_required' as const};
      }
      if (isSame && row.refresh_token !== null) {
        // A grant that was revoked stays so, whatever the secret; one that the old secret spoiled is tried at once.
        const isOfUse = row.state === 'connected' || clientReasons.has(row.state_reason ?? '');
        // Whoever refreshes with the old secret must not write down that the grant is refused.
        if (secret !== undefined)
          await change(tx, tenantId, {
            ...credentials,
            ...again,
            ...(isOfUse && {state: 'connected', state_reason: null, cool_until: null}),
            // What a consent said of the old secret.
            consent_problem: null,
          });
        return {
          dead: [],
          isOtherClient: false,
          state: secret === undefined || !isOfUse ? undefined : ('connected' as const),
        };
      }
      await change(tx, tenantId, {
        client_id: id,
        ...credentials,
        ...(isSame ? {consent_problem: null} : {...wiped, consent_cool_until: null}),
      });
      return {
        dead: isSame ? [] : this.#grantsOf(row),
        isOtherClient: !isSame,
        state: 'authorization_required' as const,
      };
    });
    if (done?.state) this.#connections.tell(tenantId, done.state);
    return done;
  }

  /** Forgets every token; client and organisation stay known. @returns What should end at Zoho, for it is gone here. */
  async wipe(tenantId: string, record: RecordChange): Promise<readonly DeadGrant[]> {
    const dead = await this.#db.transaction().execute(async (tx) => {
      const row = await find(tx, tenantId, true);
      if (!row) return undefined;
      await record(tx, auditedGrant(row), {});
      await change(tx, tenantId, wiped);
      // Personal data of a CRM that nobody is connected with.
      await tx.deleteFrom('lookup_cache').where('tenant_id', '=', tenantId).execute();
      return this.#grantsOf(row);
    });
    if (dead) this.#connections.tell(tenantId, 'authorization_required');
    return dead ?? [];
  }

  #told(tenantId: string, done: Activation): void {
    if (done.kind !== 'active') return;
    if (done.isOtherOrganisation) this.#connections.tellOrganisation(tenantId);
    this.#connections.tell(tenantId, 'connected');
  }

  async #use(
    tx: Transaction<Database>,
    row: Selectable<CrmConnectionTable>,
    grant: Grant,
    now: number,
  ): Promise<Activation> {
    const {tenant_id: tenantId} = row;
    const {organisation, accessToken, authorizedBy} = grant;
    const isOtherOrganisation = row.records_org_id !== null && row.records_org_id !== organisation.id;
    if (isOtherOrganisation) await dropForeignRecords(tx, tenantId, now);
    const about: GrantAbout = {organisation: organisation.name, authorizedBy};
    const seal = (column: 'refresh_token' | 'access_token' | 'about', text: string) =>
      this.#box.seal(contextOf(tenantId, column), text);
    await change(tx, tenantId, {
      ...again,
      region: grant.region,
      refresh_token: seal('refresh_token', grant.refreshToken),
      access_token: seal('access_token', accessToken.token),
      access_token_until: new Date(accessToken.until),
      api_domain: grant.api,
      state: 'connected',
      state_reason: null,
      cool_until: null,
      org_id: organisation.id,
      edition: organisation.edition,
      org_domain: organisation.domain,
      licensed_users: organisation.users ?? null,
      records_org_id: organisation.id,
      scope: grant.scope,
      authorized_at: new Date(now),
      about: seal('about', JSON.stringify(about)),
      consent_problem: null,
      consent_cool_until: null,
      pending_grant: null,
      // Another organisation has other fields.
      ...(isOtherOrganisation && {dedupe_kind: null, dedupe_field: null}),
    });
    // A CRM that gives the same refresh token again must not be told to end it.
    const dead = this.#grantsOf(row).filter(({refreshToken}) => refreshToken !== grant.refreshToken);
    return {kind: 'active', dead, isOtherOrganisation};
  }

  #grantsOf(row: Selectable<CrmConnectionTable>): DeadGrant[] {
    const current: DeadGrant[] =
      row.refresh_token === null
        ? []
        : [{region: row.region as Region, refreshToken: this.#open(row, 'refresh_token', row.refresh_token)}];
    return [...current, this.#pendingOf(row) ?? []].flat();
  }

  #pendingOf(row: Selectable<CrmConnectionTable>): Grant | undefined {
    if (row.pending_grant === null) return undefined;
    return JSON.parse(this.#open(row, 'pending_grant', row.pending_grant)) as Grant;
  }

  #detailsOf(row: Selectable<CrmConnectionTable>): ConnectionDetails {
    const {tenant_id: tenantId} = row;
    const pending = this.#pendingOf(row);
    return {
      clientId: row.client_id,
      secretFingerprint:
        row.secret_fingerprint ??
        this.#fingerprint(tenantId, this.#open(row, 'client_secret', row.client_secret)),
      secretUpdatedAt: row.secret_updated_at,
      region: row.region as Region,
      hasGrant: row.refresh_token !== null,
      state: row.state === 'connected' ? 'connected' : 'authorization_required',
      stateReason: row.state_reason,
      organisation:
        row.org_id && row.org_domain
          ? {id: row.org_id, edition: row.edition ?? '', domain: row.org_domain, users: row.licensed_users}
          : null,
      about: row.about === null ? null : (JSON.parse(this.#open(row, 'about', row.about)) as GrantAbout),
      scope: row.scope,
      authorizedAt: row.authorized_at,
      failure: row.consent_problem === null ? null : (JSON.parse(row.consent_problem) as ConsentFailure),
      consentCoolUntil: row.consent_cool_until?.getTime() ?? 0,
      pending: pending ? {organisation: pending.organisation, region: pending.region} : null,
    };
  }

  #sealedSecret(tenantId: string, secret: string, fingerprint: string, now: number) {
    return {
      client_secret: this.#box.seal(contextOf(tenantId, 'client_secret'), secret),
      secret_fingerprint: fingerprint,
      secret_updated_at: new Date(now),
    };
  }

  /** Tells two secrets apart and nothing else: of a keyed hash, 48 bits. */
  #fingerprint(tenantId: string, secret: string): string {
    const [hash] = this.#box.fingerprints(tenantId, `client secret\0${secret}`);
    return Buffer.from(hash!, 'base64url').toString('hex').slice(0, 12);
  }

  #open(
    {tenant_id: tenantId}: Selectable<CrmConnectionTable>,
    column: Parameters<typeof crmConnectionContext>[1],
    sealed: string,
  ): string {
    return this.#box.open(contextOf(tenantId, column), sealed);
  }
}

const contextOf = crmConnectionContext;

/** Why a token endpoint refuses a client, and not its grant (zoho-api-facts 1.4). */
const clientReasons: ReadonlySet<string> = new Set([
  'invalid_client',
  'invalid_client_secret',
  'unauthorized_client',
]);

/** A grant as the log of changes has it. */
function auditedGrant(
  row: Pick<Selectable<CrmConnectionTable>, 'refresh_token' | 'org_id' | 'region'>,
): object {
  return row.refresh_token === null ? {} : {organisation: row.org_id, region: row.region};
}

const rowOf = ({refreshToken, organisation, region}: Grant) => ({
  refresh_token: refreshToken,
  org_id: organisation.id,
  region,
});

/** Whoever still refreshes an older grant must not write its token over this one. */
const again = {lease_no: sql<number>`lease_no + 1`, lease_until: null};

/** No token of any kind, and nothing of the grant but the organisation whose record ids we hold. */
const wiped = {
  ...again,
  ...raisedRecordsEpoch,
  refresh_token: null,
  access_token: null,
  access_token_until: null,
  api_domain: null,
  state: 'authorization_required',
  state_reason: null,
  cool_until: null,
  org_id: null,
  edition: null,
  org_domain: null,
  licensed_users: null,
  scope: null,
  authorized_at: null,
  about: null,
  consent_problem: null,
  pending_grant: null,
};

function find(db: Kysely<Database>, tenantId: string, forUpdate = false) {
  const query = db.selectFrom('crm_connection').selectAll().where('tenant_id', '=', tenantId);
  return (forUpdate ? query.forUpdate() : query).executeTakeFirst();
}

async function change(tx: Transaction<Database>, tenantId: string, values: object): Promise<void> {
  await tx
    .updateTable('crm_connection')
    .set({...values, updated_at: sql<Date>`now()`})
    .where('tenant_id', '=', tenantId)
    .execute();
}
