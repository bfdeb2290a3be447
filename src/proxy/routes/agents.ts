import {Hono} from 'hono';
import {agentChoiceSchema} from '../../contract/index.ts';
import {jsonBody, noQuery} from '../middleware/checked.ts';
import type {Env} from '../middleware/env.ts';
import {requireFeature, requireSettings} from '../middleware/require-caller.ts';
import type {AgentsService} from '../services/agents/agents-service.ts';

/** `GET` and `PUT /agents`: whose CRM user each extension is. */
export function agentsRoutes(agents: Pick<AgentsService, 'list' | 'choose'>): Hono<Env> {
  return new Hono<Env>()
    .get('/agents', requireSettings('view'), requireFeature, noQuery, async (c) =>
      c.json(await agents.list(c.var.caller)),
    )
    .put(
      '/agents',
      requireSettings('full'),
      requireFeature,
      noQuery,
      jsonBody(agentChoiceSchema),
      async (c) => c.json(await agents.choose(c.var.caller, c.req.valid('json'))),
    );
}
