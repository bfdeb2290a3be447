import type {Kysely} from 'kysely';
import type {Health} from '../../contract/index.ts';
import type {CrmHealth} from '../crm/crm-health.ts';
import {readingStore} from '../pbx/call-log/reading-store.ts';
import type {Clock} from '../services/time/clock.ts';
import type {Tenant} from '../services/tenants/tenants.ts';
import type {Database} from '../store/schema.ts';
import {journalHealth, type Waiting} from './journal-health.ts';
import type {LookupTimes} from './lookup-times.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** Codes told at once; a page shows a handful. */
const codesAtMost = 20;

export interface HealthDeps {
  readonly db: Kysely<Database>;
  readonly clock: Pick<Clock, 'now'>;
  readonly lookups: Pick<LookupTimes, 'ofLastHour' | 'failures'>;
  readonly crm: (tenant: Tenant) => Promise<CrmHealth>;
}

/**
 * How a tenant's integration does, from what the proxy knows: the PBX and the CRM are not asked. Queue, failures of the journal,
 * webhooks, call log, times and failures of lookups are of all processes; why requests rest is of this one.
 */
export class HealthService {
  readonly #deps: HealthDeps;

  constructor(deps: HealthDeps) {
    this.#deps = deps;
  }

  async of(tenant: Tenant): Promise<Health> {
    const {db, clock, crm: crmOf, lookups} = this.#deps;
    const now = clock.now();
    const [crm, waiting, failures, webhook, reading, times, lookupFailures] = await Promise.all([
      crmOf(tenant),
      journalHealth.waiting(db, tenant.id),
      journalHealth.failures(db, tenant.id, now),
      journalHealth.webhook(db, tenant.id, now - hour),
      readingStore.find(db, tenant.id),
      lookups.ofLastHour(tenant.id),
      lookups.failures(tenant.id),
    ]);
    const {queued, waiting_for_contact: parked, failed} = waiting;
    return {
      checkedAt: new Date(now).toISOString(),
      state: stateOf(tenant, crm),
      queue: {depth: queued.count, oldestAt: time(queued.oldestAt), paused: pauseOf(tenant, crm)},
      parked: shown(parked),
      failed: shown(failed),
      credits: creditsOf(crm, now),
      lookups: times,
      failures: merged([...failures, ...lookupFailures]),
      webhook: {lastEventAt: time(webhook.lastEventAt), eventsLastHour: webhook.count},
      callLog: {
        state: (reading?.state ?? 'never') as Health['callLog']['state'],
        checkedAt: time(reading?.checked_at),
        readUntil: time(reading?.read_until),
        filled: reading?.filled ?? 0,
      },
      duplicates: crm.guard && {
        kind:
          crm.guard.kind === 'unique_field' || crm.guard.kind === 'plain_field'
            ? crm.guard.kind
            : 'text_mark',
        field: crm.guard.field,
      },
    };
  }
}

function stateOf({crmEnabled, settings}: Tenant, crm: CrmHealth): Health['state'] {
  if (!crmEnabled || !settings.enabled) return 'disabled';
  if (crm.connection === 'none') return 'not_configured';
  if (crm.connection === 'authorization_required') return 'authorization_required';
  return crm.isDegraded ? 'degraded' : 'connected';
}

/** Why nothing is written, the reason that an admin can do most about first. */
function pauseOf({crmEnabled, settings}: Tenant, {connection, credits, rest}: CrmHealth) {
  const paused = (why: NonNullable<Health['queue']['paused']>['why'], until: number | null = null) => ({
    why,
    until: until === null ? null : new Date(until).toISOString(),
  });
  if (!crmEnabled || !settings.enabled || !settings.journal.enabled) return paused('off');
  if (connection !== 'connected') return paused('authorization_required');
  if (credits.shed.includes('journal')) return paused('credits', credits.pausedUntil);
  if (rest?.why === 'throttled') return paused('throttled', rest.until);
  return rest && paused('crm_unavailable', rest.until);
}

function creditsOf({credits}: CrmHealth, now: number): Health['credits'] {
  const {limit, remaining, shed, spent} = credits;
  if (spent === null) return null;
  const end = spent.lastHour > 0 ? (remaining / spent.lastHour) * hour : Infinity;
  return {
    limit,
    remaining,
    spentLastDay: spent.lastDay,
    spentLastHour: spent.lastHour,
    usedUpAt: end < day ? new Date(Math.round(now + end)).toISOString() : null,
    shed: [...shed],
  };
}

/** One line for a code, whoever met it; the most frequent first. */
function merged(failures: readonly {code: string; count: number; lastAt: number}[]): Health['failures'] {
  const byCode = new Map<string, {count: number; lastAt: number}>();
  for (const {code, count, lastAt} of failures) {
    const known = byCode.get(code) ?? {count: 0, lastAt};
    byCode.set(code, {count: known.count + count, lastAt: Math.max(known.lastAt, lastAt)});
  }
  return [...byCode]
    .sort(([, a], [, b]) => b.count - a.count || b.lastAt - a.lastAt)
    .slice(0, codesAtMost)
    .map(([code, {count, lastAt}]) => ({code, count, lastAt: new Date(lastAt).toISOString()}));
}

const shown = ({count, oldestAt}: Waiting) => ({count, oldestAt: time(oldestAt)});
const time = (date: Date | null | undefined): string | null => (date ? new Date(date).toISOString() : null);
