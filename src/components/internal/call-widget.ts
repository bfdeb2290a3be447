import {consume} from '@lit/context';
import {LitElement} from 'lit';
import {property} from 'lit/decorators.js';
import {type Clock, systemClock} from '../../client/clock.ts';
import type {CrmClient} from '../../client/crm-client.ts';
import {
  callsContext,
  type CallsState,
  connectionContext,
  type ConnectionState,
  crmClientContext,
} from '../../state/contexts.ts';

/** What every widget for agents gets from the provider around it. Where there is none, a page or a test sets it. */
export abstract class CallWidget extends LitElement {
  /** Comes from the provider; set it yourself in tests and on plain pages. */
  @consume({context: crmClientContext, subscribe: true})
  @property({attribute: false})
  client?: CrmClient;

  /** Comes from the provider: the agent's calls, and which one is active. */
  @consume({context: callsContext, subscribe: true})
  @property({attribute: false})
  calls?: CallsState;

  /** Comes from the provider: how this page stands with the proxy and the CRM. */
  @consume({context: connectionContext, subscribe: true})
  @property({attribute: false})
  connection?: ConnectionState;

  /** Time, for tests. */
  @property({attribute: false}) clock: Clock = systemClock;
}
