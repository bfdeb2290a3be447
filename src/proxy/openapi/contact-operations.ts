import {
  ambiguousLookupExample,
  contactExample,
  contactSchema,
  createContactExample,
  createContactSchema,
  lookupsReplyExample,
  lookupsReplySchema,
  lookupsRequestExample,
  lookupsRequestSchema,
  pbxContactLookupExample,
  searchReplyExample,
  searchReplySchema,
  searchRequestExample,
  searchRequestSchema,
  staleLookupExample,
  suppressedLookupExample,
  unavailableLookupExample,
  unknownLookupExample,
  type Lookup,
  type ProblemCode,
} from '../../contract/index.ts';
import type {Operation} from './operation.ts';

/** How a question to the CRM may end. */
const crmProblems = [
  'crm_disabled',
  'crm_permission',
  'crm_authorization_required',
  'crm_not_configured',
  'crm_rate_limited',
  'crm_rejected',
  'crm_unavailable',
  'crm_timeout',
] as const satisfies readonly ProblemCode[];

const reply = (lookup: Lookup) => ({results: [lookup]});

/** Who is behind a number, who bears a name, and a new record. */
export const contactOperations: readonly Operation[] = [
  {
    id: 'lookUp',
    method: 'post',
    path: '/lookups',
    summary: 'Who might be behind these numbers',
    security: 'widgetToken',
    request: {schema: lookupsRequestSchema, examples: {one: lookupsRequestExample}},
    replies: {
      200: {
        description:
          'One answer for each number, in their order. The CRM not answering is an answer too: `stale` or `unavailable`.',
        schema: lookupsReplySchema,
        headers: ['RateLimit'],
        examples: {
          matched: lookupsReplyExample,
          ambiguous: reply(ambiguousLookupExample),
          unknown: reply(unknownLookupExample),
          pbxContact: reply(pbxContactLookupExample),
          suppressed: reply(suppressedLookupExample),
          unavailable: reply(unavailableLookupExample),
          stale: reply(staleLookupExample),
        },
      },
    },
    problems: ['crm_disabled', 'rate_limited'],
  },
  {
    id: 'searchContacts',
    method: 'post',
    path: '/contacts/search',
    summary: 'Records by name, company, e-mail address or number',
    security: 'widgetToken',
    request: {schema: searchRequestSchema, examples: {name: searchRequestExample}},
    replies: {
      200: {
        description: 'Records found.',
        schema: searchReplySchema,
        examples: {found: searchReplyExample},
      },
    },
    problems: crmProblems,
  },
  {
    id: 'createContact',
    method: 'post',
    path: '/contacts',
    summary: 'Create a Contact or Lead; repeatable by its key',
    security: 'widgetToken',
    requestHeaders: {
      'Idempotency-Key': {description: "UUID of the client's choice, kept 24 hours.", required: true},
    },
    request: {schema: createContactSchema, examples: {contact: createContactExample}},
    replies: {
      201: {
        description: 'The record.',
        schema: contactSchema,
        headers: ['Location', 'ETag', 'Idempotent-Replayed'],
        examples: {created: contactExample},
      },
    },
    problems: [
      'idempotency_key_required',
      'forbidden',
      'duplicate_contact',
      'idempotency_in_progress',
      'idempotency_mismatch',
      'not_found',
      ...crmProblems,
    ],
  },
  {
    id: 'getContact',
    method: 'get',
    path: '/contacts/{module}/{id}',
    summary: 'One record',
    security: 'widgetToken',
    replies: {
      200: {
        description: 'The record.',
        schema: contactSchema,
        headers: ['ETag'],
        examples: {contact: contactExample},
      },
    },
    problems: crmProblems,
  },
];
