import type {Context} from 'hono';
import type {Env} from '../api/api-env.ts';
import {jsonAnswer} from '../api/json-answer.ts';
import {oauthErrorPage} from './oauth-pages.ts';

/** Ends a consent by its refresh token or one of its access tokens. An unknown token gets a page, as in life. */
export function revokeRoute(c: Context<Env>): Response | Promise<Response> {
  const {world, parameters, region} = c.var;
  const token = parameters.get('token') ?? '';
  const grant = world.grants.byRefreshToken(token) ?? world.grants.accessToken(token)?.grant;
  if (!grant || grant.org.region !== region) {
    return c.html(oauthErrorPage('invalid_token', 'The token is not known here.'), 400);
  }
  world.grants.revoke(grant);
  return jsonAnswer({status: 'success'});
}
