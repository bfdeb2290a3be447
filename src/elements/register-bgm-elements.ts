import {BgmCallNotes} from '../components/call-notes/call-notes.ts';
import {BgmCallerCard} from '../components/caller-card/caller-card.ts';
import {BgmContactSearch} from '../components/contact-search/contact-search.ts';
import {BgmCreateContact} from '../components/create-contact/create-contact.ts';
import {BgmCrmSettings} from '../components/settings/settings.ts';
import {BgmCrmStatus} from '../components/crm-status/crm-status.ts';
import {BgmCrmTenants} from '../components/crm-tenants/crm-tenants.ts';
import {BgmCrmProvider} from '../components/provider/provider.ts';
import {defineOnce} from './define-once.ts';

const elements = {
  'crm-provider': BgmCrmProvider,
  'caller-card': BgmCallerCard,
  'contact-search': BgmContactSearch,
  'call-notes': BgmCallNotes,
  'create-contact': BgmCreateContact,
  'crm-settings': BgmCrmSettings,
  'crm-status': BgmCrmStatus,
  'crm-tenants': BgmCrmTenants,
};

/**
 * Registers every element, e.g. as `acme-caller-card` for the prefix `acme`. A set with another prefix stands beside the usual
 * one, as subclasses, because a class can have one tag only.
 */
export function registerBgmElements({prefix = 'bgm'}: {readonly prefix?: string} = {}): void {
  for (const [name, element] of Object.entries(elements) as [string, CustomElementConstructor][]) {
    defineOnce(`${prefix}-${name}`, prefix === 'bgm' ? element : class extends element {});
  }
}
