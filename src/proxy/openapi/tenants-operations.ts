import {
  tenantExample,
  tenantFeatureSchema,
  tenantSchema,
  tenantsReplyExample,
  tenantsReplySchema,
} from '../../contract/index.ts';
import type {Operation} from './operation.ts';

/** The system admin's switch. */
export const tenantsOperations: readonly Operation[] = [
  {
    id: 'listTenants',
    method: 'get',
    path: '/tenants',
    summary: 'Every tenant, and whether it has a CRM (system admins only)',
    security: 'widgetToken',
    replies: {
      200: {description: 'The tenants.', schema: tenantsReplySchema, examples: {all: tenantsReplyExample}},
    },
  },
  {
    id: 'switchCrm',
    method: 'put',
    path: '/tenants/{tenantId}/crm',
    summary:
      'Switch the CRM of a tenant on or off (system admins only); off: nothing is asked or written, and what waits is kept',
    security: 'widgetToken',
    request: {schema: tenantFeatureSchema, examples: {off: {enabled: false}}},
    replies: {
      200: {
        description: 'The tenant as it is now.',
        schema: tenantSchema,
        examples: {tenant: tenantExample},
      },
    },
  },
];
