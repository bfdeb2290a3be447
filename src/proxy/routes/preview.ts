import {Hono} from 'hono';
import {activityPreviewRequestSchema} from '../../contract/index.ts';
import {previewActivity, type FieldsOfActivity} from '../journal/activity-preview.ts';
import {samplesByName} from '../journal/sample-calls.ts';
import {jsonBody, noQuery} from '../middleware/checked.ts';
import type {Env} from '../middleware/env.ts';
import {requireFeature, requireSettings} from '../middleware/require-caller.ts';

/** `POST /settings/preview`: the activity that a sample call would become, under settings that need not be stored. */
export const previewRoutes = (fieldsOf: FieldsOfActivity): Hono<Env> =>
  new Hono<Env>().post(
    '/settings/preview',
    requireSettings('view'),
    requireFeature,
    noQuery,
    jsonBody(activityPreviewRequestSchema),
    (c) => {
      const {tenant} = c.var.caller;
      const {settings = tenant.settings, call} = c.req.valid('json');
      return c.json(previewActivity({...tenant, settings}, samplesByName[call], fieldsOf));
    },
  );
