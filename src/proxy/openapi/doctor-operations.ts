import {
  activityPreviewExample,
  activityPreviewRequestSchema,
  activityPreviewSchema,
  doctorReportExample,
  doctorReportSchema,
  hygieneReportExample,
  hygieneReportSchema,
  hygieneRequestSchema,
  numberTraceExample,
  numberTraceSchema,
  numberTrialExample,
  numberTrialSchema,
} from '../../contract/index.ts';
import type {Operation} from './operation.ts';

/** What tells a tenant's admins whether everything works, and what would be written. */
export const doctorOperations: readonly Operation[] = [
  {
    id: 'testConnection',
    method: 'post',
    path: '/connection/test',
    summary: 'Check everything from the PBX to the CRM, reading only; once in ten seconds',
    security: 'widgetToken',
    replies: {
      200: {
        description: 'Each check with what it found, also where some failed.',
        schema: doctorReportSchema,
        examples: {report: doctorReportExample},
      },
    },
    problems: ['crm_disabled', 'rate_limited'],
  },
  {
    id: 'tryNumber',
    method: 'post',
    path: '/doctor/number',
    summary: 'Look a number up as if it rang now, with every step told; nothing that is remembered is used',
    security: 'widgetToken',
    request: {schema: numberTrialSchema, examples: {number: numberTrialExample}},
    replies: {
      200: {
        description: 'What was searched for, the requests, and who was found for which reason.',
        schema: numberTraceSchema,
        examples: {found: numberTraceExample},
      },
    },
    problems: ['crm_disabled', 'rate_limited'],
  },
  {
    id: 'examineNumbers',
    method: 'post',
    path: '/hygiene',
    summary:
      'Look through a sample of records for numbers that can never match a call, within a budget of credits',
    security: 'widgetToken',
    request: {schema: hygieneRequestSchema, examples: {budget: {credits: 10}}},
    replies: {
      200: {
        description: 'What was found, at most 5,000 numbers.',
        schema: hygieneReportSchema,
        examples: {report: hygieneReportExample},
      },
    },
    problems: [
      'crm_disabled',
      'crm_not_configured',
      'crm_authorization_required',
      'crm_permission',
      'crm_rejected',
      'crm_rate_limited',
      'crm_unavailable',
      'crm_timeout',
      'rate_limited',
    ],
  },
  {
    id: 'previewActivity',
    method: 'post',
    path: '/settings/preview',
    summary: 'The activity that a sample call would become; nothing is asked or written',
    security: 'widgetToken',
    request: {schema: activityPreviewRequestSchema, examples: {queue: {call: 'queue'}}},
    replies: {
      200: {
        description: 'Subject, text and every field as it would be sent.',
        schema: activityPreviewSchema,
        examples: {preview: activityPreviewExample},
      },
    },
    problems: ['crm_disabled'],
  },
];
