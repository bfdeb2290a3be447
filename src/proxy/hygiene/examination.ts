import {
  hygieneReasons,
  type CrmModule,
  type HygieneFinding,
  type HygieneReport,
} from '../../contract/index.ts';
import {CrmError} from '../crm/crm-error.ts';
import {
  pageSizes,
  type CrmSampler,
  type Sampled,
  type SamplePage,
  type PageSize,
} from '../crm/crm-sampler.ts';
import type {Tenant} from '../services/tenants/tenants.ts';
import {ExaminedModule} from './examined-module.ts';
import type {Stratum} from './stratum.ts';
import {unmatchable} from './unmatchable.ts';

const findingsAtMost = 5000;
/** Numbers that are judged in one go: it is work, and others want their turn. */
const judgedAtOnce = 100;
const first = pageSizes[0];
const keptForSpread = 0.25;

interface Place {
  readonly offset: number;
  readonly size: PageSize;
}

/**
 * One look through a tenant's records, for at most so many credits. Small modules are read whole. Of the others first the records
 * whose stored texts look wrong to the CRM itself, where so far most was found; then pages that are spread over the whole.
 */
export class HygieneExamination {
  readonly #sampler: CrmSampler;
  readonly #tenant: Tenant;
  readonly #signal: AbortSignal;
  readonly #seen = new Set<string>();
  readonly #findings: HygieneFinding[] = [];
  readonly #counts = new Map<HygieneFinding['reason'], number>();
  #budget: number;
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

