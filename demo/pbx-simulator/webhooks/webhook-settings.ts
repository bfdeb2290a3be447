import * as v from 'valibot';

const credential = v.pipe(v.string(), v.regex(/^[a-z0-9]{6,64}$/));

/** One event URL of a tenant, as `POST /api/tenant` takes it (pbx-facts 3.1). */
export const webhookSettingsSchema = v.object({
  enabled: v.boolean(),
  auth: v.picklist(['DISABLE', 'BASIC', 'DIGEST', 'BEARER']),
  url: v.pipe(v.string(), v.maxLength(128), v.url(), v.regex(/^https?:/i)),
  token: v.optional(v.pipe(v.string(), v.minLength(1))),
  username: v.optional(credential),
  password: v.optional(credential),
});
export type WebhookSettings = v.InferOutput<typeof webhookSettingsSchema>;

/** Both webhooks of a tenant at its start: the demo's target, with every kind of credential at hand. */
export const startingWebhook = (tenantId: string, secret: string, url: string): WebhookSettings => ({
  enabled: url !== '',
  auth: 'BEARER',
  url,
  token: secret,
  username: tenantId,
  password: secret,
});
