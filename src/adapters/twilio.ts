import type {Call} from '../contract/index.ts';
import {callIdFrom, type CallSource, Listeners, plainNumber} from './call-source.ts';

/** The part of a Twilio Voice SDK `Call` that is used. */
export interface TwilioCall {
  readonly parameters: Readonly<Record<string, string>>;
  readonly customParameters?: ReadonlyMap<string, string>;
  on(name: string, handler: () => void): unknown;
}
/** The part of a Twilio Voice SDK `Device` that is used. */
export interface TwilioDevice {
  on(name: 'incoming', handler: (call: TwilioCall) => void): unknown;
  off(name: 'incoming', handler: (call: TwilioCall) => void): unknown;
  connect(options: {params: Record<string, string>}): Promise<TwilioCall>;
}

/** Calls of a Twilio Voice SDK device in this page. */
export function twilioSource(device: TwilioDevice): CallSource {
  const incoming = (call: TwilioCall) => follow(call, 'inbound', call.parameters['From']);
  const listeners = new Listeners(() => {
    device.on('incoming', incoming);
    return () => device.off('incoming', incoming);
  });

  function follow(call: TwilioCall, direction: 'inbound' | 'outbound', number: string | undefined): void {
    const localId = call.parameters['CallSid'] ?? crypto.randomUUID();
    const id = callIdFrom(call.customParameters?.get('X-Session-Id'), localId);
    const end = (outcome: Call['outcome']) => () => listeners.tell('call.ended', {id, outcome});
    let answered = false;
    listeners.tell(direction === 'inbound' ? 'call.ringing' : 'call.dialing', {
      id,
      direction,
      remote: {number: plainNumber(number)},
      startedAt: new Date().toISOString(),
    });
    call.on('accept', () => {
      answered = true;
      listeners.tell('call.answered', {id});
    });
    call.on('disconnect', () => end(answered ? 'answered' : 'failed')());
    call.on('cancel', end('missed'));
    call.on('reject', end('rejected'));
    call.on('error', end('failed'));
  }

  return {
    subscribe: (listener) => listeners.add(listener),
    dial: async (number) => follow(await device.connect({params: {To: number}}), 'outbound', number),
  };
}
