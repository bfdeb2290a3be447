import {ContextRoot, createContext} from '@lit/context';
import type {CrmClient} from '../client/crm-client.ts';
import type {Call, Journal, LinkedContact, Problem, Session} from '../contract/index.ts';

// A widget may be defined before the provider around it: its question waits here until the provider can answer.
if (typeof document !== 'undefined') new ContextRoot().attach(document.documentElement);

// Symbol.for lets two bundles on one portal page meet; bare words would collide with the host's own contexts.

/** The client that widgets below a `<bgm-crm-provider>` talk through. */
export const crmClientContext = createContext<CrmClient | undefined>(Symbol.for('bgm-crm-client'));

/** What the CRM side told about a call since it began: who it is linked to, where its journal stands. */
export interface CallView {
  readonly call: Call;
  /** Record the call is linked to; undefined: not told yet; null: none. */
  readonly contact?: LinkedContact | null;
  readonly journal?: Journal;
}

/** Calls of this agent, newest first, and the one in hand (ringing before talking before wrapping up). */
export interface CallsState {
  readonly calls: readonly CallView[];
  readonly active?: CallView;
}
export const callsContext = createContext<CallsState>(Symbol.for('bgm-crm-calls'));

/** How this page stands with the proxy and the CRM. */
export interface ConnectionState {
  readonly link: 'connecting' | 'online' | 'offline' | 'signed_out';
  readonly session?: Session;
  readonly problem?: Problem;
}
export const connectionContext = createContext<ConnectionState>(Symbol.for('bgm-crm-connection'));

/** Language, direction and zone in which widgets speak. */
export interface LocaleState {
  /** BCP 47 tag. */
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  /** IANA zone. */
  readonly timeZone: string;
}
export const localeContext = createContext<LocaleState>(Symbol.for('bgm-crm-locale'));
