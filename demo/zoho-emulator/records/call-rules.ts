import {isModuleName} from '../fields/schema.ts';
import type {Org} from '../world/org.ts';
import {ZohoError, invalidData} from '../world/zoho-error.ts';
import {checkLookup, mandatoryMissing, placeOf} from './check-value.ts';
import type {RecordValues, StoredRecord} from './stored-record.ts';

/** `mm:ss` (minutes may exceed 59), `h:mm:ss` or plain minutes, in seconds; anything else: undefined. */
function parseDuration(text: string): number | undefined {
  if (/^\d{1,5}$/.test(text)) return Number(text) * 60;
  const parts = /^(?:(\d{1,3}):)?(\d{1,5}):(\d{2})$/.exec(text);
  if (!parts) return undefined;
  const [hours, minutes, seconds] = [Number(parts[1] ?? 0), Number(parts[2]), Number(parts[3])];
  const fits = seconds < 60 && (parts[1] === undefined || minutes < 60);
  return fits ? hours * 3_600 + minutes * 60 + seconds : undefined;
}

const isScheduled = (values: RecordValues): boolean => values['Outgoing_Call_Status'] === 'Scheduled';

function checkDuration(sent: RecordValues, index: number): number | undefined {
  const text = sent['Call_Duration'];
  if (text === undefined || text === null || text === '') return undefined;
  const seconds = typeof text === 'string' ? parseDuration(text) : undefined;
  if (seconds === undefined)
    throw invalidData({expected_data_type: 'text', ...placeOf(index, 'Call_Duration')});
  return seconds;
}

/** `What_Id` points to any module but Contacts; `$se_module` says which. */
function checkWhatId(org: Org, sent: RecordValues, index: number): RecordValues {
  if (sent['What_Id'] === undefined) return {};
  if (sent['What_Id'] === null) return {What_Id: null, $se_module: null};
  const module = sent['$se_module'];
  if (module === undefined || module === null) {
    throw new ZohoError(400, 'DEPENDENT_FIELD_MISSING', 'one or more dependent fields missing', {
      ...placeOf(index, '$se_module'),
      dependee: placeOf(index, 'What_Id'),
    });
  }
  const isParent =
    typeof module === 'string' && isModuleName(module) && ['Leads', 'Accounts'].includes(module);
  if (!isParent) {
    throw invalidData({...placeOf(index, '$se_module'), supported_values: ['Leads', 'Accounts']});
  }
  return {What_Id: checkLookup(org, module, sent['What_Id'], placeOf(index, 'What_Id')), $se_module: module};
}

/** A call that took place: not in the future, and with a duration unless it was missed. */
function checkCompleted(values: RecordValues, seconds: number | undefined, now: number, index: number): void {
  if (Number(values['Call_Start_Time']) > now) throw invalidData({...placeOf(index, 'Call_Start_Time')});
  if (values['Call_Type'] === 'Missed') return;
  if (seconds === undefined) throw mandatoryMissing(placeOf(index, 'Call_Duration'));
  if (seconds === 0) {
    const place = placeOf(index, 'Call_Duration');
    throw new ZohoError(400, 'DEPENDENT_MISMATCH', 'Call Duration can not be zero.', {...place});
  }
}

function checkUpdate(
  existing: StoredRecord,
  sent: RecordValues,
  owner: string | undefined,
  index: number,
): void {
  const type = sent['Call_Type'];
  if (type !== undefined && type !== existing.values['Call_Type']) {
    throw invalidData({...placeOf(index, 'Call_Type')});
  }
  if (owner !== undefined && owner !== existing.owner && !isScheduled(existing.values)) {
    throw invalidData({...placeOf(index, 'Owner')});
  }
}

export interface CallWrite {
  org: Org;
  /** As the client sent it. */
  sent: RecordValues;
  /** The values that passed the checks of their types. */
  checked: RecordValues;
  owner: string | undefined;
  existing: StoredRecord | undefined;
  index: number;
  now: number;
}

/**
 * The rules of Zoho's Calls module on top of the types.
 * @returns what to store besides the checked values
 * @throws ZohoError for the first rule that is broken
 */
export function callValues({org, sent, checked, owner, existing, index, now}: CallWrite): RecordValues {
  if (existing) checkUpdate(existing, sent, owner, index);
  const whatId = checkWhatId(org, sent, index);
  const sentSeconds = checkDuration(sent, index);
  const merged: RecordValues = {...existing?.values, ...checked, ...whatId};
  const seconds = sentSeconds ?? (existing?.values['Call_Duration_in_seconds'] as number | undefined);
  if (!isScheduled(merged)) checkCompleted(merged, seconds, now, index);
  if (merged['Who_Id'] && merged['$se_module'] === 'Leads') throw invalidData({...placeOf(index, 'Who_Id')});
  return {...whatId, ...(sentSeconds === undefined ? {} : {Call_Duration_in_seconds: sentSeconds})};
}
