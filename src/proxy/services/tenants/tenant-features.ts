import type {Kysely} from 'kysely';
import type {TenantFeature} from '../../../contract/index.ts';
import type {SystemCaller} from '../../middleware/env.ts';
import {Refusal} from '../../middleware/refusal.ts';
import {readingStore} from '../../pbx/call-log/reading-store.ts';
import type {Database} from '../../store/schema.ts';
import type {SecretBox} from '../../store/secret-box.ts';
import {audit, newestOf} from '../audit/audit-log.ts';
import type {Clock} from '../time/clock.ts';
import type {TenantNews} from './tenant-news.ts';
import type {Tenant, Tenants} from './tenants.ts';

export interface TenantFeaturesParts {
  readonly db: Kysely<Database>;
  readonly box: SecretBox;
  readonly clock: Pick<Clock, 'now'>;
  readonly tenants: Pick<Tenants, 'all' | 'byId'>;
  readonly news: Pick<TenantNews, 'tell'>;
  /** How a tenant's connection stands, for admins. */
  readonly connectionState: (tenant: Tenant) => Promise<TenantFeature['state']>;
}

/** The system admin's switch: for which tenants there is a CRM at all. */
export class TenantFeatures {
  readonly #parts: TenantFeaturesParts;

  constructor(parts: TenantFeaturesParts) {
    this.#parts = parts;
  }

  /** Every tenant that is set up, by id. */
  async list(): Promise<TenantFeature[]> {
    const all = await this.#parts.tenants.all();
    return this.#shown([...all].sort((a, b) => (a.id < b.id ? -1 : 1)));
  }

  /** @throws Refusal `not_found` */
  async set(caller: SystemCaller, tenantId: string, enabled: boolean): Promise<TenantFeature> {
    const {db, box, clock, tenants, news} = this.#parts;
    const before = await tenants.byId(tenantId);
    if (!before) throw new Refusal('not_found');
    const changed = await db.transaction().execute(async (tx) => {
      const row = await tx
        .selectFrom('tenant')
        .select('crm_enabled')
        .where('id', '=', tenantId)
        .forUpdate()
        .executeTakeFirst();
      if (!row) throw new Refusal('not_found');
      if (row.crm_enabled === enabled) return false;
      const at = clock.now();
      await tx
        .updateTable('tenant')
        .set({crm_enabled: enabled, updated_at: new Date(at)})
        .where('id', '=', tenantId)
        .execute();
      if (enabled) await readingStore.beginAgain(tx, tenantId, at);
      const changes = [{pointer: '/enabled', from: row.crm_enabled, to: enabled}];
      await audit(tx, box, {tenantId, at, by: caller, topic: 'feature', changes});
      return true;
    });
    // A repeat may find done what was not told yet.
    if (changed || before.crmEnabled !== enabled) await news.tell(before);
    const [shown] = await this.#shown([(await tenants.byId(tenantId)) ?? before]);
    return shown!;
  }

  async #shown(tenants: readonly Tenant[]): Promise<TenantFeature[]> {
    const {db, box, connectionState} = this.#parts;
    const ids = tenants.map(({id}) => id);
    const switched = await newestOf(db, box, 'feature', ids);
    return Promise.all(
      tenants.map(async (tenant) => ({
        id: tenant.id,
        domain: tenant.domain,
        crmEnabled: tenant.crmEnabled,
        state: await connectionState(tenant),
        changedAt: switched.get(tenant.id)?.at ?? null,
      })),
    );
  }
}
