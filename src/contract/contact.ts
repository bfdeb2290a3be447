import * as v from 'valibot';
import {phoneNumberExample, phoneNumberSchema} from './phone-number.ts';
import {idSchema, timestampSchema} from './primitives.ts';

/** CRM modules that may hold a caller. The order here is only the default lookup order. */
export const crmModules = ['Contacts', 'Leads', 'Accounts'] as const;
export const crmModuleSchema = v.picklist(crmModules);
export type CrmModule = v.InferOutput<typeof crmModuleSchema>;

/** What an agent may create. */
export const contactTypes = ['Contact', 'Lead'] as const;
export const contactTypeSchema = v.picklist(contactTypes);
export type ContactType = v.InferOutput<typeof contactTypeSchema>;

export const phoneLabels = ['phone', 'mobile', 'home', 'other', 'assistant'] as const;
export const phoneLabelSchema = v.picklist(phoneLabels);

/** Points at one CRM record. */
export const contactRefSchema = v.object({module: crmModuleSchema, id: idSchema});
export type ContactRef = v.InferOutput<typeof contactRefSchema>;

/** A CRM record of module Contacts, Leads or Accounts. Every text in it is foreign: show it as text, never as markup. */
export const contactSchema = v.object({
  module: crmModuleSchema,
  id: idSchema,
  name: v.string(),
  company: v.nullable(v.string()),
  title: v.nullable(v.string()),
  email: v.nullable(v.string()),
  phones: v.array(v.object({kind: phoneLabelSchema, number: phoneNumberSchema})),
  owner: v.nullable(v.object({id: idSchema, name: v.string()})),
  /** https link to the record in the CRM's own pages; null when the org is not known yet. */
  url: v.nullable(v.pipe(v.string(), v.url())),
  lastActivityAt: v.nullable(timestampSchema),
  etag: v.nullable(v.string()),
});
export type Contact = v.InferOutput<typeof contactSchema>;

export const contactExample = {
  module: 'Contacts',
  id: '4876876000000333111',
  name: 'Ada Sample',
  company: 'Sample Works',
  title: 'Buyer',
  email: 'ada@sample-works.example',
  phones: [{kind: 'mobile', number: phoneNumberExample}],
  owner: {id: '4876876000000200001', name: 'Ines Holm'},
  url: 'https://crm.zoho.eu/crm/org20000001/tab/Contacts/4876876000000333111',
  lastActivityAt: '2026-06-12T09:12:44.000Z',
  etag: '"2026-06-12T09:12:44.000Z"',
} satisfies Contact;
