import type {Target} from './target.ts';

/** One promise of the HTTP contract. It throws, saying what it saw instead. */
export interface Rule {
  /** Part of `api-draft`, e.g. `B8`. */
  readonly part: string;
  readonly says: string;
  readonly check: (target: Target) => Promise<void>;
  /** Leaves something in the CRM; only run with `--write`. */
  readonly writes?: boolean;
  /** What it cannot be checked without. */
  readonly needs?: 'pbxSecret' | 'origin';
}

/** What was seen is not what was promised. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

/** @throws Broken when the two differ. */
export function same(seen: unknown, promised: unknown, what: string): void {
  if (JSON.stringify(seen) !== JSON.stringify(promised)) {
    throw new Broken(`${what}: ${JSON.stringify(seen)} instead of ${JSON.stringify(promised)}`);
  }
}

/** @throws Broken when it does not hold. */
export function holds(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Broken(what);
}
