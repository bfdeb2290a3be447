import type {Hono} from 'hono';
import type {StartCheckup} from '../crm/crm-checkup.ts';
import type {CrmSampler} from '../crm/crm-sampler.ts';
import {HealthService, type HealthDeps} from '../health/health-service.ts';
import type {LookupTimes} from '../health/lookup-times.ts';
import {HygieneService} from '../hygiene/hygiene-service.ts';
import type {FieldsOfActivity} from '../journal/activity-preview.ts';
import {describeError, type Logger} from '../logging.ts';
import type {Env} from '../middleware/env.ts';
import type {AskPbx} from '../pbx/call-log/call-log-reader.ts';
import {PbxCheckup} from '../pbx/pbx-checkup.ts';
import {doctorRoutes} from '../routes/doctor.ts';
import {hygieneRoutes} from '../routes/hygiene.ts';
import {previewRoutes} from '../routes/preview.ts';
import {tenantHealthRoutes} from '../routes/tenant-health.ts';
import type {Clock} from '../services/time/clock.ts';
import type {Directory} from '../services/directory.ts';
import type {GrantStore} from '../services/connection/grant-store.ts';
import type {LookupService} from '../services/lookups/lookup-service.ts';
import type {Tenants} from '../services/tenants/tenants.ts';
import {Doctor} from './doctor.ts';

export interface DoctorServicesDeps extends Omit<HealthDeps, 'lookups'> {
  readonly lookupTimes: LookupTimes;
  readonly sampler: CrmSampler;
  readonly lookups: Pick<LookupService, 'trace'>;
  readonly clock: Clock;
  /** What would be sent to the CRM for an activity. */
  readonly fieldsOf: FieldsOfActivity;
  readonly startCheckup: StartCheckup;
  readonly grants: Pick<GrantStore, 'details'>;
  readonly tenants: Pick<Tenants, 'secrets'>;
  readonly directory: Pick<Directory, 'extensions'>;
  readonly askPbx: AskPbx;
  readonly askDatabase: () => Promise<unknown>;
  readonly hasRoom: () => boolean;
  /** Where the PBX should post. */
  readonly webhookUrls: readonly string[];
  readonly log: Logger;
}

/** What shows a tenant's admins that everything works, and helps them where it does not. */
export function createDoctorServices(deps: DoctorServicesDeps): {readonly routes: readonly Hono<Env>[]} {
  const {db, clock, log} = deps;
  const health = new HealthService({...deps, lookups: deps.lookupTimes});
  const hasCalls = async (tenantId: string) =>
    (await db
      .selectFrom('call')
      .select('session_id')
      .where('tenant_id', '=', tenantId)
      .limit(1)
      .executeTakeFirst()) !== undefined;
  const doctor = new Doctor({
    clock,
    examine: (tenant, signal) => ({
      tenant,
      clock,
      crm: deps.startCheckup(tenant, signal),
      pbx: new PbxCheckup(tenant.id, deps.askPbx, clock),
      directory: deps.directory,
      health: () => health.of(tenant),
      crmHealth: () => deps.crm(tenant),
      grant: () => deps.grants.details(tenant.id),
      hasServiceUser: async () => Boolean((await deps.tenants.secrets(tenant.id))?.pbx),
      hasCalls: () => hasCalls(tenant.id),
      askDatabase: deps.askDatabase,
      hasRoom: deps.hasRoom,
      webhookUrls: deps.webhookUrls,
    }),
    onUnexpected: (check, error) => log.error('check failed', {job: check, error: describeError(error)}),
  });
  return {
    routes: [
      previewRoutes(deps.fieldsOf),
      tenantHealthRoutes(health),
      doctorRoutes({doctor, clock, lookups: deps.lookups}),
      hygieneRoutes(new HygieneService(deps), clock),
    ],
  };
}
