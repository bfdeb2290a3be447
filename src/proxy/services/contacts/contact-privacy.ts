import type {CallRecord, StreamEvent} from '../../../contract/index.ts';
import type {Caller} from '../../middleware/env.ts';

/** A call as this caller may see it: who may not see CRM contacts is told neither whose call it is nor whose it may be. */
export function callFor({contacts}: Pick<Caller, 'contacts'>, call: CallRecord): CallRecord {
  if (contacts !== 'none') return call;
  return {...call, contact: null, match: {...call.match, candidates: []}};
}

/** Whether an event may reach this caller's screen. */
export function mayHear({contacts}: Pick<Caller, 'contacts'>, {type}: Pick<StreamEvent, 'type'>): boolean {
  return contacts !== 'none' || (type !== 'lookup.completed' && type !== 'call.linked');
}