  /** @throws CrmError when nothing at all could be read. */
  async of(names: readonly CrmModule[]): Promise<Omit<HygieneReport, 'checkedAt'>> {
    const modules = names.map((name) => new ExaminedModule(name, this.#sampler.usualFields(name)));
    // A tenant's own fields are worth a credit where there are some to spare.
    if (this.#budget > 2 * modules.length) for (const one of modules) await this.#learnFields(one);
    for (const one of modules) await this.#begin(one);
    for (const one of modules) await this.#count(one);
    const isWhole = modules.reduce((sum, {cost}) => sum + cost, 0) <= this.#budget;
    if (!isWhole) await this.#suspects(modules);
    await this.#spread(modules, isWhole);
    if (this.#pages === 0 && this.#failure) throw this.#failure;
    return {
      records: this.#seen.size,
      total: this.#totalOf(modules),
      numbers: this.#numbers,
      complete: this.#failure === undefined && modules.every(({isComplete}) => isComplete),
      credits: this.#spent,
      reasons: hygieneReasons
        .map((reason) => ({reason, count: this.#counts.get(reason) ?? 0}))
        .filter(({count}) => count > 0),
      findings: this.#findings,
    };
  }

  #totalOf(modules: readonly ExaminedModule[]): number | null {
    return modules.reduce<number | null>(
      (sum, {total}) => (sum === null || total === null ? null : sum + total),
      0,
    );
  }

  #canAfford(credits: number): boolean {
    return this.#budget >= credits && !this.#signal.aborted && this.#failure?.kind !== 'rate_limited';
  }

  async #learnFields(one: ExaminedModule): Promise<void> {
    const fields = await this.#asked(one, 1, () =>
      this.#sampler.fields(this.#tenant, one.module, {signal: this.#signal}),
    );
    if (fields) one.fields = fields;
    // Whoever may not read the metadata may still read the records.
    else if (this.#failure?.kind === 'permission') [one.isOver, this.#failure] = [false, undefined];
    if (one.fields.length === 0) one.isOver = true;
  }

  /** The first page: most tenants have no more of a module. */
  async #begin(one: ExaminedModule): Promise<void> {
    if (one.isOver || !this.#canAfford(first.credits)) return;
    const page = await this.#read(one, {fields: one.fields}, {offset: 0, size: first});
    if (!page) return;
    if (page.hasMore) one.suspect(this.#sampler);
    else [one.isOver, one.isComplete, one.total] = [true, true, page.records];
  }

  async #count(one: ExaminedModule): Promise<void> {
    if (one.isOver || !this.#canAfford(1)) return;
    try {
      one.total = await this.#sampler.count(this.#tenant, one.module, one.fields, {signal: this.#signal});
      this.#pay(1);
    } catch (error) {
      // It is told that it is not known, and the rest goes on.
      this.#note(error);
      if (this.#failure?.kind !== 'rate_limited') this.#failure = undefined;
    }
  }

  async #suspects(modules: readonly ExaminedModule[]): Promise<void> {
    // Faults that no question can name are found by the sample only.
    const kept = Math.floor(this.#budget * keptForSpread);
    for (;;) {
      const budget = this.#budget - kept;
      const open = modules
        .filter(({isOver}) => !isOver)
        .flatMap((one) => one.strata.filter(({isOver}) => !isOver).map((stratum) => ({one, stratum})));
      const best = open.sort((a, b) => b.stratum.worth(budget) - a.stratum.worth(budget))[0];
      if (!best || budget < 1 || !this.#canAfford(1)) return;
      await this.#readStratum(best.one, best.stratum, budget);
    }
  }

  async #readStratum(one: ExaminedModule, stratum: Stratum, budget: number): Promise<void> {
    const size = stratum.nextSize(budget);
    const sampled = {fields: one.fields, suspected: stratum};
    const page = await this.#read(one, sampled, {offset: stratum.offset, size});
    if (page) stratum.was(size, page.hasMore, page.isNew, page.found);
    else stratum.end();
  }

  /** In turns, so that each module has its share of what is left. */
  async #spread(modules: readonly ExaminedModule[], isWhole: boolean): Promise<void> {
    for (;;) {
      const open = modules.filter(({isOver}) => !isOver);
      if (open.length === 0) return;
      const share = isWhole ? this.#budget : Math.floor(this.#budget / open.length);
      for (const one of open) await this.#readSpread(one, share);
    }
  }

  async #readSpread(one: ExaminedModule, share: number): Promise<void> {
    const next = this.#canAfford(1) ? one.nextSpread(share, this.#budget) : undefined;
    const page = next && (await this.#read(one, {fields: one.fields}, next));
    if (next && page) one.wasSpread(next.page, page.records > 0, page.hasMore);
    else one.isOver = true;
  }

  /** Undefined when it failed: then this module is left alone. */
  async #read(one: ExaminedModule, sampled: Sampled, place: Place) {
    const page = await this.#asked(one, place.size.credits, () =>
      this.#sampler.page(this.#tenant, one.module, sampled, place, {signal: this.#signal}),
    );
    if (!page) return undefined;
    this.#pages += 1;
    return {hasMore: page.hasMore, records: page.records.length, ...(await this.#judge(one.module, page))};
  }

  async #asked<T>(one: ExaminedModule, credits: number, ask: () => Promise<T>): Promise<T | undefined> {
    try {
      const answer = await ask();
      this.#pay(credits);
      return answer;
    } catch (error) {
      this.#note(error);
      one.isOver = true;
      return undefined;
    }
  }

  #note(error: unknown): void {
    if (!(error instanceof CrmError)) throw error;
    this.#failure = error;
    // A refusal is charged like an answer.
    if (['permission', 'rejected', 'not_found'].includes(error.kind)) this.#pay(1);
  }

  #pay(credits: number): void {
    this.#spent += credits;
    this.#budget -= credits;
  }

  /** @returns How many records were new, and how many of them have a fault. */
  async #judge(module: CrmModule, {records}: SamplePage): Promise<{isNew: number; found: number}> {
    const country = this.#tenant.settings.defaultCountry;
    let [isNew, found] = [0, 0];
    for (const [index, {id, url, numbers}] of records.entries()) {
      if (index % judgedAtOnce === 0) await new Promise((resolve) => setImmediate(resolve));
      if (this.#seen.has(`${module} ${id}`)) continue;
      this.#seen.add(`${module} ${id}`);
      isNew += 1;
      let isFaulty = false;
      for (const {field, stored} of numbers) {
        this.#numbers += 1;
        const reason = unmatchable(stored, country);
        if (!reason) continue;
        isFaulty = true;
        this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + 1);
        if (this.#findings.length < findingsAtMost)
          this.#findings.push({module, id, url, field, stored, reason});
      }
      if (isFaulty) found += 1;
    }
    return {isNew, found};
  }
}
