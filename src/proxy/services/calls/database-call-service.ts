import {sql, type Kysely} from 'kysely';
import type {CallRecord, CallsReply, Contact, ContactRef, Note} from '../../../contract/index.ts';
import type {CrmAdapter} from '../../crm/crm-adapter.ts';
import {journalStore, type JournalRow} from '../../journal/journal-store.ts';
import {shownJournal} from '../../journal/journal-view.ts';
import {describeError, type Logger} from '../../logging.ts';
import type {Caller} from '../../middleware/env.ts';
import {Refusal} from '../../middleware/refusal.ts';
import {extensionsOf} from '../../pbx/session/agent-views.ts';
import {callOfFacts} from '../../pbx/session/call-of-facts.ts';
import {cleanLines} from '../../text/clean-text.ts';
import {readNumber} from '../../phone/read-number.ts';
import {mediaStates} from '../../recordings/call-media.ts';
import type {RecordingStore} from '../../recordings/recording-store.ts';
import type {Database} from '../../store/schema.ts';
import {takesPart, type CallStore, type Queries, type StoredCall} from './call-store.ts';
import type {CallService} from './call-service.ts';
import {readCursor, writeCursor} from './call-cursor.ts';
import type {Clock} from '../time/clock.ts';
import {linkOf, shownLink} from './call-link.ts';
import type {EventHub} from '../stream/event-hub.ts';
import type {Lookups} from '../lookups/lookups.ts';
import {etagOf, shownNote, type NoteStore, type StoredNote} from './note-store.ts';

export interface CallServiceDeps {
  readonly db: Kysely<Database>;
  readonly calls: CallStore;
  readonly notes: NoteStore;
  readonly lookups: Lookups;
  readonly crm: CrmAdapter;
  readonly hub: EventHub;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Logger;
  /** Inside a transaction: this call's journal became due. */
  readonly wakeJournal: (db: Queries, key: {tenantId: string; sessionId: string}) => Promise<void>;
  readonly recordings?: RecordingStore;
}

/** Notes of one call; nobody writes more, and the activity has room for little. */
const notesAtMost = 50;

/** {@link CallService} on the database. Agents see the calls they took part in, admins the tenant's. */
export class DatabaseCallService implements CallService {
  readonly #deps: CallServiceDeps;

  constructor(deps: CallServiceDeps) {
    this.#deps = deps;
  }

  async list(
    caller: Caller,
    filter: 'active' | 'all' | 'missed' | 'unlogged' | 'failed',
    page: {cursor?: string; limit: number},
  ): Promise<CallsReply> {
    const {db, calls} = this.#deps;
    let query = db
      .selectFrom('call')
      .leftJoin('journal', (join) =>
        join
          .onRef('journal.tenant_id', '=', 'call.tenant_id')
          .onRef('journal.session_id', '=', 'call.session_id'),
      )
      .selectAll('call')
      .where('call.tenant_id', '=', caller.tenant.id)
      .where(condition(filter))
      .orderBy('call.started_at', 'desc')
      .orderBy('call.session_id', 'desc')
      .limit(page.limit + 1);
    if (caller.role === 'agent') query = query.where(takesPart(caller.extension ?? ''));
    if (page.cursor !== undefined) {
      const {startedAt, sessionId} = readCursor(page.cursor);
      query = query.where(
        sql<boolean>`(call.started_at, call.session_id) < (${startedAt}::timestamptz, ${sessionId}::text)`,
      );
    }
    const rows = await query.execute();
    const shown = rows.slice(0, page.limit).map((row) => calls.open(row));
    const last = rows[page.limit - 1];
    return {
      items: await this.#records(caller, shown),
      nextCursor: rows.length > page.limit && last ? writeCursor(last.started_at, last.session_id) : null,
    };
  }

