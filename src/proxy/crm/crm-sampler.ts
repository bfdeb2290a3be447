import type {CrmModule} from '../../contract/index.ts';
import type {Tenant} from '../services/tenants/tenants.ts';
import type {Asking} from './crm-adapter.ts';

/** A record with every number that stands in it, as the CRM stores them. */
export interface SampledRecord {
  readonly id: string;
  readonly url: string | null;
  readonly numbers: readonly {readonly field: string; readonly stored: string}[];
}

export interface SamplePage {
  /** Records with numbers; at most {@link samplePageSize}. */
  readonly records: readonly SampledRecord[];
  readonly hasMore: boolean;
}

/** So many records cost one credit. */
export const samplePageSize = 200;

/** Reads records by the page. Gives way to every other use of credits: throws `rate_limited` while they are low. */
export interface CrmSampler {
  /** Names of the fields that hold numbers, those of the tenant among them; costs a credit. @throws CrmError */
  fields(tenant: Tenant, module: CrmModule, options?: Asking): Promise<readonly string[]>;
  /** Fields that hold numbers everywhere. */
  usualFields(module: CrmModule): readonly string[];
  /** @param page From 0, in the order in which the records were made; costs a credit. @throws CrmError */
  page(
    tenant: Tenant,
    module: CrmModule,
    fields: readonly string[],
    page: number,
    options?: Asking,
  ): Promise<SamplePage>;
}
