import type {KyselyPlugin} from 'kysely';
import type {TestStore} from './test-store.ts';

/** A database as a process sees it that can be killed. */
export interface MortalStore extends TestStore {
  /** After so many further statements nothing of this process reaches the database any more, as if it was killed there. */
  dieAfter(statements: number): void;
  isDead(): boolean;
}

/** @param store Outlives the process; `reset` of what is answered does nothing, so that a second process finds what there is. */
export function mortalStore(store: TestStore): MortalStore {
  let left = Infinity;
  const plugin: KyselyPlugin = {
    transformQuery({node}) {
      left -= 1;
      if (left < 0) throw new Error('killed');
      return node;
    },
    transformResult: ({result}) => Promise.resolve(result),
  };
  return {
    ...store,
    db: store.db.withPlugin(plugin),
    reset: () => Promise.resolve(),
    dieAfter: (statements) => void (left = statements),
    isDead: () => left < 0,
  };
}
