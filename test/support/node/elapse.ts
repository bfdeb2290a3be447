import {setImmediate as turn, setTimeout as pause} from 'node:timers/promises';
import type {HandClock} from './hand-clock.ts';

/**
 * Moves the clock while something is on its way. What goes by sockets has time to come between two steps: the hand must not run
 * ahead of it.
 * @param step Milliseconds.
 */
export async function elapse<T>(clock: HandClock, work: Promise<T>, step = 200): Promise<T> {
  let isOver = false;
  const over = () => void (isOver = true);
  work.then(over, over);
  while (!isOver) {
    await clock.advance(step);
    await pause(5);
    // A machine that let us wait has no turn done when it wakes us.
    for (let turns = 0; turns < 5; turns += 1) await turn();
  }
  return work;
}
