import {Hono} from 'hono';
import type {Env} from '../middleware/env.ts';
import {boundBrowser} from '../oauth/callback-cookie.ts';
import {callbackHeaders, callbackPage} from '../oauth/callback-page.ts';
import type {ConsentCallback} from '../oauth/consent-callback.ts';
import {callbackPath} from '../oauth/redirect-uris.ts';
import {problemStatus} from '../../contract/index.ts';

/** `GET /api/auth/callback/zoho` at the root: where Zoho sends the browser back to. */
export function oauthCallbackRoutes(callback: Pick<ConsentCallback, 'handle'>): Hono<Env> {
  return new Hono<Env>().get(callbackPath, async (c) => {
    // Whoever only looks ahead must not use the answer up.
    if (c.req.method === 'HEAD') return c.body(null, 200, callbackHeaders);
    const outcome = await callback.handle(new URL(c.req.url).searchParams, boundBrowser(c));
    const status = outcome.kind === 'failed' ? problemStatus[outcome.failure.code] : 200;
    return c.body(callbackPage(outcome, c.req.header('accept-language')), status as 200, callbackHeaders);
  });
}
