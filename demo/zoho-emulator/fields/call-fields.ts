import {field, systemFields} from './field.ts';
import type {Field} from './field.ts';

/** Calls as in the table of Zoho's field metadata; `Call_Duration` is text there. */
export const callFields = (): Field[] => [
  field('Subject', 'text', {mandatory: true}),
  field('Call_Type', 'picklist', {mandatory: true, values: ['Inbound', 'Outbound', 'Missed']}),
  field('Call_Start_Time', 'datetime', {mandatory: true}),
  field('Call_Duration', 'text', {mandatory: true, length: 20}),
  field('Call_Duration_in_seconds', 'integer', {readOnly: true}),
  field('Who_Id', 'lookup', {lookup: 'Contacts', label: 'Contact Name'}),
  field('What_Id', 'lookup', {lookup: 'se_module', label: 'Related To'}),
  field('Description', 'textarea'),
  field('Call_Purpose', 'picklist', {
    values: ['-None-', 'Prospecting', 'Administrative', 'Negotiation', 'Demo', 'Project', 'Desk'],
  }),
  field('Call_Result', 'picklist', {
    values: [
      '-None-',
      'Interested',
      'Not interested',
      'No response/Busy',
      'Requested more info',
      'Requested call back',
      'Invalid number',
    ],
  }),
  field('Call_Agenda', 'text'),
  field('Outgoing_Call_Status', 'picklist', {
    values: ['-None-', 'Scheduled', 'Completed', 'Overdue', 'Cancelled'],
  }),
  field('Voice_Recording__s', 'website'),
  field('Caller_ID', 'text', {readOnly: true}),
  field('Dialled_Number', 'text', {readOnly: true}),
  field('From_Number__s', 'phone'),
  field('To_Number__s', 'phone'),
  field('Telephony_External_ID__s', 'text', {readOnly: true}),
  field('CTI_Entry', 'boolean', {readOnly: true}),
  field('Scheduled_In_CRM', 'picklist', {values: ['-None-', 'true', 'false']}),
  field('Reminder', 'picklist', {values: ['-None-', '5 mins', '10 mins', '15 mins', '30 mins', '1 hour']}),
  field('Last_Activity_Time', 'datetime', {readOnly: true}),
  ...systemFields(),
];

export const noteFields = (): Field[] => [
  field('Note_Title', 'text', {length: 120}),
  field('Note_Content', 'textarea', {length: 65_535}),
  field('Parent_Id', 'lookup', {lookup: 'se_module', mandatory: true}),
  ...systemFields(),
];
