import {PbxUnavailableError} from '../pbx-api.ts';
import type {CallLogRow} from './call-log-row.ts';

const day = 24 * 3_600_000;
/** The PBX is away, and not only unable to tell of one call. */
const awayAfter = 3;

export interface LookedAt {
  /** What the PBX tells of a row; empty where it tells no legs. @throws PbxUnavailableError */
  readonly ask: (rowId: string) => Promise<CallLogRow[]>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Since when no look was without a failure; undefined when the last one was. */
  readonly failingSince: number | undefined;
  /** Rows that began before are not read at the next look. */
  readonly outOfReach: number;
}

/**
 * The legs of the calls that one look into a call log finds missing. What the PBX cannot tell of a call for a day is what its row
 * says: a call without its legs is better than none, and one such call must not keep others waiting.
 */
export class LegsInLook {
  readonly #look: LookedAt;
  #failuresInARow = 0;
  #error: PbxUnavailableError | undefined;

  constructor(look: LookedAt) {
    this.#look = look;
  }

  get hasFailed(): boolean {
    return this.#error !== undefined;
  }

  /** Undefined while the PBX cannot tell them and may yet. */
  async of(row: CallLogRow): Promise<CallLogRow[] | undefined> {
    if (row.id === '') return [row];
    if (!this.#isAway) {
      try {
        const legs = await this.#look.ask(row.id);
        this.#failuresInARow = 0;
        return legs.length > 0 ? legs : [row];
      } catch (error) {
        if (!(error instanceof PbxUnavailableError)) throw error;
        this.#error = error;
        this.#failuresInARow++;
      }
    }
    return this.#isOverdue(row) ? [row] : undefined;
  }

  /** @throws PbxUnavailableError when the PBX seems to be away. */
  expectPbx(): void {
    if (this.#isAway) throw this.#error!;
  }

  get #isAway(): boolean {
    return this.#failuresInARow >= awayAfter;
  }

  #isOverdue({startedAt, endedAt}: CallLogRow): boolean {
    const {now, failingSince = now, outOfReach} = this.#look;
    const waited = Math.min(now - failingSince, now - (endedAt ?? now));
    return waited >= day || (startedAt ?? now) < outOfReach + day;
  }
}
