import type {Kysely} from 'kysely';
import {LRUCache} from 'lru-cache';
import type {Lookup} from '../../../contract/index.ts';
import {journalStore} from '../../journal/journal-store.ts';
import {describeError, type Logger} from '../../logging.ts';
import {viewsOf} from '../../pbx/session/agent-views.ts';
import {callOfFacts} from '../../pbx/session/call-of-facts.ts';
import type {CallChange} from '../../pbx/session/session-processor.ts';
import {screenChanges} from '../../pbx/session/stream-changes.ts';
import {isOn} from '../../pbx/webhook/event-intake.ts';
import type {Database} from '../../store/schema.ts';
import type {CallStore} from './call-store.ts';
import type {Clock} from '../time/clock.ts';
import {heldRecordsEpoch, recordsEpoch} from '../connection/records-epoch.ts';
import {isFirm, linkOf, callMatchOf} from './call-link.ts';
import type {EventHub} from '../stream/event-hub.ts';
import type {Lookups} from '../lookups/lookups.ts';
import type {Tenant} from '../tenants/tenants.ts';

/** How long a lookup for a ringing call may take before the card says so, milliseconds. */
const lookupDeadline = 10_000;
/** Calls whose lookup is remembered: those that ring or are talked in right now, with room to spare. */
const rememberedCalls = 5000;

interface Warmed {
  /** Number that was looked up; another one (a far party that changed) is looked up anew. */
  readonly number: string;
  readonly lookup: Promise<Lookup | undefined>;
  readonly told: Set<string>;
}

export interface AnnouncerDeps {
  readonly db: Kysely<Database>;
  readonly calls: CallStore;
  readonly lookups: Lookups;
  readonly hub: EventHub;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Logger;
  /** Parked calls became due. */
  readonly wakeJournal: () => void;
}

/**
 * Tells screens what happens to calls, and who is calling: one lookup per call, however many agents it rings at, and its answer goes
 * to all of them, so that no browser has to ask.
 */
export class CallAnnouncer {
  readonly #deps: AnnouncerDeps;
  readonly #warmed = new LRUCache<string, Warmed>({max: rememberedCalls});
  readonly #running = new Set<Promise<void>>();

  constructor(deps: AnnouncerDeps) {
    this.#deps = deps;
  }

  announce(change: CallChange): void {
    const {tenant, before, after} = change;
    const {hub, clock} = this.#deps;
    const country = tenant.settings.defaultCountry;
    for (const {type, view} of screenChanges(before?.facts, after, clock.now())) {
      const call = callOfFacts(after, view.extension, country);
      hub.publish(tenant.id, {extensions: [view.extension]}, {type, callId: after.sessionId, call});
    }
    this.#warm(change);
  }

  /** Resolves when no lookup is under way. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #warm({tenant, after, e164}: CallChange): void {
    if (!after.trunk || after.state === 'ended' || !isOn(tenant)) return;
    const key = `${tenant.id} ${after.sessionId}`;
    const known = this.#warmed.get(key);
    const fresh = known?.number === after.external;
    const live = [...viewsOf(after).values()]
      .filter(({state, since}) => state !== 'ended' && this.#deps.clock.now() - since < 5 * 60_000)
      .map(({extension}) => extension)
      .filter((extension) => !(fresh && known.told.has(extension)));
    if (live.length === 0) return;
    const warmed = fresh
      ? known
      : {
          number: after.external,
          lookup: this.#find(tenant, after.sessionId, after.external, e164),
          told: new Set<string>(),
        };
    this.#warmed.set(key, warmed);
    for (const extension of live) warmed.told.add(extension);
    this.#track(this.#tell(tenant, after.sessionId, live, warmed));
  }

  async #tell(tenant: Tenant, callId: string, extensions: readonly string[], warmed: Warmed): Promise<void> {
    const lookup = await warmed.lookup;
    if (lookup) this.#deps.hub.publish(tenant.id, {extensions}, {type: 'lookup.completed', callId, lookup});
  }

  /** A failure is no answer, and the browser may ask for itself. */
  async #find(
    tenant: Tenant,
    sessionId: string,
    number: string,
    e164: string | null,
  ): Promise<Lookup | undefined> {
    const {db, log, lookups} = this.#deps;
    try {
      const epoch = await recordsEpoch(db, tenant.id);
      const lookup = await lookups.find(tenant, number, {deadlineMs: lookupDeadline});
      // Screens do not wait for it.
      if (isFirm(lookup)) this.#track(this.#note(tenant, sessionId, e164, lookup, epoch));
      return lookup;
    } catch (error) {
      log.warn('lookup for a call failed', {
        tenantId: tenant.id,
        callId: sessionId,
        error: describeError(error),
      });
      return undefined;
    }
  }

  /**
   * Keeps with the call what came out of its lookup.
   * @param epoch Of the records that were looked up: those of another organisation are not kept (reliability Z24).
   */
  async #note(
    tenant: Tenant,
    sessionId: string,
    e164: string | null,
    lookup: Lookup,
    epoch: number,
  ): Promise<void> {
    const {db, calls, clock} = this.#deps;
    const {state, chosen} = callMatchOf(lookup, tenant.settings.ambiguity);
    const contact = chosen && linkOf(chosen);
    const key = {tenantId: tenant.id, sessionId};
    const isKept = await db.transaction().execute(async (tx) => {
      if ((await heldRecordsEpoch(tx, tenant.id)) !== epoch) return false;
      await calls.setMatch(tx, key, {state, contact, by: contact ? 'match' : null});
      return true;
    });
    if (!isKept || !contact || e164 === null) return;
    // Somebody has made a record of this number: calls that waited for it need wait no more.
    const hashes = calls.numberHashes(tenant.id, e164);
    const woken = await journalStore.wakeNumber(db, tenant.id, hashes, clock.now());
    if (woken.length > 0) this.#deps.wakeJournal();
  }

  #track(work: Promise<void>): void {
    const running = work
      .catch((error: unknown) => this.#deps.log.warn('call not announced', {error: describeError(error)}))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }
}
