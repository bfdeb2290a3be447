import assert from 'node:assert/strict';
import {setTimeout as pause} from 'node:timers/promises';

/** Waits until something is so, by the machine's own clock: two processes and a database are at work. */
export async function until<T>(isSo: () => T | Promise<T>, milliseconds = 15_000): Promise<NonNullable<T>> {
  const giveUp = Date.now() + milliseconds;
  for (;;) {
    const found = await isSo();
    if (found) return found;
    assert.ok(Date.now() < giveUp, 'waited too long');
    await pause(10);
  }
}
