import * as v from 'valibot';
import {
  authorizeReplyExample,
  authorizeReplySchema,
  authorizeRequestSchema,
  confirmOrganisationSchema,
  connectionExample,
  connectionSchema,
  credentialsExample,
  credentialsSchema,
  credentialsUpdateExample,
  credentialsUpdateSchema,
  disconnectReplyExample,
  disconnectReplySchema,
  unauthorisedConnectionExample,
} from '../../contract/index.ts';
import type {Body, Operation} from './operation.ts';

const page = (description: string): Body => ({description, schema: v.string(), contentType: 'text/html'});

/** How a tenant's admins connect it with its CRM. */
export const connectionOperations: readonly Operation[] = [
  {
    id: 'putCredentials',
    method: 'put',
    path: '/settings/credentials',
    summary: "Set the CRM client's id and secret; the secret is written and never read again",
    security: 'widgetToken',
    request: {schema: credentialsUpdateSchema, examples: {both: credentialsUpdateExample}},
    replies: {
      200: {
        description: 'What may be seen of them.',
        schema: credentialsSchema,
        examples: {set: credentialsExample},
      },
    },
    problems: ['crm_disabled'],
  },
  {
    id: 'getConnection',
    method: 'get',
    path: '/connection',
    summary: 'How the connection with the CRM stands, and what went wrong at the last consent',
    security: 'widgetToken',
    replies: {
      200: {
        description: 'The connection.',
        schema: connectionSchema,
        examples: {connected: connectionExample, refused: unauthorisedConnectionExample},
      },
    },
    problems: ['crm_disabled'],
  },
  {
    id: 'disconnect',
    method: 'delete',
    path: '/connection',
    summary: 'Forget the grant, end it at the CRM, and let every browser drop what it keeps of the CRM',
    security: 'widgetToken',
    replies: {
      200: {
        description: 'Disconnected here; `revoked` says whether at the CRM too.',
        schema: disconnectReplySchema,
        examples: {disconnected: disconnectReplyExample},
      },
    },
    problems: ['crm_disabled'],
  },
  {
    id: 'authorize',
    method: 'post',
    path: '/connection/authorize',
    summary:
      'Begin a consent: open the address in a new tab of the same browser. Sent with credentials: a cookie binds the consent to it',
    security: 'widgetToken',
    request: {
      schema: authorizeRequestSchema,
      examples: {here: {}, named: {redirectUri: connectionExample.redirectUris[0]}},
    },
    replies: {
      200: {
        description: "The CRM's consent page.",
        schema: authorizeReplySchema,
        examples: {begun: authorizeReplyExample},
        headers: ['Set-Cookie'],
      },
    },
    problems: ['crm_disabled', 'crm_not_configured', 'oauth_region_unsupported', 'oauth_throttled'],
  },
  {
    id: 'confirmOrganisation',
    method: 'post',
    path: '/connection/confirm',
    summary:
      'Use another organisation than before: everything that is remembered of the old one is forgotten',
    security: 'widgetToken',
    request: {schema: confirmOrganisationSchema, examples: {this: {organisationId: '4876876000000000001'}}},
    replies: {
      200: {
        description: 'The connection.',
        schema: connectionSchema,
        examples: {connected: connectionExample},
      },
    },
    problems: ['crm_disabled', 'not_found'],
  },
  {
    id: 'oauthCallback',
    method: 'get',
    path: '/api/auth/callback/zoho',
    atRoot: true,
    summary: "Where the CRM's consent page sends the browser back to; a page that says how it ended",
    security: 'none',
    replies: {
      200: page('Connected.'),
      403: page('The CRM is switched off for the tenant.'),
      409: page('Not connected, and why.'),
      429: page('The CRM gives no tokens for a while.'),
      503: page('The CRM does not answer.'),
      504: page('The CRM did not answer in time.'),
    },
  },
];
