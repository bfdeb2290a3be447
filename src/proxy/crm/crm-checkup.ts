import type {CrmModule} from '../../contract/index.ts';
import type {Tenant} from '../services/tenants/tenants.ts';
import type {ActivityGuard, CrmUser} from './crm-adapter.ts';
import type {SeenRequest} from './seen-request.ts';

export type CheckedModule = CrmModule | 'Calls';

/** What the connecting user may do in a module, as the CRM's metadata says. */
export interface ModuleAccess {
  readonly creatable: boolean;
  readonly editable: boolean;
}

/** Fields that the tenant added and made mandatory, by the CRM's names. */
export interface MandatoryFields {
  /** Whatever is created needs them. */
  readonly always: readonly string[];
  /** Some of the module's layouts need them. */
  readonly inSomeLayouts: readonly string[];
}

/** What the tenant's calls have for our journal. */
export interface JournalFields {
  /** Names of the settings that the CRM's calls do not have, or that cannot hold what they should. */
  readonly unknown: readonly string[];
  readonly guard: ActivityGuard;
}

/**
 * Questions of one check-up of one tenant. Each is asked once, whoever wants its answer; nothing is ever written. Every method may
 * throw `CrmError`.
 */
export interface CrmCheckup {
  /** Every request so far. */
  readonly seen: readonly SeenRequest[];
  /** The first question: whoever may not ask it has no way in. */
  organisation(): Promise<{readonly edition: string; readonly isSupported: boolean | 'unknown'}>;
  /** Reads one record, or none where there is none. */
  read(module: CheckedModule): Promise<void>;
  /**
   * By module. A dry run of writing: what the CRM's metadata allows the user. It cannot tell what a workflow, a validation rule or
   * a unique field of the tenant makes of a record; only writing could.
   */
  access(): Promise<ReadonlyMap<string, ModuleAccess>>;
  mandatory(module: CheckedModule): Promise<MandatoryFields>;
  journal(): Promise<JournalFields>;
  users(): Promise<readonly CrmUser[]>;
  /**
   * Scopes that the grant lacks, in the CRM's words: found by asking for what they allow to read, of these modules. What allows
   * to write is not tried.
   */
  missingScopes(modules: readonly CheckedModule[]): Promise<readonly string[]>;
}

export type StartCheckup = (tenant: Tenant, signal: AbortSignal) => CrmCheckup;
