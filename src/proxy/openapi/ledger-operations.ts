import * as v from 'valibot';
import {
  ledgerCallExample,
  ledgerCallSchema,
  ledgerReplyExample,
  ledgerReplySchema,
  ledgerRetriedSchema,
  ledgerRetrySchema,
  ledgerSearchSchema,
  ledgerStates,
} from '../../contract/index.ts';
import {type Operation, pageQuery} from './operation.ts';

/** What became of each call, for the tenant's admins. */
export const ledgerOperations: readonly Operation[] = [
  {
    id: 'listLedger',
    method: 'get',
    path: '/ledger',
    summary: "The tenant's journal, newest call first, with how many calls are in each state",
    security: 'widgetToken',
    query: {
      state: {description: 'Only calls in this state.', schema: v.picklist(ledgerStates)},
      ...pageQuery,
    },
    replies: {
      200: {
        description: 'A page of the ledger.',
        schema: ledgerReplySchema,
        examples: {page: ledgerReplyExample},
      },
    },
    problems: ['crm_disabled'],
  },
  {
    id: 'searchLedger',
    method: 'post',
    path: '/ledger/search',
    summary: "Calls of the tenant's journal by time, number or name, newest first",
    security: 'widgetToken',
    request: {
      schema: ledgerSearchSchema,
      examples: {
        name: {party: 'souza', from: '2026-06-15T09:00:00.000Z', to: '2026-06-15T10:00:00.000Z'},
        number: {party: '0123', state: 'failed'},
      },
    },
    replies: {
      200: {
        description: 'A page of the calls that fit.',
        schema: ledgerReplySchema,
        examples: {page: ledgerReplyExample},
      },
    },
    problems: ['crm_disabled'],
  },
  {
    id: 'getLedgerCall',
    method: 'get',
    path: '/ledger/{callId}',
    summary: 'Every step of one call, and why its journal stands where it does',
    security: 'widgetToken',
    replies: {
      200: {description: 'The call.', schema: ledgerCallSchema, examples: {call: ledgerCallExample}},
    },
    problems: ['crm_disabled', 'not_found'],
  },
  {
    id: 'retryLedger',
    method: 'post',
    path: '/ledger/retry',
    summary: 'Try these calls again, or all in a state (5000 at once)',
    security: 'widgetToken',
    request: {
      schema: ledgerRetrySchema,
      examples: {calls: {callIds: ['950000000000001000']}, state: {state: 'failed'}},
    },
    replies: {
      202: {
        description: 'So many will be tried.',
        schema: ledgerRetriedSchema,
        examples: {one: {accepted: 1}},
      },
    },
    problems: ['crm_disabled', 'not_found'],
  },
];
