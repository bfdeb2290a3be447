import {
  agentChoiceExample,
  agentChoiceSchema,
  agentsReplyExample,
  agentsReplySchema,
} from '../../contract/index.ts';
import type {Operation} from './operation.ts';

/** Whose CRM user each extension is, for the owners of activities. */
export const agentsOperations: readonly Operation[] = [
  {
    id: 'listAgents',
    method: 'get',
    path: '/agents',
    summary: 'Extensions and the CRM users they are: by e-mail, or by choice',
    security: 'widgetToken',
    replies: {
      200: {description: 'The table.', schema: agentsReplySchema, examples: {table: agentsReplyExample}},
    },
    problems: ['crm_disabled'],
  },
  {
    id: 'chooseAgent',
    method: 'put',
    path: '/agents',
    summary: 'Choose the CRM user of an extension; null: by e-mail again',
    security: 'widgetToken',
    request: {schema: agentChoiceSchema, examples: {choice: agentChoiceExample}},
    replies: {
      200: {
        description: 'The table as it is now.',
        schema: agentsReplySchema,
        examples: {table: agentsReplyExample},
      },
    },
    problems: ['crm_disabled'],
  },
];
