import {Hono} from 'hono';
import type {Doctor} from '../doctor/doctor.ts';
import {noQuery} from '../middleware/checked.ts';
import type {Env} from '../middleware/env.ts';
import {oncePer} from '../middleware/once-per.ts';
import {requireSettings} from '../middleware/require-caller.ts';
import type {Clock} from '../services/clock.ts';

const examinationPause = 10_000;

/** `POST /connection/test`: every check of the doctor. Also while CRM is off, for then it says so and asks nobody. */
export const doctorRoutes = (doctor: Pick<Doctor, 'examine'>, clock: Pick<Clock, 'steady'>): Hono<Env> =>
  new Hono<Env>().post(
    '/connection/test',
    requireSettings('view'),
    noQuery,
    oncePer(examinationPause, clock),
    async (c) => c.json(await doctor.examine(c.var.caller.tenant)),
  );
