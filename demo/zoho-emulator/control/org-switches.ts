import {Hono} from 'hono';
import {moduleNames} from '../fields/schema.ts';
import type {FieldChange} from '../fields/schema.ts';
import {defaultOrgSettings} from '../world/org.ts';
import type {Org} from '../world/org.ts';
import type {OrgUser} from '../world/org-user.ts';
import type {World} from '../world/world.ts';
import {controlBody, namedModule, namedOrg} from './control-body.ts';
import {ControlError} from './control-error.ts';

const switches = [...Object.keys(defaultOrgSettings), 'creditsPerDay', 'concurrency', 'paidType'];

/** Sets switches of an org; `creditsUsed` sets its meter, null takes an override away. */
function changeSettings(world: World, org: Org, {creditsUsed, ...changes}: Record<string, unknown>): void {
  const unknown = Object.keys(changes).find((name) => !switches.includes(name));
  if (unknown) throw new ControlError(400, `no such switch: ${unknown}; there are ${switches.join(', ')}`);
  for (const [name, value] of Object.entries(changes)) {
    Object.assign(org.settings, {[name]: value ?? undefined});
  }
  if (typeof creditsUsed === 'number') org.limits.credits.set(world.now(), creditsUsed);
}

function changeField(org: Org, body: Record<string, unknown>) {
  const {remove, ...change} = body as unknown as FieldChange & {remove?: boolean};
  const module = namedModule(change.module);
  if (typeof change.apiName !== 'string') throw new ControlError(400, 'apiName is missing');
  if (!remove) return org.schema.change({...change, module});
  org.schema.remove(module, change.apiName);
  return {};
}

function changeUser(org: Org, {email, status, apiAccess}: Record<string, unknown>): OrgUser {
  const user = org.users.find((known) => known.email === email || known.id === email);
  if (!user) throw new ControlError(404, 'no such user');
  const change = {status: status ?? user.status, apiAccess: apiAccess ?? user.apiAccess};
  if (!['active', 'inactive', 'deleted'].includes(change.status as string))
    throw new ControlError(400, 'no such status');
  if (typeof change.apiAccess !== 'boolean') throw new ControlError(400, 'apiAccess must be true or false');
  Object.assign(user, change);
  return user;
}

/** Gives the clients of an org's consents another secret in its region. */
function rotateSecret(world: World, org: Org, secret: string): void {
  for (const {clientId} of world.grants.grantsIn(org)) {
    const client = world.client(clientId);
    if (client) client.secrets[org.region] = secret;
  }
}

const actions: Record<string, (world: World, org: Org, body: Record<string, unknown>) => unknown> = {
  settings: (world, org, body) => {
    changeSettings(world, org, body);
    return org.settings;
  },
  fields: (_world, org, body) => changeField(org, body),
  users: (_world, org, body) => changeUser(org, body),
  'revoke-grants': (world, org) => {
    for (const grant of world.grants.grantsIn(org)) world.grants.revoke(grant);
    return {};
  },
  'expire-tokens': (world, org) => {
    world.grants.expireTokens(org, world.now());
    return {};
  },
  'reset-throttle': (world, org) => {
    world.grants.resetThrottle(org);
    return {};
  },
  'rotate-secret': (world, org, {secret}) => {
    rotateSecret(world, org, typeof secret === 'string' ? secret : 'rotated-secret');
    return {};
  },
  'clear-counters': (_world, org) => {
    org.counters.clear();
    return {};
  },
  'clear-records': (_world, org) => {
    for (const module of moduleNames) {
      const made = Array.from(org.records.all(module)).filter(({seeded}) => !seeded);
      for (const {id} of made) org.records.remove(module, id);
    }
    return {};
  },
};

/** `POST /control/orgs/{org}/{action}` */
export const orgSwitches = (world: World): Hono =>
  new Hono().post('/:org/:action', async (c) => {
    const org = namedOrg(world, c.req.param('org'));
    const action = actions[c.req.param('action')];
    if (!action) throw new ControlError(404, `no such action; there are ${Object.keys(actions).join(', ')}`);
    return c.json(action(world, org, await controlBody(c)));
  });
