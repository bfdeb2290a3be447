import {Hono} from 'hono';
import type {HealthService} from '../health/health-service.ts';
import {noQuery} from '../middleware/checked.ts';
import type {Env} from '../middleware/env.ts';
import {requireFeature, requireSettings} from '../middleware/require-caller.ts';

/** `GET /health`: how the tenant's integration does. Also while the tenant itself has it off. */
export const tenantHealthRoutes = (health: Pick<HealthService, 'of'>): Hono<Env> =>
  new Hono<Env>().get('/health', requireSettings('view'), requireFeature, noQuery, async (c) =>
    c.json(await health.of(c.var.caller.tenant)),
  );
