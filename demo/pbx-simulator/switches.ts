import * as v from 'valibot';

/**
 * Everything about the PBX that its documents leave open or that can go wrong (pbx-facts 6). `null` means:
 * as the scenario is written.
 */
const switchesSchema = v.strictObject({
  /** Spelling of directions and of `call_cdr`. */
  dialect: v.nullable(v.picklist(['A', 'B'])),
  /** Name of our own number in `call_cdr`. */
  didField: v.nullable(v.picklist(['did', 'did_cid'])),
  endReasonField: v.nullable(v.picklist(['ended_reason', 'end_reason'])),
  /** `caller` and `callee` of live events. */
  numberForm: v.nullable(v.picklist(['plain', 'uri'])),
  trunkForm: v.nullable(v.picklist(['plain', 'name:id'])),
  /** `false` leaves `cdr_id` out of every event. */
  cdrId: v.boolean(),
  /** Where the UUID of an update travels, and under which name. */
  eventId: v.picklist(['none', 'header', 'field']),
  eventIdHeader: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,64}$/)),
  eventIdField: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,64}$/)),
  /** Extra copies of each webhook, with the same UUID. */
  duplicate: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10)),
  /** Seed of a shuffle of a scenario's webhooks; `null` keeps their order. */
  reorder: v.nullable(v.pipe(v.number(), v.integer())),
  /** Event types that are never posted; `["*"]` drops all. */
  drop: v.array(v.string()),
  /** Seconds that every webhook comes late. */
  delay: v.pipe(v.number(), v.minValue(0), v.maxValue(86_400)),
  /** Instead of the method that the tenant has set. */
  webhookAuth: v.nullable(v.picklist(['none', 'basic', 'digest', 'bearer'])),
  /** Retries wait this many times shorter. */
  retrySpeed: v.pipe(v.number(), v.minValue(0.001)),
  /** Seconds until an unanswered webhook counts as failed. */
  webhookTimeout: v.pipe(v.number(), v.minValue(0.01)),
  /** Given-up webhooks in a row until the PBX silently switches the webhook off; 0: never. */
  disableAfterFailures: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Status that REST calls get instead of an answer; 0: none. */
  restFault: v.picklist([0, 401, 403, 429, 503]),
  /** Only for paths that begin so. */
  restFaultPath: v.pipe(v.string(), v.startsWith('/api')),
  licence: v.picklist(['on', 'off', 'snapshot_unavailable']),
  /** The system administrator's CRM toggle of each tenant. */
  crmFeature: v.boolean(),
  /** Off hides call log, CDRs and recordings from the tenant. */
  callStatistics: v.boolean(),
  /** Whether `filter=session_id eq '…'` works on the call log. */
  sessionFilter: v.boolean(),
  /** Files per answered call; `null`: what a scenario says, and 1 for a free call. */
  recordings: v.nullable(v.picklist([0, 1, 2])),
  /** Seconds from the end of a call until REST lists its recording. */
  recordingDelay: v.pipe(v.number(), v.minValue(0)),
  transcript: v.picklist(['complete', 'fail', 'none']),
});

export type Switches = v.InferOutput<typeof switchesSchema>;

/** Some switches, the others as they are. */
export const someSwitchesSchema = v.partial(switchesSchema);
export type SomeSwitches = Partial<Switches>;

export const defaultSwitches: Switches = {
  dialect: null,
  didField: null,
  endReasonField: null,
  numberForm: null,
  trunkForm: null,
  cdrId: true,
  eventId: 'header',
  eventIdHeader: 'X-Event-Id',
  eventIdField: 'event_id',
  duplicate: 0,
  reorder: null,
  drop: [],
  delay: 0,
  webhookAuth: null,
  retrySpeed: 1,
  webhookTimeout: 5,
  disableAfterFailures: 0,
  restFault: 0,
  restFaultPath: '/api',
  licence: 'on',
  crmFeature: true,
  callStatistics: true,
  sessionFilter: true,
  recordings: null,
  recordingDelay: 45,
  transcript: 'complete',
};
