import type {CrmModule, HygieneFinding, HygieneReport} from '../../contract/index.ts';
import {hygieneReasons} from '../../contract/index.ts';
import {CrmError} from '../crm/crm-error.ts';
import type {CrmSampler, SamplePage} from '../crm/crm-sampler.ts';
import {deadline} from '../oauth/deadline.ts';
import type {Clock} from '../services/time/clock.ts';
import type {Tenant} from '../services/tenants/tenants.ts';
import {PageSpread} from './page-spread.ts';
import {unmatchable} from './unmatchable.ts';

const findingsAtMost = 5000;
/** Somebody waits for the answer; what was read until then is told. */
const timeAtMost = 20_000;

interface Sampled {
  readonly module: CrmModule;
  readonly spread: PageSpread;
  fields: readonly string[];
  /** Nothing more is read of it. */
  isOver: boolean;
}

export interface HygieneDeps {
  readonly sampler: CrmSampler;
  readonly clock: Clock;
}

/** Looks through a sample of a tenant's records for numbers that can never match a call. */
export class HygieneService {
  readonly #deps: HygieneDeps;

  constructor(deps: HygieneDeps) {
    this.#deps = deps;
  }

  /**
   * Reads pages of the modules in turn, each module's spread over the whole of it, until the budget is spent, all is read, or credits
   * run low.
   * @param modules Without them those of the lookup order.
   * @throws CrmError when nothing at all could be read; `rate_limited` while credits are low.
   */
  async examine(
    tenant: Tenant,
    {modules = tenant.settings.lookupOrder, credits}: {modules?: readonly CrmModule[]; credits: number},
  ): Promise<HygieneReport> {
    const {clock} = this.#deps;
    const limit = deadline(clock, timeAtMost);
    const run = new Run(this.#deps.sampler, tenant, credits, limit.signal);
    try {
      return {checkedAt: new Date(clock.now()).toISOString(), ...(await run.of(modules))};
    } finally {
      limit.clear();
    }
  }
}

/** One examination. */
class Run {
  readonly #sampler: CrmSampler;
  readonly #tenant: Tenant;
  readonly #budget: number;
  readonly #signal: AbortSignal;
  readonly #seen = new Set<string>();
  readonly #findings: HygieneFinding[] = [];
  readonly #counts = new Map<HygieneFinding['reason'], number>();
  #spent = 0;
  #numbers = 0;
  #pages = 0;
  #failure: CrmError | undefined;

  constructor(sampler: CrmSampler, tenant: Tenant, budget: number, signal: AbortSignal) {
    this.#sampler = sampler;
    this.#tenant = tenant;
    this.#budget = budget;
    this.#signal = signal;
  }

  async of(modules: readonly CrmModule[]): Promise<Omit<HygieneReport, 'checkedAt'>> {
    const sampled: Sampled[] = modules.map((module) => ({
      module,
      spread: new PageSpread(),
      fields: this.#sampler.usualFields(module),
      isOver: false,
    }));
    // A tenant's own fields are worth a credit where there are some to spare.
    if (this.#budget > 2 * modules.length) for (const one of sampled) await this.#learnFields(one);
    while (this.#mayGoOn() && sampled.some(({isOver}) => !isOver))
      for (const one of sampled) if (!one.isOver && this.#mayGoOn()) await this.#readPage(one);
    if (this.#pages === 0 && this.#failure) throw this.#failure;
    return {
      records: this.#seen.size,
      numbers: this.#numbers,
      complete: this.#failure === undefined && sampled.every(({spread}) => spread.isComplete),
      credits: this.#spent,
      reasons: hygieneReasons
        .map((reason) => ({reason, count: this.#counts.get(reason) ?? 0}))
        .filter(({count}) => count > 0),
      findings: this.#findings,
    };
  }

  #mayGoOn(): boolean {
    return this.#spent < this.#budget && !this.#signal.aborted && this.#failure?.kind !== 'rate_limited';
  }

  async #learnFields(one: Sampled): Promise<void> {
    const fields = await this.#asked(one, () =>
      this.#sampler.fields(this.#tenant, one.module, {signal: this.#signal}),
    );
    if (fields) one.fields = fields;
    // Whoever may not read the metadata may still read the records.
    else if (this.#failure?.kind === 'permission') [one.isOver, this.#failure] = [false, undefined];
    if (one.fields.length === 0) one.isOver = true;
  }

  async #readPage(one: Sampled): Promise<void> {
    const number = one.spread.next();
    if (number === undefined) {
      one.isOver = true;
      return;
    }
    const page = await this.#asked(one, () =>
      this.#sampler.page(this.#tenant, one.module, one.fields, number, {signal: this.#signal}),
    );
    if (!page) return;
    this.#pages += 1;
    one.spread.was(number, page.records.length > 0, page.hasMore);
    this.#judge(one.module, page);
    // Reading numbers is work: others get their turn between two pages.
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** Undefined when it failed: then this module is left alone. */
  async #asked<T>(one: Sampled, ask: () => Promise<T>): Promise<T | undefined> {
    try {
      const answer = await ask();
      this.#spent += 1;
      return answer;
    } catch (error) {
      if (!(error instanceof CrmError)) throw error;
      this.#failure = error;
      one.isOver = true;
      // A refusal is charged like an answer.
      if (['permission', 'rejected', 'not_found'].includes(error.kind)) this.#spent += 1;
      return undefined;
    }
  }

  #judge(module: CrmModule, {records}: SamplePage): void {
    const country = this.#tenant.settings.defaultCountry;
    for (const {id, url, numbers} of records) {
      if (this.#seen.has(`${module} ${id}`)) continue;
      this.#seen.add(`${module} ${id}`);
      for (const {field, stored} of numbers) {
        this.#numbers += 1;
        const reason = unmatchable(stored, country);
        if (!reason) continue;
        this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + 1);
        if (this.#findings.length < findingsAtMost)
          this.#findings.push({module, id, url, field, stored, reason});
      }
    }
  }
}