  async get(caller: Caller, callId: string): Promise<CallRecord> {
    const call = await this.#visible(this.#deps.db, caller, callId);
    const [record] = await this.#records(caller, [call]);
    return {
      ...record!,
      match: {state: record!.match.state, candidates: await this.#candidates(caller, call)},
    };
  }

  async link(caller: Caller, callId: string, ref: ContactRef | null): Promise<CallRecord> {
    const {db, calls, clock, hub, lookups} = this.#deps;
    const {tenant} = caller;
    const call = await this.#visible(db, caller, callId);
    if (!call.facts.trunk) throw new Refusal('call_not_journalable');
    const contact = ref && (await this.#contact(caller, ref));
    const {e164} = readNumber(call.facts.external, tenant.settings.defaultCountry);
    if (e164 !== null) {
      if (contact) await lookups.learn(tenant, e164, contact, 'linked');
      else await lookups.unlearn(tenant, e164);
    }
    const key = {tenantId: tenant.id, sessionId: callId};
    await db.transaction().execute(async (tx) => {
      const link = contact && linkOf(contact);
      await calls.setMatch(tx, key, {state: link ? 'linked' : 'unknown', contact: link, by: 'agent'});
      const now = clock.now();
      await journalStore.note(tx, key, now, link ? 'linked' : 'unlinked', link?.module ?? null);
      if (!(await journalStore.find(tx, key))) return;
      // What is written moves to the record, also what a worker has in hand right now; what waited for one is written.
      await journalStore.bump(tx, key, now);
      if (link) await journalStore.wake(tx, key, now, ['waiting_for_contact', 'failed']);
      await this.#deps.wakeJournal(tx, key);
    });
    const audience = {extensions: extensionsOf(call.facts)};
    const shown = contact && shownLink(linkOf(contact));
    hub.publish(tenant.id, audience, {type: 'call.linked', callId, contact: shown});
    return this.get(caller, callId);
  }

  async notes(caller: Caller, callId: string): Promise<Note[]> {
    const call = await this.#visible(this.#deps.db, caller, callId);
    return (await this.#deps.notes.ofCall(this.#deps.db, call)).map(shownNote);
  }

  async putNote(
    caller: Caller,
    callId: string,
    noteId: string,
    text: string,
    ifMatch: string | undefined,
  ): Promise<{note: Note; created: boolean}> {
    const {db, hub} = this.#deps;
    const call = await this.#visible(db, caller, callId);
    const clean = cleanLines(text, Number.MAX_SAFE_INTEGER);
    const id = noteId.toLowerCase();
    const done = await db.transaction().execute((tx) => this.#write(tx, caller, call, id, clean, ifMatch));
    const note = shownNote(done.note);
    if (done.changed) {
      const audience = {extensions: extensionsOf(call.facts)};
      hub.publish(call.tenantId, audience, {type: 'note.updated', callId, note, noteId: id});
    }
    return {note, created: done.created};
  }

  async deleteNote(
    caller: Caller,
    callId: string,
    noteId: string,
    ifMatch: string | undefined,
  ): Promise<void> {
    const {db, hub, notes} = this.#deps;
    const call = await this.#visible(db, caller, callId);
    const id = noteId.toLowerCase();
    const deleted = await db.transaction().execute(async (tx) => {
      const known = await notes.find(tx, call, id);
      // Gone already: a repeated delete is done.
      if (!known) return false;
      mayChange(caller, known);
      if (ifMatch === undefined) throw new Refusal('precondition_required');
      if (ifMatch !== etagOf(known.version))
        throw new Refusal('precondition_failed', {current: shownNote(known)});
      await notes.remove(tx, call, id);
      await this.#journalNews(tx, call);
      return true;
    });
    if (!deleted) return;
    const audience = {extensions: extensionsOf(call.facts)};
    hub.publish(call.tenantId, audience, {type: 'note.updated', callId, note: null, noteId: id});
  }

  async retryJournal(caller: Caller, callId: string): Promise<void> {
    const {db, clock} = this.#deps;
    const call = await this.#visible(db, caller, callId);
    const key = {tenantId: call.tenantId, sessionId: callId};
    const row = await journalStore.find(db, key);
    // What became part of another call is written with that one.
    const isPart = call.facts.joined?.as === 'part' && !row;
    if (!call.facts.trunk || call.facts.state !== 'ended' || row?.state === 'deleted' || isPart) {
      throw new Refusal('call_not_journalable');
    }
    await db.transaction().execute(async (tx) => {
      if (row) await journalStore.wake(tx, key, clock.now());
      else await journalStore.want(tx, key, clock.now());
      await journalStore.note(tx, key, clock.now(), 'asked for by hand');
      await this.#deps.wakeJournal(tx, key);
    });
  }

  async #write(
    tx: Queries,
    caller: Caller,
    call: StoredCall,
    id: string,
    text: string,
    ifMatch: string | undefined,
  ): Promise<{note: StoredNote; created: boolean; changed: boolean}> {
    const {notes, clock} = this.#deps;
    const now = new Date(clock.now());
    const known = await notes.find(tx, call, id);
    if (known) {
      mayChange(caller, known);
      // A repeat of what was done already, because its answer was lost.
      const repeats = known.text === text && (ifMatch === undefined || ifMatch === etagOf(known.version - 1));
      if (repeats) return {note: known, created: false, changed: false};
      if (ifMatch === undefined) throw new Refusal('precondition_required');
      if (ifMatch !== etagOf(known.version))
        throw new Refusal('precondition_failed', {current: shownNote(known)});
      const note = {...known, text, version: known.version + 1, updatedAt: now};
      await notes.update(tx, call, note);
      await this.#journalNews(tx, call);
      return {note, created: false, changed: true};
    }
    if (ifMatch !== undefined) throw new Refusal('precondition_failed');
    if ((await notes.ofCall(tx, call)).length >= notesAtMost) throw new Refusal('too_large');
    const note: StoredNote = {
      id,
      text,
      authorUserId: caller.userId,
      authorExtension: caller.extension,
      authorName: caller.name,
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
    if (!(await notes.insert(tx, call, note))) return this.#write(tx, caller, call, id, text, ifMatch);
    await this.#journalNews(tx, call);
    return {note, created: true, changed: true};
  }

  /** Notes stand in the activity; one that is written already gets an update. */
  async #journalNews(tx: Queries, {tenantId, sessionId}: StoredCall): Promise<void> {
    const key = {tenantId, sessionId};
    // Its end may be about to make the row: then that waits for this note, or this note for that.
    await this.#deps.calls.hold(tx, key);
    if (!(await journalStore.find(tx, key))) return;
    await journalStore.bump(tx, key, this.#deps.clock.now());
    await this.#deps.wakeJournal(tx, key);
  }

  /** A call that this caller may see. @throws Refusal `not_found` */
  visible(caller: Caller, callId: string): Promise<StoredCall> {
    return this.#visible(this.#deps.db, caller, callId);
  }

  async #mediaStates(call: StoredCall): Promise<Pick<CallRecord, 'recording' | 'transcription'>> {
    const {db, recordings} = this.#deps;
    if (!recordings) return mediaStates(undefined, []);
    return mediaStates(await recordings.search(db, call), await recordings.ofCall(db, call));
  }

  /** @throws Refusal `not_found` for what is not there, another tenant's, or another agent's: the answer is the same. */
  async #visible(db: Queries, caller: Caller, callId: string): Promise<StoredCall> {
    const call = await this.#deps.calls.find(db, caller.tenant.id, callId);
    if (!call) throw new Refusal('not_found');
    const isOwn = caller.extension !== null && extensionsOf(call.facts).includes(caller.extension);
    if (caller.role === 'agent' && !isOwn) throw new Refusal('not_found');
    return call;
  }

  /** @throws Refusal `not_found` when the CRM has no such record. */
  async #contact(caller: Caller, ref: ContactRef): Promise<Contact> {
    const contact = await this.#deps.lookups.contact(caller.tenant, ref);
    if (!contact) throw new Refusal('not_found');
    return contact;
  }

  /** Records that an agent may choose from; from the cache as a rule, and none when the CRM is away. */
  async #candidates(caller: Caller, call: StoredCall): Promise<Contact[]> {
    if (!call.facts.trunk || call.facts.external === '') return [];
    try {
      const lookup = await this.#deps.lookups.find(caller.tenant, call.facts.external, {deadlineMs: 1500});
      return lookup.matches.map(({reason: _reason, ...contact}) => contact);
    } catch (error) {
      const {tenantId, sessionId: callId} = call;
      this.#deps.log.warn('candidates not found', {tenantId, callId, error: describeError(error)});
      return [];
    }
  }

