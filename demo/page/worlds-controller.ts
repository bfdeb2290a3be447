import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {PhoneAction} from './agent-screen.ts';
import {EventRecorder} from './event-recorder.ts';
import {checkExpectation} from './expectation-check.ts';
import {FaultSwitches} from './fault-switches.ts';
import {freshNumber} from './fresh-number.ts';
import {keepGuess} from './kept-guess.ts';
import type {DemoTenant, DemoUser, PageConfig} from './page-config.ts';
import {PbxControl, type PbxCall, type PbxState} from './pbx-control.ts';
import type {Mark} from './scenario-list.ts';
import type {GoldenScenario, LiveScenario, Scenario} from './scenarios.ts';
import {ZohoControl, type CrmRecord, type ZohoState} from './zoho-control.ts';

const refreshEvery = 1_000;
/** Golden scenarios run so much faster than life. */
export const speed = 20;
/** How long the proxy may take to hear that calls are over before the simulator forgets them. */
const hearing = 3_000;
/** How long the CRM may take to show a played scenario. */
const patience = 25_000;

/** Whose screen the page shows. */
export interface Seat {
  readonly tenant?: DemoTenant;
  readonly user?: DemoUser;
}

/** The worlds around the widgets as the QA page sees and moves them. */
export class WorldsController implements ReactiveController {
  pbx?: PbxState;
  zoho?: ZohoState;
  marks: ReadonlyMap<string, Mark> = new Map();
  /** What went wrong with the last wish, in words. */
  notice = '';
  now = Date.now();
  readonly #host: ReactiveControllerHost;
  readonly #seat: () => Seat;
  #pbx?: PbxControl;
  #zoho?: ZohoControl;
  #faults?: FaultSwitches;
  #recorder?: EventRecorder;
  #timer?: ReturnType<typeof setInterval>;
  #asked = 0;
  #shown = 0;

  constructor(host: ReactiveControllerHost, seat: () => Seat) {
    this.#host = host;
    this.#seat = seat;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }

  open(config: PageConfig): void {
    this.#pbx = new PbxControl(config.pbx);
    this.#zoho = new ZohoControl(config.zoho);
    this.#faults = new FaultSwitches(this.#pbx, this.#zoho);
    this.#recorder = new EventRecorder(config.proxy, () => this.#host.requestUpdate());
    this.#timer = setInterval(() => void this.refresh(), refreshEvery);
  }

  /** Names of the faults that are on. */
  get faultsOn(): readonly string[] {
    return this.#faults?.on ?? [];
  }

  get events() {
    return this.#recorder?.events ?? [];
  }

  clearEvents(): void {
    this.#recorder?.clear();
  }

  /** The org that the shown tenant is connected to. */
  get org(): ZohoState['orgs'][number] | undefined {
    return this.zoho?.orgs.find((org) => org.key === this.#seat().tenant?.org);
  }

  crmRecords(module: string): CrmRecord[] {
    return [...(this.org?.records[module] ?? [])];
  }

  /** Newest call of the tenant that buttons can still steer. */
  get call(): PbxCall | undefined {
    const tenant = this.#seat().tenant?.id;
    return this.pbx?.calls.findLast((call) => call.tenant === tenant && call.state !== 'ended');
  }

  get actions(): readonly PhoneAction[] {
    const call = this.call;
    if (!call) return [];
    return call.state === 'talking' ? ['hold', 'transfer', 'hangup'] : ['answer', 'hangup'];
  }

  async refresh(): Promise<void> {
    this.now = Date.now();
    const org = this.#seat().tenant?.org ?? '';
    const turn = ++this.#asked;
    const [pbx, zoho] = await Promise.allSettled([this.#pbx?.state(), this.#zoho?.state(org)]);
    // An older answer that comes late would take the call in hand away under somebody's press.
    if (turn < this.#shown) return;
    this.#shown = turn;
    if (pbx.status === 'fulfilled' && pbx.value) this.pbx = pbx.value;
    if (zoho.status === 'fulfilled' && zoho.value) this.zoho = zoho.value;
    this.#host.requestUpdate();
  }

  play(scenario: Scenario): Promise<void> {
    return this.#attempt(() =>
      scenario.kind === 'live' ? this.#playLive(scenario) : this.#playGolden(scenario),
    );
  }

  /** Places a call from and to anywhere. */
  place(call: Record<string, unknown>): Promise<void> {
    return this.#attempt(async () => {
      await this.#pbx?.call({tenant: this.#seat().tenant?.id, ...call});
      await this.refresh();
    });
  }

  /** Presses a button of the phone. */
  press(action: PhoneAction): Promise<void> {
    return this.#attempt(async () => {
      const call = this.call;
      if (!call) return;
      const answersSelf = action === 'answer' && call.direction !== 'outbound';
      await this.#pbx?.press(call.id, action, answersSelf ? {by: this.#seat().user?.extension} : {});
      await this.refresh();
    });
  }

