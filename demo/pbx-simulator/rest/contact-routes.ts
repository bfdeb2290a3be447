import {Hono} from 'hono';
import * as v from 'valibot';
import type {Pbx} from '../pbx.ts';
import {blankEntry} from '../world/address-book.ts';
import type {AddressBookEntry} from '../world/address-book.ts';
import {roles} from '../world/roles.ts';
import {forbidden, invalid, notFound, refuse} from './api-error.ts';
import {listOf} from './list-query.ts';
import {bodyOf, tenantOf} from './rest-env.ts';
import type {RestContext, RestEnv} from './rest-env.ts';

const limits: Record<string, number> = {name: 64, address: 128, notes: 1024};
const textFields = ['name', ...Object.keys(blankEntry).filter((field) => field !== 'favorite')];
const fieldsSchema = v.partial(
  v.object({
    ...Object.fromEntries(textFields.map((f) => [f, v.pipe(v.string(), v.maxLength(limits[f] ?? 128))])),
    favorite: v.boolean(),
  }),
);

/** The company address book, and the agents' synced copy of it (pbx-facts 2.2). */
export function contactRoutes(pbx: Pbx): Hono<RestEnv> {
  const routes = new Hono<RestEnv>();
  const contacts = (c: RestContext) => tenantOf(pbx, c).contacts;
  const mayWrite = (c: RestContext) =>
    roles[c.var.user.role].capabilities.includes('CompanyContact.FullAccess') || forbidden();

  routes.get('/contacts', (c) =>
    c.json(listOf(c, contacts(c).list().map(rowOf), ['name', 'company', 'email'])),
  );

  routes.get('/contacts/:id', (c) => c.json(contacts(c).find(c.req.param('id')) ?? notFound()));

  routes.post('/contacts', async (c) => {
    mayWrite(c);
    const fields = await fieldsOf(c);
    if (!fields.name) return invalid('name');
    return c.json({id: contacts(c).create({...fields, name: fields.name}).id}, 201);
  });

  routes.post('/contacts/:id', async (c) => {
    mayWrite(c);
    return contacts(c).update(c.req.param('id'), await fieldsOf(c)) ? c.body(null, 200) : notFound();
  });

  routes.post('/contacts/:id/destroy', (c) => {
    mayWrite(c);
    return contacts(c).remove(c.req.param('id')) ? c.body(null, 204) : notFound();
  });

  routes.post('/user/business_contacts/sync_tokens', (c) => c.json({token: contacts(c).syncToken()}, 201));

  routes.on(['GET', 'POST'], '/user/business_contacts/sync_tokens/:token/diff', (c) => {
    const diff = contacts(c).diff(c.req.param('token'));
    return diff ? c.json(diff) : refuse(403, 'UNKNOWN', 'The sync token is forgotten: start over.');
  });

  return routes;
}

const rowOf = (entry: AddressBookEntry): Readonly<Record<string, unknown>> => ({...entry});

async function fieldsOf(c: RestContext): Promise<Partial<AddressBookEntry>> {
  const checked = v.safeParse(fieldsSchema, await bodyOf(c));
  if (checked.success) return checked.output;
  return invalid(v.getDotPath(checked.issues[0]) ?? 'body');
}
