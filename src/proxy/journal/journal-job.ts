import type {
  ActivityDraft,
  ActivityGuard,
  ActivityUpdate,
  CrmAdapter,
  CrmRecord,
} from '../crm/crm-adapter.ts';
import {CrmError} from '../crm/crm-error.ts';
import type {Meter} from '../metrics/meter.ts';
import {isOn} from '../pbx/webhook/event-intake.ts';
import type {CallLink, Queries, StoredCall} from '../services/calls/call-store.ts';
import type {NoteStore} from '../services/calls/note-store.ts';
import {isOtherOrganisation} from '../services/connection/foreign-records.ts';
import type {Tenant} from '../services/tenants/tenants.ts';
import {amendmentOf, amendmentText, secondsOf} from './activity-amendment.ts';
import {activityDraft} from './activity-draft.ts';
import type {ActivityOwners} from './activity-owner.ts';
import type {ActivityMedia, ActivityStory} from './activity-text.ts';
import {CallRecord, type CallRecordDeps} from './call-record.ts';
import type {Resolution} from './journal-matcher.ts';
import {crashesAtMost, journalStore, triesOf, type JournalRow, type WrittenFacts} from './journal-store.ts';
import {
  parkedUntil,
  pauseWithoutGrant,
  TurnOutcome,
  type TurnOutcomeDeps,
  type TurnResult,
} from './turn-outcome.ts';

export interface JournalJobDeps extends CallRecordDeps, TurnOutcomeDeps {
  readonly notes: NoteStore;
  readonly crm: CrmAdapter;
  readonly owners: ActivityOwners;
  readonly meter: Pick<Meter, 'journal' | 'reconciled'>;
  /** Milliseconds after a doubtful create until its absence is believed (reliability 0.2). */
  readonly settleMs: number;
  /** By what a text that we wrote is known again, under the writing key and the ones before it. */
  readonly fingerprints: (tenantId: string, text: string) => readonly string[];
  /** Links to the call's recordings and transcripts. */
  readonly mediaOf?: (tenant: Tenant, call: StoredCall) => Promise<ActivityMedia>;
}

/** The PBX's clock may be so far ahead of the database's. */
const clocksApart = 5 * 60_000;

/** The CRM's clock may be so far behind ours, milliseconds. */
const clocksDiffer = 10_000;

/** A record that the CRM refused and still has is named so often again. */
const sameRecordAtMost = 3;

/**
 * Brings one call's activity one step further: finds its record, creates it once, or brings it up to date. Works under a lease;
 * everything it learns is written before it acts on it, so that it can die anywhere (architecture, decision 6).
 */
export class JournalJob {
  readonly #deps: JournalJobDeps;
  readonly #record: CallRecord;
  readonly #outcome: TurnOutcome;

  constructor(deps: JournalJobDeps) {
    this.#deps = deps;
    this.#record = new CallRecord(deps);
    this.#outcome = new TurnOutcome(deps);
  }

  /**
   * @param lostAt When the database lost transactions: before it, the call may have been written without our knowing.
   * @throws LostLeaseError when another worker took over.
   */
  async turn(tenant: Tenant, leased: JournalRow, lostAt: Date | null = null): Promise<TurnResult> {
    const {db, calls, clock} = this.#deps;
    const key = {tenantId: leased.tenant_id, sessionId: leased.session_id};
    if (!isOn(tenant) || !tenant.settings.journal.enabled) {
      return {pauseTenantUntil: clock.now() + pauseWithoutGrant};
    }
    const call = await calls.find(db, key.tenantId, key.sessionId);
    if (!call) return 'done';
    if (leased.unfinished > crashesAtMost) {
      await this.#outcome.fail(key, call, leased, {problem_code: 'internal'}, 'gave up after crashes');
      return 'done';
    }
    try {
      if (leased.activity_id !== null) await this.#update(tenant, call, leased, leased.activity_id);
      else await this.#create(tenant, call, await this.#doubted(call, leased, lostAt));
      return 'done';
    } catch (error) {
      if (!(error instanceof CrmError)) throw error;
      return this.#outcome.troubled(key, call, leased, error);
    }
  }

  /**
   * A turn ended by a fault of our own; the row comes back later.
   * @throws LostLeaseError
   */
  stumbled(leased: JournalRow): Promise<void> {
    return this.#outcome.stumbled(leased);
  }

