import type {ContactRef} from '../../../contract/index.ts';
import type {ActivityDraft} from '../crm-adapter.ts';
import {cutAtGrapheme, markedBlock} from '../marked-block.ts';

const subjectMaxLength = 255;
const callType = {inbound: 'Inbound', outbound: 'Outbound', missed: 'Missed'} as const;

/** A call activity as Zoho takes it (zoho-api-facts 4). */
export function activityFields(draft: ActivityDraft): Record<string, unknown> {
  return {
    Subject: notAFormula(cutAtGrapheme(draft.subject, subjectMaxLength)),
    Call_Type: callType[draft.type],
    Call_Start_Time: wholeSeconds(draft.startedAt),
    // A missed call has no duration; any other must have more than none.
    ...(draft.type !== 'missed' && {Call_Duration: minutesAndSeconds(Math.max(1, draft.durationSeconds))}),
    Description: markedBlock(draft.marker, draft.description),
    ...(draft.contact && about(draft.contact)),
    ...(draft.ownerId && {Owner: {id: draft.ownerId}}),
    ...(draft.recordingUrl && {Voice_Recording__s: draft.recordingUrl}),
  };
}

/** `mm:ss`, minutes beyond 59 as they are: 3725 s is `62:05`. */
export function minutesAndSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  return [Math.floor(whole / 60), whole % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Zoho takes no milliseconds. */
function wholeSeconds(time: string): string {
  return time.replace(/\.[0-9]+(?=Z|[+-]|$)/, '');
}

/** Contacts stand in `Who_Id`; every other module in `What_Id`, and then without `Who_Id`. */
function about({module, id}: ContactRef): Record<string, unknown> {
  return module === 'Contacts' ? {Who_Id: {id}} : {What_Id: {id}, $se_module: module};
}

/** Takes an activity from the record it belonged to, and gives it to another one or to none. */
export function movedTo(contact: ContactRef | null): Record<string, unknown> {
  return {Who_Id: null, What_Id: null, ...(contact && about(contact))};
}

/** Zoho's lists are exported to spreadsheets, where a text that begins like this would run (reliability T3). */
function notAFormula(text: string): string {
  return /^[=+\-@\t]/.test(text) ? `'${text}` : text;
}
