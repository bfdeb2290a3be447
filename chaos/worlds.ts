import {startPart, stopPart, type Part} from '../demo/start/part.ts';
import type {PbxReady, ZohoReady} from '../demo/start/worlds.ts';
import {children} from './children.ts';
import {offices} from './offices.ts';
import type {Person} from './plan.ts';

/** A call activity as the emulator shows it. */
export interface ZohoActivity {
  readonly id: string;
  readonly Call_Type: string;
  readonly Call_Start_Time: string;
  readonly Call_Duration_in_seconds: number;
  readonly Owner: {readonly email: string} | null;
  readonly Who_Id: {readonly id: string} | null;
  readonly What_Id: {readonly id: string} | null;
  /** Module of `What_Id`. */
  readonly $se_module: string | null;
}

/** Faults of the emulator, about three requests in ten (issue: 5xx, 429, time-out after success, HTML page, cut connection). */
const faults = [
  {kind: 'status', status: 500, rate: 0.06},
  {kind: 'status', status: 503, rate: 0.04},
  {kind: 'status', status: 429, rate: 0.06},
  {kind: 'html', status: 503, rate: 0.03},
  {kind: 'html', status: 200, rate: 0.02},
  {kind: 'drop_before', rate: 0.04},
  {kind: 'drop_after', rate: 0.03},
  {kind: 'cut_response', rate: 0.015},
  {kind: 'truncated_json', rate: 0.01},
  {kind: 'empty', rate: 0.005},
];

/** The two outside worlds, played by processes of their own. */
export class Worlds {
  readonly zoho: ZohoReady;
  readonly pbx: PbxReady;
  readonly #parts: readonly Part<unknown>[];

  private constructor(zoho: Part<ZohoReady>, pbx: Part<PbxReady>) {
    this.zoho = zoho.ready;
    this.pbx = pbx.ready;
    this.#parts = [zoho, pbx];
  }

  /** @param webhooks Where the PBX posts to. */
  static async start(webhooks: string): Promise<Worlds> {
    const [zoho, pbx] = await Promise.all([
      startPart<ZohoReady>('zoho-emulator', ['demo/zoho-emulator/main.ts', '--records', '0']),
      startPart<PbxReady>('pbx-simulator', ['demo/pbx-simulator/main.ts', '--target', webhooks]),
    ]);
    children.add(zoho.process);
    children.add(pbx.process);
    const worlds = new Worlds(zoho, pbx);
    // Recordings have tests of their own; ten thousand files would only be weight.
    await worlds.#ask(`${pbx.ready.url}/control/switches`, {recordings: 0});
    // The day's credits are not the subject; concurrency stays limited.
    for (const {orgKey} of offices) {
      await worlds.#ask(`${zoho.ready.control}/control/orgs/${orgKey}/settings`, {
        creditsPerDay: 100_000_000,
      });
    }
    return worlds;
  }

  /** Puts a person into the CRM and answers the record's id. */
  async addPerson({office, module, name, typed, owner}: Person): Promise<string> {
    const named = module === 'Accounts' ? {Account_Name: `${name} Ltd`} : {Last_Name: name};
    const company = module === 'Leads' ? {Company: 'Example Ltd'} : {};
    const phone = module === 'Leads' ? {Mobile: typed} : {Phone: typed};
    const record = await this.#ask<{id: string}>(`${this.zoho.control}/control/records`, {
      org: office.orgKey,
      module,
      owner,
      fields: {...named, ...company, ...phone},
    });
    return record.id;
  }

  /** @param calls So many creates in five hundred are answered never, after they were done. */
  async startFaults(calls: number): Promise<void> {
    const late = {kind: 'late', method: 'POST', path: '/Calls', rate: 0.02, count: Math.ceil(calls / 500)};
    for (const fault of [...faults, late]) await this.#ask(`${this.zoho.control}/control/faults`, fault);
  }

  async stopFaults(): Promise<void> {
    await fetch(`${this.zoho.control}/control/faults`, {method: 'DELETE'});
  }

  /** @returns The session's id. */
  async placeCall(request: Readonly<Record<string, unknown>>): Promise<string> {
    return (await this.#ask<{id: string}>(`${this.pbx.url}/control/calls`, request)).id;
  }

  async countActivities(): Promise<number> {
    let count = 0;
    for (const {orgKey} of offices) {
      const url = `${this.zoho.control}/control/state?limit=1&org=${orgKey}`;
      const state = await this.#ask<{orgs: {totals: {Calls: number}}[]}>(url);
      count += state.orgs[0]?.totals.Calls ?? 0;
    }
    return count;
  }

  activities(orgKey: string): Promise<ZohoActivity[]> {
    return this.#ask(`${this.zoho.control}/control/records?module=Calls&limit=1000000&org=${orgKey}`);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#parts.map((part) => stopPart(part)));
  }

  async #ask<T>(url: string, body?: object): Promise<T> {
    const answer = await fetch(url, {
      ...(body && {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {'content-type': 'application/json'},
      }),
      signal: AbortSignal.timeout(60_000),
    });
    if (!answer.ok) throw new Error(`${answer.status} from ${new URL(url).pathname}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }
}
