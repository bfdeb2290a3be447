import type {Kysely} from 'kysely';
import type {Database} from '../store/schema.ts';
import type {CrmState} from './session-service.ts';

/** How the tenant's connection stands, by what the last token request found. */
export function storedCrmState(db: Kysely<Database>): CrmState {
  return async (tenant) => {
    const row = await db
      .selectFrom('crm_connection')
      .select(['state', 'region'])
      .where('tenant_id', '=', tenant.id)
      .executeTakeFirst();
    return {
      provider: 'zoho',
      state: row?.state === 'connected' ? 'connected' : 'authorization_required',
      region: row?.region ?? null,
    };
  };
}
