import {callNotes} from '../../src/locales/en/call-notes.ts';
import {callerCard} from '../../src/locales/en/caller-card.ts';
import {common} from '../../src/locales/en/common.ts';
import {problems} from '../../src/locales/en/problems.ts';
import {contactSearch} from '../../src/locales/en/contact-search.ts';
import {createContact} from '../../src/locales/en/create-contact.ts';
import {crmStatus} from '../../src/locales/en/crm-status.ts';
import type {Terms} from '../../src/locales/terms.ts';

/** Every English term; a page has only those of the widgets that it loads. */
export const wholeEnglish: Terms = {
  ...common,
  ...problems,
  ...callerCard,
  ...contactSearch,
  ...callNotes,
  ...createContact,
  ...crmStatus,
};
