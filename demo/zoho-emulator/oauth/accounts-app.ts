import {Hono} from 'hono';
import {createMiddleware} from 'hono/factory';
import type {Context} from 'hono';
import {answerError} from '../api/answer-error.ts';
import type {Env} from '../api/api-env.ts';
import {jsonAnswer} from '../api/json-answer.ts';
import {logRequests} from '../api/log-requests.ts';
import {sufferFaults} from '../faults/suffer-faults.ts';
import {recordPage} from '../page/record-page.ts';
import {regionNames} from '../world/regions.ts';
import type {RegionName} from '../world/regions.ts';
import type {Org} from '../world/org.ts';
import type {World} from '../world/world.ts';
import {authorizeDecision, authorizePage} from './authorize-routes.ts';
import {consolePage} from './console-page.ts';
import {oauthErrorPage} from './oauth-pages.ts';
import {requestParameters} from './request-parameters.ts';
import {revokeRoute} from './revoke-route.ts';
import {tokenRoute} from './token-route.ts';

/** Whose consent a request is about, by its refresh token or its client. */
function orgOf(world: World, parameters: Map<string, string>): Org | undefined {
  const token = parameters.get('refresh_token') ?? parameters.get('token');
  const grant = world.grants.byRefreshToken(token);
  if (grant) return grant.org;
  const client = world.client(parameters.get('client_id'));
  return world.orgs.find(
    (org) => client && world.grants.grantsIn(org).some((known) => known.clientId === client.clientId),
  );
}

function serverInfo(c: Context<Env>): Response {
  const locations: Record<string, string> = {};
  for (const region of regionNames) locations[region] = c.var.world.origin(region).accounts;
  return jsonAnswer({result: 'success', locations});
}

const readParameters = createMiddleware<Env>(async (c, next) => {
  const parameters = await requestParameters(c);
  c.set('parameters', parameters);
  c.set('org', orgOf(c.var.world, parameters));
  await next();
});

/** The accounts host of one region. */
export const accountsApp = (world: World, region: RegionName): Hono<Env> =>
  new Hono<Env>()
    .use(async (c, next) => {
      c.set('world', world);
      c.set('region', region);
      await next();
    })
    .get('/crm/:domain/tab/:tab/:id', recordPage)
    .get('/developerconsole', consolePage)
    .get('/oauth/serverinfo', serverInfo)
    .use('/oauth/*', readParameters)
    .use('/oauth/*', logRequests('accounts'), sufferFaults('accounts'))
    .get('/oauth/v2/auth', authorizePage)
    .post('/oauth/v2/auth', authorizeDecision)
    .post('/oauth/v2/token', tokenRoute)
    .post('/oauth/v2/token/revoke', revokeRoute)
    .post('/oauth/v2/revoke/token', revokeRoute)
    .notFound((c) => c.html(oauthErrorPage('invalid_request', 'There is no such page here.'), 404))
    .onError(answerError);
