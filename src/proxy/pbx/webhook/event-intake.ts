import type {Kysely} from 'kysely';
import type {FieldError} from '../../../contract/index.ts';
import {describeError, type Logger} from '../../logging.ts';
import {Refusal} from '../../middleware/refusal.ts';
import type {Meter} from '../../metrics/meter.ts';
import type {CallStore} from '../../services/calls/call-store.ts';
import type {Clock} from '../../services/time/clock.ts';
import type {Tenant, Tenants} from '../../services/tenants/tenants.ts';
import type {Database} from '../../store/schema.ts';
import {parsePbxJson} from '../wire/parse-json.ts';
import {firstGenerationOf} from '../session/session-generations.ts';
import {isWeakSession, weakSessionId} from '../session/weak-session.ts';
import {readPbxEvent} from '../wire/pbx-event.ts';
import {isPlainObject} from '../wire/wire-object.ts';
import {eventKey} from './event-key.ts';
import type {EventStore, NewEvent, SessionKey} from './event-store.ts';
import {CrowdedError, EventWriter} from './event-writer.ts';

/** Most events in one delivery; the PBX sends one. */
const eventsAtMost = 1000;

export interface IntakeDeps {
  readonly db: Kysely<Database>;
  readonly events: EventStore;
  readonly calls: CallStore;
  readonly tenants: Tenants;
  readonly clock: Pick<Clock, 'now'>;
  /** False when the disk is nearly full. */
  readonly hasRoom: () => boolean;
  readonly meter: Meter;
  readonly log: Logger;
  /** Told after the events are durable; must not throw and not take long. */
  readonly wake: (session: SessionKey) => void;
}

/** Takes in what the PBX posts: durable first, understood later. */
export class EventIntake {
  readonly #deps: IntakeDeps;
  readonly #writer: EventWriter;
  #open = true;
  /** True from the first event that could not be stored to the next that was: an outage is told once. */
  #isFailing = false;

