import {consume} from '@lit/context';
import {property} from 'lit/decorators.js';
import {type Clock, systemClock} from '../../client/clock.ts';
import {callsContext, type CallsState} from '../../state/contexts.ts';
import {ConnectedWidget} from './connected-widget.ts';

/** A widget for agents, who have calls. */
export abstract class CallWidget extends ConnectedWidget {
  /** Comes from the provider: the agent's calls, and which one is active. */
  @consume({context: callsContext, subscribe: true})
  @property({attribute: false})
  calls?: CallsState;

  /** Time, for tests. */
  @property({attribute: false}) clock: Clock = systemClock;
}
