import {Hono} from 'hono';
import {
  authorizeRequestSchema,
  confirmOrganisationSchema,
  credentialsUpdateSchema,
} from '../../contract/index.ts';
import {jsonBody, noQuery} from '../middleware/checked.ts';
import type {Env} from '../middleware/env.ts';
import {requireFeature, requireSettings} from '../middleware/require-caller.ts';
import {bindBrowser, boundBrowser} from '../oauth/callback-cookie.ts';
import type {ConnectionService} from '../services/connection/connection-service.ts';

const view = requireSettings('view');
const full = requireSettings('full');

/** Connecting a tenant with its CRM, for its admins (api-draft B3). */
export function connectionRoutes(connection: ConnectionService): Hono<Env> {
  return new Hono<Env>()
    .put(
      '/settings/credentials',
      full,
      requireFeature,
      noQuery,
      jsonBody(credentialsUpdateSchema),
      async (c) => c.json(await connection.setCredentials(c.var.caller, c.req.valid('json'))),
    )
    .get('/connection', view, requireFeature, noQuery, async (c) =>
      c.json(await connection.view(c.var.caller.tenant)),
    )
    .delete('/connection', full, requireFeature, noQuery, async (c) =>
      c.json(await connection.disconnect(c.var.caller)),
    )
    .post(
      '/connection/authorize',
      full,
      requireFeature,
      noQuery,
      jsonBody(authorizeRequestSchema),
      async (c) => {
        const {redirectUri} = c.req.valid('json');
        const asked = {redirectUri, host: c.req.header('host'), browser: boundBrowser(c)};
        const {reply, browser, isHttps} = await connection.authorize(c.var.caller, asked);
        bindBrowser(c, browser, isHttps);
        return c.json(reply);
      },
    )
    .post(
      '/connection/confirm',
      full,
      requireFeature,
      noQuery,
      jsonBody(confirmOrganisationSchema),
      async (c) => c.json(await connection.confirm(c.var.caller, c.req.valid('json').organisationId)),
    );
}
