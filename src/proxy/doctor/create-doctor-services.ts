import type {Hono} from 'hono';
import {HealthService, type HealthDeps} from '../health/health-service.ts';
import type {FieldsOfActivity} from '../jobs/activity-preview.ts';
import type {Env} from '../middleware/env.ts';
import {previewRoutes} from '../routes/preview.ts';
import {tenantHealthRoutes} from '../routes/tenant-health.ts';

export interface DoctorServicesDeps extends HealthDeps {
  /** What would be sent to the CRM for an activity. */
  readonly fieldsOf: FieldsOfActivity;
}

/** What shows a tenant's admins that everything works, and helps them where it does not. */
export function createDoctorServices(deps: DoctorServicesDeps): {readonly routes: readonly Hono<Env>[]} {
  const health = new HealthService(deps);
  return {routes: [previewRoutes(deps.fieldsOf), tenantHealthRoutes(health)]};
}
