import {LRUCache} from 'lru-cache';
import {sql, type Kysely} from 'kysely';
import type {Database} from '../../store/schema.ts';
import type {Clock} from '../time/clock.ts';

/** How long another process may go on with a token that was signed out here. */
const refreshAfter = 2000;

interface Known {
  readonly epoch: number;
  readonly at: number;
}

/** A number for each user that grows at sign-out; tokens and cache keys of an older one are dead. */
export class UserEpochs {
  readonly #db: Kysely<Database>;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #shared: boolean;
  readonly #listeners = new Set<(tenantId: string, userId: string, epoch: number) => void>();
  readonly #known = new LRUCache<string, Known>({max: 20_000});

  /** @param shared True when other processes may sign users out. */
  constructor(db: Kysely<Database>, clock: Pick<Clock, 'now'>, shared: boolean) {
    this.#db = db;
    this.#clock = clock;
    this.#shared = shared;
  }

  /** At once where it is known; users who never signed out have 0. */
  current(tenantId: string, userId: string): number | Promise<number> {
    const known = this.#known.get(`${tenantId} ${userId}`);
    const isFresh = known && (!this.#shared || this.#clock.now() - known.at < refreshAfter);
    return isFresh ? known.epoch : this.#read(tenantId, userId);
  }

  async raise(tenantId: string, userId: string): Promise<void> {
    const {epoch} = await this.#db
      .insertInto('user_epoch')
      .values({tenant_id: tenantId, user_id: userId, epoch: 1})
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'user_id']).doUpdateSet({epoch: sql`user_epoch.epoch + 1`}),
      )
      .returning('epoch')
      .executeTakeFirstOrThrow();
    this.#remember(tenantId, userId, epoch);
    for (const listener of this.#listeners) listener(tenantId, userId, epoch);
  }

  /** Called when this process signed a user out. */
  onRaised(listener: (tenantId: string, userId: string, epoch: number) => void): void {
    this.#listeners.add(listener);
  }

  /** Another process signed a user out. */
  learn(tenantId: string, userId: string, epoch: number): void {
    this.#remember(tenantId, userId, epoch);
  }

  /** Sign-outs of other processes may have been missed. */
  forget(): void {
    this.#known.clear();
  }

  async #read(tenantId: string, userId: string): Promise<number> {
    const row = await this.#db
      .selectFrom('user_epoch')
      .select('epoch')
      .where('tenant_id', '=', tenantId)
      .where('user_id', '=', userId)
      .executeTakeFirst();
    return this.#remember(tenantId, userId, row?.epoch ?? 0);
  }

  /** A sign-out that came while an older answer was on its way must not be forgotten. */
  #remember(tenantId: string, userId: string, epoch: number): number {
    const key = `${tenantId} ${userId}`;
    const newest = Math.max(epoch, this.#known.get(key)?.epoch ?? 0);
    this.#known.set(key, {epoch: newest, at: this.#clock.now()});
    return newest;
  }
}
