import * as v from 'valibot';
import {
  auditReplyExample,
  auditReplySchema,
  settingsExample,
  settingsReplyExample,
  settingsReplySchema,
  settingsUpdateSchema,
} from '../../contract/index.ts';
import type {Operation} from './operation.ts';

/** How a tenant's CRM behaves, for its admins. */
export const settingsOperations: readonly Operation[] = [
  {
    id: 'getSettings',
    method: 'get',
    path: '/settings',
    summary: "The tenant's settings (permission Integrations); also while the CRM is switched off",
    security: 'widgetToken',
    replies: {
      200: {
        description: 'The settings.',
        schema: settingsReplySchema,
        examples: {settings: settingsReplyExample},
        headers: ['ETag'],
      },
    },
  },
  {
    id: 'putSettings',
    method: 'put',
    path: '/settings',
    summary: 'Change settings, all at once; they hold from the next call on',
    security: 'widgetToken',
    requestHeaders: {'If-Match': {description: 'ETag of the settings that were edited.', required: true}},
    request: {schema: settingsUpdateSchema, examples: {some: settingsExample, all: settingsReplyExample}},
    replies: {
      200: {
        description: 'The settings as they are now.',
        schema: settingsReplySchema,
        examples: {settings: settingsReplyExample},
        headers: ['ETag'],
      },
    },
    problems: ['crm_disabled', 'precondition_failed', 'precondition_required'],
  },
  {
    id: 'listSettingsChanges',
    method: 'get',
    path: '/settings/audit',
    summary: 'Who changed what, from what to what, newest first; secrets by their fingerprints',
    security: 'widgetToken',
    query: {
      cursor: {description: '`nextCursor` of the page before.', schema: v.pipe(v.string(), v.maxLength(200))},
    },
    replies: {
      200: {
        description: 'A page of changes.',
        schema: auditReplySchema,
        examples: {page: auditReplyExample},
      },
    },
    problems: ['crm_disabled'],
  },
];
