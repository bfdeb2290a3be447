import type {CrmModule, HygieneReport} from '../../contract/index.ts';
import type {CrmSampler} from '../crm/crm-sampler.ts';
import {deadline} from '../oauth/deadline.ts';
import type {Clock} from '../services/time/clock.ts';
import type {Tenant} from '../services/tenants/tenants.ts';
import {HygieneExamination} from './examination.ts';

/** Somebody waits for the answer; what was read until then is told. */
const timeAtMost = 20_000;

export interface HygieneDeps {
  readonly sampler: CrmSampler;
  readonly clock: Clock;
}

/** Looks through a tenant's records for numbers that can never match a call. */
export class HygieneService {
  readonly #deps: HygieneDeps;

  constructor(deps: HygieneDeps) {
    this.#deps = deps;
  }

  /**
   * Reads until the budget is spent, all is read, or credits run low.
   * @param modules Without them those of the lookup order.
   * @throws CrmError when nothing at all could be read; `rate_limited` while credits are low.
   */
  async examine(
    tenant: Tenant,
    {modules = tenant.settings.lookupOrder, credits}: {modules?: readonly CrmModule[]; credits: number},
  ): Promise<HygieneReport> {
    const {clock, sampler} = this.#deps;
    const limit = deadline(clock, timeAtMost);
    const examination = new HygieneExamination(sampler, tenant, credits, limit.signal);
    try {
      return {checkedAt: new Date(clock.now()).toISOString(), ...(await examination.of(modules))};
    } finally {
      limit.clear();
    }
  }
}
