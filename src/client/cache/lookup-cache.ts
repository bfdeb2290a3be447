import type {Contact, Lookup} from '../../contract/index.ts';
import type {Clock} from '../clock.ts';
import type {KnownLookup} from '../crm-client.ts';
import type {CacheDatabase, Handle, Row} from './cache-database.ts';
import type {Seal} from './seal.ts';

/** Where and how lookups are kept on disk; without it they are kept in memory. */
export interface Disk {
  readonly database: CacheDatabase;
  readonly seal: Seal;
  readonly scope: string;
}

interface Entry {
  readonly lookup: Lookup;
  readonly storedAt: number;
  readonly from: 'memory' | 'database';
}

/** Most answers kept, in memory and on disk. */
const cacheLimit = 500;
/** Milliseconds after which an answer is deleted, however useful it might be (architecture, decision 11). */
const maxAge = 60 * 60_000;
/** Milliseconds between two sweeps; an answer that would outlive its hour before the next one goes now. */
const sweepEvery = 5 * 60_000;

/** Recent lookups: a bounded map in memory, and behind it sealed rows in IndexedDB that outlive the page for an hour. */
export class LookupCache {
  readonly #clock: Clock;
  readonly #ttl: () => number;
  readonly #disk: Disk | undefined;
  readonly #since: number;
  readonly #memory = new Map<string, Entry>();
  readonly #warm: Promise<void>;
  #cancelSweep: (() => void) | undefined;
  #generation = 0;

  /**
   * @param ttl Seconds that an answer counts as fresh.
   * @param since Rows from before are of another connection with the CRM, milliseconds since 1970; NaN: none are.
   */
  constructor(clock: Clock, ttl: () => number, disk?: Disk, since = NaN) {
    this.#since = since;
    this.#clock = clock;
    this.#ttl = ttl;
    this.#disk = disk;
    this.#warm = disk ? this.#load(disk) : Promise.resolve();
    if (disk) this.#planSweep();
  }