  setFaults(names: readonly string[]): Promise<void> {
    return this.#attempt(async () => this.#faults?.set(names));
  }

  /** Both played worlds as at their start; the proxy keeps what it knows. */
  reset(): Promise<void> {
    return this.#attempt(async () => {
      await this.#faults?.set([]);
      await this.#endCalls();
      await Promise.all([this.#pbx?.reset(), this.#zoho?.reset()]);
      this.marks = new Map();
      await this.refresh();
    });
  }

  /** A call that the simulator forgot would ring on every later screen: each ends first, and the proxy hears of it. */
  async #endCalls(): Promise<void> {
    const open = (await this.#pbx?.state())?.calls.filter((call) => call.state !== 'ended') ?? [];
    for (const call of open) await this.#pbx?.press(call.id, 'hangup');
    const until = Date.now() + hearing;
    const isSent = async () => !(await this.#pbx?.state())?.webhooks.some(({state}) => state === 'waiting');
    while (Date.now() < until && !(await isSent())) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  async #playLive(scenario: LiveScenario): Promise<void> {
    await this.refresh();
    const {tenant, user} = this.#seat();
    const number = scenario.from === 'fresh' ? freshNumber(this.#usedNumbers()) : scenario.from;
    const records = await this.#addRecords(scenario, number);
    if (scenario.keptMinutes && records[0]) await keepGuess(number, records[0], scenario.keptMinutes);
    const whose = (party: string) => (party === 'user' ? user?.extension : party);
    await this.#pbx?.call({
      tenant: tenant?.id,
      from: whose(number),
      to: whose(scenario.to),
      direction: scenario.direction,
      ...(scenario.displayName ? {displayName: scenario.displayName} : {}),
      step: 'manual',
    });
    await this.refresh();
  }

  /** Of every call and record until now. */
  #usedNumbers(): string[] {
    const people = [...this.crmRecords('Contacts'), ...this.crmRecords('Leads')];
    return [
      ...(this.pbx?.calls.map((call) => call.from) ?? []),
      ...people
        .flatMap((person) => [person['Phone'], person['Mobile']])
        .filter((one) => typeof one === 'string'),
    ];
  }

  /** @returns the scenario's records as they stand in the CRM. */
  async #addRecords(scenario: LiveScenario, number: string): Promise<CrmRecord[]> {
    const {org} = this;
    const records: CrmRecord[] = [];
    for (const {module, fields} of (org && scenario.records) ?? []) {
      const own = Object.entries(fields).map(([name, value]) => [
        name,
        value.replace('{number}', `+${number}`),
      ]);
      const known = this.crmRecords(module).find((one) => own.every(([name, value]) => one[name!] === value));
      if (org)
        records.push(
          known ?? (await this.#zoho!.addRecord(org.key, module, Object.fromEntries(own) as object)),
        );
    }
    return records;
  }

  async #playGolden(scenario: GoldenScenario): Promise<void> {
    this.#mark(scenario.name, {state: 'playing'});
    await this.refresh();
    const before = new Set(this.crmRecords('Calls').map((call) => call.id));
    await this.#pbx?.play(scenario.name, speed);
    this.#mark(scenario.name, await this.#verdict(scenario, before));
  }

  /** Watches Zoho until the expectation holds, or time is up; where nothing is expected, it waits half of it. */
  async #verdict(scenario: GoldenScenario, before: ReadonlySet<string>): Promise<Mark> {
    const owner = this.#seat().tenant?.users.find(
      (user) => user.extension === scenario.expected.owner,
    )?.email;
    const began = Date.now();
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, refreshEvery));
      await this.refresh();
      const created = this.crmRecords('Calls').filter((call) => !before.has(call.id));
      const mark = checkExpectation(scenario, created, owner);
      const waited = Date.now() - began;
      const isSettled = scenario.expected.creates === 0 ? waited > patience / 2 : mark.state === 'pass';
      if (isSettled || waited > patience) return mark;
    }
  }

  #mark(name: string, mark: Mark): void {
    this.marks = new Map(this.marks).set(name, mark);
    this.#host.requestUpdate();
  }

  /** Does it, and says on the page what went wrong. */
  async #attempt(what: () => Promise<unknown>): Promise<void> {
    this.notice = '';
    try {
      await what();
    } catch (error) {
      this.notice = error instanceof Error ? error.message : String(error);
    }
    this.#host.requestUpdate();
  }
}
