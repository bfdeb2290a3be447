import {ContextRoot, createContext} from '@lit/context';
import type {CallsState} from '../calls/calls-state.ts';
import type {ConnectionState} from '../client/connection-state.ts';
import type {CrmClient} from '../client/crm-client.ts';

export type {CallsState, CallView} from '../calls/calls-state.ts';
export type {ConnectionState} from '../client/connection-state.ts';

// A widget may be defined before the provider around it: its question waits here until the provider can answer.
if (typeof document !== 'undefined') new ContextRoot().attach(document.documentElement);

// Symbol.for lets two bundles on one portal page meet; bare words would collide with the host's own contexts.

/** The client that widgets below a `<bgm-crm-provider>` talk through. */
export const crmClientContext = createContext<CrmClient | undefined>(Symbol.for('bgm-crm-client'));

/** The list of calls that the provider keeps. */
export const callsContext = createContext<CallsState>(Symbol.for('bgm-crm-calls'));

/** How the page stands with the proxy and the CRM. */
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
