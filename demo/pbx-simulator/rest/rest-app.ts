import {Hono} from 'hono';
import type {Context} from 'hono';
import {HTTPException} from 'hono/http-exception';
import type {Pbx} from '../pbx.ts';
import {notFound, refuse} from './api-error.ts';
import {authRoutes} from './auth-routes.ts';
import {blobRoutes} from './blob-routes.ts';
import {callRoutes} from './call-routes.ts';
import {contactRoutes} from './contact-routes.ts';
import {crmRoutes} from './crm-routes.ts';
import {recordingRoutes} from './recording-routes.ts';
import {signedIn} from './rest-env.ts';
import type {RestEnv} from './rest-env.ts';
import {sessionRoutes} from './session-routes.ts';
import {infoRoutes, tenantRoutes} from './tenant-routes.ts';
import {transcriptionRoutes} from './transcription-routes.ts';
import {userRoutes} from './user-routes.ts';

/** The PBX's REST API below `/api` (pbx-facts 2). */
export function restApp(pbx: Pbx, addressOf: (c: Context) => string): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    const {restFault, restFaultPath} = pbx.switches;
    if (restFault && c.req.path.startsWith(restFaultPath)) {
      refuse(restFault, restFault < 404 ? 'UNAUTHORIZED' : 'UNKNOWN', 'A switch of the simulator says so.');
    }
    await next();
    c.res.headers.set('date', new Date(pbx.clock.now()).toUTCString());
  });
  app.route('/', authRoutes(pbx, addressOf));
  app.route('/', infoRoutes(pbx));
  app.route('/', blobRoutes(pbx));

  const inside = new Hono<RestEnv>();
  inside.use(signedIn(pbx));
  for (const routes of [userRoutes, contactRoutes, tenantRoutes, callRoutes, recordingRoutes]) {
    inside.route('/', routes(pbx));
  }
  for (const routes of [transcriptionRoutes, sessionRoutes, crmRoutes]) inside.route('/', routes(pbx));
  inside.all('*', () => notFound());
  app.route('/', inside);

  app.onError((error) => {
    if (error instanceof HTTPException) return error.getResponse();
    throw error;
  });
  return app;
}
