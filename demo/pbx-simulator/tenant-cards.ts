import {roles} from './world/roles.ts';
import {demoTenants, systemAdmin} from './world/tenants.ts';
import type {User} from './world/tenants.ts';

const cardOf = (user: User) => ({
  extension: user.extension,
  role: roles[user.role].contractRole,
  token: user.token,
  name: user.name,
  email: user.email,
  username: user.username,
  password: user.password,
  pbxRole: user.role,
  twoFactor: user.twoFactor ?? false,
});

/** Each tenant with all that a tool needs to act in it: invented people, their passwords and tokens. */
export const tenantCards = () =>
  demoTenants.map((tenant) => {
    const service = tenant.users.find(({username}) => username === 'crm-service')!;
    return {
      id: tenant.id,
      domain: tenant.domain,
      timeZone: tenant.timezone,
      webhookSecret: tenant.webhookSecret,
      serviceUser: {username: service.username, password: service.password},
      users: tenant.users.filter((user) => user !== service && !user.disabled).map(cardOf),
    };
  });

/** Administrators of the whole PBX, who belong to no tenant. */
export const systemCards = () => [cardOf(systemAdmin)];
