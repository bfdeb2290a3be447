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
  /** Records with numbers. */
  readonly records: readonly SampledRecord[];
  readonly hasMore: boolean;
}

/** So many records of one page cost so many credits: the larger, the cheaper for each. */
export const pageSizes = [
  {records: 200, credits: 1},
  {records: 1000, credits: 2},
  {records: 2000, credits: 3},
] as const;
export type PageSize = (typeof pageSizes)[number];

/** How far the CRM pages through a module. */
export const pagedRecordsAtMost = 100_000;

/**
 * What a stored text may look like for its record to be read before others: `wordy`, with letters or signs between several numbers;
 * `bare`, beginning with neither a plus nor a zero nor a bracket, so perhaps without country and area.
 */
export type Suspicion = 'wordy' | 'bare';

/** Which records of a module. */
export interface Sampled {
  /** Fields that are read; a record needs a number in one of them. */
  readonly fields: readonly string[];
  /** Only records where one of these fields looks so; of those that {@link CrmSampler.groups} told. */
  readonly suspected?: {readonly of: Suspicion; readonly fields: readonly string[]};
}

/** Reads records by the page. Gives way to every other use of credits: throws `rate_limited` while they are low. */
export interface CrmSampler {
  /** Names of the fields that hold numbers, those of the tenant among them; costs a credit. @throws CrmError */
  fields(tenant: Tenant, module: CrmModule, options?: Asking): Promise<readonly string[]>;
  /** Fields that hold numbers everywhere. */
  usualFields(module: CrmModule): readonly string[];
  /** Fields that one question can suspect. */
  groups(suspicion: Suspicion, fields: readonly string[]): readonly (readonly string[])[];
  /** How many records have a number in these fields; null: not told. Costs a credit. @throws CrmError */
  count(
    tenant: Tenant,
    module: CrmModule,
    fields: readonly string[],
    options?: Asking,
  ): Promise<number | null>;
  /** @param offset From 0, in the order in which the records were made. Costs the size's credits. @throws CrmError */
  page(
    tenant: Tenant,
    module: CrmModule,
    sampled: Sampled,
    place: {readonly offset: number; readonly size: PageSize},
    options?: Asking,
  ): Promise<SamplePage>;
}
