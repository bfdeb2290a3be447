/** Time as the simulator sees it. Handed in everywhere, so that a test can hold it in its hand. */
export interface Clock {
  /** Unix time in milliseconds. */
  now(): number;
  /** Runs `task` after `ms` milliseconds of this clock; the returned function cancels it. */
  schedule(ms: number, task: () => void): () => void;
}

/** The machine's own clock. Its timers keep no process alive. */
export const realClock: Clock = {
  now: () => Date.now(),
  schedule(ms, task) {
    const timer = setTimeout(task, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** A clock that stands still until it is moved. */
export interface ManualClock extends Clock {
  /** Moves on by `ms`, running every task that falls due, in order of time. */
  advance(ms: number): void;
  /** Moves on until nothing is left to do. */
  runAll(): void;
}

interface Timer {
  readonly due: number;
  readonly task: () => void;
}

/** Makes a {@link ManualClock} that starts at `start` (Unix milliseconds). */
export function manualClock(start: number): ManualClock {
  let now = start;
  let timers: Timer[] = [];

  const runNext = (until: number): boolean => {
    const next = timers.reduce<Timer | undefined>((a, b) => (a && a.due <= b.due ? a : b), undefined);
    if (!next || next.due > until) return false;
    timers = timers.filter((timer) => timer !== next);
    now = Math.max(now, next.due);
    next.task();
    return true;
  };

  return {
    now: () => now,
    schedule(ms, task) {
      const timer = {due: now + ms, task};
      timers.push(timer);
      return () => void (timers = timers.filter((other) => other !== timer));
    },
    advance(ms) {
      const end = now + ms;
      while (runNext(end));
      now = end;
    },
    runAll() {
      while (runNext(Infinity));
    },
  };
}
