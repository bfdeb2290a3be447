import {Hono} from 'hono';
import * as v from 'valibot';
import type {Pbx} from '../pbx.ts';
import {webhookSettingsSchema} from '../webhooks/webhook-settings.ts';
import type {WebhookSettings} from '../webhooks/webhook-settings.ts';
import type {TenantState} from '../world/tenant-state.ts';
import {forbidden, invalid, notFound} from './api-error.ts';
import {bodyOf, tenantOf} from './rest-env.ts';
import type {RestContext, RestEnv} from './rest-env.ts';

/** The tenant and its webhooks; only its admins see and change them (pbx-facts 1.2, 3.1). */
export function tenantRoutes(pbx: Pbx): Hono<RestEnv> {
  const routes = new Hono<RestEnv>();
  const owned = (c: RestContext) => (c.var.user.role === 'Admin' ? tenantOf(pbx, c) : forbidden());

  routes.get('/tenant', (c) => {
    const tenant = owned(c);
    const {id, name, domain} = tenant.facts;
    const {crmFeature, callStatistics, licence} = pbx.switches;
    return c.json({
      id,
      name,
      domain,
      enabled: true,
      ...tenant.settings,
      enable_feature_crm: crmFeature,
      enable_feature_call_statistics: callStatistics,
      enable_cc: licence === 'on',
      cdr_event: withoutSecrets(tenant.cdrEvent),
      extension_event: withoutSecrets(tenant.extensionEvent),
    });
  });

  routes.post('/tenant', async (c) => {
    const tenant = owned(c);
    const {cdr_event, extension_event, ...rest} = await bodyOf(c);
    for (const field of Object.keys(rest)) if (!(field in tenant.settings)) return invalid(field);
    const cdrEvent = cdr_event === undefined ? tenant.cdrEvent : webhookOf('cdr_event', cdr_event);
    const extensionEvent =
      extension_event === undefined ? tenant.extensionEvent : webhookOf('extension_event', extension_event);
    Object.assign(tenant, {cdrEvent, extensionEvent} satisfies Partial<TenantState>);
    tenant.settings = {...tenant.settings, ...rest};
    return c.body(null, 200);
  });

  return routes;
}

/** Host and tenant metadata, for anybody. */
export function infoRoutes(pbx: Pbx): Hono {
  return new Hono().get('/info', (c) => {
    const domain = c.req.query('domain');
    const tenant = [...pbx.tenants.values()].find(({facts}) => facts.domain === domain);
    if (domain && !tenant) return notFound();
    const facts = tenant?.facts;
    return c.json({
      version: '22.6.0',
      host: 'pbx.example',
      tenant: facts ? {id: facts.id, name: facts.name, domain: facts.domain} : null,
    });
  });
}

function webhookOf(field: string, value: unknown): WebhookSettings {
  const checked = v.safeParse(webhookSettingsSchema, value);
  if (!checked.success) return invalid(`${field}.${v.getDotPath(checked.issues[0]) ?? ''}`);
  const {auth, token, username, password} = checked.output;
  if (auth === 'BEARER' && !token) return invalid(`${field}.token`);
  if ((auth === 'BASIC' || auth === 'DIGEST') && !(username && password)) return invalid(`${field}.username`);
  return checked.output;
}

const withoutSecrets = ({token: _, password: __, ...shown}: WebhookSettings) => shown;
