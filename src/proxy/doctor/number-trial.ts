import type {NumberTrace, NumberTrial} from '../../contract/index.ts';
import type {SeenRequest} from '../crm/seen-request.ts';
import type {Clock} from '../services/time/clock.ts';
import type {LookupService} from '../services/lookups/lookup-service.ts';
import type {Tenant} from '../services/tenants/tenants.ts';

export interface NumberTrialDeps {
  readonly lookups: Pick<LookupService, 'trace'>;
  readonly clock: Pick<Clock, 'steady'>;
}

/** Looks a number up as if it rang now, and tells every step. The requests are told without what they carried. */
export async function tryNumber(
  {lookups, clock}: NumberTrialDeps,
  tenant: Tenant,
  {number, country}: NumberTrial,
): Promise<NumberTrace> {
  const forms: NumberTrace['forms'] = [];
  const requests: NumberTrace['requests'] = [];
  let rejected = 0;
  const began = clock.steady();
  const trace = {
    form: (text: string, rule: NumberTrace['forms'][number]['rule']) => void forms.push({text, rule}),
    request: ({what, status, records, milliseconds}: SeenRequest) =>
      void requests.push({what, status, records, milliseconds}),
    rejected: (count: number) => void (rejected += count),
  };
  const lookup = await lookups.trace(tenant, number, trace, country);
  return {lookup, forms, requests, rejected, milliseconds: Math.round(clock.steady() - began)};
}
