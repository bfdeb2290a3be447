import {type DBSchema, deleteDB, type IDBPDatabase, openDB} from 'idb';
import type {Clock} from '../clock.ts';
import type {Sealed} from './seal.ts';

/** A sealed value under a keyed hash; nothing in a row can be read without the session's key. */
export interface Row extends Sealed {
  /** Whose row it is: `tenant/user`, both opaque ids. */
  readonly scope: string;
  readonly hash: string;
  /** Milliseconds since 1970. */
  readonly storedAt: number;
}

interface CacheSchema extends DBSchema {
  lookups: {key: [string, string]; value: Row; indexes: {byAge: [string, number]}};
  drafts: {key: [string, string]; value: Row};
}
export type Handle = IDBPDatabase<CacheSchema>;

/** Milliseconds until a browser that does not answer counts as one that refuses. */
const deadline = 1000;
const version = 1;

/**
 * The one connection of a page to IndexedDB. Whatever the browser does to it (refuse, hang, lose, fill up, spoil), a task gets
 * an answer within a second or `undefined`, and then memory serves (reliability B1–B7).
 */
export class CacheDatabase {
  readonly #name: string;
  readonly #clock: Clock;
  readonly #makeRoom: (db: Handle) => Promise<void>;
  #handle: Promise<Handle> | undefined;
  #refused = false;
  #mayRecreate = true;
  #mayReopen = true;
  #mayMakeRoom = true;

  /** @param makeRoom Called once when the browser's quota is used up. */
  constructor(name: string, clock: Clock, makeRoom: (db: Handle) => Promise<void>) {
    this.#name = name;
    this.#clock = clock;
    this.#makeRoom = makeRoom;
  }

  /** True once the browser has shown that it keeps nothing for us. */
  get refused(): boolean {
    return this.#refused;
  }

  /** Opens ahead of need: opening costs twenty times more than reading. */
  async open(): Promise<void> {
    await this.run(async () => true);
  }

  /** Runs a task on the open database; undefined when the browser keeps nothing. */
  async run<T>(task: (db: Handle) => Promise<T>): Promise<T | undefined> {
    if (this.#refused) return undefined;
    try {
      return await this.#inTime(this.#db().then(task));
    } catch (error) {
      return this.#recover(error, task);
    }
  }

  async close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = undefined;
    (await handle?.catch(() => undefined))?.close();
  }

  #db(): Promise<Handle> {
    this.#handle ??= this.#open().catch((error: unknown) => {
      this.#handle = undefined;
      throw error;
    });
    return this.#handle;
  }

  async #open(): Promise<Handle> {
    try {
      return await this.#openOnce();
    } catch (error) {
      if (!this.#mayRecreate || !isSpoiled(error)) throw error;
      this.#mayRecreate = false;
      await this.#inTime(deleteDB(this.#name));
      return this.#openOnce();
    }
  }

  async #openOnce(): Promise<Handle> {
    const opening = openDB<CacheSchema>(this.#name, version, {
      upgrade(db) {
        const lookups = db.createObjectStore('lookups', {keyPath: ['scope', 'hash']});
        lookups.createIndex('byAge', ['scope', 'storedAt']);
        db.createObjectStore('drafts', {keyPath: ['scope', 'hash']});
      },
      // A newer tab wants to upgrade, or another user's tab to start afresh: step aside; the next task opens again.
      blocking: () => {
        this.#mayRecreate = false;
        void this.close();
      },
      terminated: () => this.#refuse('the browser closed it'),
    });
    // An answer that comes after the deadline closes itself, else it would block every later upgrade.
    const db = await this.#inTime(
      opening,
      () => void opening.then((late) => late.close()).catch(() => undefined),
    );
    if (!db.objectStoreNames.contains('lookups') || !db.objectStoreNames.contains('drafts')) {
      db.close();
      throw new DOMException('foreign schema', 'VersionError');
    }
    return db;
  }

  async #recover<T>(error: unknown, task: (db: Handle) => Promise<T>): Promise<T | undefined> {
    if (this.#mayMakeRoom && nameOf(error) === 'QuotaExceededError') {
      this.#mayMakeRoom = false;
      await this.run(this.#makeRoom);
      return this.run(task);
    }
    if (this.#mayReopen && isLost(error)) {
      this.#mayReopen = false;
      await this.close();
      return this.run(task);
    }
    this.#refuse(nameOf(error));
    return undefined;
  }

  #refuse(why: string): void {
    if (this.#refused) return;
    this.#refused = true;
    void this.close();
    console.info(`BGMconnects CRM: this browser keeps no cache (${why}); lookups and drafts live in memory.`);
  }

  #inTime<T>(work: Promise<T>, onLate?: () => void): Promise<T> {
    return new Promise((resolve, reject) => {
      const cancel = this.#clock.after(deadline, () => {
        onLate?.();
        reject(new DOMException('no answer', 'TimeoutError'));
      });
      work.then(resolve, reject).finally(cancel);
    });
  }
}

const nameOf = (error: unknown) =>
  error instanceof Error || error instanceof DOMException ? error.name : 'Error';
/** The connection is gone, or the browser does not know why: worth one more try. */
const isLost = (error: unknown) =>
  ['InvalidStateError', 'UnknownError', 'AbortError'].includes(nameOf(error));
/** Written by other code than ours, or by nobody's: worth nothing. */
const isSpoiled = (error: unknown) => ['VersionError', 'DataError', 'UnknownError'].includes(nameOf(error));
