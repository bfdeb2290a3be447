import {addressOf, trunkNameOf, userOf, type Address} from './address.ts';
import {cleanText} from '../../text/clean-text.ts';
import {WireObject} from './wire-object.ts';
import {wireTime} from './wire-time.ts';
import {directionOf, eventKindOf, nameless, type EventKind, type SessionDirection} from './wire-words.ts';

/** Most legs of one call that we keep; a real one has a few dozen, or hundreds in a queue that rings many phones for long. */
const legsAtMost = 500;
/** Most that are looked at for them: more than a delivery can hold of real ones. */
const legsReadAtMost = 5000;
const queueCallersAtMost = 500;

/** One leg as a `call_cdr` lists it. Times are milliseconds since 1970. */
export interface CdrLeg {
  /** The PBX's word, e.g. `normal_call`; empty where it tells none (REST). */
  readonly callType: string;
  readonly number: string;
  readonly host: string;
  readonly caller: string;
  readonly startedAt: number | null;
  readonly rangAt: number | null;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly statusCode: number | null;
  readonly endReason: string;
  readonly trunk: string;
}

/** A caller who waits in, got through or left a queue. */
interface QueueCaller {
  readonly sessionId: string;
  readonly reason: string;
  readonly at: number | null;
}

/** One event of the PBX in our words. Whatever was missing or unreadable is empty or null. */
export interface PbxEvent {
  /** The PBX's own name of it, capped. */
  readonly type: string;
  readonly kind: EventKind;
  readonly tenantId: string;
  readonly sessionId: string;
  readonly at: number | null;
  readonly direction: SessionDirection | null;
  readonly caller: string;
  readonly callerName: string;
  readonly callee: string;
  readonly calleeName: string;
  readonly sipCallId: string;
  /** Our own number that was called, digits. */
  readonly did: string;
  /** Our own number that was shown. */
  readonly shownNumber: string;
  readonly userData: string;
  /** Where a leg event's leg goes. */
  readonly destination: Address;
  /** Only of `call_finished`. */
  readonly cdr: {
    readonly startedAt: number | null;
    readonly endedAt: number | null;
    readonly endReason: string;
    readonly statusCode: number | null;
    readonly trunk: string;
    readonly legs: readonly CdrLeg[];
  } | null;
  readonly queueCallers: readonly QueueCaller[];
}

/** Reads an event in either dialect, and whatever can be read of a broken one (pbx-facts 3.2, 3.3). Never throws. */
export function readPbxEvent(body: object): PbxEvent {
  const wire = new WireObject(body);
  const type = cleanText(wire.text('event_type', 'eventtype', 'event'), 64);
  const kind = type === '' && wire.has('call_targets') ? 'call_finished' : eventKindOf(type);
  return {
    type: type || nameless,
    kind,
    tenantId: idOf(wire.text('tenant_id', 'tenantid')),
    sessionId: idOf(wire.text('session_id', 'sessionid')),
    at: wireTime(wire.text('time', 'timestamp')),
    direction: directionOf(wire.text('direction')),
    caller: userOf(wire.text('caller')),
    callerName: cleanText(wire.text('caller_display_name')),
    callee: userOf(wire.text('callee')),
    calleeName: cleanText(wire.text('callee_display_name')),
    sipCallId: cleanText(wire.text('call_id')),
    did: userOf(wire.text('did', 'did_cid')),
    shownNumber: userOf(wire.text('outbound_caller_id')),
    userData: cleanText(wire.text('user_data'), 128),
    // The vendor's own table misspells it.
    destination: addressOf(wire.text('destination', 'destiantion')),
    cdr: kind === 'call_finished' ? readCdr(wire) : null,
    queueCallers: kind === 'queue_callers' ? readQueueCallers(wire) : [],
  };
}

function readCdr(wire: WireObject): PbxEvent['cdr'] {
  return {
    startedAt: wireTime(wire.text('start_time', 'started_at')),
    endedAt: wireTime(wire.text('ended_time', 'end_time', 'ended_at')),
    endReason: wire.text('ended_reason', 'end_reason').toLowerCase(),
    statusCode: wire.integer('status_code'),
    trunk: trunkNameOf(wire.text('trunk_name')),
    legs: mostTelling(wire.objects('call_targets', legsReadAtMost).map(readLeg)),
  };
}

/** In their order, without the last of those that nobody answered where there are too many: whoever answered is often the last. */
function mostTelling(legs: CdrLeg[]): CdrLeg[] {
  if (legs.length <= legsAtMost) return legs;
  const isAnswered = (leg: CdrLeg) => leg.answeredAt !== null;
  const answered = legs.filter(isAnswered).slice(0, legsAtMost);
  const others = legs.filter((leg) => !isAnswered(leg)).slice(0, legsAtMost - answered.length);
  const kept = new Set([...answered, ...others]);
  return legs.filter((leg) => kept.has(leg));
}

/** `id` of a leg is the tenant's in every vendor sample: it is never read (pbx-facts, fact 4). */
function readLeg(wire: WireObject): CdrLeg {
  const destination = addressOf(wire.text('destination', 'destiantion'));
  return {
    callType: wire.text('call_type').toLowerCase(),
    // Before 22.5 a WebRTC destination named the wrong user; the leg's callee is right.
    number: userOf(wire.text('callee')) || destination.user,
    host: destination.host,
    caller: userOf(wire.text('caller')),
    startedAt: wireTime(wire.text('start_time')),
    rangAt: wireTime(wire.text('ring_time')),
    answeredAt: wireTime(wire.text('answered_time')),
    endedAt: wireTime(wire.text('ended_time', 'end_time')),
    statusCode: wire.integer('status_code'),
    endReason: wire.text('end_reason', 'ended_reason').toLowerCase(),
    trunk: trunkNameOf(wire.text('trunk_name')),
  };
}

function readQueueCallers(wire: WireObject): QueueCaller[] {
  return wire.objects('updated_callers', queueCallersAtMost).map((caller) => ({
    sessionId: idOf(caller.text('session_id')),
    reason: caller.text('reason').toLowerCase(),
    at: wireTime(caller.text('timestamp', 'time')),
  }));
}

/** Ids are opaque text; one that our own API could not name again is no id. */
const idOf = (text: string): string => (/^[A-Za-z0-9_.:=+-]{1,80}$/.test(text) ? text : '');
