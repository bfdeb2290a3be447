import * as v from 'valibot';
import {contactTypeSchema} from './contact.ts';
import {idSchema, timestampSchema} from './primitives.ts';

export const roles = ['agent', 'tenant_admin', 'system_admin'] as const;
export type Role = (typeof roles)[number];
/** May not see them, may look, may change them. */
export const settingsPermissions = ['none', 'view', 'full'] as const;
export type SettingsPermission = (typeof settingsPermissions)[number];
export const connectionStates = ['connected', 'authorization_required', 'disabled', 'degraded'] as const;

/** Who is signed in, and what they may do. */
export const sessionSchema = v.object({
  /** Null for a system admin, who belongs to none. */
  tenant: v.nullable(v.object({id: idSchema, domain: v.string()})),
  user: v.object({id: idSchema, extension: v.nullable(v.string()), name: v.string()}),
  role: v.picklist(roles),
  locale: v.nullable(v.string()),
  /** IANA zone of the tenant, e.g. `Europe/London`. */
  timeZone: v.string(),
  defaultCountry: v.string(),
  features: v.object({
    search: v.boolean(),
    /** Record types this user may create; empty when creating is off or not permitted. */
    create: v.array(contactTypeSchema),
    notes: v.boolean(),
    comments: v.boolean(),
    recordings: v.boolean(),
    /** What this user may do with the tenant's settings (PBX permission *Integrations*). */
    settings: v.picklist(settingsPermissions),
  }),
  crm: v.object({
    provider: v.literal('zoho'),
    state: v.picklist(connectionStates),
    region: v.nullable(v.string()),
    /** Who has the CRM off, while `state` is `disabled`. */
    disabledBy: v.optional(v.picklist(['system_admin', 'tenant_admin'])),
    /** Answers that a browser kept before this are of another connection, and are forgotten. Absent: all count. */
    recordsSince: v.optional(timestampSchema),
  }),
  /** Whole seconds that a cached lookup counts as fresh. */
  cacheTtlSeconds: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Key of this user's browser cache, 32 bytes in base64url. Lives in memory only; changes at sign-out. Null: do not persist. */
  cacheKey: v.nullable(v.string()),
});
export type Session = v.InferOutput<typeof sessionSchema>;

/** Body of `POST /session`; a server names the origin for which the token is meant, a browser's `Origin` header wins. */
export const sessionRequestSchema = v.strictObject({
  origin: v.optional(v.pipe(v.string(), v.maxLength(200))),
});
export type SessionRequest = v.InferOutput<typeof sessionRequestSchema>;
export const sessionReplySchema = v.object({
  /** Widget token: one tenant, user, role set and origin, at most 10 minutes. */
  token: v.string(),
  expiresAt: timestampSchema,
  session: sessionSchema,
  cacheKey: v.nullable(v.string()),
});
export type SessionReply = v.InferOutput<typeof sessionReplySchema>;

export const sessionExample = {
  tenant: {id: '940000000000000001', domain: 'demo.example'},
  user: {id: '940000000000000101', extension: '101', name: 'Ines Holm'},
  role: 'agent',
  locale: null,
  timeZone: 'Europe/London',
  defaultCountry: 'GB',
  features: {
    search: true,
    create: ['Contact'],
    notes: true,
    comments: false,
    recordings: false,
    settings: 'none',
  },
  crm: {provider: 'zoho', state: 'connected', region: 'eu'},
  cacheTtlSeconds: 300,
  cacheKey: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
} satisfies Session;
export const sessionRequestExample = {origin: 'https://portal.example'} satisfies SessionRequest;
export const sessionReplyExample = {
  token: 'eyJhbGciOiJIUzI1NiJ9.example.example',
  expiresAt: '2026-06-15T09:50:00.000Z',
  session: sessionExample,
  cacheKey: sessionExample.cacheKey,
} satisfies SessionReply;
