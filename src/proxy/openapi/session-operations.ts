import * as v from 'valibot';
import {
  ringingEventExample,
  sessionExample,
  sessionReplyExample,
  sessionReplySchema,
  sessionRequestExample,
  sessionRequestSchema,
  sessionSchema,
  streamEventSchema,
} from '../../contract/index.ts';
import type {Operation} from './operation.ts';

/** Who is signed in, and what happens meanwhile. */
export const sessionOperations: readonly Operation[] = [
  {
    id: 'createSession',
    method: 'post',
    path: '/session',
    summary: 'Exchange a PBX token for a widget token of one tenant, user, role and origin',
    security: 'pbxToken',
    request: {schema: sessionRequestSchema, examples: {server: sessionRequestExample}, required: false},
    replies: {
      200: {
        description: 'The widget token and what the user may do.',
        schema: sessionReplySchema,
        examples: {session: sessionReplyExample},
      },
    },
    problems: ['forbidden', 'crm_disabled', 'origin_not_allowed'],
  },
  {
    id: 'getSession',
    method: 'get',
    path: '/session',
    summary: 'Who is signed in, and what they may do',
    security: 'widgetToken',
    replies: {200: {description: 'The session.', schema: sessionSchema, examples: {session: sessionExample}}},
  },
  {
    id: 'deleteSession',
    method: 'delete',
    path: '/session',
    summary: "Sign out everywhere: ends the user's tokens and changes the key of the browser cache",
    security: 'widgetToken',
    replies: {204: {description: 'Signed out.'}},
  },
  {
    id: 'streamEvents',
    method: 'get',
    path: '/events',
    summary: 'Calls and changes as they happen; each message has `id`, `event` and a JSON `data`',
    security: 'widgetToken',
    query: {
      scope: {description: '`tenant`: all extensions (admins only).', schema: v.literal('tenant')},
    },
    requestHeaders: {
      'Last-Event-ID': {description: 'Last id seen: the last five minutes are replayed.', required: false},
    },
    replies: {
      200: {
        description: 'Server-sent events until the token ends. The schema is that of `data`.',
        schema: streamEventSchema,
        examples: {ringing: ringingEventExample},
        contentType: 'text/event-stream',
      },
    },
    problems: ['forbidden', 'rate_limited'],
  },
];
