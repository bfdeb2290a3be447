import type {Line} from '../events.ts';
import {mapEvents} from './map-events.ts';

/** No event carries a `cdr_id`: only the session joins them. */
export const stripCdrId = (lines: readonly Line[]): Line[] =>
  mapEvents(lines, ({cdr_id: _, ...event}) => event);

/** No update carries a UUID, wherever the switches would put it. */
export const stripEventId = (lines: readonly Line[]): Line[] =>
  mapEvents(lines, (event) => event).map(({sim: {id: _, ...sim}, event}) => ({sim, event}));
