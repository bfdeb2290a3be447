// Classes, events and types; importing this registers nothing and touches no DOM.
export {BgmCallNotes} from './components/call-notes/call-notes.ts';
export {BgmCallerCard} from './components/caller-card/caller-card.ts';
export {BgmContactSearch} from './components/contact-search/contact-search.ts';
export {BgmCreateContact} from './components/create-contact/create-contact.ts';
export {BgmCrmSettings} from './components/settings/settings.ts';
export {BgmCrmStatus} from './components/crm-status/crm-status.ts';
export {BgmCrmTenants} from './components/crm-tenants/crm-tenants.ts';
export {BgmCrmProvider, type TokenGetter} from './components/provider/provider.ts';
export {registerBgmElements} from './elements/register-bgm-elements.ts';
export {version} from './elements/define-once.ts';
export * from './events/index.ts';
export {
  callsContext,
  type CallsState,
  type CallView,
  connectionContext,
  type ConnectionState,
  crmClientContext,
  localeContext,
  type LocaleState,
} from './state/contexts.ts';
export type {CallSource} from './adapters/call-source.ts';
export {
  type CrmClient,
  type DraftStore,
  type KnownLookup,
  type NoteDraft,
  ProblemError,
  UnreachableError,
} from './client/crm-client.ts';
export type {Terms, TermsTranslation} from './locales/terms.ts';
export type * from './contract/index.ts';
