import type {Problem} from '../contract/index.ts';

/** A note could not be stored and will not be without the agent; its text is kept. Undefined: not a problem the proxy named. */
export class BgmNoteFailedEvent extends CustomEvent<{
  readonly callId: string;
  readonly problem: Problem | undefined;
}> {
  constructor(callId: string, problem: Problem | undefined) {
    super('bgm-note-failed', {bubbles: true, composed: true, detail: {callId, problem}});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-note-failed': BgmNoteFailedEvent;
  }
}
