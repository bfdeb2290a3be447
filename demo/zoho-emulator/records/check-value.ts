import type {Field} from '../fields/field.ts';
import type {ModuleName} from '../fields/schema.ts';
import type {Org} from '../world/org.ts';
import {parseZohoTime} from '../world/zoho-time.ts';
import {ZohoError, invalidData} from '../world/zoho-error.ts';
import {textOf} from '../world/text-of.ts';

/** Where in the request a value stands: `{api_name, json_path}` of error details. */
export interface Place {
  api_name: string;
  json_path: string;
}

export const placeOf = (index: number, apiName: string): Place => ({
  api_name: apiName,
  json_path: `$.data[${index}].${apiName}`,
});

export const mandatoryMissing = (place: Place): ZohoError =>
  new ZohoError(400, 'MANDATORY_NOT_FOUND', 'required field not found', {...place});

const relatedIdInvalid = (place: Place): ZohoError =>
  invalidData({...place}, 'the related id given seems to be invalid');

const wrongType = (place: Place, type: string): ZohoError =>
  invalidData({expected_data_type: type, ...place});

const patterns = {
  email: /^[^\s@<>"',;]+@[^\s@<>"',;]+\.[^\s@<>"',;]+$/,
  phone: /^[A-Za-z0-9 +\-.(),;#]*$/,
  website: /^(?:https?:\/\/\S+|(?!\w+:)[^\s/]+\.\S+)$/i,
} as const;

function checkText(field: Field, value: unknown, place: Place): string | null {
  const type = field.dataType === 'textarea' ? 'text' : field.dataType;
  if (typeof value !== 'string') throw wrongType(place, type);
  if (value.length > field.length) throw invalidData({maximum_length: field.length, ...place});
  const pattern = patterns[field.dataType as keyof typeof patterns];
  if (pattern && value !== '' && !pattern.test(value)) throw wrongType(place, type);
  return value === '' ? null : value;
}

function checkPicklist(field: Field, value: unknown, place: Place): string | null {
  if (typeof value !== 'string') throw wrongType(place, 'text');
  if (value === '-None-') return null;
  if (field.values?.includes(value)) return value;
  throw invalidData({expected_data_type: 'text', supported_values: [...(field.values ?? [])], ...place});
}

const idOf = (value: unknown, place: Place): string => {
  if (typeof value !== 'object' || value === null) throw wrongType(place, 'jsonobject');
  const {id} = value as {id?: unknown};
  if (id === undefined) throw mandatoryMissing({api_name: 'id', json_path: `${place.json_path}.id`});
  return textOf(id);
};

/** A lookup must name a record that exists; its name alone is not enough. */
export function checkLookup(org: Org, module: ModuleName, value: unknown, place: Place): {id: string} {
  const id = idOf(value, place);
  if (!org.records.get(module, id)) throw relatedIdInvalid(place);
  return {id};
}

/** An owner must be an active user. */
export function checkOwner(org: Org, value: unknown, place: Place): string {
  const id = idOf(value, place);
  if (org.user(id)?.status !== 'active') throw relatedIdInvalid(place);
  return id;
}

function checkTime(value: unknown, place: Place): number {
  const time = typeof value === 'string' ? parseZohoTime(value) : undefined;
  if (time === undefined) throw wrongType(place, 'datetime');
  return time;
}

/**
 * A value as it will be stored; null stays null.
 * @throws ZohoError in the words that Zoho has for this type
 */
export function checkValue(org: Org, field: Field, value: unknown, place: Place): unknown {
  if (value === null) return null;
  switch (field.dataType) {
    case 'picklist':
      return checkPicklist(field, value, place);
    case 'datetime':
      return checkTime(value, place);
    case 'boolean':
      if (typeof value !== 'boolean') throw wrongType(place, 'boolean');
      return value;
    case 'integer':
    case 'bigint':
      if (!Number.isInteger(value)) throw wrongType(place, field.dataType);
      return value;
    case 'lookup':
      return checkLookup(org, field.lookup as ModuleName, value, place);
    default:
      return checkText(field, value, place);
  }
}
