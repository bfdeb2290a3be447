import {Hono} from 'hono';
import type {Pbx} from '../pbx.ts';
import {roles, roleWord, seesTenant} from '../world/roles.ts';
import {didOf, findService, findUser} from '../world/tenants.ts';
import type {User} from '../world/tenants.ts';
import type {TenantState} from '../world/tenant-state.ts';
import {forbidden, notFound} from './api-error.ts';
import {listOf} from './list-query.ts';
import {tenantOf} from './rest-env.ts';
import type {RestEnv} from './rest-env.ts';

/** Who am I, who are the others, and what kind of number is this (pbx-facts 1.4, 1.5). */
export function userRoutes(pbx: Pbx): Hono<RestEnv> {
  const routes = new Hono<RestEnv>();
  const licensed = () => pbx.switches.licence === 'on';

  routes.get('/auth/user', (c) => {
    const {role, tenantId} = c.var.user;
    const {id, name, capabilities} = roles[role];
    const domain = pbx.tenants.get(tenantId)?.facts.domain ?? '';
    return c.json({domain, role: roleWord(role), role_id: id, role_name: name, capabilities});
  });

  routes.get('/user', (c) => {
    const {user} = c.var;
    return c.json(userRow(user, pbx.tenants.get(user.tenantId), licensed()));
  });

  routes.get('/users', (c) => {
    if (!seesTenant(c.var.user.role)) return forbidden();
    const tenant = tenantOf(pbx, c);
    const rows = tenant.facts.users.map((user) => userRow(user, tenant, licensed()));
    return c.json(listOf(c, rows, ['name', 'display_name', 'email', 'extension_number']));
  });

  routes.get('/users/:id', (c) => {
    if (!seesTenant(c.var.user.role)) return forbidden();
    const tenant = tenantOf(pbx, c);
    const user = tenant.facts.users.find(({id}) => id === c.req.param('id'));
    return user ? c.json(userRow(user, tenant, licensed())) : notFound();
  });

  routes.get('/extension_numbers/:number', (c) => {
    const {facts} = tenantOf(pbx, c);
    const number = c.req.param('number');
    const user = findUser(facts, number);
    if (user) return c.json({id: user.id, extension_number: number, name: user.name, type: 'EXTENSION'});
    const service = findService(facts, number);
    if (!service) return notFound();
    return c.json({id: service.id, extension_number: number, name: service.name, type: service.type});
  });

  return routes;
}

function userRow(user: User, tenant: TenantState | undefined, licensed: boolean) {
  return {
    id: user.id,
    name: user.username,
    email: user.email,
    display_name: user.name,
    extension_number: user.extension,
    role: roleWord(user.role),
    enabled: !user.disabled,
    mobile_phone: '',
    work_phone: '',
    home_phone: '',
    department: user.department ?? '',
    sync_type: null,
    timezone: tenant?.settings['timezone'] ?? 'UTC',
    outbound_caller_ids: tenant ? [{caller_id: didOf(tenant.facts, user.extension)}] : [],
    enable_ai_transcript: true,
    enable_cc: licensed,
    enable_advanced: licensed,
  };
}
