import {CallLedger} from './calls/call-ledger.ts';
import {callRequestSchema, planCall} from './calls/call-plan.ts';
import type {CallPlan, CallRequest} from './calls/call-plan.ts';
import {FreeCall} from './calls/free-call.ts';
import type {FreeCallOptions} from './calls/free-call.ts';
import {RecordingMaker} from './calls/recording-maker.ts';
import {RecordingStore} from './calls/recording-store.ts';
import {ScenarioPlayer} from './calls/scenario-player.ts';
import type {Play, PlayOptions} from './calls/scenario-player.ts';
import {manualClock} from './clock.ts';
import type {Clock} from './clock.ts';
import {InvalidInput, checkedInput} from './control/invalid-input.ts';
import type {Channel, Line, PbxEvent} from './events.ts';
import {shiftTimes} from './mutations/shift-times.ts';
import {loadScenario, scenarioNames} from './scenario-file.ts';
import {defaultSwitches} from './switches.ts';
import type {SomeSwitches, Switches} from './switches.ts';
import {Dispatcher} from './webhooks/dispatcher.ts';
import {WebhookSender} from './webhooks/webhook-sender.ts';
import {demoUuid, sessionNumbers} from './world/identifiers.ts';
import {SignIns} from './world/sign-ins.ts';
import {newTenantState} from './world/tenant-state.ts';
import type {TenantState} from './world/tenant-state.ts';
import {demoTenants, systemAdmin} from './world/tenants.ts';
import type {TenantFacts, User} from './world/tenants.ts';

export interface PbxOptions {
  /** Full address of the webhook receiver; empty: no webhooks until a tenant sets one. */
  readonly target: string;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly log: (line: string) => void;
}

/** So many free calls that are over keep their card. */
const keptCalls = 100;

/** The whole simulated PBX, without HTTP: tenants, calls, webhooks, recordings and the switches. */
export class Pbx {
  readonly clock: Clock;
  readonly ledger = new CallLedger();
  readonly recordings = new RecordingStore();
  readonly recordingMaker: RecordingMaker;
  readonly tenants = new Map<string, TenantState>();
  readonly dispatcher: Dispatcher;
  switches: Switches = {...defaultSwitches};
  signIns: SignIns;
  readonly #options: PbxOptions;
  readonly #sender: WebhookSender;
  readonly #player: ScenarioPlayer;
  readonly #calls = new Map<string, FreeCall>();
  readonly #nextSession: () => string;

