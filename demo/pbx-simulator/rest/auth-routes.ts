import {Hono} from 'hono';
import type {Context} from 'hono';
import type {Pbx} from '../pbx.ts';
import type {User} from '../world/tenants.ts';
import {invalid, refuse} from './api-error.ts';
import {bearerOf, bodyOf, textOf} from './rest-env.ts';

/** The one public client id of the OAuth-like sign-in. */
export const oauthClientId = '9d806019-75b2-4b3d-bb8b-f5a3a412cc0a';

/** Signing in and out (pbx-facts 1.4). `addressOf` names who asks, for the block after wrong tries. */
export function authRoutes(pbx: Pbx, addressOf: (c: Context) => string): Hono {
  const routes = new Hono();

  const checked = (c: Context, username: string, password: string, domain: string): User | undefined => {
    const address = addressOf(c);
    if (pbx.signIns.isBlocked(address))
      refuse(403, 'UNAUTHORIZED', 'Too many wrong tries from this address.');
    const user = findByName(pbx, username, domain);
    const right = user !== undefined && !user.disabled && user.password === password;
    if (right) pbx.signIns.succeeded(address);
    else pbx.signIns.failed(address);
    return right ? user : undefined;
  };

  routes.post('/auth/sign_in', async (c) => {
    const body = await bodyOf(c);
    const [username, password] = [textOf(body, 'username'), textOf(body, 'password')];
    if (!username || !password) return invalid(username ? 'password' : 'username');
    const user = checked(c, username, password, textOf(body, 'domain'));
    if (!user) return refuse(401, 'UNAUTHORIZED', 'User name or password is wrong.');
    if (user.twoFactor) return c.json({two_factor_enabled: true, token: pbx.signIns.challenge(user)});
    return c.json(pbx.signIns.issue(user));
  });

  routes.post('/auth/send_otp', async (c) => {
    const sent = pbx.signIns.sendCode(textOf(await bodyOf(c), 'token'));
    return sent ? c.body(null, 200) : refuse(401, 'UNAUTHORIZED', 'The token is unknown.');
  });

  routes.post('/auth/verify_otp', async (c) => {
    const body = await bodyOf(c);
    const user = pbx.signIns.verifyCode(textOf(body, 'token'), textOf(body, 'code'));
    return user ? c.json(pbx.signIns.issue(user)) : refuse(401, 'UNAUTHORIZED', 'The code is wrong.');
  });

  routes.post('/auth/refresh_token', async (c) => {
    const pair = pbx.signIns.renew(textOf(await bodyOf(c), 'refresh_token'));
    return pair ? c.json(pair) : refuse(401, 'UNAUTHORIZED', 'The refresh token is unknown or expired.');
  });

  routes.post('/auth/sign_out', (c) => {
    const token = bearerOf(c);
    if (!pbx.signIns.userOf(token)) return refuse(401, 'UNAUTHORIZED', 'The access token is unknown.');
    pbx.signIns.revoke(token);
    return c.body(null, 200);
  });

  routes.post('/login/oauth/token', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const field = (name: string) => form.get(name) ?? '';
    if (field('client_id') !== oauthClientId) return refuse(400, 'UNAUTHORIZED', 'The client is unknown.');
    if (field('grant_type') === 'refresh_token') {
      const pair = pbx.signIns.renew(field('refresh_token'));
      return pair ? c.json(pair) : refuse(400, 'UNAUTHORIZED', 'The refresh token is unknown or expired.');
    }
    if (field('grant_type') !== 'password') return invalid('grant_type');
    const user = checked(c, field('username'), field('password'), field('domain'));
    return user
      ? c.json(pbx.signIns.issue(user))
      : refuse(400, 'UNAUTHORIZED', 'User name or password is wrong.');
  });

  routes.post('/login/oauth/revoke', async (c) => {
    pbx.signIns.revoke(new URLSearchParams(await c.req.text()).get('token') ?? '');
    return c.body(null, 200);
  });

  return routes;
}

/** A user of the tenant with that SIP domain; without a domain a system administrator. */
function findByName(pbx: Pbx, username: string, domain: string): User | undefined {
  const tenant = [...pbx.tenants.values()].find(({facts}) => facts.domain === domain);
  const users =
    domain === '' ? pbx.users.filter((user) => user.tenantId === '') : (tenant?.facts.users ?? []);
  return users.find((user) => user.username === username);
}
