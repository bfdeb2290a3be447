import type {ContactRef} from '../../../contract/index.ts';
import type {ActivityDraft, Amendment} from '../crm-adapter.ts';
import {cutAtGrapheme, markedBlock} from '../marked-block.ts';
import type {CallLayout} from './call-layout.ts';
import {ownCallFields} from './own-call-fields.ts';

const callType = {inbound: 'Inbound', outbound: 'Outbound', missed: 'Missed'} as const;

/** What the tenant adds to every call. */
export interface CallSettings {
  readonly callKeyField: string | null;
  readonly callDefaults: Readonly<Record<string, string>>;
}

/** A call as it is sent, and what of it the tenant's calls have no place for. */
export interface SentFields {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly leftOut: readonly string[];
}

/** A call activity as this tenant's Zoho takes it (zoho-api-facts 4). */
export function activityFields(draft: ActivityDraft, layout: CallLayout, settings: CallSettings): SentFields {
  const {textField} = layout;
  const keyField = layout.keyField(settings.callKeyField);
  const wanted: Record<string, unknown> = {
    ...defaults(layout, settings.callDefaults),
    Subject: notAFormula(draft.subject, layout.room('Subject')),
    Call_Type: callType[draft.type],
    Call_Start_Time: wholeSeconds(draft.startedAt),
    // A missed call has no duration; any other must have more than none.
    ...(draft.type !== 'missed' && {Call_Duration: minutesAndSeconds(Math.max(1, draft.durationSeconds))}),
    [textField ?? 'Description']: markedBlock(
      draft.marker,
      draft.description,
      layout.room(textField ?? 'Description'),
    ),
    ...(keyField !== null && {[keyField]: draft.marker}),
    ...(draft.contact && about(draft.contact)),
    ...(draft.ownerId && {Owner: {id: draft.ownerId}}),
    ...(draft.recordingUrl && {Voice_Recording__s: draft.recordingUrl}),
  };
  const fields = takenBy(layout, wanted);
  const missing = Object.keys(wanted).filter((name) => !(name in fields));
  const shortened = textField === 'Description' || textField === null ? [] : ['Description'];
  return {fields, leftOut: [...missing, ...shortened]};
}

/** Fields that the tenant's calls have; a link that does not fit is no link any more. */
export function takenBy(
  layout: CallLayout,
  wanted: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => layout.takes(name) && fits(layout, name, value)),
  );
}

function fits(layout: CallLayout, name: string, value: unknown): boolean {
  const isText = ['text', 'textarea', 'website'].includes(layout.typeOf(name));
  return !isText || typeof value !== 'string' || value.length <= layout.room(name);
}

/** `mm:ss`, minutes beyond 59 as they are: 3725 s is `62:05`. */
export function minutesAndSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  return [Math.floor(whole / 60), whole % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Zoho takes no milliseconds. */
export function wholeSeconds(time: string): string {
  return time.replace(/\.[0-9]+(?=Z|[+-]|$)/, '');
}

/** Takes an activity from the record it belonged to, and gives it to another one or to none. */
export function movedTo(contact: ContactRef | null): Record<string, unknown> {
  return {Who_Id: null, What_Id: null, ...(contact && about(contact))};
}

/** What of the amendment may replace what stands there; the type of a call cannot be changed (zoho-api-facts 4). */
export function amendedFields(
  {durationSeconds, subject}: Amendment,
  current: Readonly<Record<string, unknown>>,
  layout: CallLayout,
): Record<string, unknown> {
  const seconds = Number(current.Call_Duration_in_seconds ?? 0);
  const isOurs = typeof current.Subject === 'string' && subject?.isOurs(current.Subject);
  return {
    ...(durationSeconds?.before === seconds && {Call_Duration: minutesAndSeconds(durationSeconds.now)}),
    ...(subject && isOurs && {Subject: notAFormula(subject.now, layout.room('Subject'))}),
  };
}

/** Contacts stand in `Who_Id`; every other module in `What_Id`, and then without `Who_Id`. */
function about({module, id}: ContactRef): Record<string, unknown> {
  return module === 'Contacts' ? {Who_Id: {id}} : {What_Id: {id}, $se_module: module};
}

/** The tenant's own values for further fields, such as mandatory ones (reliability Z29). */
function defaults(layout: CallLayout, values: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => !ownCallFields.has(name))
      .map(([name, value]) => [name, typed(layout.typeOf(name), value)]),
  );
}

function typed(dataType: string, value: string): unknown {
  if (dataType === 'boolean') return value.toLowerCase() === 'true';
  const isNumber = ['integer', 'bigint', 'double', 'decimal', 'currency'].includes(dataType);
  return isNumber && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
}

/** Zoho's lists are exported to spreadsheets, where a text that begins like this would run (reliability T3). */
function notAFormula(text: string, maxLength: number): string {
  return cutAtGrapheme(/^[=+\-@\t]/.test(text) ? `'${text}` : text, maxLength);
}
