import {Hono} from 'hono';
import type {Context} from 'hono';
import type {Env} from '../api/api-env.ts';
import {dataOf} from '../api/json-body.ts';
import {itemsAnswer} from '../api/json-answer.ts';
import {fieldsParameter, listAnswer, pageOf} from '../api/list-answer.ts';
import {knownModule, queryOf} from '../api/module-parameter.ts';
import {requireScope} from '../api/authenticate.ts';
import {relatedLists} from '../fields/module-metadata.ts';
import type {ModuleName} from '../fields/schema.ts';
import type {Org} from '../world/org.ts';
import {invalidData} from '../world/zoho-error.ts';
import {addAttachment, listAttachments, removeAttachment} from './attachments.ts';
import {insertNoteItem, noteParentModule} from './notes.ts';
import {renderRecord} from './render-record.ts';
import {sortRecords} from './sort-records.ts';
import {lookupId} from './stored-record.ts';
import type {StoredRecord} from './stored-record.ts';

/** The record of the path. @throws ZohoError when there is none */
function parentOf(c: Context<Env>): StoredRecord {
  const {org} = c.var.caller;
  const module = knownModule(org, c.req.param('module'));
  const id = c.req.param('id')!;
  const parent = org.records.get(module, id);
  if (!parent) throw invalidData({id}, 'the related id given seems to be invalid');
  return parent;
}

const isOpen = ({values}: StoredRecord): boolean => values['Outgoing_Call_Status'] === 'Scheduled';

const isCallOf = ({values}: StoredRecord, id: string): boolean =>
  lookupId(values['Who_Id']) === id || lookupId(values['What_Id']) === id;

const belongs: Record<string, (related: StoredRecord, parentId: string) => boolean> = {
  Calls: (call, id) => isCallOf(call, id) && isOpen(call),
  Calls_History: (call, id) => isCallOf(call, id) && !isOpen(call),
  Notes: ({values}, id) => lookupId(values['Parent_Id']) === id,
  Contacts: ({values}, id) => lookupId(values['Account_Name']) === id,
};

/** The module that a list of this record shows. @throws ZohoError for a list that it does not have */
function listModule(parent: StoredRecord, name: string): ModuleName {
  const list = relatedLists[parent.module].find(({apiName}) => apiName === name);
  if (!list?.module || list.module === 'Attachments') {
    throw invalidData({resource_path_index: 2}, 'the relation name given seems to be invalid');
  }
  return list.module;
}

function relatedRecords(org: Org, parent: StoredRecord, name: string): StoredRecord[] {
  const module = listModule(parent, name);
  return Array.from(org.records.all(module)).filter((record) => belongs[name]!(record, parent.id));
}

function list(c: Context<Env>): Response {
  const parent = parentOf(c);
  const {org} = c.var.caller;
  const name = c.req.param('list')!;
  requireScope(c, {path: `modules.${parent.module}`, operation: 'READ'});
  requireScope(c, {path: `modules.${listModule(parent, name)}`, operation: 'READ'});
  const query = queryOf(c);
  const fields = fieldsParameter(query);
  const records = sortRecords(relatedRecords(org, parent, name), query);
  return listAnswer('data', records, pageOf(query), (record) => renderRecord(org, record, fields));
}

async function addNotes(c: Context<Env>): Promise<Response> {
  const parent = parentOf(c);
  requireScope(c, {path: 'modules.Notes', operation: 'CREATE'});
  const module = noteParentModule(parent.module);
  if (!module) throw invalidData({resource_path_index: 2}, 'the relation name given seems to be invalid');
  const notes = await dataOf(c);
  const writer = {caller: c.var.caller, module: 'Notes', now: c.var.world.now()} as const;
  return itemsAnswer(
    notes.map((sent, index) => insertNoteItem(writer, sent, index, {module, id: parent.id})),
    201,
  );
}

/** `/{module}/{id}/{list}`: notes, attachments, calls, the contacts of an account. */
export const relatedRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get('/:module/:id{[0-9]+}/Attachments', (c) => listAttachments(c, parentOf(c)))
    .post('/:module/:id{[0-9]+}/Attachments', (c) => addAttachment(c, parentOf(c)))
    .delete('/:module/:id{[0-9]+}/Attachments/:attachment{[0-9]+}', (c) => removeAttachment(c, parentOf(c)))
    .post('/:module/:id{[0-9]+}/Notes', addNotes)
    .get('/:module/:id{[0-9]+}/:list', list);