  /** A call that was over before the database lost transactions may be in the CRM: as if its create had a doubtful outcome. */
  async #doubted(call: StoredCall, row: JournalRow, lostAt: Date | null): Promise<JournalRow> {
    const {db, clock} = this.#deps;
    const wasOver = lostAt !== null && (call.facts.endedAt ?? 0) <= lostAt.getTime() + clocksApart;
    if (!wasOver || row.intent_at !== null || (row.doubted_at?.getTime() ?? 0) >= lostAt.getTime())
      return row;
    const key = {tenantId: call.tenantId, sessionId: call.sessionId};
    await journalStore.note(db, key, clock.now(), 'doubted', 'the database lost transactions');
    const doubt = {intent_at: lostAt, intent_guard: null, intent_kind: null, doubted_at: lostAt};
    const doubted = await journalStore.write(db, row, doubt, clock.now());
    // What came since the call was read is not part of what will be written.
    return {...doubted, wanted_version: row.wanted_version};
  }

  async #create(tenant: Tenant, call: StoredCall, leased: JournalRow): Promise<void> {
    const {db, clock} = this.#deps;
    const key = {tenantId: call.tenantId, sessionId: call.sessionId};
    const row = leased.intent_at === null ? leased : await this.#settleDoubt(tenant, call, leased);
    if (!row) return;
    if (call.facts.startedAt > clock.now()) return this.#untilStart(call, row);

    const found = this.#afterItsDays(tenant, row, await this.#record.resolve(tenant, call, row));
    if (found.kind !== 'write') return this.#outcome.park(key, call, row, found);
    if (triesOf(row) === 0 && row.intent_at === null) {
      const whose = refText(found.contact) ?? ['no record', found.because].filter(Boolean).join(', ');
      await journalStore.note(db, key, clock.now(), 'matched', whose);
    }
    await this.#write(tenant, call, row, found.contact);
  }

  /** The PBX's clock runs a little ahead, and a CRM takes no call of the future (reliability E11). */
  async #untilStart(call: StoredCall, row: JournalRow): Promise<void> {
    const {db, clock} = this.#deps;
    const key = {tenantId: call.tenantId, sessionId: call.sessionId};
    const next = new Date(call.facts.startedAt + clocksDiffer);
    await journalStore.write(db, row, {next_attempt_at: next}, clock.now());
    await journalStore.note(db, key, clock.now(), 'postponed', 'future_start');
  }

  /** @param leftOut Ids of records that the grant may not use for this call. */
  async #write(
    tenant: Tenant,
    call: StoredCall,
    row: JournalRow,
    contact: CallLink | null,
    leftOut: readonly string[] = [],
  ): Promise<void> {
    const {db, crm, clock} = this.#deps;
    const key = {tenantId: call.tenantId, sessionId: call.sessionId};
    const owner = await this.#deps.owners.ownerOf(tenant, call.facts, contact);
    const draft = activityDraft(await this.#story(tenant, call, contact, owner.agentName), owner.id);
    const facts = this.#factsSent(tenant, draft);
    const beforeSending = async (guard: ActivityGuard) => {
      await this.#intend(row, guard, {contact, facts});
      const detail = `owner: ${owner.by}, ${owner.because}; known by: ${guard.kind}`;
      await journalStore.note(db, key, clock.now(), 'attempt', detail);
    };
    try {
      const {id, leftOut: fields = [], existed} = await crm.createActivity(tenant, draft, {beforeSending});
      if (fields.length > 0)
        await journalStore.note(db, key, clock.now(), 'fields left out', fields.join(', '));
      if (existed) await this.#adopt(call, row, id);
      else await this.#finish(call, row, id, 'created', refText(contact), facts);
    } catch (error) {
      if (!(error instanceof CrmError)) throw error;
      if (error.kind === 'duplicate') {
        const id = error.existingId ?? (await crm.findActivity(tenant, asSent(row, draft)))?.id;
        if (id !== undefined) return this.#adopt(call, row, id);
      }
      if (error.kind === 'unknown_outcome' || error.kind === 'timeout') {
        // The doubt counts from now: the CRM may still be at work on it.
        await journalStore.write(db, row, {intent_at: new Date(clock.now())}, clock.now());
        throw error;
      }
      // This one was refused; of an earlier one that stays as doubtful as it was.
      await journalStore.write(db, row, {intent_at: row.intent_at}, clock.now());
      if (error.part === 'owner' && owner.id !== null) return this.#withoutOwner(tenant, row, owner.id);
      const current = await this.#record.now(tenant, contact, error);
      if (current === 'forbidden') return this.#leaveOut(tenant, {...call, contact}, row, error, leftOut);
      if (current === 'gone') return this.#rematch(tenant, {...call, contact}, row);
      if (current !== 'there') return this.#follow(tenant, call, row, current);
      throw error;
    }
  }

  /**
   * Committed before the request: whoever finds it knows that the CRM may have the activity already, and as what. While an earlier
   * create is in doubt it is that one's facts that are kept, for it is that one that the CRM would name.
   * @throws CrmError `unavailable` when that earlier one would not keep this one from being a second, or when another organisation was
   *   connected meanwhile.
   */
  async #intend(
    row: JournalRow,
    guard: ActivityGuard,
    {contact, facts}: {contact: CallLink | null; facts: WrittenFacts},
  ): Promise<void> {
    const {db, clock} = this.#deps;
    const now = clock.now();
    const isDoubted = row.intent_at !== null;
    const unique = uniqueField(guard);
    // What was looked up is of an organisation that is not the tenant's any more: its ids go nowhere.
    if (await isOfOther(db, row)) throw new CrmError('unavailable', {providerCode: 'other_organisation'});
    if (isDoubted && unique === null) {
      await journalStore.write(db, row, {intent_at: row.intent_at, intent_guard: null}, now);
      throw new CrmError('unavailable', {providerCode: 'unique_field_refused'});
    }
    await journalStore.write(
      db,
      row,
      {
        state: 'queued',
        // From now on it is the CRM that may fail, not the wait for a record: that has a week and tries of its own.
        ...(row.state === 'waiting_for_contact' && {queued_at: new Date(now), attempts: 0}),
        intent_at: new Date(now),
        intent_guard: unique,
        intent_kind: guard.kind,
        written_contact: sentContact(row, contact),
        ...((!isDoubted || isOfLoss(row)) && facts),
      },
      now,
    );
  }

  /**
   * After a create whose outcome is unknown: looks for the activity, waits until the CRM's index must show it, looks again. Only then
   * it is believed not to exist.
   * @returns The row with which the call is to be written; undefined when it is dealt with for now.
   */
  async #settleDoubt(tenant: Tenant, call: StoredCall, row: JournalRow): Promise<JournalRow | undefined> {
    const {db, crm, clock, settleMs} = this.#deps;
    const key = {tenantId: call.tenantId, sessionId: call.sessionId};
    const guarded = uniqueField(await crm.activityGuard(tenant));
    if (guarded !== null && (guarded === row.intent_guard || isOfLoss(row))) {
      // It was sent with the same unique mark: a second one is refused and names the first. Nothing to wait for.
      await journalStore.note(db, key, clock.now(), 'unique field decides');
      return row;
    }
    const draft = activityDraft(await this.#story(tenant, call, call.contact, ''), null);
    const existing = await crm.findActivity(tenant, asSent(row, draft), {sent: kindOf(row)});
    // Where nothing but its facts tells a call, another one may be alike.
    if (existing && !(await journalStore.isOthers(db, key, existing.id))) {
      await this.#adopt(call, row, existing.id);
      return undefined;
    }
    const believedAt = row.intent_at!.getTime() + settleMs;
    if (clock.now() >= believedAt) {
      await journalStore.write(db, row, {intent_at: null}, clock.now());
      await journalStore.note(db, key, clock.now(), 'absence settled');
      return {...row, intent_at: null};
    }
    await journalStore.write(db, row, {next_attempt_at: new Date(believedAt)}, clock.now());
    await journalStore.note(db, key, clock.now(), 'settling');
    return undefined;
  }

  async #update(tenant: Tenant, call: StoredCall, row: JournalRow, activityId: string): Promise<void> {
    const {db, crm, clock, owners} = this.#deps;
    const key = {tenantId: call.tenantId, sessionId: call.sessionId};
    const {agentName} = await owners.ownerOf(tenant, call.facts, call.contact);
    const draft = activityDraft(await this.#story(tenant, call, call.contact, agentName), null);
    const {description, marker, contact, recordingUrl} = draft;
    // Only a link that we changed is sent: a person may have moved the activity in the CRM.
    const moved = refText(call.contact) !== row.written_contact;
    const change = {
      description,
      marker,
      ...(moved && {contact}),
      ...(recordingUrl !== undefined && {recordingUrl}),
      ...amendmentOf(row, draft, (text) => this.#deps.fingerprints(tenant.id, text)),
    };
    let result: ActivityUpdate;
    try {
      result = await crm.updateActivity(tenant, activityId, change);
    } catch (error) {
      if (!(error instanceof CrmError) || error.part !== 'contact') throw error;
      return this.#unlink(tenant, call, row, error);
    }
    if (result !== 'deleted') {
      const amended = amendmentText(row, draft, change.amended);
      if (amended)
        await journalStore.note(
          db,
          key,
          clock.now(),
          result === 'updated' ? 'amended' : 'not amended',
          amended,
        );
      const facts = this.#factsOf(tenant, draft, row.written_type);
      return this.#finish(call, row, activityId, 'updated', refText(call.contact), facts);
    }
    return this.#gone(call, row);
  }

  /** Somebody deleted the activity; or it is not to be found because it stands in another organisation. */
  async #gone(call: StoredCall, row: JournalRow): Promise<void> {
    const {db, clock, meter} = this.#deps;
    const key = {tenantId: call.tenantId, sessionId: call.sessionId};
    const now = clock.now();
    const isDeleted = await db.transaction().execute(async (tx) => {
      if (await isOfOther(tx, row)) {
        await journalStore.writtenElsewhere(tx, row, now);
        return false;
      }
      await journalStore.write(tx, row, {state: 'deleted', next_attempt_at: null}, now);
      await journalStore.note(tx, key, now, 'deleted in the CRM');
      return true;
    });
    if (isDeleted) meter.journal('deleted');
    await this.#outcome.tell(call);
  }

  /** The record to which an activity should move is not there any more: it follows the record, or belongs to none. */
  async #unlink(tenant: Tenant, call: StoredCall, row: JournalRow, error: CrmError): Promise<void> {
    const {db, calls, clock, matcher} = this.#deps;
    const current = await this.#record.now(tenant, call.contact, error);
    if (current === 'there') throw error;
    if (current !== 'gone' && current !== 'forbidden') return this.#follow(tenant, call, row, current);
    const key = {tenantId: call.tenantId, sessionId: call.sessionId};
    if (current === 'gone') await journalStore.note(db, key, clock.now(), 'record gone');
    else await journalStore.note(db, key, clock.now(), 'record out of reach', refusalOf(call.contact, error));
    const match = {state: 'unknown', contact: null, by: null, instead: call.contact} as const;
    if (await calls.setMatch(db, call, match)) await matcher.forget(tenant, call);
    await this.#again(row);
  }

  /** It belongs to the record of the create that made it, which need not be the call's any more. */
  #adopt(call: StoredCall, row: JournalRow, activityId: string): Promise<void> {
    const contact = row.intent_at === null ? null : row.written_contact;
    return this.#finish(call, row, activityId, 'adopted', contact);
  }

  /** @param contact The record that the activity belongs to now, as a row remembers it. */
  async #finish(
    call: StoredCall,
    row: JournalRow,
    activityId: string,
    step: 'created' | 'updated' | 'adopted',
    contact: string | null,
    facts?: WrittenFacts,
  ): Promise<void> {
    const {db, clock} = this.#deps;
    const key = {tenantId: call.tenantId, sessionId: call.sessionId};
    const now = clock.now();
    const isOurs = await db.transaction().execute(async (tx) => {
      if (await isOfOther(tx, row)) {
        await journalStore.writtenElsewhere(tx, row, now);
        await journalStore.note(tx, key, now, 'other organisation');
        return false;
      }
      // An adopted activity may be older than our newest words: one update makes it sure.
      const version = step === 'adopted' ? row.written_version : row.wanted_version;
      const written = {activityId, version, contact, ...(facts && {facts}), now};
      await journalStore.written(tx, row, written);
      await journalStore.note(tx, key, now, step, activityId);
      return true;
    });
    if (!isOurs) return this.#outcome.tell(call);
    this.#deps.meter.journal(step);
    if (step === 'adopted' && row.doubted_at !== null) this.#deps.meter.reconciled(1);
    await this.#outcome.tell(call);
  }

  /** What the row remembers of an activity that is sent now. */
  #factsSent(tenant: Tenant, draft: ActivityDraft): WrittenFacts {
    const start = {written_type: draft.type, written_start: new Date(draft.startedAt)};
    return {...start, ...this.#factsOf(tenant, draft, draft.type)};
  }

  /** What the row remembers of an activity's own facts. */
  #factsOf({id}: Tenant, draft: ActivityDraft, type: string | null): WrittenFacts {
    const [subject = null] = this.#deps.fingerprints(id, draft.subject);
    return {written_seconds: secondsOf(draft, type), written_subject: subject};
  }

  /** A call whose record nobody named in the tenant's time may be written without one. */
  #afterItsDays(tenant: Tenant, row: JournalRow, found: Resolution): Resolution {
    const {afterParkDays, parkDays} = tenant.settings.journal;
    const now = this.#deps.clock.now();
    const isOver = now >= parkedUntil(row, parkDays, now);
    if (found.kind === 'write' || afterParkDays === 'keep' || !isOver) return found;
    return {kind: 'write', matchState: found.matchState, contact: null};
  }

  /**
   * The grant may not use this record for a call: the call goes to the next candidate, else it is as unmatched (reliability Z27).
   * Each time one candidate less is there.
   */
  async #leaveOut(
    tenant: Tenant,
    call: StoredCall,
    row: JournalRow,
    error: CrmError,
    before: readonly string[],
  ): Promise<void> {
    const {db, calls, clock, matcher} = this.#deps;
    const key = {tenantId: call.tenantId, sessionId: call.sessionId};
    const leftOut = [...before, call.contact!.id];
    await journalStore.note(db, key, clock.now(), 'record out of reach', refusalOf(call.contact, error));
    await matcher.forget(tenant, call);
    const free = {...call, contact: null, linkedBy: null};
    const found = this.#afterItsDays(tenant, row, await matcher.resolve(tenant, free, false, leftOut));
    const contact = found.kind === 'write' ? found.contact : null;
    const {matchState} = found;
    const linkedBy = contact ? 'match' : null;
    const match = {state: matchState, contact, by: linkedBy, instead: call.contact} as const;
    // An agent chose another record meanwhile: the choice counts.
    if (!(await calls.setMatch(db, call, match))) return this.#again(row);
    if (contact) this.#record.tellLinked(tenant, call, contact);
    if (found.kind === 'park')
      return this.#outcome.park(key, free, row, {...found, because: 'crm_permission'});
    await this.#write(tenant, {...free, matchState, contact, linkedBy}, row, contact, leftOut);
  }

  /** The call belongs to what its record became; an agent's choice stays one. */
  async #follow(tenant: Tenant, call: StoredCall, row: JournalRow, record: CrmRecord): Promise<void> {
    const {db, calls, clock} = this.#deps;
    const key = {tenantId: call.tenantId, sessionId: call.sessionId};
    const {module, id, name, url, owner} = record;
    const contact = {module, id, name, url, ownerId: owner?.id ?? null};
    const by = call.linkedBy ?? 'match';
    const match = {state: 'matched', contact, by, instead: call.contact} as const;
    const isTaken = await calls.setMatch(db, call, match);
    if (isTaken) await journalStore.note(db, key, clock.now(), 'record followed', module);
    await this.#again(row);
    if (isTaken) this.#record.tellLinked(tenant, call, contact);
  }

  /** Has its next turn at once. */
  async #again(row: JournalRow): Promise<void> {
    const {db, clock} = this.#deps;
    await journalStore.write(db, row, {next_attempt_at: new Date(clock.now())}, clock.now());
  }

  /** The CRM does not know this user any more, or not as an active one: the next one in line owns the call (reliability E19). */
  async #withoutOwner(tenant: Tenant, row: JournalRow, ownerId: string): Promise<void> {
    const {db, clock, owners} = this.#deps;
    const key = {tenantId: row.tenant_id, sessionId: row.session_id};
    owners.distrust(tenant.id, ownerId);
    await journalStore.note(db, key, clock.now(), 'owner refused');
    await this.#again(row);
  }

  /** Looks once more who it may be; the record that is gone is not taken again. */
  async #rematch(tenant: Tenant, call: StoredCall, row: JournalRow): Promise<void> {
    const {db, calls, clock, matcher} = this.#deps;
    const key = {tenantId: call.tenantId, sessionId: call.sessionId};
    await journalStore.note(db, key, clock.now(), 'record gone');
    const match = {state: 'unknown', contact: null, by: null, instead: call.contact} as const;
    if (!(await calls.setMatch(db, call, match))) return this.#again(row);
    await matcher.forget(tenant, call);
    const found = await matcher.resolve(
      tenant,
      {...call, contact: null, linkedBy: null},
      true,
      call.contact?.id,
    );
    const isOther = found.kind === 'write' && found.contact?.id !== call.contact?.id;
    // The CRM may find a record for a while that it has deleted; one that it still reads is tried again.
    const tries = triesOf(row);
    const mayTry =
      isOther || (tries < sameRecordAtMost && (await this.#record.isThere(tenant, call.contact)));
    const attempts = isOther ? tries : tries + 1;
    const now = clock.now();
    if (mayTry) await journalStore.write(db, row, {attempts, next_attempt_at: new Date(now)}, now);
    else await this.#outcome.park(key, call, row, {kind: 'park', matchState: 'unknown', lookAgain: 'soon'});
  }

  async #story(
    tenant: Tenant,
    call: StoredCall,
    contact: CallLink | null,
    agentName: string,
  ): Promise<ActivityStory> {
    const notes = await this.#deps.notes.ofCall(this.#deps.db, call);
    const media = await this.#deps.mediaOf?.(tenant, call);
    return {
      ...(media && {media}),
      tenant,
      facts: call.facts,
      contact,
      agentName,
      notes: notes.map((note) => ({...note, writtenAt: note.updatedAt.getTime()})),
    };
  }
}

