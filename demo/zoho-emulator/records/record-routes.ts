import {Hono} from 'hono';
import type {Context} from 'hono';
import type {Env} from '../api/api-env.ts';
import {dataOf, jsonBody} from '../api/json-body.ts';
import {itemsAnswer, jsonAnswer, noContent} from '../api/json-answer.ts';
import {fieldsParameter, listAnswer, pageOf, parameterMissing} from '../api/list-answer.ts';
import {moduleFor, queryOf} from '../api/module-parameter.ts';
import {requireScope} from '../api/authenticate.ts';
import type {ModuleName} from '../fields/schema.ts';
import {searchRecords} from '../search/search-records.ts';
import {ZohoError, invalidData} from '../world/zoho-error.ts';
import {insertNoteItem} from './notes.ts';
import {renderRecord} from './render-record.ts';
import {listRecords} from './list-records.ts';
import {deleteItem, duplicateFields, insertItem, updateItem, upsertItem} from './write-records.ts';
import type {Writer} from './write-records.ts';

const writer = (c: Context<Env>, module: ModuleName): Writer => ({
  caller: c.var.caller,
  module,
  now: c.var.world.now(),
});

const optionalFields = (query: URLSearchParams): string[] | undefined =>
  query.get('fields') ? fieldsParameter(query) : undefined;

const searchLimit = 2_000;

function search(c: Context<Env>): Response {
  const module = moduleFor(c, 'READ');
  requireScope(c, {service: 'ZohoSearch', path: 'securesearch', operation: 'READ'});
  const query = queryOf(c);
  const {org} = c.var.caller;
  const page = pageOf(query);
  if (page.page * page.perPage > searchLimit) {
    throw new ZohoError(400, 'LIMIT_REACHED', 'maximum response iteration limit reached', {limit: '2000'});
  }
  const found = searchRecords(org, module, query, c.var.world.now());
  const fields = optionalFields(query);
  return listAnswer('data', found, page, (record) => renderRecord(org, record, fields));
}

async function insert(c: Context<Env>): Promise<Response> {
  const module = moduleFor(c, 'CREATE');
  const records = await dataOf(c);
  const insertOf = module === 'Notes' ? insertNoteItem : insertItem;
  return itemsAnswer(
    records.map((sent, index) => insertOf(writer(c, module), sent, index)),
    201,
  );
}

async function update(c: Context<Env>): Promise<Response> {
  const module = moduleFor(c, 'UPDATE');
  const since = c.req.header('if-unmodified-since');
  const records = await dataOf(c);
  return itemsAnswer(
    records.map((sent, index) => updateItem(writer(c, module), sent, index, since)),
    200,
  );
}

async function updateById(c: Context<Env>): Promise<Response> {
  const module = moduleFor(c, 'UPDATE');
  const since = c.req.header('if-unmodified-since');
  const [sent] = await dataOf(c);
  return itemsAnswer([updateItem(writer(c, module), {...sent, id: c.req.param('id')}, 0, since)], 200);
}

async function upsert(c: Context<Env>): Promise<Response> {
  const module = moduleFor(c, 'CREATE');
  if (module === 'Calls' || module === 'Notes') {
    throw new ZohoError(400, 'INVALID_MODULE', 'the given module is not supported in api', {
      resource_path_index: 0,
    });
  }
  const records = await dataOf(c);
  const asked = (await jsonBody(c))['duplicate_check_fields'];
  const fields = duplicateFields(writer(c, module), asked);
  return itemsAnswer(
    records.map((sent, index) => upsertItem(writer(c, module), sent, index, fields)),
    200,
  );
}

function getById(c: Context<Env>): Response {
  const module = moduleFor(c, 'READ');
  const {org} = c.var.caller;
  const id = c.req.param('id')!;
  const record = org.records.get(module, id);
  if (record) return jsonAnswer({data: [renderRecord(org, record, optionalFields(queryOf(c)))]});
  if (org.settings.missingRecord === 204) return noContent();
  throw invalidData({id}, 'the id given seems to be invalid');
}

function remove(c: Context<Env>): Response {
  const module = moduleFor(c, 'DELETE');
  const ids = c.req.param('id') ?? queryOf(c).get('ids');
  if (!ids) throw parameterMissing({param_name: 'ids'});
  return itemsAnswer(
    ids.split(',').map((id) => deleteItem(writer(c, module), id)),
    200,
  );
}

/** Insert, update, upsert, get, list, delete and search of every module. */
export const recordRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get('/:module/search', search)
    .post('/:module/upsert', upsert)
    .get('/:module/:id{[0-9]+}', getById)
    .put('/:module/:id{[0-9]+}', updateById)
    .delete('/:module/:id{[0-9]+}', remove)
    .get('/:module', (c) => listRecords(c, moduleFor(c, 'READ')))
    .post('/:module', insert)
    .put('/:module', update)
    .delete('/:module', remove);
