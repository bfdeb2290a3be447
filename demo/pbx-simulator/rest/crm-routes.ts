import {Hono} from 'hono';
import type {Pbx} from '../pbx.ts';
import {forbidden, refuse} from './api-error.ts';
import type {RestEnv} from './rest-env.ts';

/**
 * The PBX's own CRM calls. Their bodies are documented nowhere and our proxy uses none of them, so that only
 * the list of providers answers, and the gates before it: licence and the tenant's feature toggle.
 */
export function crmRoutes(pbx: Pbx): Hono<RestEnv> {
  const routes = new Hono<RestEnv>();
  routes.use('/crm/*', async (_c, next) => {
    const {licence, crmFeature} = pbx.switches;
    if (licence === 'off') refuse(403, 'LICENSE_TENANT_MODULE_REQUIRED', 'The tenant has no cc licence.');
    if (licence === 'snapshot_unavailable') refuse(503, 'LICENSE_SNAPSHOT_UNAVAILABLE', 'Try again later.');
    if (!crmFeature) forbidden();
    await next();
  });
  routes.get('/crm/providers', (c) => c.json({count: 1, items: [{name: 'zoho'}]}));
  return routes;
}
