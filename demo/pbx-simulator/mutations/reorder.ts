import type {Line} from '../events.ts';
import {seededRandom} from '../world/identifiers.ts';

/** The items in another order, the same for the same seed. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = seededRandom(seed);
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

/** Webhooks in another order, each at the time of the one it stands in for; REST changes stay in place. */
export function shuffleWebhooks(lines: readonly Line[], seed: number): Line[] {
  const posted = lines.filter(({sim}) => sim.channel !== 'rest');
  const order = shuffled(posted, seed);
  const moved = posted.map(({sim}, i) => ({...order[i]!, sim: {...order[i]!.sim, at: sim.at}}));
  return [...moved, ...lines.filter(({sim}) => sim.channel === 'rest')];
}

/** Several scenarios at once: by time of delivery, the first list first. */
export const interleave = (...scenarios: (readonly Line[])[]): Line[] =>
  scenarios.flat().sort((a, b) => a.sim.at - b.sim.at);

/** Each webhook `copies` times, with the same UUID. */
export const duplicateWebhooks = (lines: readonly Line[], copies = 2): Line[] =>
  lines.flatMap((line) => (line.sim.channel === 'rest' ? [line] : Array.from({length: copies}, () => line)));

/** Without the lines that a test wants lost on the way. They are gone from REST too; see `drop` for the rest. */
export const withoutEvents = (lines: readonly Line[], ...eventTypes: string[]): Line[] =>
  lines.filter(({event}) => !eventTypes.includes(event.event_type));
