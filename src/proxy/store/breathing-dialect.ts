import {setImmediate as eventLoopTurn} from 'node:timers/promises';
import type {PGlite} from '@electric-sql/pglite';
import {PGliteDialect, type Dialect, type Driver} from 'kysely';

/** So long the embedded database may work before the event loop has a turn, milliseconds. */
const breathEvery = 8;

/**
 * The embedded database answers within this thread and without the event loop: a crowd of sessions to work on would follow one
 * another for seconds in which nobody's request is even read. So whoever asks it waits for a turn of the event loop first, if the last
 * one was some milliseconds ago. What came in meanwhile is then read at once, and goes into the database together.
 */
export function breathingDialect(pglite: PGlite): Dialect {
  const dialect = new PGliteDialect({pglite});
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => breathing(dialect.createDriver()),
  };
}

function breathing(driver: Driver): Driver {
  const acquire = driver.acquireConnection.bind(driver);
  let breathedAt = 0;
  driver.acquireConnection = async (options) => {
    if (performance.now() - breathedAt > breathEvery) {
      await eventLoopTurn();
      breathedAt = performance.now();
    }
    return acquire(options);
  };
  return driver;
}
