import {faults} from './faults.ts';
import type {PbxControl} from './pbx-control.ts';
import type {ZohoControl} from './zoho-control.ts';

/** Switches faults on and off in the worlds they belong to. */
export class FaultSwitches {
  readonly #pbx: PbxControl;
  readonly #zoho: ZohoControl;
  #on: string[] = [];

  constructor(pbx: PbxControl, zoho: ZohoControl) {
    this.#pbx = pbx;
    this.#zoho = zoho;
  }

  /** Names of the faults that are on. */
  get on(): readonly string[] {
    return this.#on;
  }

  /** Makes exactly these faults be on; names that do not exist are passed over. */
  async set(names: readonly string[]): Promise<void> {
    const wanted = faults.filter((fault) => names.includes(fault.name));
    const before = faults.filter((fault) => this.#on.includes(fault.name));
    this.#on = wanted.map((fault) => fault.name);
    await this.#zoho.clearFaults();
    for (const fault of wanted) {
      if (fault.where === 'zoho') for (const body of fault.body) await this.#zoho.fault(body);
    }
    for (const gone of before) {
      if (gone.where === 'pbx' && gone.back && !wanted.includes(gone)) await this.#pbx.switches(gone.back);
    }
    for (const fault of wanted) {
      if (fault.where === 'pbx') for (const body of fault.body) await this.#pbx.switches(body);
    }
    await setProxy(wanted.some((fault) => fault.where === 'proxy') ? 'killed' : 'running');
  }
}

/** The page's own server holds the proxy's process. Resolves when it is so. */
export async function setProxy(state: 'killed' | 'running'): Promise<void> {
  await fetch('/parts/proxy', {method: 'PUT', body: JSON.stringify({state})});
}
