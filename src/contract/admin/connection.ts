import * as v from 'valibot';
import {idSchema, timestampSchema} from '../primitives.ts';
import {problemExample, problemSchema} from '../problem.ts';
import {regions} from '../settings.ts';

const webAddress = v.pipe(v.string(), v.regex(/^https?:\/\/\S{1,2000}$/));

/** How a tenant's connection stands, for its admins; agents see it coarser in their session. */
export const tenantConnectionStates = [
  /** The system admin has CRM off for the tenant, or the tenant itself. */
  'disabled',
  /** Client ID or secret are missing. */
  'not_configured',
  /** Never authorised, or the CRM takes the grant no more: `problem` says which. */
  'authorization_required',
  'connected',
  /** Authorised, but the CRM does not answer as it should. */
  'degraded',
] as const;

/** What of the client's credentials may be seen. The secret itself never leaves the proxy. */
export const credentialsSchema = v.object({
  clientId: v.nullable(v.string()),
  secretSet: v.boolean(),
  /** First 12 hex digits of a keyed hash: tells two secrets apart and nothing else. */
  secretFingerprint: v.nullable(v.string()),
  secretUpdatedAt: v.nullable(timestampSchema),
});
export type Credentials = v.InferOutput<typeof credentialsSchema>;

/** Body of `PUT /settings/credentials`. Without `clientSecret` the stored one stays, as long as the client is the same. */
export const credentialsUpdateSchema = v.strictObject({
  clientId: v.pipe(v.string(), v.trim(), v.regex(/^1000\.[A-Za-z0-9]{8,80}$/, 'not_a_client_id')),
  clientSecret: v.optional(
    v.pipe(v.string(), v.trim(), v.regex(/^[\x21-\x7e]{8,200}$/, 'not_a_client_secret')),
  ),
});
export type CredentialsUpdate = v.InferOutput<typeof credentialsUpdateSchema>;

/** The CRM's organisation; its name is the CRM's text. */
export const organisationSchema = v.object({
  id: idSchema,
  name: v.nullable(v.string()),
  /** In the CRM's words, small letters, e.g. `enterprise`. */
  edition: v.string(),
  url: v.nullable(webAddress),
});
export type Organisation = v.InferOutput<typeof organisationSchema>;

export const connectionSchema = v.object({
  provider: v.literal('zoho'),
  state: v.picklist(tenantConnectionStates),
  /** Why it is not connected, or what went wrong at the last consent. Null: nothing. */
  problem: v.nullable(problemSchema),
  /** The data centre that is used; chosen until the CRM named another one. */
  region: v.picklist(regions),
  /** The data centre that the CRM named at the last consent, where it is another than the one that is set; null: the same. */
  namedRegion: v.nullable(v.picklist(regions)),
  /** To be entered at the CRM, exactly so. */
  redirectUris: v.array(webAddress),
  /** Where clients are made, for the region. */
  consoleUrl: webAddress,
  credentials: credentialsSchema,
  organisation: v.nullable(organisationSchema),
  authorizedAt: v.nullable(timestampSchema),
  /** Display name of the admin who pressed Authorize. */
  authorizedBy: v.nullable(v.string()),
  /** Scopes that were asked for and not given. */
  missingScopes: v.array(v.string()),
  /** A consent that is open in a tab; over at `expiresAt`. */
  consent: v.nullable(v.object({expiresAt: timestampSchema})),
  /** Another organisation than before gave its consent: it is used only after `POST /connection/confirm`. */
  otherOrganisation: v.nullable(organisationSchema),
});
export type Connection = v.InferOutput<typeof connectionSchema>;

/** Answer of `DELETE /connection`. */
export const disconnectReplySchema = v.object({
  ...connectionSchema.entries,
  /** False: the CRM did not answer. Nothing of the grant is left here, but it must be ended in the CRM by hand. */
  revoked: v.boolean(),
});
export type DisconnectReply = v.InferOutput<typeof disconnectReplySchema>;

/** Body of `POST /connection/authorize`; without a redirect URI the one of the host that is asked is taken, else the first. */
export const authorizeRequestSchema = v.strictObject({redirectUri: v.optional(webAddress)});
export type AuthorizeRequest = v.InferOutput<typeof authorizeRequestSchema>;
/** Send the request with credentials: its cookie binds the consent to this browser. */
export const authorizeReplySchema = v.object({authorizationUrl: webAddress, expiresAt: timestampSchema});
export type AuthorizeReply = v.InferOutput<typeof authorizeReplySchema>;

/** Body of `POST /connection/confirm`: yes, use this organisation from now on. */
export const confirmOrganisationSchema = v.strictObject({organisationId: idSchema});

export const credentialsExample = {
  clientId: '1000.EXAMPLECLIENT',
  secretSet: true,
  secretFingerprint: '5b0c2f9a41de',
  secretUpdatedAt: '2026-06-15T08:00:00.000Z',
} satisfies Credentials;
export const credentialsUpdateExample = {
  clientId: '1000.EXAMPLECLIENT',
  clientSecret: 'an-example-of-a-secret',
} satisfies CredentialsUpdate;
export const organisationExample = {
  id: '4876876000000000001',
  name: 'Acme GmbH',
  edition: 'enterprise',
  url: 'https://crm.zoho.eu/crm/org4876876/tab/Home',
} satisfies Organisation;
export const connectionExample = {
  provider: 'zoho',
  state: 'connected',
  problem: null,
  region: 'eu',
  namedRegion: null,
  redirectUris: ['https://pbx.example.com:8887/api/auth/callback/zoho'],
  consoleUrl: 'https://accounts.zoho.eu/developerconsole',
  credentials: credentialsExample,
  organisation: organisationExample,
  authorizedAt: '2026-06-15T08:01:00.000Z',
  authorizedBy: 'Ines Holm',
  missingScopes: [],
  consent: null,
  otherOrganisation: null,
} satisfies Connection;
export const unauthorisedConnectionExample = {
  ...connectionExample,
  state: 'authorization_required',
  problem: {
    ...problemExample,
    type: 'urn:bgm:problem:oauth_consent_refused',
    title: 'The consent was refused',
    status: 409,
    code: 'oauth_consent_refused',
    retryable: false,
    retryAfter: undefined,
  },
  organisation: null,
  authorizedAt: null,
  authorizedBy: null,
} satisfies Connection;
export const authorizeReplyExample = {
  authorizationUrl: 'https://accounts.zoho.eu/oauth/v2/auth?response_type=code&client_id=1000.EXAMPLECLIENT',
  expiresAt: '2026-06-15T08:10:00.000Z',
} satisfies AuthorizeReply;
export const disconnectReplyExample = {
  ...unauthorisedConnectionExample,
  problem: null,
  revoked: true,
} satisfies DisconnectReply;
