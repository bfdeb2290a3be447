import {randomBytes} from 'node:crypto';
import {createWriteStream} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {createServer, type AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {writeTenantsFile} from '../demo/start/tenants-file.ts';
import {BadNetwork} from './bad-network.ts';
import {openDatabase, type CampaignDatabase, type DatabaseKind} from './database.ts';
import {judge, type PlacedCall, type Verdict} from './judge.ts';
import {ledgerStates} from './ledger.ts';
import {makePlan, type Person, type Plan} from './plan.ts';
import {ProxyProcess} from './proxy-process.ts';
import {seededRandom, type SeededRandom} from './seeded-random.ts';
import {Worlds} from './worlds.ts';

export interface CampaignOptions {
  readonly calls: number;
  readonly database: DatabaseKind;
  readonly seed: number;
  /** Milliseconds after which the campaign is judged as it stands. */
  readonly limit: number;
  /** Takes lines about how it goes. */
  readonly say: (line: string) => void;
}

/** The proxies' journal waits so many times shorter than in life: six hours take 36 seconds. */
const pace = 600;
/** The PBX gives up after half a minute instead of half an hour: what a slow start outlasts, the call log must bring. */
const pbxPace = 60;
/** Webhooks under way beyond which no further call is placed. */
const crowd = 300;
/** Longer than the settle window and the waits of a few attempts, so that a late second activity would show. */
const quietFor = 6_000;

/** Real processes, real sockets, ten kinds of trouble at once: whatever happens, each call must stand in Zoho exactly once. */
export async function runCampaign(options: CampaignOptions): Promise<Verdict> {
  const folder = await mkdtemp(join(tmpdir(), 'bgm-chaos-'));
  const database = await openDatabase[options.database](folder);
  try {
    return await new Campaign(options, folder, database).run();
  } finally {
    await database.stop();
    await rm(folder, {recursive: true, force: true});
  }
}

class Campaign {
  readonly #options: CampaignOptions;
  readonly #folder: string;
  readonly #database: CampaignDatabase;
  readonly #plan: Plan;
  readonly #random: SeededRandom;
  readonly #placed: PlacedCall[] = [];
  readonly #recordIds = new Map<Person, string>();
  readonly #endsAt: number;
  #proxies: readonly ProxyProcess[] = [];
  #restarts = 0;

  constructor(options: CampaignOptions, folder: string, database: CampaignDatabase) {
    this.#options = options;
    this.#folder = folder;
    this.#database = database;
    this.#plan = makePlan(options.calls, options.seed);
    this.#random = seededRandom(options.seed + 1);
    this.#endsAt = Date.now() + options.limit;
  }

  async run(): Promise<Verdict> {
    const ports = await Promise.all(Array.from({length: this.#database.proxies}, freePort));
    const origins = ports.map((port) => `http://127.0.0.1:${port}`);
    const network = new BadNetwork({
      random: seededRandom(this.#options.seed + 2),
      receivers: origins.map((origin) => `${origin}/crm/v1/pbx/events`),
      pace: pbxPace,
      drops: {final: 0.03, other: 0.05},
    });
    await network.open();
    const worlds = await Worlds.start(network.url);
    try {
      const env = await this.#settings(worlds);
      const log = createWriteStream(join(this.#folder, 'proxies.log'));
      this.#proxies = ports.map(
        (port, n) => new ProxyProcess({...env, BGM_PORT: String(port), BGM_PUBLIC_URL: origins[n]}, log),
      );
      for (const person of this.#plan.people) this.#recordIds.set(person, await worlds.addPerson(person));
      // One after the other: the first one prepares the database.
      for (const proxy of this.#proxies) await proxy.start();
      await this.#campaign(worlds, network);
      return await this.#verdict(worlds, network);
    } finally {
      await Promise.all(this.#proxies.map((proxy) => proxy.stop()));
      await network.close();
      await worlds.stop();
    }
  }

  async #settings(worlds: Worlds): Promise<NodeJS.ProcessEnv> {
    const tenants = join(this.#folder, 'tenants.json');
    await writeTenantsFile(tenants, worlds.pbx, worlds.zoho, {pageOrigins: [], isFirst: true});
    return {
      ...this.#database.env,
      BGM_HOST: '127.0.0.1',
      BGM_ENCRYPTION_KEYS: `chaos:${randomBytes(32).toString('base64')}`,
      BGM_PBX_URL: worlds.pbx.url,
      BGM_TENANTS_FILE: tenants,
      BGM_ZOHO_HOSTS: JSON.stringify(worlds.zoho.regions),
      BGM_TEST_PACE: String(pace),
      BGM_CALL_LOG_SECONDS: '10',
      BGM_LOG_LEVEL: 'warn',
    };
  }

  async #campaign(worlds: Worlds, network: BadNetwork): Promise<void> {
    const {say, calls} = this.#options;
    const began = Date.now();
    await worlds.startFaults(calls);
    const trouble = new AbortController();
    const troubles = Promise.all([this.#killProxies(trouble.signal), this.#restartDatabase(trouble.signal)]);
    try {
      await this.#placeCalls(worlds, network);
      await this.#until(() => network.underWay === 0);
    } finally {
      trouble.abort();
      await troubles;
    }
    const {sent, duplicated, dropped, refused, givenUp} = network.counts;
    say(`${calls} calls placed and told in ${seconds(Date.now() - began)}`);
    say(
      `webhooks ${sent}, copies ${duplicated}, dropped ${dropped}, refused or unheard ${refused}, given up ${givenUp}`,
    );
    const killed = this.#proxies.reduce((sum, {counts}) => sum + counts.killed, 0);
    const ended = this.#proxies.reduce((sum, {counts}) => sum + counts.endedByItself, 0);
    say(
      `proxies ${this.#proxies.length}, killed ${killed} times, ended by themselves ${ended}; database restarted ${this.#restarts} times`,
    );
    await this.#becomeQuiet(worlds, began);
  }

  async #placeCalls(worlds: Worlds, network: BadNetwork): Promise<void> {
    for (const call of this.#plan.calls) {
      await this.#until(() => network.underWay < crowd);
      if (Date.now() > this.#endsAt) throw new Error('The time is over before every call was placed.');
      this.#placed.push({call, sessionId: await worlds.placeCall(call.request)});
      if (this.#placed.length % 1000 === 0) this.#options.say(`${this.#placed.length} calls placed`);
    }
  }

  /** A proxy dies every few seconds, at whatever it is doing; one time in five it dies again while it starts. */
  async #killProxies(end: AbortSignal): Promise<void> {
    // So many that even a slow machine does more work than starting.
    for (let left = 2 + Math.floor(this.#options.calls / 100); left > 0; left--) {
      if (!(await slept(this.#random.between(2_000, 7_000), end))) return;
      const proxy = this.#random.oneOf(this.#proxies);
      proxy.kill();
      if (this.#random.chance(0.2) && (await slept(this.#random.between(300, 2_500), end))) proxy.kill();
      await Promise.race([proxy.ready(), aborted(end)]);
    }
  }

  async #restartDatabase(end: AbortSignal): Promise<void> {
    if (!this.#database.restart) return;
    for (let left = Math.ceil(this.#options.calls / 200); left > 0; left--) {
      if (!(await slept(this.#random.between(6_000, 25_000), end))) return;
      await this.#database.restart();
      this.#restarts += 1;
    }
  }

  /** Zoho recovers when nearly all is written; then waits until the books are closed, or the time is over. */
  async #becomeQuiet(worlds: Worlds, began: number): Promise<void> {
    const wanted = judge.expectedActivities(this.#placed);
    const patience = Date.now() + 20_000 + wanted * 20;
    const isNearlyDone = async () => (await worlds.countActivities()) >= wanted * 0.98;
    await this.#until(async () => Date.now() > patience || (await isNearlyDone()));
    await worlds.stopFaults();
    await this.#until(async () => (await worlds.countActivities()) >= wanted);
    this.#options.say(`${await worlds.countActivities()} activities after ${seconds(Date.now() - began)}`);
    await wait(quietFor);
    while (Date.now() < this.#endsAt) {
      await Promise.all(this.#proxies.map((proxy) => proxy.stop()));
      const states = [...(await ledgerStates(this.#database)).values()];
      if (!states.includes('queued')) return;
      await Promise.all(this.#proxies.map((proxy) => proxy.start()));
      await wait(quietFor);
    }
  }

  async #verdict(worlds: Worlds, network: BadNetwork): Promise<Verdict> {
    await Promise.all(this.#proxies.map((proxy) => proxy.stop()));
    return judge.verdict({
      placed: this.#placed,
      startOf: network.startOf,
      recordIds: this.#recordIds,
      worlds,
      database: this.#database,
    });
  }

  async #until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
    while (Date.now() < this.#endsAt && !(await isTrue())) await wait(100);
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** @returns False when it was woken to end. */
const slept = (ms: number, end: AbortSignal): Promise<boolean> =>
  wait(ms, true, {signal: end}).catch(() => false);

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), {once: true});
  });

const seconds = (ms: number): string => `${Math.round(ms / 1000)} s`;
