import {Hono} from 'hono';
import {settingsRoutes} from '../fields/settings-routes.ts';
import {coqlRoute} from '../coql/coql-route.ts';
import {recordRoutes} from '../records/record-routes.ts';
import {relatedRoutes} from '../records/related-routes.ts';
import {ZohoError} from '../world/zoho-error.ts';
import type {Env} from './api-env.ts';
import {orgRoute} from './org-route.ts';
import {userRoute, usersRoute} from './user-routes.ts';

/** Everything below `/crm/v8` that a composite may call too. */
export const crmRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get('/org', orgRoute)
    .get('/users', usersRoute)
    .get('/users/:id{[0-9]+}', userRoute)
    .post('/coql', coqlRoute)
    .all('/:name{org|users|coql|__composite_requests}', (c) => {
      throw refusedUrl(c.req.path);
    })
    .route('/settings', settingsRoutes())
    .route('/', relatedRoutes())
    .route('/', recordRoutes());

const known =
  /^\/crm\/v8\/(org|users|coql|__composite_requests|settings\/(fields|layouts|modules|related_lists)|[A-Z]\w+(\/(search|upsert|\d+))?)$/;

/** A known address with the wrong method, or an unknown address. */
export const refusedUrl = (path: string): ZohoError =>
  known.test(path)
    ? new ZohoError(400, 'INVALID_REQUEST_METHOD', 'The http request method type is not a valid one')
    : new ZohoError(404, 'INVALID_URL_PATTERN', 'Please check if the URL trying to access is a correct one');
