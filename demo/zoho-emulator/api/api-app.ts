import {Hono} from 'hono';
import type {Context} from 'hono';
import {sufferFaults} from '../faults/suffer-faults.ts';
import {recordPage} from '../page/record-page.ts';
import {ZohoError} from '../world/zoho-error.ts';
import type {RegionName} from '../world/regions.ts';
import type {World} from '../world/world.ts';
import {admit} from './admit.ts';
import {answerError} from './answer-error.ts';
import type {Env} from './api-env.ts';
import {authenticate, presentedToken} from './authenticate.ts';
import {compositeRoute} from './composite-route.ts';
import {crmRoutes, refusedUrl} from './crm-routes.ts';
import {logRequests} from './log-requests.ts';

function refuseVersion(c: Context<Env>): never {
  const details = {supported_version: 'v8'};
  throw new ZohoError(400, 'API_NOT_SUPPORTED', `the version of ${c.req.path} is not supported`, details);
}

/** The API host of one region. */
export const apiApp = (world: World, region: RegionName): Hono<Env> =>
  new Hono<Env>()
    .use(async (c, next) => {
      c.set('world', world);
      c.set('region', region);
      c.set('org', presentedToken(c)?.grant.org);
      await next();
      // The emulator's clock, not the machine's: whoever compares clocks sees what a test has set.
      c.res.headers.set('date', new Date(world.now()).toUTCString());
    })
    .get('/crm/:domain/tab/:tab/:id', recordPage)
    .use(logRequests('api'))
    .use('/crm/v8/*', authenticate, admit, sufferFaults('api'))
    .post('/crm/v8/__composite_requests', compositeRoute)
    .route('/crm/v8', crmRoutes())
    .all('/crm/:version{v[0-9.]+}/*', (c) => {
      if (c.req.param('version') !== 'v8') refuseVersion(c);
      throw refusedUrl(c.req.path);
    })
    .notFound((c) => answerError(refusedUrl(c.req.path)))
    .onError(answerError);
