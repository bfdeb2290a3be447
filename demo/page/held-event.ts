import type {CallEvent} from '../../src/contract/index.ts';
import type {PbxCall} from './pbx-control.ts';

/** What a phone in the page knows of a call that was just held or taken back. */
export function heldEvent({id, held}: Pick<PbxCall, 'id' | 'held'>): CallEvent {
  return {
    id: crypto.randomUUID(),
    time: new Date().toISOString(),
    ...(held
      ? {type: 'call.held', call: {id, state: 'held'}}
      : {type: 'call.resumed', call: {id, state: 'connected'}}),
  };
}
