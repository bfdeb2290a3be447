import {moduleNames} from '../fields/schema.ts';
import type {ModuleName} from '../fields/schema.ts';
import type {RecordValues, StoredRecord} from './stored-record.ts';
import {indexedValues} from './stored-record.ts';

export interface NewRecord {
  id: string;
  module: ModuleName;
  values: RecordValues;
  owner: string;
  by: string;
  now: number;
  indexDelayMs: number;
  seeded?: boolean;
}

/** All records of one org, in memory. */
export class RecordStore {
  readonly #modules = new Map<ModuleName, Map<string, StoredRecord>>(
    moduleNames.map((module) => [module, new Map()]),
  );

  #of(module: ModuleName): Map<string, StoredRecord> {
    return this.#modules.get(module)!;
  }

  get(module: ModuleName, id: string): StoredRecord | undefined {
    return this.#of(module).get(id);
  }

  count(module: ModuleName): number {
    return this.#of(module).size;
  }

  /** Oldest first. */
  all(module: ModuleName): IterableIterator<StoredRecord> {
    return this.#of(module).values();
  }

  /** Newest first, at most `limit`. */
  newest(module: ModuleName, limit: number): StoredRecord[] {
    return Array.from(this.all(module)).slice(-limit).reverse();
  }

  insert({id, module, values, owner, by, now, indexDelayMs, seeded = false}: NewRecord): StoredRecord {
    const record: StoredRecord = {
      id,
      module,
      values,
      owner,
      createdBy: by,
      modifiedBy: by,
      createdAt: now,
      modifiedAt: now,
      indexedFrom: now + indexDelayMs,
      seeded,
    };
    this.#of(module).set(id, record);
    return record;
  }

  /** Merges `changes`; the index keeps what it knew for another `indexDelayMs`. */
  update(
    record: StoredRecord,
    changes: RecordValues,
    {
      by,
      now,
      indexDelayMs,
      owner,
    }: {by: string; now: number; indexDelayMs: number; owner?: string | undefined},
  ): void {
    record.indexedBefore = indexedValues(record, now);
    record.indexedFrom = now + indexDelayMs;
    record.values = {...record.values, ...changes};
    record.owner = owner ?? record.owner;
    record.modifiedBy = by;
    record.modifiedAt = now;
  }

  remove(module: ModuleName, id: string): boolean {
    return this.#of(module).delete(id);
  }

  clear(): void {
    for (const records of this.#modules.values()) records.clear();
  }
}
