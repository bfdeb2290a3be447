import * as v from 'valibot';
import {timestampSchema} from '../primitives.ts';
import {settingsExample, settingsSchema} from '../settings.ts';

/** What `GET /settings` says besides the settings; a `PUT` may send it back, it is not read. */
const readOnly = {
  /** The system admin's switch. False: nothing is asked or written, and only this can be read. */
  featureEnabled: v.boolean(),
  /** False: this admin may look but not change (permission *Integrations: view*). */
  editable: v.boolean(),
  updatedAt: v.nullable(timestampSchema),
  /** Display name of who changed them last; null: the tenants file or nobody. */
  updatedBy: v.nullable(v.string()),
};

/** Answer of `GET /settings` and `PUT /settings`, with an `ETag`. */
export const settingsReplySchema = v.object({...settingsSchema.entries, ...readOnly});
export type SettingsReply = v.InferOutput<typeof settingsReplySchema>;

/** Body of `PUT /settings`, with `If-Match`: all settings; one that is left out takes its default. */
export const settingsUpdateSchema = v.strictObject({
  ...settingsSchema.entries,
  featureEnabled: v.optional(v.unknown()),
  editable: v.optional(v.unknown()),
  updatedAt: v.optional(v.unknown()),
  updatedBy: v.optional(v.unknown()),
});
export type SettingsUpdate = v.InferInput<typeof settingsUpdateSchema>;

/** What kind of thing an admin changed. */
export const auditTopics = ['settings', 'credentials', 'connection', 'agents', 'feature'] as const;
const auditValue = v.nullable(v.union([v.string(), v.number(), v.boolean()]));

/** Who changed what, from what to what. Secrets appear as their fingerprints. */
export const auditEntrySchema = v.object({
  at: timestampSchema,
  /** Display name; null: the tenants file. */
  by: v.nullable(v.string()),
  topic: v.picklist(auditTopics),
  /** JSON Pointer into the topic; lists are one text, e.g. `Contacts, Leads`. Null stands for nothing. */
  changes: v.array(v.object({pointer: v.string(), from: auditValue, to: auditValue})),
});
export type AuditEntry = v.InferOutput<typeof auditEntrySchema>;
export const auditReplySchema = v.object({
  items: v.array(auditEntrySchema),
  nextCursor: v.nullable(v.string()),
});
export type AuditReply = v.InferOutput<typeof auditReplySchema>;
export const auditQuerySchema = v.strictObject({cursor: v.optional(v.pipe(v.string(), v.maxLength(200)))});

export const settingsReplyExample = {
  ...v.parse(settingsSchema, settingsExample),
  redirectUris: ['https://pbx.example.com:8887/api/auth/callback/zoho'],
  featureEnabled: true,
  editable: true,
  updatedAt: '2026-06-15T08:00:00.000Z',
  updatedBy: 'Ines Holm',
} satisfies SettingsReply;
export const auditReplyExample = {
  items: [
    {
      at: '2026-06-15T08:00:00.000Z',
      by: 'Ines Holm',
      topic: 'settings',
      changes: [
        {pointer: '/lookupOrder', from: 'Contacts, Leads, Accounts', to: 'Leads, Contacts'},
        {pointer: '/journal/recordingLink', from: 'private', to: 'none'},
      ],
    },
  ],
  nextCursor: null,
} satisfies AuditReply;
