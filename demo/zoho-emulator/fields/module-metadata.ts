import type {Org} from '../world/org.ts';
import {moduleId} from '../records/render-record.ts';
import {moduleNames} from './schema.ts';
import type {ModuleName} from './schema.ts';

const singular: Record<ModuleName, string> = {
  Leads: 'Lead',
  Contacts: 'Contact',
  Accounts: 'Account',
  Calls: 'Call',
  Notes: 'Note',
};

/** A module as `/settings/modules` describes it; Notes hides from the tabs. */
export function renderModule(org: Org, module: ModuleName): Record<string, unknown> {
  const visible = module !== 'Notes';
  const writable = !org.settings.readOnlyModules.includes(module);
  return {
    id: moduleId(org, module),
    api_name: module,
    module_name: module,
    singular_label: singular[module],
    plural_label: module,
    api_supported: true,
    creatable: writable,
    editable: writable,
    deletable: writable,
    viewable: true,
    convertable: module === 'Leads',
    quick_create: visible,
    visible,
    visibility: visible ? 1 : 0,
    status: visible ? 'visible' : 'system_hidden',
    generated_type: 'default',
    global_search_supported: visible,
    presence_sub_menu: false,
    triggers_supported: visible,
    feeds_required: false,
    sequence_number: moduleNames.indexOf(module) + 1,
    modified_by: null,
    modified_time: null,
    profiles: [
      {name: 'Administrator', id: org.metadataId(311)},
      {name: 'Standard', id: org.metadataId(312)},
    ],
  };
}

/** A related list: its API name, the module of its records, and where it is. */
export interface RelatedList {
  apiName: string;
  label: string;
  module: ModuleName | 'Attachments' | null;
}

const activities: readonly RelatedList[] = [
  {apiName: 'Calls', label: 'Open Calls', module: 'Calls'},
  {apiName: 'Calls_History', label: 'Closed Calls', module: 'Calls'},
  {apiName: 'Activities_Chronological_View', label: 'Open Activities', module: null},
  {apiName: 'Activities_Chronological_View_History', label: 'Closed Activities', module: null},
];

const notes: RelatedList = {apiName: 'Notes', label: 'Notes', module: 'Notes'};
const attachments: RelatedList = {apiName: 'Attachments', label: 'Attachments', module: 'Attachments'};
const contacts: RelatedList = {apiName: 'Contacts', label: 'Contacts', module: 'Contacts'};

/** The related lists that the records of a module have. */
export const relatedLists: Record<ModuleName, readonly RelatedList[]> = {
  Leads: [notes, attachments, ...activities],
  Contacts: [notes, attachments, ...activities],
  Accounts: [notes, attachments, contacts, ...activities],
  Calls: [notes, attachments],
  Notes: [attachments],
};

/** A related list as `/settings/related_lists` describes it; grouped lists have neither href nor module. */
export function renderRelatedList(
  org: Org,
  module: ModuleName,
  {apiName, label, module: target}: RelatedList,
  index: number,
): Record<string, unknown> {
  const targetId =
    target === null ? null : target === 'Attachments' ? org.metadataId(189) : moduleId(org, target);
  return {
    id: org.metadataId(60_000 + moduleNames.indexOf(module) * 100 + index),
    api_name: apiName,
    name: label,
    display_label: label,
    sequence_number: String(index + 1),
    href: target === null ? null : `${module}/{ENTITYID}/${apiName}`,
    module: target === null ? null : {api_name: target, id: targetId},
    type: 'default',
    action: null,
    status: 'visible',
    connectedmodule: null,
    linkingmodule: null,
    customize_fields: true,
    customize_sort: true,
    customize_display_label: true,
  };
}
