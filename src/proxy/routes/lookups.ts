import {Hono} from 'hono';
import {lookupsRequestSchema, type LookupsReply} from '../../contract/index.ts';
import {jsonBody, noQuery} from '../middleware/checked.ts';
import type {Env} from '../middleware/env.ts';
import type {Lookups} from '../services/lookups.ts';

/** `POST /lookups`: who might be behind these numbers. The CRM not answering is an answer too. */
export const lookupRoutes = (lookups: Pick<Lookups, 'find'>) =>
  new Hono<Env>().post('/lookups', noQuery, jsonBody(lookupsRequestSchema), async (c) => {
    const {numbers, ...options} = c.req.valid('json');
    const {tenant} = c.var.caller;
    const results = await Promise.all(numbers.map((number) => lookups.find(tenant, number, options)));
    return c.json({results} satisfies LookupsReply);
  });
