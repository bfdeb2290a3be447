import type {Permission} from '../../middleware/env.ts';
import type {Tenant} from '../tenants/tenants.ts';

/** What decides which pages somebody may use their token on. */
export interface PageUser {
  /** Null: a system admin. */
  readonly tenant: Pick<Tenant, 'settings'> | null;
  readonly settings: Permission;
}

/** From which pages who may ask. */
export class OriginPolicy {
  readonly #own: ReadonlySet<string>;
  readonly #admin: ReadonlySet<string>;

  /**
   * @param own Origins of the proxy itself; its own pages need no entry in a tenant's list.
   * @param admin Origins of the admin portal, from which admins of every tenant may come: who sets the tenant's list must be able
   *   to open the page on which it is set.
   */
  constructor(own: Iterable<string>, admin: Iterable<string> = []) {
    this.#own = new Set(own);
    this.#admin = new Set(admin);
  }

  /** Whether pages of this origin may use the tokens of this user. */
  allows({tenant, settings}: PageUser, origin: string): boolean {
    if (this.#own.has(origin)) return true;
    if (tenant?.settings.allowedOrigins.includes(origin)) return true;
    return this.#admin.has(origin) && (tenant === null || settings !== 'none');
  }

  /** Whether the origin needs no tenant's list; for preflights, which have no token. */
  knows(origin: string): boolean {
    return this.#own.has(origin) || this.#admin.has(origin);
  }
}
