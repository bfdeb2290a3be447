import type {Clock} from '../clock.ts';
import {InvalidInput} from '../control/invalid-input.ts';
import type {Channel, PbxEvent} from '../events.ts';
import {findService, findUser} from '../world/tenants.ts';
import type {ServiceNumber, TenantFacts} from '../world/tenants.ts';
import type {CallPlan} from './call-plan.ts';
import {cdrOf, partiesOf} from './free-call-cdr.ts';
import {isRinging, isTalking} from './free-call-leg.ts';
import type {FreeLeg} from './free-call-leg.ts';
import {FreeCallLegs} from './free-call-legs.ts';
import type {LegStep} from './free-call-legs.ts';

export interface FreeCallOptions {
  readonly plan: CallPlan;
  readonly tenant: TenantFacts;
  readonly sessionId: string;
  readonly clock: Clock;
  /** Hears each event as it happens. */
  readonly emit: (event: PbxEvent, channel: Exclude<Channel, 'rest'>) => void;
}

type State = 'dialing' | 'ringing' | 'talking' | 'ended';

/**
 * One call that is made up while it goes: it rings, and then follows its plan or the buttons somebody
 * presses. Emits what the PBX would (pbx-facts 3.6), in dialect B.
 */
export class FreeCall {
  readonly sessionId: string;
  readonly plan: CallPlan;
  readonly tenant: TenantFacts;
  #state: State = 'dialing';
  #held = false;
  #transferred = false;
  readonly #clock: Clock;
  readonly #emitEvent: FreeCallOptions['emit'];
  readonly #legs = new FreeCallLegs(
    () => this.#now(),
    (step, leg) => this.#emitLeg(step, leg),
  );
  readonly #startedAt: number;
  #timers: (() => void)[] = [];
  #queue: ServiceNumber | undefined;
  #callee: string;

  constructor(options: FreeCallOptions) {
    this.plan = options.plan;
    this.tenant = options.tenant;
    this.sessionId = options.sessionId;
    this.#clock = options.clock;
    this.#emitEvent = options.emit;
    this.#startedAt = this.#now();
    this.#callee = options.plan.to;
  }

  get state(): State {
    return this.#state;
  }

  get held(): boolean {
    return this.#held;
  }

  /** Extensions that ring, and who talks. */
  get phones(): {ringing: string[]; talking: string[]} {
    const numbers = (legs: FreeLeg[]) => [...new Set(legs.map((leg) => leg.callee))];
    const people = this.#legs.all.filter((leg) => leg.kind !== 'service');
    return {ringing: numbers(people.filter(isRinging)), talking: numbers(people.filter(isTalking))};
  }

  /** Places the call; it rings by the time this returns, unless a trunk, queue or IVR comes first. */
  start(): void {
    const {to, from, clickToCall, direction, userData} = this.plan;
    this.#emit('call_start', {
      ...this.#parties(),
      call_id: this.#callId(),
      user_data: userData,
    });
    if (clickToCall) {
      this.#ringPeople([from], 'normal_call');
      this.#after(2, () => {
        const [own, ...otherDevices] = this.#legs.ringing;
        this.#legs.answer(own!);
        for (const leg of otherDevices) this.#legs.end(leg, 'noanswer');
        this.#after(1, () => (direction === 'outbound' ? this.#dialTrunk() : this.#route(to)));
      });
    } else if (direction === 'outbound') this.#after(1, () => this.#dialTrunk());
    else this.#route(to);
  }

  /** Somebody picks up: `extension`, or whoever rings first. */
  answer(extension = this.plan.answeredBy): void {
    const ringing = this.#legs.ringing;
    const leg = (extension && ringing.find(({callee}) => callee === extension)) || ringing[0];
    if (!leg) throw new InvalidInput('call', 'nothing rings');
    this.#stopTimers();
    this.#legs.answer(leg);
    for (const other of ringing) if (other !== leg) this.#legs.end(other, 'noanswer');
    this.#leaveQueue('agent_answered');
    if (this.plan.direction !== 'outbound' && !this.#transferred) this.#update(leg.callee);
    this.#state = 'talking';
    this.#planTalk();
  }

  /** One side ends it. While it rings, the caller gives up and the callee rejects. */
  hangup(by: 'caller' | 'callee' = 'caller'): void {
    if (this.#state === 'ended') throw new InvalidInput('call', 'is over');
    if (this.#state === 'talking') this.#finish(`${by}_disconnect`, '0');
    else if (by === 'callee') this.#fail(486);
    else this.#giveUp();
  }

  /** Hands the call to another extension, which rings. */
  transfer(to = this.plan.transferTo): void {
    const leg = this.#legs.all.findLast((each) => isTalking(each) && each.kind === 'person');
    if (this.#state !== 'talking' || (!leg && this.plan.direction !== 'outbound')) {
      throw new InvalidInput('call', 'nobody talks');
    }
    if (!findUser(this.tenant, to)) throw new InvalidInput('to', 'must be an extension');
    this.#stopTimers();
    this.#held = false;
    this.#transferred = true;
    if (leg) this.#legs.end(leg, 'end', 0, 'referred');
    this.#update(to);
    this.#ringPeople([to], 'normal_call');
    if (this.plan.step === 'auto') this.#after(4, () => this.answer(to));
  }

  /** Puts it on hold or takes it back. No event exists for that. */
  hold(held = !this.#held): void {
    if (this.#state !== 'talking') throw new InvalidInput('call', 'nobody talks');
    this.#held = held;
  }

  /** Stops without another word, as when the simulator is reset. */
  abandon(): void {
    this.#stopTimers();
    this.#state = 'ended';
  }

  #route(number: string): void {
    const service = findService(this.tenant, number);
    if (!service) return this.#ringPeople([number], 'normal_call', true);
    if (service.type === 'RING_GROUP') {
      const name = `${this.plan.displayName || this.plan.from} ${service.name}`;
      this.#emit('call_update_info', {...this.#parties(), caller_display_name: name});
      return this.#ringPeople(service.members, 'ring_group_call', true);
    }
    const leg = this.#legs.addService(number, `sip:${number}@${service.host}`);
    if (service.type === 'CALL_QUEUE') this.#enterQueue(service);
    else
      this.#after(3, () => {
        this.#legs.end(leg, 'end', 0, 'referred');
        this.#update(service.members[0]!);
        this.#route(service.members[0]!);
      });
  }

  #enterQueue(queue: ServiceNumber): void {
    this.#queue = queue;
    this.#queueStatus('enqueue');
    this.#after(2, () => this.#ringPeople(queue.members, 'normal_call', true));
  }

  #leaveQueue(reason: 'agent_answered' | 'hangup'): void {
    const leg = this.#legs.all.find((each) => each.callee === this.#queue?.number && !each.endedAt);
    if (!leg) return;
    this.#legs.end(leg, 'end', 0, 'referred');
    this.#queueStatus(reason);
  }

  #queueStatus(reason: string): void {
    const row = {
      position: '1',
      session_id: this.sessionId,
      caller_number: this.plan.from,
      reason,
      type: 'normal',
    };
    const updated_callers = [{...row, timestamp: String(this.#now())}];
    this.#emitEvent(
      {
        event_type: 'queue_caller_status',
        tenant_id: this.tenant.id,
        queue_id: this.#queue!.id,
        updated_callers,
      },
      'extension',
    );
  }

  #ringPeople(extensions: readonly string[], callType: FreeLeg['callType'], planned = false): void {
    const legs = extensions.flatMap((extension) =>
      (findUser(this.tenant, extension)?.devices ?? []).map((device) =>
        this.#legs.add(extension, `sip:${extension}@${device}`, 'person', callType),
      ),
    );
    if (this.plan.ends === 'busy' && planned && this.plan.step === 'auto') return this.#fail(486);
    for (const leg of legs) this.#ring(leg);
    if (planned) this.#planRinging();
  }

  #dialTrunk(): void {
    const {to, ends, step} = this.plan;
    const leg = this.#legs.add(to, `sip:${to}@${this.tenant.trunk.host}:5060`, 'trunk', 'normal_call');
    if (ends === 'busy' && step === 'auto') return this.#fail(486);
    this.#after(2, () => {
      this.#ring(leg);
      this.#planRinging();
    });
  }

  #planRinging(): void {
    const {ends, answerAfter, ringSeconds, step} = this.plan;
    if (step === 'manual') return;
    if (ends === 'missed') this.#after(ringSeconds, () => this.#ringOut());
    else if (ends === 'voicemail') this.#after(ringSeconds, () => this.#toVoicemail());
    else if (ends === 'rejected') this.#after(answerAfter, () => this.#fail(486));
    else if (ends === 'caller_gave_up') this.#after(answerAfter, () => this.#giveUp());
    else this.#after(answerAfter, () => this.answer());
  }

  #planTalk(): void {
    const {ends, talkSeconds, step} = this.plan;
    if (step === 'manual') return;
    if (ends === 'transfer' && !this.#transferred) this.#after(talkSeconds / 2, () => this.transfer());
    else this.#after(talkSeconds, () => this.#finish('caller_disconnect', '0'));
  }

  #ringOut(): void {
    this.#legs.endUnanswered('noanswer', 408);
    this.#leaveQueue('hangup');
    this.#finish('None', '408');
  }

  #giveUp(): void {
    this.#legs.endUnanswered('noanswer', 487);
    this.#leaveQueue('hangup');
    this.#finish('cancelled', '487');
  }

  #fail(code: number): void {
    this.#legs.endUnanswered('fail', code);
    this.#leaveQueue('hangup');
    this.#finish('None', String(code));
  }

  #toVoicemail(): void {
    this.#legs.endUnanswered('noanswer', 408);
    this.#leaveQueue('hangup');
    const {voicemail} = this.tenant;
    this.#update(voicemail);
    this.#legs.addService(voicemail, `sip:${voicemail}@192.0.2.10:8930`);
    this.#after(this.plan.talkSeconds, () => this.#finish('caller_disconnect', '0'));
  }

  #finish(reason: string, statusCode: string): void {
    this.#stopTimers();
    for (const leg of this.#legs.open) this.#legs.end(leg, leg.answeredAt ? 'end' : 'noanswer');
    this.#state = 'ended';
    const end = {reason, statusCode, startedAt: this.#startedAt, endedAt: this.#now()};
    this.#emit('call_cdr', {call_id: this.#callId(), ...cdrOf(this.plan, this.tenant, this.#legs.all, end)});
  }

  #ring(leg: FreeLeg): void {
    this.#state = 'ringing';
    this.#legs.ring(leg);
  }

  #emitLeg(step: LegStep, leg: FreeLeg): void {
    const {did, outbound_caller_id} = this.#parties();
    this.#emit(`cdr_target_${step}`, {
      caller: this.plan.from,
      destination: leg.destination,
      did,
      outbound_caller_id,
    });
  }

  #update(callee: string): void {
    this.#callee = callee;
    this.#emit('call_update_info', this.#parties());
  }

  #parties() {
    return partiesOf(this.plan, this.tenant, this.#callee);
  }

  #emit(eventType: string, fields: Partial<PbxEvent>): void {
    this.#emitEvent(
      {
        event_type: eventType,
        ...(eventType === 'call_cdr' ? {} : {time: String(this.#now())}),
        session_id: this.sessionId,
        cdr_id: String(BigInt(this.sessionId) + 1n),
        tenant_id: this.tenant.id,
        direction: this.plan.direction,
        ...fields,
      },
      'cdr',
    );
  }

  #callId(): string {
    return `demo${this.sessionId.slice(-9)}-aaaaaaaaaaaaaa..`;
  }

  #now(): number {
    return Math.floor(this.#clock.now() / 1000);
  }

  #after(seconds: number, task: () => void): void {
    this.#timers.push(this.#clock.schedule(seconds * 1000, task));
  }

  #stopTimers(): void {
    for (const cancel of this.#timers) cancel();
    this.#timers = [];
  }
}
