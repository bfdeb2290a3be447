import {Hono} from 'hono';
import {lookupsRequestSchema, type LookupsReply} from '../../contract/index.ts';
import {jsonBody, noQuery} from '../middleware/checked.ts';
import type {Env} from '../middleware/env.ts';
import {requireContacts} from '../middleware/require-caller.ts';
import type {LateLookups} from '../services/lookups/late-lookups.ts';
import type {Lookups} from '../services/lookups/lookups.ts';

/** `POST /lookups`: who might be behind these numbers. The CRM not answering is an answer too. */
export const lookupRoutes = (lookups: Pick<Lookups, 'find'>, late?: Pick<LateLookups, 'expect'>) =>
  new Hono<Env>().post(
    '/lookups',
    requireContacts('view'),
    noQuery,
    jsonBody(lookupsRequestSchema),
    async (c) => {
      const {numbers, ...options} = c.req.valid('json');
      const {tenant, extension} = c.var.caller;
      const results = await Promise.all(
        numbers.map(async (number) => {
          const lookup = await lookups.find(tenant, number, options);
          late?.expect(tenant.id, extension, lookup);
          return lookup;
        }),
      );
      return c.json({results} satisfies LookupsReply);
    },
  );
