import {consume} from '@lit/context';
import {LitElement} from 'lit';
import {property} from 'lit/decorators.js';
import type {CrmClient} from '../../client/crm-client.ts';
import {connectionContext, type ConnectionState, crmClientContext} from '../../state/contexts.ts';

/** What every widget that asks the proxy gets from the provider around it. Where there is none, a page or a test sets it. */
export abstract class ConnectedWidget extends LitElement {
  /** Comes from the provider; set it yourself in tests and on plain pages. */
  @consume({context: crmClientContext, subscribe: true})
  @property({attribute: false})
  client?: CrmClient;

  /** Comes from the provider: how this page stands with the proxy and the CRM. */
  @consume({context: connectionContext, subscribe: true})
  @property({attribute: false})
  connection?: ConnectionState;
}
