import {Hono} from 'hono';
import {cors} from 'hono/cors';
import {overviewPage, pageActions} from '../page/overview-routes.ts';
import type {World} from '../world/world.ts';
import {clientSwitches, consentSwitches} from './consent-switches.ts';
import {controlBody, namedOrg} from './control-body.ts';
import {ControlError} from './control-error.ts';
import {describeState} from './describe-state.ts';
import {faultSwitches} from './fault-switches.ts';
import {orgSwitches} from './org-switches.ts';
import {recordSwitches} from './record-switches.ts';

const loopback = /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

const limitOf = (text: string | undefined): number => Math.min(Number(text ?? 50) || 50, 10_000);

/** The page and the control API (`README.md`), for pages, tests and benches on this machine. */
export const controlApp = (world: World): Hono =>
  new Hono()
    .use('/control/*', cors({origin: (origin) => (loopback.test(origin) ? origin : null)}))
    .get('/', overviewPage(world))
    .route('/page', pageActions(world))
    .get('/control/state', (c) => {
      const name = c.req.query('org');
      return c.json(
        describeState(world, limitOf(c.req.query('limit')), name ? namedOrg(world, name) : undefined),
      );
    })
    .get('/control/log', (c) => c.json(world.log.newest(limitOf(c.req.query('limit')), c.req.query('org'))))
    .post('/control/reset', (c) => {
      world.reset();
      return c.json({});
    })
    .post('/control/clock', async (c) => {
      const {advanceMs} = await controlBody(c);
      if (typeof advanceMs !== 'number') throw new ControlError(400, 'advanceMs must be a number');
      world.advanceClock(advanceMs);
      return c.json({now: new Date(world.now()).toISOString()});
    })
    .route('/control/records', recordSwitches(world))
    .route('/control/faults', faultSwitches(world))
    .route('/control/orgs', orgSwitches(world))
    .route('/control/consents', consentSwitches(world))
    .route('/control/clients', clientSwitches(world))
    .onError((error, c) => {
      if (error instanceof ControlError) return c.json({error: error.message}, error.status);
      console.error(error);
      return c.json({error: 'the emulator made a mistake'}, 500);
    });
