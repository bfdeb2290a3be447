import type {CheckName, CrmModule} from '../../contract/index.ts';
import type {CheckedModule, CrmCheckup} from '../crm/crm-checkup.ts';
import type {CrmHealth} from '../crm/crm-health.ts';
import {CrmError} from '../crm/crm-error.ts';
import type {HealthService} from '../health/health-service.ts';
import type {PbxCheckup} from '../pbx/pbx-checkup.ts';
import type {Clock} from '../services/time/clock.ts';
import type {Directory} from '../services/directory.ts';
import type {ConnectionDetails} from '../services/connection/grant-store.ts';
import type {Tenant} from '../services/tenants/tenants.ts';

/** Everything that the checks of one tenant look at. Questions are asked once, whichever check wants the answer first. */
export interface Examination {
  readonly tenant: Tenant;
  readonly clock: Pick<Clock, 'now' | 'steady'>;
  readonly crm: CrmCheckup;
  readonly pbx: PbxCheckup;
  readonly directory: Pick<Directory, 'extensions'>;
  readonly health: () => ReturnType<HealthService['of']>;
  readonly crmHealth: () => Promise<CrmHealth>;
  readonly grant: () => Promise<ConnectionDetails | undefined>;
  readonly hasServiceUser: () => Promise<boolean>;
  readonly hasCalls: () => Promise<boolean>;
  readonly askDatabase: () => Promise<unknown>;
  readonly hasRoom: () => boolean;
  /** Where the PBX should post, by every public address. */
  readonly webhookUrls: readonly string[];
}

/** Modules that the tenant's settings make use of, and for what. */
export function usesOf({settings}: Tenant, module: CheckedModule) {
  const {lookupOrder, create, journal} = settings;
  if (module === 'Calls') return {reads: journal.enabled, creates: journal.enabled, edits: journal.enabled};
  const created: CrmModule = create.type === 'Contact' ? 'Contacts' : 'Leads';
  return {
    reads: lookupOrder.includes(module),
    creates: create.enabled && module === created,
    edits: false,
  };
}

const everyModule = ['Contacts', 'Leads', 'Accounts', 'Calls'] as const;
export const readModules = (tenant: Tenant): CheckedModule[] =>
  everyModule.filter((module) => usesOf(tenant, module).reads);

/** Which check must hold before the CRM can be asked anything; undefined: it can be. */
export async function closedBy({tenant, grant, crm}: Examination): Promise<CheckName | undefined> {
  if (!tenant.crmEnabled) return 'feature';
  const details = await grant();
  if (!details) return 'credentials';
  if (!details.hasGrant) return 'authorization';
  const error: unknown = await crm.organisation().then(
    () => undefined,
    (why: unknown) => why,
  );
  if (error === undefined || isScopeMissing(error)) return undefined;
  return 'authorization';
}

export function isScopeMissing(error: unknown): boolean {
  return error instanceof CrmError && error.providerCode === 'OAUTH_SCOPE_MISMATCH';
}
