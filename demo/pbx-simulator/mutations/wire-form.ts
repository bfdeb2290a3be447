import type {CallTarget, PbxEvent} from '../events.ts';
import {userPart} from '../events.ts';

/** A: spelling of texts before 10 Jul 2026. B: since then (pbx-facts, fact 7). */
export type Dialect = 'A' | 'B';

const directionsAtoB: Record<string, string> = {
  ext: 'internal',
  in: 'inbound',
  in2out: 'inbound_outbound',
  out: 'outbound',
};
const directionsBtoA = Object.fromEntries(Object.entries(directionsAtoB).map(([a, b]) => [b, a]));

/** The dialect an event is written in; events without a direction are in neither. */
export function dialectOf(event: PbxEvent): Dialect | undefined {
  const direction = event.direction ?? '';
  if (direction in directionsAtoB) return 'A';
  return direction in directionsBtoA ? 'B' : undefined;
}

const withDirection = (event: PbxEvent, names: Record<string, string>): PbxEvent =>
  event.direction === undefined ? event : {...event, direction: names[event.direction] ?? event.direction};

/** Renames a field; a field that is not there stays away. */
export function renameField(event: PbxEvent, from: string, to: string): PbxEvent {
  if (!(from in event) || from === to) return event;
  const {[from]: value, ...rest} = event;
  return {...(rest as PbxEvent), [to]: value};
}

const without = <T extends object>(value: T, ...fields: string[]): T =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !fields.includes(name))) as T;

/** As firmware before 10 Jul 2026 writes it: `in`, `did_cid`, plain trunk, neither durations nor status. */
export function toDialectA(event: PbxEvent): PbxEvent {
  const turned = withDirection(event, directionsBtoA);
  if (turned.event_type !== 'call_cdr') return turned;
  const bare = without(
    trunkAs(renameField(turned, 'did', 'did_cid'), 'plain', ''),
    'call_status',
    'ring_duration',
    'talk_duration',
    'cdr_id',
  );
  const targets = (bare.call_targets ?? []).map((target) =>
    without(target, 'status', 'ring_duration', 'talk_duration', 'did'),
  );
  return {...bare, call_targets: targets};
}

/** As current firmware writes it: `inbound`, `did`, `name:id` trunk, durations and status in every leg. */
export function toDialectB(event: PbxEvent, facts: {cdrId?: string | undefined; trunkId: string}): PbxEvent {
  const turned = withDirection(event, directionsAtoB);
  if (turned.event_type !== 'call_cdr') return turned;
  const full = renameField(renameField(turned, 'did_cid', 'did'), 'end_reason', 'ended_reason');
  const targets = (full.call_targets ?? []).map((target) => ({did: '', ...target, ...legFigures(target)}));
  const answered = Number(full['answered_time']) || 0;
  const ring = Number(full['ring_time']) || 0;
  const rangUntil = answered || Number(full['ended_time']);
  const figures = {
    call_status: answered ? 'answered' : 'noanswer',
    ring_duration: String(ring ? Math.max(0, rangUntil - ring) : 0),
    talk_duration: targets.reduce((sum, target) => sum + Number(target.talk_duration), 0),
  };
  const cdrId = facts.cdrId === undefined ? {} : {cdr_id: facts.cdrId};
  return trunkAs({...cdrId, ...figures, ...full, call_targets: targets}, 'name:id', facts.trunkId);
}

function legFigures(target: CallTarget) {
  const [ring, answered, ended] = [target.ring_time, target.answered_time, target.ended_time].map(Number);
  return {
    status: answered ? 'answered' : 'noanswer',
    ring_duration: String(ring ? (answered || ended || ring) - ring : 0),
    talk_duration: String(answered ? (ended ?? answered) - answered : 0),
  };
}

/** Writes every trunk of a `call_cdr` as its name alone, or as `name:id`. Internal calls have none. */
export function trunkAs(event: PbxEvent, form: 'plain' | 'name:id', trunkId: string): PbxEvent {
  const write = (trunk: unknown): unknown => {
    if (typeof trunk !== 'string' || trunk === '') return trunk;
    const name = trunk.replace(/:\d+$/, '');
    return form === 'plain' ? name : trunk === name ? `${name}:${trunkId}` : trunk;
  };
  if (!('trunk_name' in event)) return event;
  const targets = (event.call_targets ?? []).map((leg) => ({
    ...leg,
    trunk_name: write(leg.trunk_name) as string,
  }));
  return {...event, trunk_name: write(event['trunk_name']), call_targets: targets};
}

/** Writes `caller` and `callee` of live events as `sip:number@host`, or as the number alone. */
export function numbersAs(
  event: PbxEvent,
  form: 'plain' | 'uri',
  hosts: {inside: string; trunk: string},
): PbxEvent {
  if (event.event_type === 'call_cdr') return event;
  const write = (address: unknown): unknown => {
    if (typeof address !== 'string' || address === '') return address;
    const number = userPart(address);
    if (form === 'plain') return number;
    return `sip:${number}@${/^\d{3,4}$/.test(number) ? hosts.inside : hosts.trunk}`;
  };
  const changed = {...event};
  for (const field of ['caller', 'callee']) if (field in changed) changed[field] = write(changed[field]);
  return changed;
}
