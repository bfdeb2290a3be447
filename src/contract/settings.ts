import * as v from 'valibot';
import {unknownPlaceholder} from './activity-template.ts';
import {contactTypeSchema, crmModuleSchema} from './contact.ts';
import {countrySchema} from './primitives.ts';

/** Regions that a tenant may choose (product page, Step 2). Hosts per region live in the proxy as data. */
export const regions = ['us', 'eu', 'in', 'jp', 'ca', 'sa'] as const;
export type Region = (typeof regions)[number];

const uniqueOrder = v.check<('Contacts' | 'Leads' | 'Accounts')[], string>(
  (order) => new Set(order).size === order.length,
  'duplicate_module',
);

/** A template that names only what there is; the error says which name is unknown. */
const template = (maxLength: number) =>
  v.pipe(
    v.string(),
    v.maxLength(maxLength),
    v.check(
      (text) => unknownPlaceholder(text) === undefined,
      ({input}) => `unknown_placeholder:${unknownPlaceholder(input)}`,
    ),
  );

/** `connecting_user`, or a Zoho user id. */
const ownerSchema = v.pipe(v.string(), v.regex(/^(connecting_user|[0-9]{1,20})$/));

/** Whose a call's activity becomes (architecture, decision 3). */
export const ownerPolicies = ['last_answered', 'first_answered', 'contact_owner', 'fixed_user'] as const;
export type OwnerPolicy = (typeof ownerPolicies)[number];

/** API name of a field in the CRM. */
const fieldName = v.pipe(v.string(), v.regex(/^[A-Za-z]\w{0,99}$/));

/** A tenant's CRM behaviour (api-draft B5). Every field has a default, so a file may name only what differs. */
export const settingsSchema = v.strictObject({
  provider: v.optional(v.literal('zoho'), 'zoho'),
  enabled: v.optional(v.boolean(), true),
  region: v.optional(v.picklist(regions), 'us'),
  lookupOrder: v.optional(v.pipe(v.array(crmModuleSchema), v.minLength(1), uniqueOrder), [
    'Contacts',
    'Leads',
    'Accounts',
  ]),
  queryMode: v.optional(v.picklist(['always', 'when_not_in_pbx_contacts']), 'always'),
  journal: v.optional(
    v.strictObject({
      enabled: v.optional(v.boolean(), true),
      recordingLink: v.optional(v.picklist(['none', 'private', 'public']), 'private'),
      publicLinkDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650)), 30),
      unmatched: v.optional(v.picklist(['park', 'log_unlinked']), 'park'),
      parkDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)), 30),
      /** What becomes of a parked call after its days: it stays and is not looked for any more, or is logged without a record. */
      afterParkDays: v.optional(v.picklist(['keep', 'log_unlinked']), 'keep'),
      /** A call of which nothing was heard for so many hours has ended without telling. */
      silentHours: v.optional(v.pipe(v.number(), v.integer(), v.minValue(8), v.maxValue(168)), 8),
      /**
       * Of the persons who answered the last or the first; the owner of the record, else who answered last; or always `fixedOwner`.
       * Outbound calls have one person, who called.
       */
      owner: v.optional(v.picklist(ownerPolicies), 'last_answered'),
      fixedOwner: v.optional(ownerSchema, 'connecting_user'),
      /** Where the policy looks for a person, and a group or queue was called and nobody answered. */
      missedGroupOwner: v.optional(v.picklist(['contact_owner', 'fallback_owner']), 'contact_owner'),
      /** Where nobody else is found. */
      fallbackOwner: v.optional(ownerSchema, 'connecting_user'),
      /** A CRM takes no activity without a subject. */
      subjectTemplate: v.optional(
        v.pipe(template(200), v.check(hasWords, 'required')),
        '{direction} call {outcome}: {contact}',
      ),
      descriptionTemplate: v.optional(template(2000), '{summary}'),
      /** Text field on the CRM's calls that takes the mark by which a call is known; null: one that looks made for it, if any. */
      callKeyField: v.optional(v.nullable(fieldName), null),
      /** Values for further fields of a call, such as ones that the tenant made mandatory. */
      callDefaults: v.optional(v.record(fieldName, v.pipe(v.string(), v.maxLength(255))), {}),
    }),
    {},
  ),
  create: v.optional(
    v.strictObject({
      enabled: v.optional(v.boolean(), true),
      type: v.optional(contactTypeSchema, 'Contact'),
    }),
    {},
  ),
  ambiguity: v.optional(v.picklist(['ask', 'lookup_order_then_recent']), 'ask'),
  defaultCountry: v.optional(countrySchema, 'US'),
  /** What the PBX dials before the number of a caller who asked a queue to be called back. */
  callbackPrefix: v.optional(v.pipe(v.string(), v.regex(/^[0-9*#]{0,8}$/)), ''),
  timeZone: v.optional(v.pipe(v.string(), v.check(isTimeZone, 'unknown_time_zone')), 'UTC'),
  allowedOrigins: v.optional(v.array(v.pipe(v.string(), v.check(isOrigin, 'not_an_origin'))), []),
  /** Where the CRM may send admins back to after they authorised it. */
  redirectUris: v.optional(
    v.pipe(
      v.array(v.pipe(v.string(), v.maxLength(512), v.check(isRedirectUri, 'not_a_redirect_uri'))),
      v.maxLength(10),
    ),
    [],
  ),
  cacheTtlSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3600)), 300),
  browserCache: v.optional(v.boolean(), true),
});
export type Settings = v.InferOutput<typeof settingsSchema>;
export type SettingsInput = v.InferInput<typeof settingsSchema>;

function hasWords(text: string): boolean {
  return text.trim() !== '';
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', {timeZone: zone});
    return true;
  } catch {
    return false;
  }
}

/** `scheme://host[:port]` and nothing else, as a browser writes it into `Origin`. */
function isOrigin(text: string): boolean {
  return (
    /^https?:\/\/[a-z0-9.-]+(:[0-9]{1,5})?$/.test(text) ||
    /^https?:\/\/\[[0-9a-f:]+\](:[0-9]{1,5})?$/.test(text)
  );
}

/** https, or http on this machine; with a path, and nothing that a CRM would not compare exactly. */
function isRedirectUri(text: string): boolean {
  return /^(https:\/\/[a-z0-9.-]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\]))(:[0-9]{1,5})?\/[\w./~-]*$/.test(
    text,
  );
}

export const settingsExample = {
  region: 'eu',
  lookupOrder: ['Contacts', 'Leads', 'Accounts'],
  defaultCountry: 'GB',
  timeZone: 'Europe/London',
  allowedOrigins: ['https://portal.example'],
} satisfies SettingsInput;
