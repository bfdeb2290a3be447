import {callNotes} from './en/call-notes.ts';
import {callerCard} from './en/caller-card.ts';
import {common, problems} from './en/common.ts';
import {contactSearch} from './en/contact-search.ts';
import {createContact} from './en/create-contact.ts';
import {crmStatus} from './en/crm-status.ts';
import type {Terms} from './terms.ts';

/** Every English term. Not for widgets, which bring only their own: pseudo-locales are made of it. */
export const wholeEnglish: Terms = {
  ...common,
  ...problems,
  ...callerCard,
  ...contactSearch,
  ...callNotes,
  ...createContact,
  ...crmStatus,
};
