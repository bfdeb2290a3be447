import {randomUUID} from 'node:crypto';
import {sql, type Kysely} from 'kysely';
import type {Clock} from '../services/time/clock.ts';
import type {Database} from '../store/schema.ts';
import type {SecretBox} from '../store/secret-box.ts';

/** The PBX blocks an address after five; its own window is not documented, so ours is longer than the usual half hour. */
const triesOfUser = 3;
const triesInAll = 4;
const rest = 60 * 60_000;
const keptFor = 24 * 60 * 60_000;

/**
 * Counts wrong sign-ins at the PBX, by user and in all, in the database and so for every process. A try counts before it is made
 * and is taken back when it was right, so that many at once cannot pass the limit.
 */
export class SignInTries {
  readonly #db: Kysely<Database>;
  readonly #box: SecretBox;
  readonly #clock: Pick<Clock, 'now'>;

  constructor(db: Kysely<Database>, box: SecretBox, clock: Pick<Clock, 'now'>) {
    this.#db = db;
    this.#box = box;
    this.#clock = clock;
  }

  /** @returns Undefined when the limit is reached: then the PBX must not be asked. */
  async begin(tenantId: string, username: string): Promise<string | undefined> {
    const now = this.#clock.now();
    const user = this.#box.numberHash(tenantId, `sign-in ${username.trim().toLowerCase()}`);
    return this.#db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended('link sign-in', 0))`.execute(tx);
      await tx
        .deleteFrom('sign_in_try')
        .where('at', '<', new Date(now - keptFor))
        .execute();
      const tries = await tx.selectFrom('sign_in_try').selectAll().orderBy('at', 'desc').execute();
      const ofUser = tries.filter(({user_hash}) => user_hash === user);
      if (inARow(tries, now) >= triesInAll || inARow(ofUser, now) >= triesOfUser) return undefined;
      const id = randomUUID();
      await tx
        .insertInto('sign_in_try')
        .values({id, user_hash: user, at: new Date(now)})
        .execute();
      return id;
    });
  }

  /** It was right, or never reached the PBX. */
  async takeBack(id: string): Promise<void> {
    await this.#db.deleteFrom('sign_in_try').where('id', '=', id).execute();
  }
}

/** Tries, newest first, none of which came a whole rest after the one before: so a PBX counts too. */
function inARow(tries: readonly {readonly at: Date}[], now: number): number {
  let next = now;
  let count = 0;
  for (const {at} of tries) {
    if (next - at.getTime() >= rest) break;
    next = at.getTime();
    count += 1;
  }
  return count;
}
