import type {Terms} from './terms.ts';
import {callNotes} from './en/call-notes.ts';
import {callerCard} from './en/caller-card.ts';
import {common, problems} from './en/common.ts';
import {contactSearch} from './en/contact-search.ts';
import {createContact} from './en/create-contact.ts';
import {crmStatus} from './en/crm-status.ts';

/** English, built in: what is said when the page's language has no word. */
export const english: Terms = {
  ...common,
  ...problems,
  ...callerCard,
  ...contactSearch,
  ...callNotes,
  ...createContact,
  ...crmStatus,
};
