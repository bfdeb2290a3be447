import type {Clock} from '../clock.ts';
import {CacheDatabase} from './cache-database.ts';
import {type Disk, dropOldestHalf} from './lookup-cache.ts';
import {Seal} from './seal.ts';

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
    return database.refused ? undefined : {database, seal, scope};
  }

  async close(): Promise<void> {
    await this.#database?.close();
    // What was refused once may be granted to the next sign-in.
    this.#database = undefined;
  }

  #create(): CacheDatabase {
    return new CacheDatabase(this.name, this.#clock, (db) => dropOldestHalf(db, this.#scope));
  }
}