  /** What memory has: no database, no network. */
  peek(number: string): KnownLookup | undefined {
    const entry = this.#memory.get(number);
    if (!entry) return undefined;
    const age = this.#clock.now() - entry.storedAt;
    if (age >= maxAge) {
      this.#memory.delete(number);
      return undefined;
    }
    return {lookup: entry.lookup, from: entry.from, stale: age >= this.#ttl() * 1000};
  }

  /** Memory, then the row on disk, which another tab may just have written. */
  async recall(number: string): Promise<KnownLookup | undefined> {
    const known = this.peek(number);
    if (known || !this.#disk) return known;
    const {database, seal, scope} = this.#disk;
    const hash = await seal.hash(number);
    const generation = this.#generation;
    const row = await database.run((db) => db.get('lookups', [scope, hash]));
    const read = row && (await this.#read(row, this.#disk));
    // A wipe that came in between wins.
    if (!read || generation !== this.#generation || read.key !== number) return undefined;
    this.#remember(number, {...read, from: 'database'});
    return this.peek(number);
  }

  /** Keeps an answer that the proxy stands behind. What failed, is old or is not complete is no knowledge and is not kept. */
  async keep(asked: string, lookup: Lookup): Promise<void> {
    if (!isKnowledge(lookup)) return;
    const slim = minimal(lookup);
    const storedAt = this.#clock.now();
    const keys = new Set([asked, lookup.number.e164 ?? asked]);
    for (const key of keys) this.#remember(key, {lookup: slim, storedAt, from: 'memory'});
    if (this.#disk) await this.#write(this.#disk, [...keys], slim, storedAt);
  }

  /** Every record that a kept lookup names, newest answer first. */
  async contacts(): Promise<Contact[]> {
    await this.#warm;
    const contacts = new Map<string, Contact>();
    for (const number of [...this.#memory.keys()].reverse()) {
      for (const match of this.peek(number)?.lookup.matches ?? []) {
        const {reason: _reason, ...contact} = match;
        const key = `${contact.module}:${contact.id}`;
        if (!contacts.has(key)) contacts.set(key, contact);
      }
    }
    return [...contacts.values()];
  }

  /** Forgets everything, here and on disk. */
  async clear(): Promise<void> {
    this.#forget();
    const disk = this.#disk;
    await disk?.database.run((db) => db.delete('lookups', scopeRange(disk.scope)));
  }

  /** Stops keeping; what is on disk stays. */
  stop(): void {
    this.#forget();
    this.#cancelSweep?.();
  }

  #forget(): void {
    this.#generation++;
    this.#memory.clear();
  }

  #remember(number: string, entry: Entry): void {
    this.#memory.delete(number);
    this.#memory.set(number, entry);
    if (this.#memory.size > cacheLimit) this.#memory.delete(this.#memory.keys().next().value!);
  }

  /** Reads every row once, so that the first call after a reload finds its name in memory. */
  async #load(disk: Disk): Promise<void> {
    const generation = this.#generation;
    await this.#sweep(disk);
    const rows =
      (await disk.database.run((db) => db.getAllFromIndex('lookups', 'byAge', scopeRange(disk.scope)))) ?? [];
    const read = await Promise.all(rows.map((row) => this.#read(row, disk)));
    if (generation !== this.#generation) return;
    // What came in meanwhile is newer than anything on disk.
    const newer = [...this.#memory];
    this.#memory.clear();
    for (const entry of read) if (entry) this.#remember(entry.key, {...entry, from: 'database'});
    for (const [number, entry] of newer) this.#remember(number, entry);
    const unreadable = rows.filter((_, index) => !read[index]);
    if (unreadable.length) await disk.database.run((db) => deleteRows(db, unreadable));
  }

  async #read(row: Row, {seal}: Disk): Promise<{key: string; lookup: Lookup; storedAt: number} | undefined> {
    if (row.storedAt < this.#since) return undefined;
    const value = (await seal.open(row, placeOf(row))) as {key?: unknown; lookup?: Lookup} | undefined;
    if (typeof value?.key !== 'string' || !value.lookup) return undefined;
    return {key: value.key, lookup: value.lookup, storedAt: row.storedAt};
  }

  async #write(disk: Disk, keys: readonly string[], lookup: Lookup, storedAt: number): Promise<void> {
    const {database, seal, scope} = disk;
    const generation = this.#generation;
    const rows = await Promise.all(
      keys.map(async (key) => {
        const hash = await seal.hash(key);
        return {
          scope,
          hash,
          storedAt,
          ...(await seal.close({key, lookup}, placeOf({scope, hash, storedAt}))),
        };
      }),
    );
    if (generation !== this.#generation) return;
    await database.run(async (db) => {
      const {store} = db.transaction('lookups', 'readwrite');
      await Promise.all(rows.map((row) => store.put(row)));
      await deleteOldest(store.index('byAge'), scope, cacheLimit);
    });
  }

  #planSweep(): void {
    this.#cancelSweep = this.#clock.after(sweepEvery, () => {
      if (this.#disk) void this.#sweep(this.#disk);
      this.#planSweep();
    });
  }

  /** Deletes what is too old, and what other users of this browser left behind. */
  async #sweep({database, scope}: Disk): Promise<void> {
    const until = this.#clock.now() - maxAge + sweepEvery;
    await database.run(async (db) => {
      const {store} = db.transaction('lookups', 'readwrite');
      await store.delete(IDBKeyRange.upperBound([scope], true));
      await store.delete(IDBKeyRange.lowerBound([scope, []], true));
      for await (const cursor of store.index('byAge').iterate(IDBKeyRange.bound([scope], [scope, until])))
        await cursor.delete();
    });
  }
}

/** Everything of one user, in keys of two parts (an array sorts after every text and number). */
export function scopeRange(scope: string): IDBKeyRange {
  return IDBKeyRange.bound([scope], [scope, []]);
}

/** Frees half of one user's rows, oldest first. */
export async function dropOldestHalf(db: Handle, scope: string): Promise<void> {
  const {store} = db.transaction('lookups', 'readwrite');
  const index = store.index('byAge');
  await deleteOldest(index, scope, Math.floor((await index.count(scopeRange(scope))) / 2));
}

async function deleteOldest(
  index: {
    count(range: IDBKeyRange): Promise<number>;
    iterate(range: IDBKeyRange): AsyncIterable<{delete(): Promise<void>}>;
  },
  scope: string,
  keep: number,
): Promise<void> {
  let surplus = (await index.count(scopeRange(scope))) - keep;
  if (surplus <= 0) return;
  for await (const cursor of index.iterate(scopeRange(scope))) {
    await cursor.delete();
    if (--surplus <= 0) return;
  }
}

async function deleteRows(db: Handle, rows: readonly Row[]): Promise<void> {
  const {store} = db.transaction('lookups', 'readwrite');
  await Promise.all(rows.map(({scope, hash}) => store.delete([scope, hash])));
}

const placeOf = ({scope, hash, storedAt}: Pick<Row, 'scope' | 'hash' | 'storedAt'>) =>
  `lookups ${scope} ${hash} ${storedAt}`;

function isKnowledge({state, complete, stale, problem, suppressedBy}: Lookup): boolean {
  if (!complete || stale || problem) return false;
  return state !== 'unavailable' && suppressedBy !== 'crm_disabled';
}

/** Only what a card, a search and a match's reason show. */
function minimal(lookup: Lookup): Lookup {
  return {...lookup, matches: lookup.matches.map((match) => ({...match, etag: null}))};
}