  async #records(caller: Caller, calls: readonly StoredCall[]): Promise<CallRecord[]> {
    const {db, crm, notes} = this.#deps;
    const {tenant} = caller;
    return Promise.all(
      calls.map(async (call): Promise<CallRecord> => {
        const key = {tenantId: call.tenantId, sessionId: call.sessionId};
        const row: JournalRow | undefined = await journalStore.find(db, key);
        const own = caller.extension !== null && extensionsOf(call.facts).includes(caller.extension);
        return {
          ...callOfFacts(call.facts, own ? caller.extension : null, tenant.settings.defaultCountry),
          trunk: call.facts.trunk,
          contact: call.contact && shownLink(call.contact),
          match: {state: call.facts.trunk ? call.matchState : 'suppressed', candidates: []},
          journal: shownJournal(row, (id) => crm.activityUrl(tenant, id)),
          notes: (await notes.ofCall(db, call)).map(shownNote),
          ...(await this.#mediaStates(call)),
        };
      }),
    );
  }
}

/** Notes are signed: nobody changes another's words, not even an admin. */
function mayChange(caller: Caller, note: StoredNote): void {
  if (note.authorUserId !== caller.userId) throw new Refusal('forbidden');
}

function condition(filter: 'active' | 'all' | 'missed' | 'unlogged' | 'failed') {
  switch (filter) {
    case 'active':
      return sql<boolean>`call.state <> 'ended'`;
    case 'missed':
      return sql<boolean>`call.outcome in ('missed', 'voicemail')`;
    case 'unlogged':
      return sql<boolean>`journal.state in ('waiting_for_contact', 'queued')`;
    case 'failed':
      return sql<boolean>`journal.state = 'failed'`;
    case 'all':
      return sql<boolean>`true`;
  }
}
