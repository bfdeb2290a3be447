import {Hono} from 'hono';
import {searchRequestSchema} from '../../contract/index.ts';
import {jsonBody, noQuery} from '../middleware/checked.ts';
import type {Env} from '../middleware/env.ts';
import {requireContacts} from '../middleware/require-caller.ts';
import type {ContactService} from '../services/contacts/contact-service.ts';

/** `POST /contacts/search`: records by name, company, e-mail address or number. */
export const searchRoutes = (contacts: Pick<ContactService, 'search'>) =>
  new Hono<Env>().post(
    '/contacts/search',
    requireContacts('view'),
    noQuery,
    jsonBody(searchRequestSchema),
    async (c) => c.json(await contacts.search(c.var.caller, c.req.valid('json'))),
  );
