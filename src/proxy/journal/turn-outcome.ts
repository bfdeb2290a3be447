import type {Kysely} from 'kysely';
import type {WaitReason} from '../../contract/index.ts';
import type {CrmAdapter} from '../crm/crm-adapter.ts';
import {type CrmError, problemOfCrmError} from '../crm/crm-error.ts';
import type {Meter} from '../metrics/meter.ts';
import {extensionsOf} from '../pbx/session/agent-views.ts';
import type {SessionKey} from '../pbx/webhook/event-store.ts';
import type {StoredCall} from '../services/calls/call-store.ts';
import type {EventHub} from '../services/stream/event-hub.ts';
import type {Clock} from '../services/time/clock.ts';
import {paced} from '../services/time/pace.ts';
import type {Database} from '../store/schema.ts';
import type {JournalMatcher, Resolution} from './journal-matcher.ts';
import {journalStore, triesOf, type JournalChange, type JournalRow} from './journal-store.ts';
import {shownJournal} from './journal-view.ts';
import {dailyDelay, givesUpAfter, parkedDelay, retryDelay} from './retry-schedule.ts';

export interface TurnOutcomeDeps {
  readonly db: Kysely<Database>;
  readonly crm: Pick<CrmAdapter, 'activityUrl'>;
  readonly hub: EventHub;
  readonly matcher: JournalMatcher;
  readonly meter: Pick<Meter, 'journal'>;
  readonly clock: Pick<Clock, 'now'>;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/** What one turn means for the tenant's other rows. */
export type TurnResult = 'done' | {readonly pauseTenantUntil: number};

/** One call's hour of waiting is not everybody's: after so long another call may try whether the CRM is back (reliability J34). */
const longestTenantPause = paced(60_000);

const day = 86_400_000;

/** A locked record is tried again so often, with so long between (reliability Z35). */
const locksAtMost = 3;
const lockPause = 3_600_000;

/** While nobody has authorised the CRM, its rows are tried this often; nothing is charged to them. */
export const pauseWithoutGrant = 60_000;

/** What becomes of a call that could not be written in its turn: parked, put off, or given up; said in the ledger and to pages. */
export class TurnOutcome {
  readonly #deps: TurnOutcomeDeps;

  constructor(deps: TurnOutcomeDeps) {
    this.#deps = deps;
  }

  /** Parks a call whose record nobody knows (decision 4). */
  async park(
    key: SessionKey,
    call: StoredCall,
    row: JournalRow,
    {lookAgain, matchState, because}: Extract<Resolution, {kind: 'park'}>,
  ): Promise<void> {
    const {db, clock, random, matcher} = this.#deps;
    const now = clock.now();
    const isNew = row.state !== 'waiting_for_contact';
    const looks = isNew ? 1 : row.attempts + 1;
    const since = parkedSince(row, now);
    const until = parkedUntil(row, await matcher.parkDays(key.tenantId), now);
    const isOver = now >= until;
    const delay = {
      soon: parkedDelay(looks, random()),
      daily: dailyDelay(random()),
      never: Infinity,
    }[lookAgain];
    const nextLook = Math.min(now + delay, until);
    const reason = isOver ? 'expired' : waitReason(call, matchState);
    await journalStore.rest(
      db,
      row,
      {
        state: 'waiting_for_contact',
        attempts: looks,
        next_attempt_at: isOver ? null : new Date(nextLook),
        wait_reason: reason,
        parked_at: new Date(since),
        problem_code: null,
        problem_detail: null,
      },
      now,
    );
    if (isNew) {
      this.#deps.meter.journal('parked');
      await journalStore.note(db, key, now, 'parked', [reason, because].filter(Boolean).join(', '));
    } else if (isOver && row.wait_reason !== 'expired') {
      this.#deps.meter.journal('expired');
      await journalStore.note(db, key, now, 'expired');
    }
    await this.tell(call);
  }

