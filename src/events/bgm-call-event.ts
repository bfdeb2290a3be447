import type {Call} from '../contract/index.ts';

/** What can happen to a call, each with an event of its own. */
export const callHappenings = [
  'bgm-call-ringing',
  'bgm-call-dialing',
  'bgm-call-answered',
  'bgm-call-held',
  'bgm-call-resumed',
  'bgm-call-transferred',
  'bgm-call-ended',
] as const;
export type CallHappening = (typeof callHappenings)[number];

/** Something happened to a call. Told once, however many sources tell it. */
export class BgmCallEvent extends CustomEvent<{readonly call: Call}> {
  constructor(type: CallHappening, call: Call) {
    super(type, {bubbles: true, composed: true, detail: {call}});
  }
}

/** Any field of a call is new. */
export class BgmCallUpdateEvent extends CustomEvent<{
  readonly call: Call;
  readonly changed: readonly (keyof Call)[];
}> {
  constructor(call: Call, changed: readonly (keyof Call)[]) {
    super('bgm-call-update', {bubbles: true, composed: true, detail: {call, changed}});
  }
}

declare global {
  interface HTMLElementEventMap extends Record<CallHappening, BgmCallEvent> {
    'bgm-call-update': BgmCallUpdateEvent;
  }
}
