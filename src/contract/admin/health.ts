import * as v from 'valibot';
import {callLogStates} from '../ledger.ts';
import {timestampSchema} from '../primitives.ts';
import {tenantConnectionStates} from './connection.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const when = v.nullable(timestampSchema);

/** Kinds of requests to the CRM, most urgent first; those that have to wait are named from the end. */
export const requestKinds = ['live', 'journal', 'enrichment', 'timeline'] as const;

/** Answer of `GET /health`: how a tenant's CRM integration does, now. Nobody's name or number is in it. */
export const healthSchema = v.object({
  checkedAt: timestampSchema,
  state: v.picklist(tenantConnectionStates),
  queue: v.object({
    /** Calls that are due or being written. */
    depth: count,
    /** Since when the oldest of them waits. */
    oldestAt: when,
    /** Why nothing is written; null: work goes on. */
    paused: v.nullable(
      v.object({
        why: v.picklist(['authorization_required', 'throttled', 'credits', 'crm_unavailable', 'off']),
        /** When it is tried again; null: after somebody has acted. */
        until: when,
      }),
    ),
  }),
  parked: v.object({count, oldestAt: when}),
  failed: v.object({count, oldestAt: when}),
  /** Null before the CRM was asked for the first time. */
  credits: v.nullable(
    v.object({
      limit: count,
      remaining: count,
      spentLastDay: count,
      spentLastHour: count,
      /** When nothing will be left if it goes on as in the last hour; null: not within a day. */
      usedUpAt: when,
      /** Kinds of requests that have to wait. */
      shed: v.array(v.picklist(requestKinds)),
    }),
  ),
  /** Lookups of the last hour that asked the CRM; null without any. */
  lookups: v.nullable(v.object({count, p50Ms: count, p95Ms: count})),
  /** What failed in the last 24 hours, most frequent first: codes of problems or of the CRM. */
  failures: v.array(v.object({code: v.string(), count, lastAt: timestampSchema})),
  webhook: v.object({lastEventAt: when, eventsLastHour: count}),
  callLog: v.object({state: v.picklist(callLogStates), checkedAt: when, readUntil: when, filled: count}),
  /** By what the CRM can know a call again: a unique field, a plain one, or a mark in the text; null: not asked yet. */
  duplicates: v.nullable(
    v.object({kind: v.picklist(['unique_field', 'plain_field', 'text_mark']), field: v.nullable(v.string())}),
  ),
});
export type Health = v.InferOutput<typeof healthSchema>;

export const healthExample = {
  checkedAt: '2026-06-15T09:45:00.000Z',
  state: 'connected',
  queue: {depth: 1, oldestAt: '2026-06-15T09:44:58.000Z', paused: null},
  parked: {count: 2, oldestAt: '2026-06-14T16:20:00.000Z'},
  failed: {count: 0, oldestAt: null},
  credits: {
    limit: 50_000,
    remaining: 48_310,
    spentLastDay: 1690,
    spentLastHour: 204,
    usedUpAt: null,
    shed: [],
  },
  lookups: {count: 41, p50Ms: 96, p95Ms: 240},
  failures: [{code: 'crm_unavailable', count: 2, lastAt: '2026-06-15T08:12:00.000Z'}],
  webhook: {lastEventAt: '2026-06-15T09:44:58.000Z', eventsLastHour: 372},
  callLog: {
    state: 'ok',
    checkedAt: '2026-06-15T09:44:00.000Z',
    readUntil: '2026-06-15T09:44:00.000Z',
    filled: 3,
  },
  duplicates: {kind: 'unique_field', field: 'BGM_Call_Key'},
} satisfies Health;
