import type {Clock} from '../clock.ts';
import {CacheDatabase} from './cache-database.ts';
import {type Disk, dropOldestHalf} from './lookup-cache.ts';
import {Seal} from './seal.ts';

/** Milliseconds: 30 days. */
const draftLifetime = 30 * 24 * 3_600_000;

/** Opens what this browser keeps for one user, with the key of that user's session. */
export class Vault {
  readonly name: string;
  readonly #clock: Clock;
  #database: CacheDatabase | undefined;
  #scope = '';

  constructor(name: string, clock: Clock) {
    this.name = name;
    this.#clock = clock;
  }

  /** Undefined when nothing may be or can be written: no key, no WebCrypto, no IndexedDB. */
  async unlock(scope: string, cacheKey: string | null): Promise<Disk | undefined> {
    this.#scope = scope;
    const seal = cacheKey === null ? undefined : await Seal.from(cacheKey);
    if (!seal) return undefined;
    const database = (this.#database ??= this.#create());
    await database.open();
    if (database.refused) return undefined;
    void this.#forgetOldDrafts(database);
    return {database, seal, scope};
  }

  async close(): Promise<void> {
    await this.#database?.close();
    // What was refused once may be granted to the next sign-in.
    this.#database = undefined;
  }

  /** Of anybody: a text whose author never came back. */
  async #forgetOldDrafts(database: CacheDatabase): Promise<void> {
    const until = this.#clock.now() - draftLifetime;
    await database.run(async (db) => {
      for await (const cursor of db.transaction('drafts', 'readwrite').store) {
        if (cursor.value.storedAt < until) await cursor.delete();
      }
    });
  }

  #create(): CacheDatabase {
    return new CacheDatabase(this.name, this.#clock, (db) => dropOldestHalf(db, this.#scope));
  }
}
