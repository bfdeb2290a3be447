import type {ContactType, CreateContact, PhoneNumber} from '../contract/index.ts';
import {isNumber} from './text-match.ts';

/** What stands in the form. */
export interface CreateValues {
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly email: string;
  readonly number: string;
}
export type CreateField = keyof CreateValues;

/** Longest value of each field, in characters, as the contract has it. */
export const lengths: Record<CreateField, number> = {
  firstName: 40,
  lastName: 80,
  company: 100,
  email: 100,
  number: 64,
};

/** Puts what was typed into a search where it belongs: an address, a number, or a name whose last word is the last name. */
export function fromQuery(query: string): Partial<CreateValues> {
  const text = query.trim();
  if (/^\S+@\S+$/.test(text)) return {email: text};
  if (isNumber(text)) return {number: text};
  const words = text.split(/\s+/);
  return {firstName: words.slice(0, -1).join(' '), lastName: words.at(-1) ?? ''};
}

/** What is wrong before anybody is asked, by field. */
export function wrongFields(type: ContactType, values: CreateValues): Partial<Record<CreateField, string>> {
  const wrong: Partial<Record<CreateField, string>> = {};
  if (!values.lastName.trim()) wrong.lastName = 'required';
  // Zoho's standard layout asks for a lead's company.
  if (type === 'Lead' && !values.company.trim()) wrong.company = 'required';
  if (values.email.trim() && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(values.email.trim())) wrong.email = 'email';
  if (values.number.trim() && !/\d/.test(values.number)) wrong.number = 'not_a_number';
  for (const field of Object.keys(lengths) as CreateField[]) {
    if (values[field].trim().length > lengths[field]) wrong[field] = 'max_length';
  }
  return wrong;
}

/** The body that creates the record. */
export function createBody(
  type: ContactType,
  values: CreateValues,
  more: {
    readonly callId?: string;
    readonly known?: PhoneNumber;
    readonly onDuplicate: CreateContact['onDuplicate'];
  },
): CreateContact {
  const [firstName, company, email, number] = [
    values.firstName,
    values.company,
    values.email,
    values.number,
  ].map((text) => text.trim());
  const kind = more.known?.kind === 'mobile' ? 'mobile' : 'phone';
  return {
    type,
    ...(firstName && {firstName}),
    lastName: values.lastName.trim(),
    ...(company && {company}),
    ...(email && {email}),
    phones: number ? [{number, kind}] : [],
    ...(more.callId && {callId: more.callId}),
    onDuplicate: more.onDuplicate,
  };
}

const pointers: Readonly<Record<string, CreateField>> = {
  '/firstName': 'firstName',
  '/lastName': 'lastName',
  '/company': 'company',
  '/email': 'email',
  '/phones/0/number': 'number',
};

/** The form's field that a JSON Pointer of the proxy means. */
export function fieldAt(pointer: string): CreateField | undefined {
  return pointers[pointer];
}
