import {setTimeout as pause} from 'node:timers/promises';

/** Milliseconds after which a test has waited in vain, on a machine with much else to do too. */
const patience = 60_000;

/**
 * Waits until something is so, looking again and again: for whatever takes a time of its own, such as a socket, a database,
 * another process. What has to go on meanwhile, such as a clock that the test turns, goes on inside the question.
 * @param what Said when it never becomes so.
 * @returns what the question found.
 */
export async function until<T>(
  isSo: () => T | Promise<T>,
  what: () => string = () => String(isSo),
): Promise<NonNullable<T>> {
  for (const end = performance.now() + patience; ;) {
    const found = await isSo();
    if (found) return found;
    if (performance.now() > end) throw new Error(`It never became so: ${what()}`);
    await pause(2);
  }
}
