import {Hono} from 'hono';
import * as v from 'valibot';
import {idSchema, tenantFeatureSchema} from '../../contract/index.ts';
import {jsonBody, noQuery, params} from '../middleware/checked.ts';
import type {Env} from '../middleware/env.ts';
import {requireSystemAdmin, type TokenChecker} from '../middleware/require-caller.ts';
import type {TenantFeatures} from '../services/tenants/tenant-features.ts';

const tenantParams = v.object({tenantId: idSchema});

/** The only routes on which a tenant is named in the request: the system admin's. */
export function tenantRoutes(
  features: Pick<TenantFeatures, 'list' | 'set'>,
  tokens: TokenChecker,
): Hono<Env> {
  const systemAdmin = requireSystemAdmin(tokens);
  return new Hono<Env>()
    .get('/tenants', systemAdmin, noQuery, async (c) => c.json({items: await features.list()}))
    .put(
      '/tenants/:tenantId/crm',
      systemAdmin,
      noQuery,
      params(tenantParams),
      jsonBody(tenantFeatureSchema),
      async (c) => {
        const {enabled} = c.req.valid('json');
        return c.json(await features.set(c.var.systemCaller, c.req.valid('param').tenantId, enabled));
      },
    );
}
