import {Hono} from 'hono';
import {numberTrialSchema} from '../../contract/index.ts';
import type {Doctor} from '../doctor/doctor.ts';
import {tryNumber, type NumberTrialDeps} from '../doctor/number-trial.ts';
import {jsonBody, noQuery} from '../middleware/checked.ts';
import type {Env} from '../middleware/env.ts';
import {oncePer} from '../middleware/once-per.ts';
import {limitRate, type Rate} from '../middleware/rate-limit.ts';
import {requireContacts, requireFeature, requireSettings} from '../middleware/require-caller.ts';
import type {Clock} from '../services/time/clock.ts';

const examinationPause = 10_000;
/** Enough for a person who tries numbers; somebody who wants all of a CRM's has to be patient (reliability T20). */
const trialRate: Rate = {perMinute: 20, burst: 10};

export interface DoctorRoutesParts extends NumberTrialDeps {
  readonly doctor: Pick<Doctor, 'examine'>;
  readonly clock: Pick<Clock, 'steady'>;
}

/**
 * The doctor's checks, and a number to try, which tells whose it is and so is for who may see CRM contacts. Not while the system admin
 * has CRM off (reliability T7).
 */
export function doctorRoutes({doctor, clock, lookups}: DoctorRoutesParts): Hono<Env> {
  const admin = requireSettings('view');
  return new Hono<Env>()
    .post('/connection/test', admin, requireFeature, noQuery, oncePer(examinationPause, clock), async (c) =>
      c.json(await doctor.examine(c.var.caller.tenant)),
    )
    .post(
      '/doctor/number',
      admin,
      requireContacts('view'),
      requireFeature,
      limitRate('trials', trialRate, clock),
      noQuery,
      jsonBody(numberTrialSchema),
      async (c) => c.json(await tryNumber({lookups, clock}, c.var.caller.tenant, c.req.valid('json'))),
    );
}