  constructor(deps: IntakeDeps) {
    this.#deps = deps;
    const {db, events, clock} = deps;
    this.#writer = new EventWriter({
      store: (batch) => events.add(db, batch, clock.now()),
      onStored: (batch, added) => this.#count(batch, added),
    });
  }

  /** From now on everything is refused with 503, so that the PBX brings it again (reliability J15). */
  stop(): void {
    this.#open = false;
  }

  /**
   * @param tenantIds Tenants for which the caller's secret is good.
   * @param headerId UUID of the delivery, where a header holds one.
   * @throws Refusal `malformed`, `forbidden` (another tenant's event), `unavailable` (cannot store).
   */
  async take(text: string, tenantIds: readonly string[], headerId: string | undefined): Promise<void> {
    if (!this.#open) throw new Refusal('unavailable', {retryAfter: 15});
    if (!this.#deps.hasRoom())
      throw new Refusal('unavailable', {retryAfter: 15, detail: 'The disk is nearly full.'});
    const {events, foreign, unreadable} = this.#read(text, tenantIds, headerId);
    try {
      const wanted = await this.#wanted(await this.#named(events));
      await this.#writer.add(wanted);
      this.#isFailing = false;
      for (const session of sessionsOf(wanted)) this.#deps.wake(session);
    } catch (cause) {
      // More than can be taken is no fault of ours or of the database.
      if (!(cause instanceof CrowdedError)) this.#tell(cause, tenantIds);
      throw new Refusal('unavailable', {retryAfter: 15}, {cause});
    }
    // What could be read is kept all the same: the sender may not bring it again.
    if (foreign.length > 0)
      throw new Refusal('forbidden', {
        detail: 'Some events are another tenant’s; the tenant’s own are stored.',
        errors: pointersTo(foreign, 'tenant'),
      });
    if (unreadable.length > 0)
      throw new Refusal('malformed', {
        detail: 'Some events are no JSON objects; the others are stored.',
        errors: pointersTo(unreadable, 'object'),
      });
  }

  #read(
    text: string,
    tenantIds: readonly string[],
    headerId: string | undefined,
  ): {events: NewEvent[]; foreign: number[]; unreadable: number[]} {
    const items = itemsOf(text);
    const events: NewEvent[] = [];
    const [foreign, unreadable]: [number[], number[]] = [[], []];
    for (const [index, body] of items.entries()) {
      if (!isPlainObject(body)) {
        unreadable.push(index);
        continue;
      }
      // One header cannot name several events.
      const id = headerId === undefined || items.length === 1 ? headerId : `${headerId}/${index}`;
      const found = this.#eventsOf(body, tenantIds, id);
      if (found) events.push(...found);
      else foreign.push(index);
    }
    return {events, foreign, unreadable};
  }

  /** Undefined for another tenant's event. */
  #eventsOf(
    body: Record<string, unknown>,
    tenantIds: readonly string[],
    headerId: string | undefined,
  ): NewEvent[] | undefined {
    const event = readPbxEvent(body);
    const tenantId = event.tenantId || tenantIds[0]!;
    if (!tenantIds.includes(tenantId)) return undefined;
    const key = eventKey(body, headerId);
    const sessions = new Set(event.queueCallers.map((caller) => caller.sessionId).filter((id) => id !== ''));
    if (event.sessionId !== '' || sessions.size === 0) {
      const sessionId = event.sessionId || (weakSessionId(tenantId, event) ?? '');
      return [{tenantId, key, event: {...event, sessionId}, body}];
    }
    return [...sessions].map((sessionId) => ({
      tenantId,
      key: `${key}/${sessionId}`,
      event: {...event, sessionId},
      body,
    }));
  }

  #tell(cause: unknown, tenantIds: readonly string[]): void {
    if (this.#isFailing) return;
    this.#isFailing = true;
    const {code} = cause as {code?: unknown};
    this.#deps.log.error('PBX events not stored', {
      tenantId: tenantIds.join(' '),
      ...(typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) && {code}),
      error: describeError(cause),
    });
  }

  #count(events: readonly NewEvent[], added: number): void {
    const {meter} = this.#deps;
    const number = (is: (event: NewEvent) => boolean) => events.filter(is).length;
    const counts = {
      stored: added,
      duplicate: events.length - added,
      unknown: number(({event}) => event.kind === 'other'),
      weak_key: number(({event}) => isWeakSession(event.sessionId)),
    };
    for (const [result, count] of Object.entries(counts))
      if (count > 0) meter.pbxEvents(result as keyof typeof counts, count);
  }

  /** What came without a session id belongs to its call if the PBX named that elsewhere: the call log may have been read first. */
  async #named(events: readonly NewEvent[]): Promise<NewEvent[]> {
    const named: NewEvent[] = [];
    for (const told of events) {
      const sessionId = isWeakSession(told.event.sessionId) && (await this.#sessionOf(told));
      named.push(sessionId ? {...told, event: {...told.event, sessionId}} : told);
    }
    return named;
  }

  async #sessionOf({tenantId, event}: NewEvent): Promise<string | undefined> {
    const {db, calls} = this.#deps;
    const startedAt = event.cdr?.startedAt ?? null;
    if (startedAt === null) return undefined;
    const found = await calls.between(db, tenantId, {...event, startedAt});
    const call = found.find(({sessionId}) => !isWeakSession(sessionId));
    return call && firstGenerationOf(call.sessionId);
  }

  /** While CRM is off for a tenant only calls that are already known are followed to their end (api-draft B7). */
  async #wanted(events: readonly NewEvent[]): Promise<NewEvent[]> {
    const wanted: NewEvent[] = [];
    for (const event of events) {
      const tenant = await this.#deps.tenants.byId(event.tenantId);
      if (!tenant) continue;
      if (isOn(tenant) || (await this.#isOpenCall(event))) wanted.push(event);
    }
    return wanted;
  }

  async #isOpenCall({tenantId, event}: NewEvent): Promise<boolean> {
    const row = await this.#deps.db
      .selectFrom('call')
      .select('session_id')
      .where('tenant_id', '=', tenantId)
      .where('session_id', '=', event.sessionId)
      .where('state', '<>', 'ended')
      .executeTakeFirst();
    return row !== undefined;
  }
}

/** Is the CRM on for this tenant, by the system admin and by its own settings? */
export const isOn = ({crmEnabled, settings}: Tenant): boolean => crmEnabled && settings.enabled;

function itemsOf(text: string): unknown[] {
  let parsed: unknown;
  try {
    parsed = parsePbxJson(text);
  } catch {
    throw new Refusal('malformed', {detail: 'The body is not JSON.'});
  }
  if (isPlainObject(parsed)) return [parsed];
  if (!Array.isArray(parsed)) throw new Refusal('malformed', {detail: 'The body is no event.'});
  if (parsed.length > eventsAtMost) throw new Refusal('too_large');
  return parsed;
}

const pointersTo = (indexes: readonly number[], code: string): FieldError[] =>
  indexes.slice(0, 20).map((index) => ({pointer: `/${index}`, code}));

function sessionsOf(events: readonly NewEvent[]): SessionKey[] {
  const sessions = new Map<string, SessionKey>();
  for (const {tenantId, event} of events) {
    if (event.sessionId === '' || event.kind === 'other') continue;
    sessions.set(`${tenantId} ${event.sessionId}`, {tenantId, sessionId: event.sessionId});
  }
  return [...sessions.values()];
}
