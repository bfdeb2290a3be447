import {Hono} from 'hono';
import {namedOutcomes} from '../oauth/consent-outcomes.ts';
import type {ConsentOutcome} from '../oauth/consent-outcomes.ts';
import {isRegionName} from '../world/regions.ts';
import type {World} from '../world/world.ts';
import {controlBody} from './control-body.ts';
import {ControlError} from './control-error.ts';

const known = ['location', 'accountsServer', 'refreshToken', 'leaveOut', 'apiAccess', 'error'];

function outcomeIn({outcome, ...facts}: Record<string, unknown>): ConsentOutcome {
  const named = typeof outcome === 'string' ? namedOutcomes[outcome]?.outcome : {};
  if (!named)
    throw new ControlError(400, `no such outcome; there are ${Object.keys(namedOutcomes).join(', ')}`);
  const unknown = Object.keys(facts).find((name) => !known.includes(name));
  if (unknown) throw new ControlError(400, `no such fact: ${unknown}; there are ${known.join(', ')}`);
  return {...named, ...facts};
}

/** `/control/consents`: what becomes of the next consents. */
export const consentSwitches = (world: World): Hono =>
  new Hono()
    .get('/', (c) => c.json(world.nextConsents))
    .post('/', async (c) => {
      const {count = 1, ...facts} = await controlBody(c);
      const outcome = outcomeIn(facts);
      for (let added = 0; added < Number(count); added += 1) world.nextConsents.push(outcome);
      return c.json(outcome, 201);
    })
    .delete('/', (c) => {
      world.nextConsents = [];
      return c.body(null, 204);
    });

/** `/control/clients`: where a client is enabled, with which secret, and which redirect URIs it has. */
export const clientSwitches = (world: World): Hono =>
  new Hono().post('/', async (c) => {
    const {clientId, region, secret, redirectUris, strictRedirects} = await controlBody(c);
    const client = world.client(typeof clientId === 'string' ? clientId : undefined);
    if (!client) throw new ControlError(404, 'no such client; /control/state has them');
    if (region !== undefined) {
      if (typeof region !== 'string' || !isRegionName(region)) throw new ControlError(400, 'no such region');
      if (typeof secret === 'string') client.secrets[region] = secret;
      else delete client.secrets[region];
    }
    if (Array.isArray(redirectUris)) client.redirectUris = redirectUris.map(String);
    if (typeof strictRedirects === 'boolean') client.strictRedirects = strictRedirects;
    return c.json(client);
  });