/** Whether another organisation was connected since the worker has the row: whatever it wrote or read is the old one's. */
const isOfOther = (db: Queries, {tenant_id: tenantId, records_org_id: organisation}: JournalRow) =>
  isOtherOrganisation(db, tenantId, organisation);

/** The doubt comes from the database's loss; whatever was sent before it was sent with the marks that the tenant has. */
const isOfLoss = ({intent_at: doubt, doubted_at: loss}: JournalRow): boolean =>
  doubt !== null && doubt.getTime() === loss?.getTime();

/** The call as the CRM would have it of the create in doubt, which may have known less of it. */
function asSent(row: JournalRow, draft: ActivityDraft): ActivityDraft {
  const {written_type: type, written_seconds: seconds, written_start: start} = row;
  if (row.intent_at === null || isOfLoss(row) || start === null) return draft;
  return {
    ...draft,
    startedAt: start.toISOString(),
    ...(type !== null && {type: type as ActivityDraft['type']}),
    ...(seconds !== null && {durationSeconds: seconds}),
  };
}

/** By what the create in doubt can be known. */
const kindOf = (row: JournalRow): ActivityGuard['kind'] | undefined =>
  (row.intent_kind as ActivityGuard['kind'] | null) ?? undefined;

/** Which module's record the CRM refused, and how it calls that. */
const refusalOf = (contact: CallLink | null, {providerCode}: CrmError): string =>
  [contact?.module, providerCode].filter(Boolean).join(' ');

/** Stands for a record of which it is not certain that the CRM got it: the activity is moved once it is found. */
const uncertain = '?';

/** What the row remembers of the record that is about to be sent. After a doubtful create it may be that one's. */
function sentContact({intent_at: doubt, written_contact: before}: JournalRow, contact: CallLink | null) {
  const sent = refText(contact);
  return doubt === null || before === sent ? sent : uncertain;
}

/** A link as the journal row remembers it. */
const refText = (ref: CallLink | null): string | null => (ref === null ? null : `${ref.module}:${ref.id}`);

/** The field whose value the CRM takes only once, if there is one. */
const uniqueField = ({kind, field}: ActivityGuard): string | null => (kind === 'unique_field' ? field : null);
