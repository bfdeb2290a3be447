import {faults} from './faults.ts';
import type {PbxControl} from './pbx-control.ts';
import type {ZohoControl} from './zoho-control.ts';

/** While it lasts, the proxy learns that its consent is worth nothing; afterwards an admin has to give it again. */
const refusal = 'zoho-refused';

/** Switches faults on and off in the worlds they belong to. */
export class FaultSwitches {
  readonly #pbx: PbxControl;
  readonly #zoho: ZohoControl;
  /** Not known before the first change: the page that was open before may have left some on. */
  #on: string[] | undefined;

  constructor(pbx: PbxControl, zoho: ZohoControl) {
    this.#pbx = pbx;
    this.#zoho = zoho;
  }

  /** Names of the faults that are on. */
  get on(): readonly string[] {
    return this.#on ?? [];
  }

  /** Makes exactly these faults be on; names that do not exist are passed over. */
  async set(names: readonly string[]): Promise<void> {
    const wanted = faults.filter((fault) => names.includes(fault.name));
    const before = faults.filter((fault) => this.#on?.includes(fault.name) ?? true);
    const isHealed = this.#on?.includes(refusal) && !names.includes(refusal);
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
    if (wanted.some((fault) => fault.where === 'proxy')) await setProxy('killed');
    else await setProxy(isHealed ? 'reauthorised' : 'running');
  }
}

/**
 * Before the page opens: what an earlier visit left behind must not show in this one. Only a fault that is to go on stays as it
 * is, so that a page can be reloaded in the midst of it.
 */
export async function clearLeftovers(zoho: ZohoControl, names: readonly string[]): Promise<void> {
  const left = (await zoho.faults()).map(gist);
  const wanted = faults.filter(({where, name}) => where === 'zoho' && names.includes(name));
  const isSame =
    left.sort().join() ===
    wanted
      .flatMap(({body}) => body.map(gist))
      .sort()
      .join();
  if (left.length === 0 || isSame) return setProxy('running');
  await zoho.clearFaults();
  // A proxy that was refused keeps away from Zoho for a while, and from a consent that is worth nothing for good.
  await setProxy(left.some((one) => one.includes('token_error')) ? 'reauthorised' : 'restarted');
}

function gist(rule: Readonly<Record<string, unknown>>): string {
  return ['kind', 'status', 'code', 'ms', 'path'].map((key) => JSON.stringify(rule[key] ?? '')).join(' ');
}

/** The page's own server holds the proxy's process. Resolves when it is so. */
async function setProxy(state: 'killed' | 'running' | 'restarted' | 'reauthorised'): Promise<void> {
  await fetch('/parts/proxy', {method: 'PUT', body: JSON.stringify({state})});
}
