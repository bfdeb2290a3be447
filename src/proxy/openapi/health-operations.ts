import {healthExample, healthSchema} from '../../contract/index.ts';
import type {Operation} from './operation.ts';

/** How a tenant's integration does, for its admins. */
export const healthOperations: readonly Operation[] = [
  {
    id: 'getHealth',
    method: 'get',
    path: '/health',
    summary: "How the tenant's queue, credits, lookups, webhook and call log do now; the CRM is not asked",
    security: 'widgetToken',
    replies: {
      200: {description: 'The health.', schema: healthSchema, examples: {health: healthExample}},
    },
    problems: ['crm_disabled'],
  },
];
