import type {Org} from '../world/org.ts';
import {moduleId} from '../records/render-record.ts';
import type {DataType, Field} from './field.ts';
import {isModuleName} from './schema.ts';
import type {ModuleName} from './schema.ts';

const jsonTypes: Partial<Record<DataType, string>> = {
  lookup: 'jsonobject',
  ownerlookup: 'jsonobject',
  boolean: 'boolean',
  integer: 'integer',
};

const moduleNumber: Record<ModuleName, number> = {Leads: 1, Contacts: 2, Accounts: 3, Calls: 4, Notes: 5};

function pickListValues(org: Org, field: Field, base: number): Record<string, unknown>[] {
  return (field.values ?? []).map((value, index) => ({
    display_value: value,
    actual_value: value,
    reference_value: value,
    id: org.metadataId(base + 1_000 + index),
    sequence_number: index + 1,
    expected_data_type: null,
    colour_code: null,
    type: 'used',
  }));
}

function lookupOf(org: Org, {lookup, label, apiName}: Field, base: number): Record<string, unknown> {
  if (!lookup) return {};
  const id = isModuleName(lookup) ? moduleId(org, lookup) : org.metadataId(base + 900);
  return {
    api_name: apiName,
    display_label: label,
    id: org.metadataId(base + 800),
    module: {api_name: lookup, id},
  };
}

/** A field as `/settings/fields` describes it. */
export function renderFieldMetadata(
  org: Org,
  module: ModuleName,
  field: Field,
  index: number,
): Record<string, unknown> {
  const base = moduleNumber[module] * 10_000 + index * 100;
  const writable = !field.readOnly;
  return {
    id: org.metadataId(base),
    api_name: field.apiName,
    field_label: field.label,
    display_label: field.label,
    data_type: field.dataType,
    json_type: jsonTypes[field.dataType] ?? 'string',
    length: field.length,
    decimal_place: null,
    system_mandatory: field.mandatory && !field.custom,
    custom_field: field.custom,
    created_source: field.custom ? 'custom' : 'default',
    read_only: field.readOnly,
    field_read_only: field.readOnly,
    visible: true,
    searchable: true,
    sortable: true,
    filterable: true,
    webhook: true,
    businesscard_supported: false,
    virtual_field: false,
    display_field: ['Full_Name', 'Account_Name', 'Subject'].includes(field.apiName),
    quick_sequence_number: null,
    type: 'used',
    unique: field.unique ? {casesensitive: false} : {},
    lookup: lookupOf(org, field, base),
    pick_list_values: pickListValues(org, field, base),
    operation_type: {
      web_create: writable,
      web_update: writable,
      api_create: writable,
      api_update: writable,
    },
    view_type: {view: true, edit: writable, quick_create: false, create: writable},
    profiles: [
      {permission_type: 'read_write', name: 'Administrator', id: org.metadataId(311)},
      {permission_type: 'read_write', name: 'Standard', id: org.metadataId(312)},
    ],
    tooltip: null,
    default_value: null,
    formula: {},
    auto_number: {},
    currency: {},
    multiselectlookup: {},
    multiuserlookup: {},
    subform: null,
    association_details: null,
    history_tracking: null,
  };
}

/** A field as it stands in a layout: the layout may demand what Zoho itself does not. */
export const renderLayoutField = (
  org: Org,
  module: ModuleName,
  field: Field,
  index: number,
): Record<string, unknown> => ({
  ...renderFieldMetadata(org, module, field, index),
  required: field.mandatory || (module === 'Leads' && field.apiName === 'Company'),
  sequence_number: index + 1,
});
