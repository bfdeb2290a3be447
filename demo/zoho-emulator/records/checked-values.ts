import type {Field} from '../fields/field.ts';
import type {ModuleName} from '../fields/schema.ts';
import type {Org} from '../world/org.ts';
import {ZohoError} from '../world/zoho-error.ts';
import {callValues} from './call-rules.ts';
import {checkOwner, checkValue, mandatoryMissing, placeOf} from './check-value.ts';
import {moduleId, userReference} from './render-record.ts';
import type {RecordValues, StoredRecord} from './stored-record.ts';
import {textOf} from '../world/text-of.ts';

export interface CheckedValues {
  values: RecordValues;
  owner: string | undefined;
}

export interface Write {
  org: Org;
  module: ModuleName;
  sent: RecordValues;
  /** Place in `data[]`. */
  index: number;
  existing?: StoredRecord | undefined;
  now: number;
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Checked elsewhere: the owner by itself, What_Id with `$se_module`, the duration by the rules of calls. */
const isOrdinary = (field: Field): boolean =>
  !field.readOnly &&
  field.dataType !== 'ownerlookup' &&
  !['What_Id', 'Call_Duration', 'Parent_Id'].includes(field.apiName);

function checkField({org, sent, index, existing}: Write, field: Field): unknown {
  const value = sent[field.apiName];
  const place = placeOf(index, field.apiName);
  if (field.mandatory && isEmpty(value) && !(existing && value === undefined)) throw mandatoryMissing(place);
  return value === undefined ? undefined : checkValue(org, field, value, place);
}

/** A field marked unique refuses a value that another record has, whatever its case. */
function checkUnique({org, module, index, existing}: Write, field: Field, value: unknown): void {
  if (!field.unique || isEmpty(value)) return;
  const wanted = String(value).toLowerCase();
  for (const other of org.records.all(module)) {
    if (other === existing || textOf(other.values[field.apiName]).toLowerCase() !== wanted) continue;
    throw new ZohoError(400, 'DUPLICATE_DATA', 'duplicate data', {
      ...placeOf(index, field.apiName),
      id: other.id,
      duplicate_record: {
        Owner: userReference(org, other.owner),
        module: {api_name: module, id: moduleId(org, module)},
        id: other.id,
      },
      more_records: false,
    });
  }
}

/**
 * What a write would store. Unknown and read-only keys are ignored, as Zoho does.
 * @throws ZohoError for the first value that Zoho would refuse
 */
export function checkedValues(write: Write): CheckedValues {
  const {org, module, sent, index, existing, now} = write;
  const checked: Record<string, unknown> = {};
  for (const field of org.schema.fieldsOf(module).filter(isOrdinary)) {
    const value = checkField(write, field);
    if (value !== undefined) checked[field.apiName] = value;
  }
  const owner = isEmpty(sent['Owner']) ? undefined : checkOwner(org, sent['Owner'], placeOf(index, 'Owner'));
  if (module === 'Calls')
    Object.assign(checked, callValues({org, sent, checked, owner, existing, index, now}));
  for (const field of org.schema.fieldsOf(module)) checkUnique(write, field, checked[field.apiName]);
  return {values: checked, owner};
}
