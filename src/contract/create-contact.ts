import * as v from 'valibot';
import {contactTypeSchema, phoneLabelSchema} from './contact.ts';
import {idSchema} from './primitives.ts';

const shortText = v.pipe(v.string(), v.trim(), v.maxLength(100));

/** Body of `POST /contacts`. Lengths are Zoho's (`First_Name` 40, `Last_Name` 80, `Company` 100, phone 30). */
export const createContactSchema = v.strictObject({
  type: contactTypeSchema,
  firstName: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(40))),
  lastName: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  company: v.optional(shortText),
  email: v.optional(v.pipe(v.string(), v.trim(), v.email(), v.maxLength(100))),
  phones: v.pipe(
    v.array(
      v.strictObject({
        number: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64)),
        kind: phoneLabelSchema,
      }),
    ),
    v.maxLength(5),
  ),
  /** Links the new record to this call. */
  callId: v.optional(idSchema),
  /** `reject`: answer 409 `duplicate_contact` with candidates when a record already has a number of this one. */
  onDuplicate: v.picklist(['reject', 'create']),
});
export type CreateContact = v.InferOutput<typeof createContactSchema>;

export const createContactExample = {
  type: 'Contact',
  firstName: 'Ada',
  lastName: 'Sample',
  company: 'Sample Works',
  phones: [{number: '+14155550123', kind: 'phone'}],
  callId: '950000000000001000',
  onDuplicate: 'reject',
} satisfies CreateContact;
