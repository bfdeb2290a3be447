import type {CrmModule} from '../../../contract/index.ts';
import type {CrmRecord, NewContact, StoredPhone} from '../crm-adapter.ts';
import {CrmError} from '../crm-error.ts';
import {phoneFields, type RecordUrl} from './record-reader.ts';

export function moduleOf(type: NewContact['type']): CrmModule {
  return type === 'Contact' ? 'Contacts' : 'Leads';
}

/**
 * What Zoho is sent for a new contact or lead.
 *
 * A contact's company is a link to an account in Zoho. It is set when exactly one account has that very name; otherwise the text
 * goes into the description, so that nothing typed is lost and no account is made up (the proxy may only read accounts).
 * @throws CrmError `rejected` when the module has not enough phone fields.
 */
export function contactFields(contact: NewContact, accountId: string | undefined): Record<string, unknown> {
  const {firstName, lastName, company, email, ownerId} = contact;
  return {
    Last_Name: lastName,
    ...(firstName && {First_Name: firstName}),
    ...(email && {Email: email}),
    ...Object.fromEntries(placedPhones(contact).map(({field, stored}) => [field, stored])),
    ...(company && companyFields(contact.type, company, accountId)),
    ...(ownerId && {Owner: {id: ownerId}}),
  };
}

/** Numbers in the fields of their kind; one whose field is taken goes into the next free one. */
export function placedPhones({type, phones}: NewContact): StoredPhone[] {
  const free = new Map(Object.entries(phoneFields[moduleOf(type)]));
  return phones.map(({number, kind}) => {
    const [field, fieldKind] = [...free].find(([, known]) => known === kind) ?? [...free][0] ?? outOfFields();
    free.delete(field);
    return {field, kind: fieldKind, stored: number};
  });
}

/** The record as it must stand in Zoho now, without asking for it: the search index would not know it yet. */
export function createdRecord(
  contact: NewContact,
  id: string,
  facts: {owner: CrmRecord['owner']; modifiedAt: string | null; hasAccount: boolean},
  urlOf: RecordUrl,
): CrmRecord {
  const module = moduleOf(contact.type);
  return {
    module,
    id,
    name: [contact.firstName, contact.lastName].filter(Boolean).join(' '),
    company: (facts.hasAccount || module === 'Leads' ? contact.company : null) ?? null,
    title: null,
    email: contact.email ?? null,
    phones: placedPhones(contact),
    owner: facts.owner,
    url: urlOf(module, id),
    lastActivityAt: null,
    modifiedAt: facts.modifiedAt,
  };
}

/** Says which member of the new contact the CRM's complaint is about, where it is one. */
export function pointed(error: unknown, contact: NewContact): unknown {
  if (!(error instanceof CrmError) || error.kind !== 'rejected' || error.field === undefined) return error;
  const pointer = memberPointers[error.field] ?? phonePointer(error.field, contact);
  const {kind, providerCode, field, cause} = error;
  return pointer === undefined
    ? error
    : new CrmError(kind, {...(providerCode && {providerCode}), field, pointer, cause});
}

const memberPointers: Readonly<Record<string, string>> = {
  First_Name: '/firstName',
  Last_Name: '/lastName',
  Email: '/email',
  Company: '/company',
  Account_Name: '/company',
};

function phonePointer(field: string, contact: NewContact): string | undefined {
  const index = placedPhones(contact).findIndex((phone) => phone.field === field);
  return index < 0 ? undefined : `/phones/${index}/number`;
}

function companyFields(type: NewContact['type'], company: string, accountId: string | undefined) {
  if (type === 'Lead') return {Company: company};
  return accountId ? {Account_Name: {id: accountId}} : {Description: `Company: ${company}`};
}

function outOfFields(): never {
  throw new CrmError('rejected', {providerCode: 'no_phone_field'});
}
