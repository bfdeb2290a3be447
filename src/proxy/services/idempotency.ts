import {createHmac} from 'node:crypto';
import type {Kysely} from 'kysely';
import {CrmError} from '../crm/crm-error.ts';
import type {Caller} from '../middleware/env.ts';
import {Refusal} from '../middleware/refusal.ts';
import type {Database} from '../store/schema.ts';
import type {SealContext, SecretBox} from '../store/secret-box.ts';
import type {Clock} from './time/clock.ts';

/** How long an answer can be had again (api-draft B8). */
const keptFor = 24 * 3_600_000;
/** A request that runs longer was cut off by a crash; whoever repeats it takes it over. */
const takenOverAfter = 60_000;

export interface FirstAnswer {
  readonly status: number;
  readonly body: unknown;
}

interface Stored {
  readonly answer?: FirstAnswer;
  readonly refusal?: {readonly code: Refusal['code']; readonly members: Refusal['members']};
}

/** What an attempt must know of those before it. */
export interface Attempt {
  /** One of them may have had its effect. */
  readonly isDoubtful: boolean;
  /** When the first one began, this one perhaps. Milliseconds since 1970. */
  readonly firstAt: number;
}

/**
 * Lets a POST happen once, however often it is sent: the first answer is kept for a day for tenant, user and key. Failures that
 * may pass are not kept, so the same key may try again; one whose outcome is unknown is remembered as such until an attempt
 * succeeds, whatever becomes of those between.
 */
export class Idempotency {
  readonly #db: Kysely<Database>;
  readonly #box: SecretBox;
  readonly #clock: Pick<Clock, 'now'>;

  constructor(db: Kysely<Database>, box: SecretBox, clock: Pick<Clock, 'now'>) {
    this.#db = db;
    this.#box = box;
    this.#clock = clock;
  }

  /**
   * @param onReplay Called before a kept answer is given again.
   * @throws Refusal `idempotency_mismatch`, `idempotency_in_progress`, or the first refusal again.
   */
  async once(
    caller: Caller,
    key: string,
    body: unknown,
    act: (attempt: Attempt) => Promise<FirstAnswer>,
    onReplay: () => void,
  ): Promise<FirstAnswer> {
    const row = rowOf(caller, key);
    const begun = await this.#begin(row, this.#hashesOf(body));
    if (begun.kept) {
      onReplay();
      if (begun.kept.refusal) throw new Refusal(begun.kept.refusal.code, begun.kept.refusal.members);
      return begun.kept.answer!;
    }
    try {
      const answer = await act(begun);
      await this.#finish(row, answer.status, {answer});
      return answer;
    } catch (error) {
      await this.#settleFailure(row, begun, error);
      throw error;
    }
  }

  /** Deletes answers older than a day. */
  async sweep(): Promise<void> {
    await this.#db
      .deleteFrom('idempotency')
      .where('attempted_at', '<', new Date(this.#clock.now() - keptFor))
      .execute();
  }

  async #begin(row: Row, bodyHashes: readonly string[]): Promise<Attempt & {kept?: Stored}> {
    const now = this.#clock.now();
    await this.#at(this.#db.deleteFrom('idempotency'), row)
      .where('attempted_at', '<', new Date(now - keptFor))
      .execute();
    const time = new Date(now);
    const inserted = await this.#db
      .insertInto('idempotency')
      .values({...row, body_hash: bodyHashes[0]!, state: 'running', created_at: time, attempted_at: time})
      .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id', 'key']).doNothing())
      .returning('key')
      .executeTakeFirst();
    if (inserted) return {isDoubtful: false, firstAt: now};
    const found = await this.#at(this.#db.selectFrom('idempotency').selectAll(), row).executeTakeFirst();
    if (!found) throw new Refusal('idempotency_in_progress', {retryAfter: 1});
    if (!bodyHashes.includes(found.body_hash)) throw new Refusal('idempotency_mismatch');
    const firstAt = found.created_at.getTime();
    if (found.state === 'done')
      return {
        kept: JSON.parse(this.#box.open(place(row), found.response!)) as Stored,
        isDoubtful: false,
        firstAt,
      };
    await this.#takeOver(row, found.state, found.attempted_at.getTime(), now);
    return {isDoubtful: true, firstAt};
  }

  /** Makes the attempt ours. @param since When the one before began. */
  async #takeOver(row: Row, state: string, since: number, now: number): Promise<void> {
    if (state === 'running' && since > now - takenOverAfter)
      throw new Refusal('idempotency_in_progress', {retryAfter: 2});
    const taken = await this.#at(
      this.#db.updateTable('idempotency').set({state: 'running', attempted_at: new Date(now)}),
      row,
    )
      .where('state', '=', state)
      .where('attempted_at', '=', new Date(since))
      .returning('key')
      .executeTakeFirst();
    if (!taken) throw new Refusal('idempotency_in_progress', {retryAfter: 2});
  }

  async #settleFailure(row: Row, {isDoubtful, firstAt}: Attempt, error: unknown): Promise<void> {
    if (isDoubtful || !isWithoutEffect(error))
      await this.#at(this.#db.updateTable('idempotency').set({state: 'doubtful'}), row).execute();
    else if (error instanceof Refusal && error.status < 500 && error.status !== 429)
      await this.#finish(row, error.status, {refusal: {code: error.code, members: error.members}});
    else
      await this.#at(this.#db.deleteFrom('idempotency'), row)
        // Not the row of an attempt that took this one for cut off.
        .where('attempted_at', '=', new Date(firstAt))
        .execute();
  }

  async #finish(row: Row, status: number, stored: Stored): Promise<void> {
    const response = this.#box.seal(place(row), JSON.stringify(stored));
    await this.#at(this.#db.updateTable('idempotency').set({state: 'done', status, response}), row).execute();
  }

  /** Keyed: from a bare hash of a body its number could be guessed. Under every key, the writing one first. */
  #hashesOf(body: unknown): string[] {
    return this.#box.keyIds.map((keyId) =>
      createHmac('sha256', this.#box.derivedKey('number-hash', keyId))
        .update(`idempotency\0${JSON.stringify(body)}`)
        .digest('base64url'),
    );
  }

  #at<Q extends {where(column: 'tenant_id' | 'user_id' | 'key', operator: '=', value: string): Q}>(
    statement: Q,
    row: Row,
  ): Q {
    return statement
      .where('tenant_id', '=', row.tenant_id)
      .where('user_id', '=', row.user_id)
      .where('key', '=', row.key);
  }
}

/** Whatever else goes wrong, such as the database, may do so after the effect. */
function isWithoutEffect(error: unknown): boolean {
  return error instanceof CrmError ? error.kind !== 'unknown_outcome' : error instanceof Refusal;
}

interface Row {
  readonly tenant_id: string;
  readonly user_id: string;
  readonly key: string;
}

function rowOf(caller: Caller, key: string): Row {
  return {tenant_id: caller.tenant.id, user_id: caller.userId, key};
}

function place({tenant_id, user_id, key}: Row): SealContext {
  return {field: 'idempotency.response', tenantId: tenant_id, rowKey: `${user_id}\0${key}`};
}
