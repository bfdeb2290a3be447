import {setImmediate as turn} from 'node:timers/promises';

/** Waits, turn by turn of the event loop, for what another connection is about to do. */
export async function until(isTrue: () => boolean, turns = 50_000): Promise<void> {
  for (let done = 0; done < turns; done += 1) {
    if (isTrue()) return;
    await turn();
  }
  throw new Error('waited in vain');
}
