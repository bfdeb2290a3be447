import type {Kysely, Selectable} from 'kysely';
import type {Database, TenantTable} from '../../store/schema.ts';
import {pbxAccountContext, webhookSecretsContext} from '../../store/seal-contexts.ts';
import type {SecretBox} from '../../store/secret-box.ts';
import type {Clock} from '../time/clock.ts';
import {storedSettings} from './stored-settings.ts';
import type {Tenant, Tenants, TenantSecrets, TokenIssuer} from './tenants.ts';

/** How long a change by another process may stay unseen. */
const refreshAfter = 5000;

interface Loaded {
  readonly byId: ReadonlyMap<string, Tenant>;
  readonly byDomain: ReadonlyMap<string, Tenant>;
  readonly secrets: ReadonlyMap<string, TenantSecrets>;
  readonly origins: ReadonlySet<string>;
  readonly at: number;
}

/** All tenants in memory: every request asks for one, and they are few and change seldom. */
export class TenantService implements Tenants {
  readonly #db: Kysely<Database>;
  readonly #box: SecretBox;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #shared: boolean;
  #loaded: Loaded | undefined;
  #loading: Promise<Loaded> | undefined;
  /** Another process changed tenants; until they are read again nobody is answered with the old ones. */
  #notice: Promise<void> | undefined;
  readonly #listeners = new Set<() => void>();

  /** @param shared True when other processes may change tenants. */
  constructor(db: Kysely<Database>, box: SecretBox, clock: Pick<Clock, 'now'>, shared: boolean) {
    this.#db = db;
    this.#box = box;
    this.#clock = clock;
    this.#shared = shared;
  }

  async byId(id: string): Promise<Tenant | undefined> {
    return (await this.#current()).byId.get(id);
  }

  async byDomain(domain: string): Promise<Tenant | undefined> {
    return (await this.#current()).byDomain.get(domain.toLowerCase());
  }

  async all(): Promise<Tenant[]> {
    return [...(await this.#current()).byId.values()];
  }

  async secrets(id: string): Promise<TenantSecrets | undefined> {
    return (await this.#current()).secrets.get(id);
  }

  /** Whether any tenant's pages may come from this origin. */
  async knowsOrigin(origin: string): Promise<boolean> {
    return (await this.#current()).origins.has(origin);
  }

  /** Call it after changing a tenant: all are read again, here and in the other processes. */
  async changed(): Promise<void> {
    await this.#readAnew();
    for (const listener of this.#listeners) listener();
  }

  /** Another process changed a tenant. A reading that fails leaves the old copy, which is read again in seconds anyway. */
  changedElsewhere(): void {
    const notice = this.#readAnew().then(
      () => {},
      () => {},
    );
    this.#notice = notice;
    void notice.then(() => {
      if (this.#notice === notice) this.#notice = undefined;
    });
  }

  /** Called when this process changed a tenant. */
  onChanged(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Reads all tenants again. */
  async reload(): Promise<Loaded> {
    this.#loading ??= this.#read().finally(() => (this.#loading = undefined));
    return (this.#loaded = await this.#loading);
  }

  /** A reading that is under way may have begun before the change. */
  async #readAnew(): Promise<Loaded> {
    await this.#loading?.catch(() => {});
    return this.reload();
  }

  async #current(): Promise<Loaded> {
    if (this.#notice) await this.#notice;
    return this.#now() ?? this.reload();
  }

  /** What is in memory, at once; an old copy is renewed behind the answer. */
  #now(): Loaded | undefined {
    const loaded = this.#loaded;
    if (loaded && this.#shared && this.#clock.now() - loaded.at >= refreshAfter)
      // The old copy goes on serving while the database is away.
      this.reload().catch(() => {});
    return loaded;
  }

  async #read(): Promise<Loaded> {
    const at = this.#clock.now();
    const rows = await this.#db.selectFrom('tenant').selectAll().orderBy('id').execute();
    const tenants = rows.map(tenantOf);
    return {
      byId: new Map(tenants.map((tenant) => [tenant.id, tenant])),
      byDomain: new Map(tenants.map((tenant) => [tenant.domain, tenant])),
      secrets: new Map(rows.map((row) => [row.id, this.#secretsOf(row)])),
      origins: new Set(tenants.flatMap(({settings}) => settings.allowedOrigins)),
      at,
    };
  }

  #secretsOf(row: Selectable<TenantTable>): TenantSecrets {
    const open = <T>(context: Parameters<SecretBox['open']>[0], sealed: string) =>
      JSON.parse(this.#box.open(context, sealed)) as T;
    return {
      webhookSecrets: open<string[]>(webhookSecretsContext(row.id), row.webhook_secrets),
      pbx:
        row.pbx_account === null
          ? null
          : open<TenantSecrets['pbx']>(pbxAccountContext(row.id), row.pbx_account),
    };
  }
}

function tenantOf(row: Selectable<TenantTable>): Tenant {
  return {
    id: row.id,
    domain: row.domain,
    crmEnabled: row.crm_enabled,
    settings: storedSettings(row.settings),
    agents: JSON.parse(row.agents) as Record<string, string>,
    ...(row.token_issuer !== null && {tokenIssuer: JSON.parse(row.token_issuer) as TokenIssuer}),
  };
}
