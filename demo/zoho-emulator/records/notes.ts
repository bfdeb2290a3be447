import {itemOf, success} from '../api/json-answer.ts';
import type {ItemResult} from '../api/json-answer.ts';
import {isModuleName} from '../fields/schema.ts';
import type {ModuleName} from '../fields/schema.ts';
import type {Org} from '../world/org.ts';
import {ZohoError, invalidData} from '../world/zoho-error.ts';
import {checkLookup, mandatoryMissing, placeOf} from './check-value.ts';
import {insertOne} from './write-records.ts';
import type {Writer} from './write-records.ts';
import {moduleId, writeDetails} from './render-record.ts';
import type {RecordValues} from './stored-record.ts';

/** The record that a note hangs on. */
export interface NoteParent {
  module: ModuleName;
  id: string;
}

const parentModules = ['Leads', 'Accounts', 'Contacts', 'Calls'] as const;

const moduleNamed = (org: Org, name: unknown): ModuleName | undefined =>
  parentModules.find((module) => name === module || name === moduleId(org, module));

/** `Parent_Id` as v8 has it (`{module, id}`), or as v2 had it (`"<id>"` beside `se_module`). */
function parentOf(org: Org, sent: RecordValues, index: number): NoteParent {
  const place = placeOf(index, 'Parent_Id');
  const parent = sent['Parent_Id'];
  if (parent === undefined || parent === null) throw mandatoryMissing(place);
  if (typeof parent === 'string') {
    const module = moduleNamed(org, sent['se_module'] ?? sent['$se_module']);
    if (!module) throw mandatoryMissing(placeOf(index, 'se_module'));
    return {module, id: parent};
  }
  const {module, id} = parent as {module?: {api_name?: unknown; id?: unknown} | string; id?: unknown};
  const given = typeof module === 'string' ? module : (module?.api_name ?? module?.id);
  const name = moduleNamed(org, given ?? sent['$se_module']);
  if (!name) throw invalidData({...place, expected_data_type: 'jsonobject'});
  return {module: name, id: String(id)};
}

function checkText(sent: RecordValues, index: number): void {
  if (sent['Note_Title'] || sent['Note_Content']) return;
  throw new ZohoError(400, 'EXPECTED_FIELD_MISSING', 'should contain either content or title', {
    expected_fields: [placeOf(index, 'Note_Content'), placeOf(index, 'Note_Title')],
  });
}

/** A new note; `under` is the record of the path, where the request names one there. */
export const insertNoteItem = (
  writer: Writer,
  sent: RecordValues,
  index: number,
  under?: NoteParent,
): ItemResult =>
  itemOf(() => {
    const {org} = writer.caller;
    const parent = under ?? parentOf(org, sent, index);
    checkText(sent, index);
    checkLookup(org, parent.module, {id: parent.id}, placeOf(index, 'Parent_Id'));
    const note = insertOne(writer, sent, index);
    note.values = {...note.values, Parent_Id: {id: parent.id}, $se_module: parent.module};
    return success('record added', writeDetails(org, note));
  });

/** @returns the module if notes can hang on its records */
export const noteParentModule = (name: string): ModuleName | undefined =>
  isModuleName(name) && (parentModules as readonly string[]).includes(name) ? name : undefined;
