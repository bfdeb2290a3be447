import type {DraftStore, NoteDraft} from '../crm-client.ts';
import {type Disk, scopeRange} from './lookup-cache.ts';

/**
 * Unsent texts of notes, sealed in IndexedDB; in memory where the browser or the tenant keeps nothing, and until it is known
 * who is signed in.
 */
export class KeptDrafts implements DraftStore {
  readonly #memory = new Map<string, NoteDraft>();
  readonly #settled: () => Promise<void>;
  #disk: Disk | undefined;

  /** @param settled Resolves when it is known whether this user's drafts can be read; reading waits for it. */
  constructor(settled: () => Promise<void>) {
    this.#settled = settled;
  }

  /** True while a text would be lost by closing the page. */
  get atRisk(): boolean {
    return this.#memory.size > 0;
  }

  /** Texts written before the sign-in was known move to disk. */
  async use(disk: Disk | undefined): Promise<void> {
    this.#disk = disk;
    if (disk) for (const draft of [...this.#memory.values()]) await this.put(draft);
  }

  /** Another user has come: what is in memory is not theirs. */
  forget(): void {
    this.#memory.clear();
  }

  async get(callId: string): Promise<NoteDraft | undefined> {
    await this.#settled();
    const inMemory = this.#memory.get(callId);
    if (inMemory || !this.#disk) return inMemory;
    const {database, seal, scope} = this.#disk;
    const hash = await seal.hash(callId);
    const row = await database.run((db) => db.get('drafts', [scope, hash]));
    return row && ((await seal.open(row, placeOf(scope, hash))) as NoteDraft | undefined);
  }

  async put(draft: NoteDraft): Promise<void> {
    if (await this.#write(draft)) this.#memory.delete(draft.callId);
    else this.#memory.set(draft.callId, draft);
  }

  async delete(callId: string): Promise<void> {
    this.#memory.delete(callId);
    if (!this.#disk) return;
    const {database, seal, scope} = this.#disk;
    const hash = await seal.hash(callId);
    await database.run((db) => db.delete('drafts', [scope, hash]));
  }

  async queued(): Promise<NoteDraft[]> {
    return (await this.all()).filter(({state}) => state === 'queued');
  }

  async all(): Promise<NoteDraft[]> {
    await this.#settled();
    const kept = this.#disk ? await this.#read(this.#disk) : [];
    return [...kept, ...this.#memory.values()];
  }

  /** Forgets all of this user's texts. */
  async clear(): Promise<void> {
    this.#memory.clear();
    const disk = this.#disk;
    await disk?.database.run((db) => db.delete('drafts', scopeRange(disk.scope)));
  }

  async #write(draft: NoteDraft): Promise<boolean> {
    if (!this.#disk) return false;
    const {database, seal, scope} = this.#disk;
    const hash = await seal.hash(draft.callId);
    const row = {
      scope,
      hash,
      storedAt: Date.parse(draft.savedAt),
      ...(await seal.close(draft, placeOf(scope, hash))),
    };
    return (await database.run((db) => db.put('drafts', row))) !== undefined;
  }

  async #read({database, seal, scope}: Disk): Promise<NoteDraft[]> {
    const rows = (await database.run((db) => db.getAll('drafts', scopeRange(scope)))) ?? [];
    const drafts = await Promise.all(
      rows.map((row) => seal.open(row, placeOf(scope, row.hash)) as Promise<NoteDraft | undefined>),
    );
    return drafts.filter((draft) => draft !== undefined);
  }
}

const placeOf = (scope: string, hash: string) => `drafts ${scope} ${hash}`;