  constructor(options: PbxOptions) {
    this.#options = options;
    this.clock = options.clock;
    this.#nextSession = sessionNumbers(() => this.clock.now());
    this.recordingMaker = new RecordingMaker(this.clock, this.recordings);
    this.#sender = new WebhookSender(options);
    this.signIns = new SignIns(this.clock, this.users);
    this.#fillTenants();
    this.dispatcher = new Dispatcher({
      clock: this.clock,
      ledger: this.ledger,
      recordings: this.recordingMaker,
      sender: this.#sender,
      tenants: this.tenants,
    });
    this.#player = new ScenarioPlayer({
      clock: this.clock,
      dispatch: (line, switches) => this.dispatcher.dispatch(line, switches),
      nextSession: this.#nextSession,
    });
  }

  get users(): readonly User[] {
    return [...demoTenants.flatMap((tenant) => tenant.users), systemAdmin];
  }

  /** Free calls since the start, oldest first. */
  get calls(): readonly FreeCall[] {
    return [...this.#calls.values()];
  }

  /** @throws InvalidInput for an unknown scenario. */
  playScenario(name: string, options: PlayOptions = {}): Play {
    if (!scenarioNames().includes(name)) throw new InvalidInput('name', 'there is no such scenario');
    return this.playLines(loadScenario(name), options);
  }

  /** Plays events of a test's own making. */
  playLines(lines: readonly Line[], options: PlayOptions = {}): Play {
    return this.#player.play(lines, options, {...this.switches, ...options.switches});
  }

  /** Places a free call. @throws InvalidInput when such a call cannot be. */
  startCall(request: CallRequest): FreeCall {
    const wanted = checkedInput(callRequestSchema, request);
    return this.#place(planCall(wanted, this.tenant(wanted.tenant).facts));
  }

  /** Click-to-call by REST: like a free call, but the caller's own phone rings first. */
  clickToCall(request: CallRequest): FreeCall {
    const wanted = checkedInput(callRequestSchema, request);
    return this.#place(planCall(wanted, this.tenant(wanted.tenant).facts, true));
  }

  /** @throws InvalidInput when there is no such call. */
  call(sessionId: string): FreeCall {
    const call = this.#calls.get(sessionId);
    if (!call) throw new InvalidInput('call', 'is unknown');
    return call;
  }

  /** @throws InvalidInput when there is no such tenant. */
  tenant(id: string): TenantState {
    const tenant = this.tenants.get(id);
    if (!tenant) throw new InvalidInput('tenant', 'is unknown');
    return tenant;
  }

  setSwitches(some: SomeSwitches): void {
    this.switches = {...this.switches, ...some};
  }

  /** Resolves when no webhook is on its way; retries that wait do not count. */
  idle(): Promise<void> {
    return this.#sender.idle();
  }

  /** Everything as at the start; what is under way ends without another word. */
  reset(): void {
    this.#player.stop();
    this.#sender.forgetRetries();
    for (const call of this.#calls.values()) call.abandon();
    this.#calls.clear();
    this.ledger.clear();
    this.recordings.clear();
    this.dispatcher.forget();
    this.switches = {...defaultSwitches};
    this.signIns = new SignIns(this.clock, this.users);
    this.#fillTenants();
  }

  async stop(): Promise<void> {
    this.reset();
    await this.#sender.stop();
  }

  #fillTenants(): void {
    for (const facts of demoTenants) this.tenants.set(facts.id, newTenantState(facts, this.#options.target));
  }

  #place(plan: CallPlan): FreeCall {
    const sessionId = this.#nextSession();
    const {facts} = this.tenant(plan.tenant);
    if (plan.instant) return this.#playAtOnce(plan, facts, sessionId);
    const lines = lineMaker(sessionId);
    const call = new FreeCall({
      plan,
      tenant: facts,
      sessionId,
      clock: this.clock,
      emit: (event, channel) => void this.#send(lines(event, channel)),
    });
    this.#calls.set(sessionId, call);
    this.#forgetOldCalls();
    call.start();
    return call;
  }

  #forgetOldCalls(): void {
    const over = this.calls.filter(({state}) => state === 'ended');
    for (const {sessionId} of over.slice(0, -keptCalls)) this.#calls.delete(sessionId);
  }

  /** Runs the whole call on a clock of its own, then moves it so that it ends now. */
  #playAtOnce(plan: CallPlan, facts: TenantFacts, sessionId: string): FreeCall {
    const clock = manualClock(this.clock.now());
    const lines = lineMaker(sessionId);
    const played: Line[] = [];
    const emit: FreeCallOptions['emit'] = (event, channel) => void played.push(lines(event, channel));
    const call = new FreeCall({plan, tenant: facts, sessionId, clock, emit});
    call.start();
    clock.runAll();
    const length = Math.ceil((clock.now() - this.clock.now()) / 1000);
    for (const line of shiftTimes(played, -length)) void this.#send(line);
    return call;
  }

  /** Free calls are recorded unless the switches say otherwise. */
  #send(line: Line): Promise<void> {
    return this.dispatcher.dispatch(line, {...this.switches, recordings: this.switches.recordings ?? 1});
  }
}

/** Numbers the updates of a session. */
function lineMaker(sessionId: string) {
  let number = 0;
  return (event: PbxEvent, channel: Channel): Line => ({
    sim: {at: 0, id: demoUuid(`${sessionId} ${++number}`), channel},
    event,
  });
}
