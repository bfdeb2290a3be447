/**
 * Fields of a call that say what it was, whose it is and to whom it belongs: only the journal fills them. A tenant's own value would
 * have no effect, or give a call that belongs to nobody to somebody.
 */
export const ownCallFields: ReadonlySet<string> = new Set([
  'id',
  'Subject',
  'Call_Type',
  'Call_Start_Time',
  'Call_Duration',
  'Call_Duration_in_seconds',
  'Description',
  'Who_Id',
  'What_Id',
  'Owner',
  'Voice_Recording__s',
]);
