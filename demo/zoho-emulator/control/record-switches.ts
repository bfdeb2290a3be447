import {Hono} from 'hono';
import {renderRecord} from '../records/render-record.ts';
import {parseZohoTime} from '../world/zoho-time.ts';
import type {ModuleName} from '../fields/schema.ts';
import type {Org} from '../world/org.ts';
import type {World} from '../world/world.ts';
import {controlBody, namedModule, namedOrg} from './control-body.ts';
import {ControlError} from './control-error.ts';
import {describeRecord, describeRecords} from './describe-state.ts';

/** Values as they are stored: date-times as numbers. */
function storedValues(org: Org, module: ModuleName, fields: object): Record<string, unknown> {
  const stored = Object.entries(fields).map(([name, value]) => {
    const isTime = org.schema.find(module, name)?.dataType === 'datetime' && typeof value === 'string';
    return [name, isTime ? parseZohoTime(value) : value] as const;
  });
  return Object.fromEntries(stored);
}

/** Adds a record, or changes the one with this id; the search knows it at once and nothing is checked. */
function putRecord(world: World, org: Org, body: Record<string, unknown>) {
  const module = namedModule(body['module']);
  const values = storedValues(org, module, body['fields'] ?? {});
  const {id, owner} = body as {id?: string; owner?: string};
  const existing = id === undefined ? undefined : org.records.get(module, id);
  const ownerId = org.users.find((user) => user.email === owner || user.id === owner)?.id;
  const now = world.now();
  if (existing) {
    org.records.update(existing, values, {by: org.admin.id, now, indexDelayMs: 0, owner: ownerId});
    return existing;
  }
  const by = org.admin.id;
  return org.records.insert({
    id: id ?? org.nextId(),
    module,
    values,
    owner: ownerId ?? by,
    by,
    now,
    indexDelayMs: 0,
  });
}

/** Makes a contact of a lead, as a person does in the CRM. */
function convertLead(world: World, org: Org, id: string) {
  const lead = org.records.get('Leads', id);
  if (!lead) throw new ControlError(404, 'no such lead');
  const person = {...lead.values, Company: undefined, Lead_Status: undefined};
  const contact = putRecord(world, org, {module: 'Contacts', fields: person, owner: lead.owner});
  const change = {Converted__s: true, Converted_Contact: {id: contact.id}};
  org.records.update(lead, change, {by: org.admin.id, now: world.now(), indexDelayMs: 0});
  return contact;
}

/** `/control/records`: read, add, change and remove records behind the API's back. */
export const recordSwitches = (world: World): Hono =>
  new Hono()
    .get('/', (c) => {
      const org = namedOrg(world, c.req.query('org'));
      const limit = Number(c.req.query('limit') ?? 200);
      return c.json(describeRecords(world, org, namedModule(c.req.query('module')), limit));
    })
    .post('/', async (c) => {
      const body = await controlBody(c);
      const org = namedOrg(world, body['org']);
      return c.json(describeRecord(world, org, putRecord(world, org, body)), 201);
    })
    .delete('/', async (c) => {
      const body: Record<string, unknown> = {...c.req.query(), ...(await controlBody(c))};
      const org = namedOrg(world, body['org']);
      const removed = org.records.remove(namedModule(body['module']), String(body['id']));
      if (!removed) throw new ControlError(404, 'no such record');
      return c.body(null, 204);
    })
    .post('/convert-lead', async (c) => {
      const body = await controlBody(c);
      const org = namedOrg(world, body['org']);
      return c.json(renderRecord(org, convertLead(world, org, String(body['id']))), 201);
    });
