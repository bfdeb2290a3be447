import {field, systemFields} from './field.ts';
import type {Field} from './field.ts';

const salutations = ['-None-', 'Mr.', 'Mrs.', 'Ms.', 'Dr.', 'Prof.'];

const leadSources = [
  '-None-',
  'Advertisement',
  'Cold Call',
  'Employee Referral',
  'External Referral',
  'Partner',
  'Trade Show',
  'Web Research',
  'Chat',
];

const leadStatuses = [
  '-None-',
  'Attempted to Contact',
  'Contact in Future',
  'Contacted',
  'Junk Lead',
  'Lost Lead',
  'Not Contacted',
  'Pre-Qualified',
  'Not Qualified',
];

const names = (): Field[] => [
  field('Salutation', 'picklist', {values: salutations}),
  field('First_Name', 'text', {length: 40}),
  field('Last_Name', 'text', {length: 80, mandatory: true}),
  field('Full_Name', 'text', {length: 120, readOnly: true}),
  field('Email', 'email'),
  field('Title', 'text', {length: 100}),
];

/** Five phone fields; `Fax` is plain text in Zoho's metadata and therefore no hit of a phone search. */
export const contactFields = (): Field[] => [
  ...names(),
  field('Account_Name', 'lookup', {lookup: 'Accounts'}),
  field('Phone', 'phone'),
  field('Mobile', 'phone'),
  field('Home_Phone', 'phone'),
  field('Other_Phone', 'phone'),
  field('Asst_Phone', 'phone'),
  field('Fax', 'text', {length: 30}),
  field('Secondary_Email', 'email'),
  field('Department', 'text', {length: 50}),
  field('Lead_Source', 'picklist', {values: leadSources}),
  field('Mailing_City', 'text', {length: 100}),
  field('Mailing_Country', 'text', {length: 100}),
  field('Description', 'textarea'),
  field('Last_Activity_Time', 'datetime', {readOnly: true}),
  ...systemFields(),
];

export const leadFields = (): Field[] => [
  ...names(),
  field('Company', 'text', {length: 200}),
  field('Phone', 'phone'),
  field('Mobile', 'phone'),
  field('Fax', 'text', {length: 30}),
  field('Website', 'website'),
  field('Secondary_Email', 'email'),
  field('Lead_Source', 'picklist', {values: leadSources}),
  field('Lead_Status', 'picklist', {values: leadStatuses}),
  field('City', 'text', {length: 100}),
  field('Country', 'text', {length: 100}),
  field('Description', 'textarea'),
  field('Converted__s', 'boolean', {readOnly: true}),
  field('Converted_Contact', 'lookup', {lookup: 'Contacts', readOnly: true}),
  field('Converted_Account', 'lookup', {lookup: 'Accounts', readOnly: true}),
  field('Last_Activity_Time', 'datetime', {readOnly: true}),
  ...systemFields(),
];

export const accountFields = (): Field[] => [
  field('Account_Name', 'text', {length: 200, mandatory: true}),
  field('Phone', 'phone'),
  field('Fax', 'text', {length: 30}),
  field('Website', 'website'),
  field('Billing_City', 'text', {length: 100}),
  field('Billing_Country', 'text', {length: 100}),
  field('Description', 'textarea'),
  field('Last_Activity_Time', 'datetime', {readOnly: true}),
  ...systemFields(),
];
