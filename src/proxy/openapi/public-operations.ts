import * as v from 'valibot';
import type {Operation} from './operation.ts';

const check = v.picklist(['ok', 'failing']);
/** What `GET /readyz` answers, with 200 or 503. */
const readinessSchema = v.object({
  status: check,
  checks: v.object({database: check, queue: check, disk: check}),
});
export type Readiness = v.InferOutput<typeof readinessSchema>;

const ready = {status: 'ok', checks: {database: 'ok', queue: 'ok', disk: 'ok'}} satisfies Readiness;
const notReady = {
  status: 'failing',
  checks: {database: 'failing', queue: 'ok', disk: 'ok'},
} satisfies Readiness;

/** For anyone: what the API is, the widgets' files, and how the process does. */
export const publicOperations: readonly Operation[] = [
  {
    id: 'getDescription',
    method: 'get',
    path: '/openapi.json',
    summary: 'This description',
    security: 'none',
    replies: {200: {description: 'OpenAPI 3.1.', schema: v.looseObject({openapi: v.string()})}},
  },
  {
    id: 'getDocs',
    method: 'get',
    path: '/docs',
    summary: 'This description for people',
    security: 'none',
    replies: {200: {description: 'A page.', schema: v.string(), contentType: 'text/html'}},
  },
  {
    id: 'getWidgetFile',
    method: 'get',
    path: '/widgets/{version}/{file}',
    summary: 'A file of the widgets; a full version never changes, `1` is the newest 1.x',
    security: 'none',
    replies: {200: {description: 'The file.', schema: v.string(), contentType: 'text/javascript'}},
    problems: ['not_found'],
  },
  {
    id: 'getMetrics',
    method: 'get',
    path: '/metrics',
    atRoot: true,
    summary: 'Counters and gauges for Prometheus',
    security: 'none',
    replies: {200: {description: 'Exposition format.', schema: v.string(), contentType: 'text/plain'}},
  },
  {
    id: 'isAlive',
    method: 'get',
    path: '/healthz',
    atRoot: true,
    summary: 'Whether the process runs',
    security: 'none',
    replies: {
      200: {
        description: 'It does.',
        schema: v.object({status: v.literal('ok')}),
        examples: {ok: {status: 'ok'}},
      },
    },
  },
  {
    id: 'isReady',
    method: 'get',
    path: '/readyz',
    atRoot: true,
    summary: 'Whether it can take calls: database, queue, disk',
    security: 'none',
    replies: {
      200: {description: 'It can.', schema: readinessSchema, examples: {ready}},
      503: {description: 'Not now.', schema: readinessSchema, headers: ['Retry-After'], examples: {notReady}},
    },
  },
];
