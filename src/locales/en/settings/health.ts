import {pluralsIn} from '../../plural.ts';

const counted = pluralsIn<'one'>('en');

/** Words of how the integration does now. Keys start with `bgm`. */
export const settingsHealth = {
  bgmHealthTitle: 'Now',
  bgmHealthAsOf: (time: string) => `As of ${time}, refreshed by itself`,
  bgmHealthOld: (time: string) => `Not refreshed since ${time}. It goes on by itself.`,
  bgmHealthShow: 'Show',
  bgmHealthShowParked: 'Show the calls that wait for a record',
  bgmHealthShowFailed: 'Show the calls that could not be logged',
  bgmHealthShowQueued: 'Show the calls that are being logged',

  bgmHealthConnection: 'Zoho',
  bgmHealthState_disabled: 'Switched off: nothing is asked and nothing is written.',
  bgmHealthState_not_configured: 'Not set up. Enter the client under Connect.',
  bgmHealthState_authorization_required: 'Not connected. Authorize under Connect; calls are kept until then.',
  bgmHealthState_connected: 'Connected',
  bgmHealthState_degraded:
    'Connected, but Zoho does not answer as it should. Calls are kept and will be logged.',

  bgmHealthQueue: 'To be logged',
  bgmHealthQueueEmpty: 'Nothing waits.',
  bgmHealthQueueDepth: (count: number, since: string) =>
    counted(count, {one: `# call, since ${since}`, other: `# calls, the oldest since ${since}`}),
  bgmHealthPaused_authorization_required: 'Logging rests until Zoho is authorized again.',
  bgmHealthPaused_throttled: 'Logging rests because Zoho takes no more requests.',
  bgmHealthPaused_credits: 'Logging rests because the day’s API credits are used up.',
  bgmHealthPaused_crm_unavailable: 'Logging rests because Zoho does not answer.',
  bgmHealthPaused_off: 'Logging rests because CRM or logging is switched off.',
  bgmHealthUntil: (time: string) => `Tried again at ${time}.`,

  bgmHealthParked: 'Wait for a record',
  bgmHealthParkedNone: 'No call waits for a record.',
  bgmHealthParkedCount: (count: number, since: string) =>
    counted(count, {
      one: `# call of somebody who is not in Zoho, or there several times, since ${since}`,
      other: `# calls of people who are not in Zoho, or there several times, the oldest since ${since}`,
    }),
  bgmHealthFailed: 'Not logged',
  bgmHealthFailedNone: 'No call has failed for good.',
  bgmHealthFailedCount: (count: number, since: string) =>
    counted(count, {
      one: `# call could not be logged, since ${since}`,
      other: `# calls could not be logged, the oldest since ${since}`,
    }),

  bgmHealthCredits: 'API credits',
  bgmHealthCreditsUnknown: 'Not known before Zoho is asked for the first time.',
  bgmHealthCreditsLeft: (left: string, limit: string) => `${left} of ${limit} left`,
  bgmHealthCreditsSpent: (day: string, hour: string) => `${day} spent in 24 hours, ${hour} in the last hour`,
  bgmHealthCreditsLast: 'At this pace they last.',
  bgmHealthCreditsUntil: (time: string) => `At this pace they last until ${time}.`,
  bgmHealthCreditsGone: 'All are spent. Zoho gives new ones little by little.',
  bgmHealthShed: (kinds: string) => `To save credits, these wait: ${kinds}.`,
  bgmHealthKind_live: 'lookups of callers',
  bgmHealthKind_journal: 'logging of calls',
  bgmHealthKind_enrichment: 'recordings and transcripts',
  bgmHealthKind_timeline: 'earlier activities',

  bgmHealthLookups: 'Lookups',
  bgmHealthLookupsNone: 'None in the last hour.',
  bgmHealthLookupsTook: (count: number, half: string, most: string) =>
    counted(count, {
      one: `# in the last hour: ${most}`,
      other: `# in the last hour: half within ${half}, 95% within ${most}`,
    }),
  bgmHealthMs: (number: string) => `${number} ms`,

  bgmHealthFailures: 'Failures in 24 hours',
  bgmHealthFailuresNone: 'None.',
  bgmHealthFailureTimes: (count: number, last: string) =>
    counted(count, {one: `once, ${last}`, other: `# times, last ${last}`}),

  bgmHealthWebhook: 'Events of the PBX',
  bgmHealthWebhookNever: 'None has come yet. Enter the webhook in the PBX; the check says how.',
  bgmHealthWebhookLast: (ago: string) => `Last one ${ago}`,
  bgmHealthWebhookHour: (count: number) =>
    counted(count, {one: '# in the last hour', other: '# in the last hour'}),

  bgmHealthCallLog: 'Call log of the PBX',
  bgmHealthCallLog_never: 'Not read yet.',
  bgmHealthCallLog_ok: 'Read every few minutes, so that no call is missed.',
  bgmHealthCallLog_off: 'Not read while CRM is switched off.',
  bgmHealthCallLog_refused:
    'The PBX hides it. Allow Call Statistics for the tenant, or give the service user a role that may read it.',
  bgmHealthCallLog_no_service_user:
    'Not read: no service user is set, or the PBX refused its password. Calls that webhooks miss stay missed.',
  bgmHealthCallLog_unavailable: 'The PBX does not answer. It is read again in a few minutes.',
  bgmHealthCallLogFilled: (count: number) =>
    counted(count, {
      one: '# call that webhooks had missed was filled in.',
      other: '# calls that webhooks had missed were filled in.',
    }),
  bgmHealthCallLogRead: (time: string) => `Complete up to ${time}.`,

  bgmHealthDuplicates: 'Against logging twice',
  bgmHealthDuplicatesUnknown: 'Known after the first call is logged.',
  bgmHealthDuplicates_unique_field: (field: string) =>
    `Zoho itself refuses a second entry of the same call, by the unique field ${field}.`,
  bgmHealthDuplicates_plain_field: (field: string) =>
    `Before a doubtful entry is repeated, Zoho is searched for the call by the field ${field}. Make the field unique, and Zoho itself refuses a second one.`,
  bgmHealthDuplicates_text_mark: () =>
    'Before a doubtful entry is repeated, Zoho is searched by start time and a mark in the text. A unique text field on Calls would be safer, and saves minutes of waiting.',

  bgmHealthSpoken: (state: string) => `Changed: ${state}`,
} as const;
