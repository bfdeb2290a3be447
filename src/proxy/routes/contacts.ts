import {Hono, type Context} from 'hono';
import * as v from 'valibot';
import {contactRefSchema, createContactSchema, uuidSchema, type Contact} from '../../contract/index.ts';
import {jsonBody, noQuery, params} from '../middleware/checked.ts';
import type {Env} from '../middleware/env.ts';
import {Refusal} from '../middleware/refusal.ts';
import {requireContacts} from '../middleware/require-caller.ts';
import type {ContactService} from '../services/contacts/contact-service.ts';
import type {Idempotency} from '../services/idempotency.ts';

/** `POST /contacts`, repeatable by its key, and `GET /contacts/{module}/{id}`. */
export const contactRoutes = (
  contacts: Pick<ContactService, 'create' | 'get'>,
  idempotency: Pick<Idempotency, 'once'>,
) =>
  new Hono<Env>()
    .post('/contacts', requireContacts('full'), noQuery, jsonBody(createContactSchema), async (c) => {
      const {caller} = c.var;
      const wanted = c.req.valid('json');
      const {body} = await idempotency.once(
        caller,
        keyOf(c),
        wanted,
        async (attempt) => ({status: 201, body: await contacts.create(caller, wanted, attempt)}),
        () => c.header('Idempotent-Replayed', 'true'),
      );
      const contact = body as Contact;
      c.header('Location', `${c.req.path}/${contact.module}/${contact.id}`);
      if (contact.etag) c.header('ETag', contact.etag);
      return c.json(contact, 201);
    })
    .get('/contacts/:module/:id', requireContacts('view'), noQuery, params(contactRefSchema), async (c) => {
      const contact = await contacts.get(c.var.caller, c.req.valid('param'));
      if (contact.etag) c.header('ETag', contact.etag);
      return c.json(contact);
    });

/** @throws Refusal `idempotency_key_required` when there is none, `malformed` when it is no UUID. */
function keyOf(c: Context<Env>): string {
  const key = c.req.header('idempotency-key');
  if (!key) throw new Refusal('idempotency_key_required');
  if (!v.is(uuidSchema, key)) throw new Refusal('malformed', {detail: 'Idempotency-Key is not a UUID.'});
  return key.toLowerCase();
}
