import {Hono} from 'hono';
import * as v from 'valibot';
import {callsQuerySchema, contactRefSchema, idSchema} from '../../contract/index.ts';
import {jsonBody, noQuery, params, query} from '../middleware/checked.ts';
import type {Env} from '../middleware/env.ts';
import {requireContacts} from '../middleware/require-caller.ts';
import type {CallService} from '../services/calls/call-service.ts';
import {callFor} from '../services/contacts/contact-privacy.ts';

const defaultLimit = 25;
const callParams = v.object({callId: idSchema});
const linkSchema = v.strictObject(contactRefSchema.entries);

/** History of calls, and the record each belongs to (api-draft B3). */
export function callRoutes(calls: CallService): Hono<Env> {
  return new Hono<Env>()
    .get('/calls', query(callsQuerySchema), async (c) => {
      const {filter, cursor, limit = defaultLimit} = c.req.valid('query');
      const {caller} = c.var;
      const page = await calls.list(caller, filter, {cursor, limit});
      return c.json({...page, items: page.items.map((call) => callFor(caller, call))});
    })
    .get('/calls/:callId', noQuery, params(callParams), async (c) =>
      c.json(callFor(c.var.caller, await calls.get(c.var.caller, c.req.valid('param').callId))),
    )
    .put(
      '/calls/:callId/contact',
      requireContacts('view'),
      noQuery,
      params(callParams),
      jsonBody(linkSchema),
      async (c) => c.json(await calls.link(c.var.caller, c.req.valid('param').callId, c.req.valid('json'))),
    )
    .delete('/calls/:callId/contact', requireContacts('view'), noQuery, params(callParams), async (c) =>
      c.json(await calls.link(c.var.caller, c.req.valid('param').callId, null)),
    )
    .post('/calls/:callId/journal', noQuery, params(callParams), async (c) => {
      await calls.retryJournal(c.var.caller, c.req.valid('param').callId);
      return c.body(null, 202);
    });
}
