import {Hono} from 'hono';
import * as v from 'valibot';
import {idSchema, ledgerQuerySchema, ledgerRetrySchema, ledgerSearchSchema} from '../../contract/index.ts';
import {jsonBody, noQuery, params, query} from '../middleware/checked.ts';
import type {Env} from '../middleware/env.ts';
import {requireFeature, requireSettings} from '../middleware/require-caller.ts';
import type {LedgerService} from '../services/calls/ledger-service.ts';

const defaultLimit = 25;
const callParams = v.object({callId: idSchema});

/** What became of each call, for the tenant's admins (api-draft B3). Also while the tenant itself has CRM off. */
export function ledgerRoutes(ledger: LedgerService): Hono<Env> {
  const reader = requireSettings('view');
  return new Hono<Env>()
    .get('/ledger', reader, requireFeature, query(ledgerQuerySchema), async (c) => {
      const {limit = defaultLimit, ...which} = c.req.valid('query');
      return c.json(await ledger.list(c.var.caller, {...which, limit}));
    })
    .post('/ledger/search', reader, requireFeature, noQuery, jsonBody(ledgerSearchSchema), async (c) => {
      const {limit = defaultLimit, ...which} = c.req.valid('json');
      return c.json(await ledger.list(c.var.caller, {...which, limit}));
    })
    .post(
      '/ledger/retry',
      requireSettings('full'),
      requireFeature,
      noQuery,
      jsonBody(ledgerRetrySchema),
      async (c) => c.json({accepted: await ledger.retry(c.var.caller, c.req.valid('json'))}, 202),
    )
    .get('/ledger/:callId', reader, requireFeature, noQuery, params(callParams), async (c) =>
      c.json(await ledger.get(c.var.caller, c.req.valid('param').callId)),
    );
}
