import {Hono} from 'hono';
import {hygieneRequestSchema} from '../../contract/index.ts';
import type {HygieneService} from '../hygiene/hygiene-service.ts';
import {jsonBody, noQuery} from '../middleware/checked.ts';
import type {Env} from '../middleware/env.ts';
import {oncePer} from '../middleware/once-per.ts';
import {requireContacts, requireFeature, requireSettings} from '../middleware/require-caller.ts';
import type {Clock} from '../services/time/clock.ts';

const pause = 5000;

/** `POST /hygiene`: numbers in the CRM that can never match, for who may see its contacts. It spends credits, so one at a time. */
export const hygieneRoutes = (
  hygiene: Pick<HygieneService, 'examine'>,
  clock: Pick<Clock, 'steady'>,
): Hono<Env> =>
  new Hono<Env>().post(
    '/hygiene',
    requireSettings('view'),
    requireContacts('view'),
    requireFeature,
    noQuery,
    jsonBody(hygieneRequestSchema),
    oncePer(pause, clock),
    async (c) => {
      const {modules, credits} = c.req.valid('json');
      return c.json(await hygiene.examine(c.var.caller.tenant, {credits, ...(modules && {modules})}));
    },
  );
