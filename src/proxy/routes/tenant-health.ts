import {Hono} from 'hono';
import type {HealthService} from '../health/health-service.ts';
import {noQuery} from '../middleware/checked.ts';
import type {Env} from '../middleware/env.ts';
import {requireSettings} from '../middleware/require-caller.ts';

/** `GET /health`: how the tenant's integration does. Also while it is off, for then an admin wants to know why. */
export const tenantHealthRoutes = (health: Pick<HealthService, 'of'>): Hono<Env> =>
  new Hono<Env>().get('/health', requireSettings('view'), noQuery, async (c) =>
    c.json(await health.of(c.var.caller.tenant)),
  );
