import type {
  ActivityPreview,
  ActivityPreviewRequest,
  AgentChoice,
  AgentsReply,
  AuditReply,
  AuthorizeReply,
  Connection,
  DisconnectReply,
  Credentials,
  CredentialsUpdate,
  DoctorReport,
  Health,
  HygieneReport,
  HygieneRequest,
  LedgerCall,
  LedgerReply,
  LedgerRetry,
  LedgerSearch,
  NumberTrace,
  NumberTrial,
  SettingsReply,
  SettingsUpdate,
  TenantFeature,
  TenantsReply,
} from '../contract/index.ts';
import type {Asking, CrmClient, TenantStream} from './crm-client.ts';
import type {HttpRequest} from './http.ts';

/** Settings, and the version that a change of them must name. */
export interface VersionedSettings {
  readonly settings: SettingsReply;
  readonly etag: string;
}

/** Which calls of the ledger; without a state all. */
export interface LedgerQuery {
  readonly state?: keyof LedgerReply['counts'];
  readonly cursor?: string;
  /** 1 to 100. */
  readonly limit?: number;
}

/** Milliseconds that an end-to-end check may take: it asks the PBX and the CRM one after the other. */
const patience = 60_000;

/**
 * What admins may ask of the proxy; the proxy decides who is one. Every call may throw `ProblemError` (the proxy said no) or
 * `UnreachableError` (nothing answered).
 */
export class AdminClient {
  readonly #client: CrmClient;

  constructor(client: CrmClient) {
    this.#client = client;
  }

  /** The events of the whole tenant; undefined where this admin has to ask instead. */
  get tenantStream(): TenantStream | undefined {
    return this.#client.tenantStream;
  }

  settings(asking?: Asking): Promise<VersionedSettings> {
    return this.#versioned({method: 'GET', path: '/settings', ...asking});
  }

  /** @param etag Version that was edited; a problem `precondition_failed` when somebody was faster. */
  saveSettings(body: SettingsUpdate, etag: string, asking?: Asking): Promise<VersionedSettings> {
    return this.#versioned({method: 'PUT', path: '/settings', body, headers: {'If-Match': etag}, ...asking});
  }

  /** Without a secret the stored one stays. */
  saveCredentials(body: CredentialsUpdate, asking?: Asking): Promise<Credentials> {
    return this.#json({method: 'PUT', path: '/settings/credentials', body, ...asking});
  }

  /** Who changed what, newest first. @param cursor Where the page before ended. */
  audit(cursor?: string, asking?: Asking): Promise<AuditReply> {
    return this.#json({method: 'GET', path: `/settings/audit${queryOf({cursor})}`, ...asking});
  }

  /** The activity that a sample call would become; writes nothing. */
  preview(body: ActivityPreviewRequest, asking?: Asking): Promise<ActivityPreview> {
    return this.#json({method: 'POST', path: '/settings/preview', body, repeatable: true, ...asking});
  }

  connection(asking?: Asking): Promise<Connection> {
    return this.#json({method: 'GET', path: '/connection', ...asking});
  }

  /**
   * Begins a consent; the answer's cookie binds it to this browser.
   * @param redirectUri One of the connection's; the proxy chooses without.
   */
  authorize(redirectUri?: string, asking?: Asking): Promise<AuthorizeReply> {
    const body = redirectUri === undefined ? {} : {redirectUri};
    return this.#json({
      method: 'POST',
      path: '/connection/authorize',
      body,
      credentials: 'include',
      ...asking,
    });
  }

  /** Revokes the grant at the CRM and forgets its tokens. */
  disconnect(asking?: Asking): Promise<DisconnectReply> {
    return this.#json({method: 'DELETE', path: '/connection', timeout: 30_000, ...asking});
  }

  /** Yes, use this organisation from now on, although it is another one than before. */
  confirmOrganisation(organisationId: string, asking?: Asking): Promise<Connection> {
    return this.#json({method: 'POST', path: '/connection/confirm', body: {organisationId}, ...asking});
  }

  /** Checks everything from end to end. */
  test(asking?: Asking): Promise<DoctorReport> {
    return this.#json({method: 'POST', path: '/connection/test', body: {}, timeout: patience, ...asking});
  }

  /** A lookup with every step that it took. */
  tryNumber(body: NumberTrial, asking?: Asking): Promise<NumberTrace> {
    return this.#json({method: 'POST', path: '/doctor/number', body, timeout: patience, ...asking});
  }

  agents(asking?: Asking): Promise<AgentsReply> {
    return this.#json({method: 'GET', path: '/agents', ...asking});
  }

  chooseAgent(body: AgentChoice, asking?: Asking): Promise<AgentsReply> {
    return this.#json({method: 'PUT', path: '/agents', body, ...asking});
  }

  health(asking?: Asking): Promise<Health> {
    return this.#json({method: 'GET', path: '/health', ...asking});
  }

  /** Reads a sample of records; costs API credits. */
  hygiene(body: HygieneRequest = {}, asking?: Asking): Promise<HygieneReport> {
    return this.#json({method: 'POST', path: '/hygiene', body, timeout: patience, ...asking});
  }

  ledger(query: LedgerQuery = {}, asking?: Asking): Promise<LedgerReply> {
    return this.#json({method: 'GET', path: `/ledger${queryOf({...query})}`, ...asking});
  }

  /** Calls by time, number or name; in the body, for numbers and names belong into no address. */
  searchLedger(body: LedgerSearch, asking?: Asking): Promise<LedgerReply> {
    return this.#json({method: 'POST', path: '/ledger/search', body, repeatable: true, ...asking});
  }

  ledgerCall(callId: string, asking?: Asking): Promise<LedgerCall> {
    return this.#json({method: 'GET', path: `/ledger/${encodeURIComponent(callId)}`, ...asking});
  }

  /** @returns how many calls are tried again. */
  async retryLedger(which: LedgerRetry, asking?: Asking): Promise<number> {
    const reply = await this.#json<{accepted: number}>({
      method: 'POST',
      path: '/ledger/retry',
      body: which,
      ...asking,
    });
    return reply.accepted;
  }

  /** Every tenant of the PBX; for system admins. */
  tenants(asking?: Asking): Promise<TenantsReply> {
    return this.#json({method: 'GET', path: '/tenants', ...asking});
  }

  /** The feature switch; for system admins. */
  switchCrm(tenantId: string, enabled: boolean, asking?: Asking): Promise<TenantFeature> {
    const path = `/tenants/${encodeURIComponent(tenantId)}/crm`;
    return this.#json({method: 'PUT', path, body: {enabled}, ...asking});
  }

  async #json<T>(request: HttpRequest): Promise<T> {
    return (await this.#client.ask(request)).body as T;
  }

  async #versioned(request: HttpRequest): Promise<VersionedSettings> {
    const {body, headers} = await this.#client.ask(request);
    return {settings: body as SettingsReply, etag: headers.get('ETag') ?? ''};
  }
}

function queryOf(values: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return given.length > 0 ? `?${new URLSearchParams(given).toString()}` : '';
}