  /** Decides when, or whether, an attempt that failed is made again. */
  async troubled(key: SessionKey, call: StoredCall, row: JournalRow, error: CrmError): Promise<TurnResult> {
    const {db, clock, random} = this.#deps;
    const now = clock.now();
    const kept: JournalChange = {
      problem_code: problemOfCrmError[error.kind],
      problem_detail: JSON.stringify({providerCode: error.providerCode, field: error.field}),
    };
    if (['rejected', 'duplicate', 'not_found'].includes(error.kind)) {
      await this.fail(
        key,
        call,
        row,
        kept,
        [error.kind, error.providerCode, error.field].filter(Boolean).join(' '),
      );
      return 'done';
    }
    if (error.kind === 'locked' && triesOf(row) >= locksAtMost) {
      const why = ['locked', error.providerCode].filter(Boolean).join(' ');
      await this.fail(key, call, row, kept, why);
      return 'done';
    }
    // Not this call's fault: it is not charged with an attempt.
    const ofTenant = ['authorization_required', 'not_configured', 'rate_limited'].includes(error.kind);
    const {state, queued_at: since} = (await journalStore.find(db, key)) ?? row;
    // Only a look failed: the call waits for its record as before, and as long as it may.
    const waits = state === 'waiting_for_contact';
    const before = waits ? row.attempts : triesOf(row);
    const attempts = ofTenant ? before : before + 1;
    if (!waits && !ofTenant && now - since.getTime() > givesUpAfter) {
      await this.fail(key, call, row, kept, 'gave up after a week');
      return 'done';
    }
    const wait = this.#waitAfter(error, attempts, random());
    await journalStore.write(
      db,
      row,
      {...kept, attempts, next_attempt_at: new Date(now + wait), ...(!waits && {state: 'queued'})},
      now,
    );
    this.#deps.meter.journal('postponed');
    const step = waits ? 'look postponed' : 'postponed';
    await journalStore.note(db, key, now, step, error.providerCode ?? error.kind);
    await this.tell(call);
    // An unreachable CRM is asked by one call at a time, not by all that wait.
    return error.isShed || ['unknown_outcome', 'permission', 'locked'].includes(error.kind)
      ? 'done'
      : {pauseTenantUntil: now + Math.min(wait, Math.max(longestTenantPause, asked(error)))};
  }

  /**
   * A turn ended by a fault of our own. It is not the CRM's: the row comes back later, and is given up after as long as any other.
   * @throws LostLeaseError
   */
  async stumbled(leased: JournalRow): Promise<void> {
    const {db, clock, random} = this.#deps;
    const key = {tenantId: leased.tenant_id, sessionId: leased.session_id};
    const now = clock.now();
    const {state, queued_at: since} = (await journalStore.find(db, key)) ?? leased;
    const isOver = state === 'queued' && now - since.getTime() > givesUpAfter;
    const attempts = leased.attempts + 1;
    const next = isOver ? null : new Date(now + retryDelay(attempts, random()));
    const change = {attempts, next_attempt_at: next, problem_code: 'internal', problem_detail: null};
    await journalStore.write(db, leased, isOver ? {...change, state: 'failed'} : change, now);
    this.#deps.meter.journal(isOver ? 'failed' : 'postponed');
    const step = state === 'waiting_for_contact' ? 'look postponed' : 'postponed';
    if (isOver) await journalStore.note(db, key, now, 'failed', 'gave up after a week');
    else await journalStore.note(db, key, now, step, 'internal');
  }

  async fail(
    key: SessionKey,
    call: StoredCall,
    row: JournalRow,
    kept: JournalChange,
    why: string,
  ): Promise<void> {
    const {db, clock} = this.#deps;
    // A doubt stays one: whoever tries it by hand must not make a second activity.
    await journalStore.write(db, row, {...kept, state: 'failed', next_attempt_at: null}, clock.now());
    this.#deps.meter.journal('failed');
    await journalStore.note(db, key, clock.now(), 'failed', why);
    await this.tell(call);
  }

  async tell({tenantId, sessionId, facts}: StoredCall): Promise<void> {
    const {db, crm, hub} = this.#deps;
    const row = await journalStore.find(db, {tenantId, sessionId});
    if (!row) return;
    const tenant = await this.#deps.matcher.tenant(tenantId);
    const journal = shownJournal(row, (id) => (tenant ? crm.activityUrl(tenant, id) : null));
    hub.publish(
      tenantId,
      {extensions: extensionsOf(facts)},
      {type: 'journal.updated', callId: sessionId, journal},
    );
  }
  #waitAfter(error: CrmError, attempts: number, random: number): number {
    if (error.kind === 'authorization_required' || error.kind === 'not_configured') return pauseWithoutGrant;
    if (error.kind === 'locked') return lockPause;
    return Math.max(asked(error), retryDelay(attempts, random));
  }
}

/** Since when a call waits for its record; milliseconds. Rows of before this was kept have waited since they were queued. */
const parkedSince = ({state, parked_at: at, queued_at: queued}: JournalRow, now: number): number =>
  at?.getTime() ?? (state === 'waiting_for_contact' ? queued.getTime() : now);

/** When a call has waited its days for a record; milliseconds since 1970. */
export const parkedUntil = (row: JournalRow, parkDays: number, now: number): number =>
  parkedSince(row, now) + parkDays * day;

/** How long the CRM asked us to stay away, milliseconds. */
const asked = ({retryAfterSeconds = 0}: CrmError): number => paced(retryAfterSeconds * 1000);

/** Why nobody knows the record of a call, for people. */
function waitReason(call: StoredCall, matchState: StoredCall['matchState']): WaitReason {
  if (call.linkedBy === 'agent') return 'declined';
  if (matchState === 'ambiguous') return 'several_records';
  return matchState === 'suppressed' ? 'hidden_number' : 'no_record';
}
