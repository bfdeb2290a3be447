import type {Clock} from '../services/time/clock.ts';

/**
 * A signal that aborts after so many milliseconds of the clock, or with another signal. Call `clear` when done, so that no timer
 * outlives its question.
 */
export function deadline(
  clock: Clock,
  milliseconds: number,
  also?: AbortSignal,
): {readonly signal: AbortSignal; readonly clear: () => void} {
  const over = new AbortController();
  const done = new AbortController();
  clock.delay(milliseconds, done.signal).then(
    () => over.abort(new DOMException('The deadline passed.', 'TimeoutError')),
    () => {},
  );
  const signal = also ? AbortSignal.any([over.signal, also]) : over.signal;
  return {signal, clear: () => done.abort()};
}

/** Waits for a promise no longer than the signal allows; the promise itself goes on for others. */
export function until<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason as Error);
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, {once: true});
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
