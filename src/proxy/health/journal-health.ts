import {sql, type Kysely} from 'kysely';
import {problemOfCrmError} from '../crm/crm-error.ts';
import type {Database} from '../store/schema.ts';

const day = 24 * 3_600_000;

/** Calls of a tenant in one state, and since when the oldest of them is wanted in the CRM. */
export interface Waiting {
  readonly count: number;
  readonly oldestAt: Date | null;
}

/** States that health tells of; written literally, so that the partial index of the same words serves. */
const openStates = sql.raw(`journal.state in ('queued', 'waiting_for_contact', 'failed')`);
const troubled = sql.raw(`journal_step.step in ('postponed', 'failed')`);
const byWebhook = sql.raw(`pbx_event.event_key not like 'call-log:%'`);

/** What the database knows of how a tenant's journal does. Each question is answered by an index (migration 0012). */
export const journalHealth = {
  async waiting(
    db: Kysely<Database>,
    tenantId: string,
  ): Promise<Record<'queued' | 'waiting_for_contact' | 'failed', Waiting>> {
    const rows = await db
      .selectFrom('journal')
      .select(({fn}) => ['state', fn.countAll<string>().as('count'), fn.min('queued_at').as('oldest')])
      .where('tenant_id', '=', tenantId)
      .where(sql<boolean>`${openStates}`)
      .groupBy('state')
      .execute();
    const of = (wanted: string): Waiting => {
      const row = rows.find(({state}) => state === wanted);
      return {count: Number(row?.count ?? 0), oldestAt: row?.oldest ?? null};
    };
    return {queued: of('queued'), waiting_for_contact: of('waiting_for_contact'), failed: of('failed')};
  },

  /** Attempts of the last 24 hours that failed, by code. */
  async failures(
    db: Kysely<Database>,
    tenantId: string,
    now: number,
  ): Promise<{code: string; count: number; lastAt: number}[]> {
    const rows = await db
      .selectFrom('journal_step')
      .select(({fn}) => ['step', 'detail', fn.countAll<string>().as('count'), fn.max('at').as('last')])
      .where('tenant_id', '=', tenantId)
      .where('at', '>', new Date(now - day))
      .where(sql<boolean>`${troubled}`)
      .groupBy(['step', 'detail'])
      .execute();
    return rows.map(({step, detail, count, last}) => ({
      code: codeOf(step, detail ?? ''),
      count: Number(count),
      lastAt: new Date(last).getTime(),
    }));
  },

  /** What the PBX posted; what we made of its call log is left out. */
  async webhook(
    db: Kysely<Database>,
    tenantId: string,
    since: number,
  ): Promise<{lastEventAt: Date | null; count: number}> {
    const ofTenant = db
      .selectFrom('pbx_event')
      .where('tenant_id', '=', tenantId)
      .where(sql<boolean>`${byWebhook}`);
    const [last, lately] = await Promise.all([
      ofTenant.select('received_at').orderBy('received_at', 'desc').limit(1).executeTakeFirst(),
      ofTenant
        .select(({fn}) => fn.countAll<string>().as('count'))
        .where('received_at', '>', new Date(since))
        .executeTakeFirstOrThrow(),
    ]);
    return {lastEventAt: last?.received_at ?? null, count: Number(lately.count)};
  },
};

/** Kinds of our own errors as problem codes; the CRM's codes as they are. Steps hold `kind CODE field`, or a code alone. */
function codeOf(step: string, detail: string): string {
  if (step === 'failed' && detail.startsWith('gave up'))
    return detail.includes('crash') ? 'internal' : 'crm_unavailable';
  const [kind = '', code = ''] = detail.split(' ');
  if (/^[A-Z][A-Z0-9_]+$/.test(code)) return code;
  return Object.hasOwn(problemOfCrmError, kind)
    ? problemOfCrmError[kind as keyof typeof problemOfCrmError]
    : kind || 'internal';
}
