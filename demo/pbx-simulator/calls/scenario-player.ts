import * as v from 'valibot';
import {checkedInput} from '../control/invalid-input.ts';
import type {Clock} from '../clock.ts';
import type {Line} from '../events.ts';
import {freshIds} from '../mutations/fresh-ids.ts';
import {firstTime, shiftTimes, webhookSeconds} from '../mutations/shift-times.ts';
import {shuffleWebhooks} from '../mutations/reorder.ts';
import {someSwitchesSchema} from '../switches.ts';
import type {Switches} from '../switches.ts';

/** How a scenario is played (`POST /control/scenarios/{name}/play`). */
export const playOptionsSchema = v.strictObject({
  /** `instant`: everything back to back. `timed`: at the file's pace, `speed` times faster. */
  mode: v.optional(v.picklist(['instant', 'timed']), 'instant'),
  speed: v.optional(v.pipe(v.number(), v.minValue(0.001)), 1),
  /** `file` keeps the times written there; `now` moves all so that the last webhook's time is true. */
  times: v.optional(v.picklist(['file', 'now']), 'file'),
  /** `file` keeps the ids (a second play is then the same call); default: fresh ones with `times: now`. */
  ids: v.optional(v.picklist(['file', 'fresh'])),
  /** Plays the very same events so often. */
  replays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)), 1),
  /** Only for this play. */
  switches: v.optional(someSwitchesSchema, {}),
});
export type PlayOptions = v.InferInput<typeof playOptionsSchema>;

export interface ScenarioPlayerOptions {
  readonly clock: Clock;
  readonly dispatch: (line: Line, switches: Switches) => Promise<void>;
  readonly nextSession: () => string;
}

/** A scenario under way. */
export interface Play {
  readonly sessions: readonly string[];
  readonly webhooks: number;
  /** Resolves when each line was played, and each webhook tried once. */
  readonly done: Promise<void>;
}

/** Plays scenarios, the golden ones or mutations of them. */
export class ScenarioPlayer {
  readonly #options: ScenarioPlayerOptions;
  readonly #cancels = new Set<() => void>();

  constructor(options: ScenarioPlayerOptions) {
    this.#options = options;
  }

  play(lines: readonly Line[], options: PlayOptions, switches: Switches): Play {
    const {mode, speed, times, ids, replays} = checkedInput(playOptionsSchema, options);
    const pace = mode === 'instant' ? 0 : 1 / speed;
    let played = times === 'now' ? this.#toNow(lines, pace) : [...lines];
    if ((ids ?? (times === 'now' ? 'fresh' : 'file')) === 'fresh') {
      played = freshIds(played, this.#options.nextSession);
    }
    if (switches.reorder !== null) played = shuffleWebhooks(played, switches.reorder);
    const again = Array.from({length: replays}, () => played).flat();
    return {
      sessions: [...new Set(played.flatMap(({event}) => event.session_id ?? []))],
      webhooks: again.filter(({sim}) => sim.channel !== 'rest').length,
      done: pace === 0 ? this.#atOnce(again, switches) : this.#paced(played, replays, pace, switches),
    };
  }

  stop(): void {
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
  }

  /** No event lies in the future when it is sent: the last one is moved to the moment of its sending. */
  #toNow(lines: readonly Line[], pace: number): Line[] {
    const length = webhookSeconds(lines);
    const start = Math.floor(this.#options.clock.now() / 1000 + length * pace - length);
    return shiftTimes(lines, start - firstTime(lines));
  }

  async #atOnce(lines: readonly Line[], switches: Switches): Promise<void> {
    await Promise.all(lines.map((line) => this.#options.dispatch(line, switches)));
  }

  async #paced(lines: readonly Line[], replays: number, pace: number, switches: Switches): Promise<void> {
    const length = Math.max(0, ...lines.map(({sim}) => sim.at));
    const runs = Array.from({length: replays}, (_, run) =>
      lines.map((line) => this.#later((line.sim.at + run * length) * pace, line, switches)),
    );
    await Promise.all(runs.flat());
  }

  #later(seconds: number, line: Line, switches: Switches): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = this.#options.clock.schedule(seconds * 1000, () => {
        this.#cancels.delete(stop);
        this.#options.dispatch(line, switches).then(resolve, reject);
      });
      const stop = () => {
        cancel();
        resolve();
      };
      this.#cancels.add(stop);
    });
  }
}
