import type {ContactRef} from '../../../contract/index.ts';
import type {CrmAdapter, CrmRecord, SearchTrace} from '../../crm/crm-adapter.ts';
import {CrmError} from '../../crm/crm-error.ts';
import {searchedNumber} from '../../phone/searched-number.ts';
import {commitLazily} from '../../store/lazy-commit.ts';
import type {Clock} from '../time/clock.ts';
import {heldRecordsEpoch} from '../connection/records-epoch.ts';
import {isSame, nothingKnown} from './lookup-answer.ts';
import type {KnownNumber, LookupCache} from './lookup-cache.ts';
import {reasonFor} from './rank-matches.ts';
import type {RememberedChoices} from './remembered-choices.ts';
import type {Tenant} from '../tenants/tenants.ts';

/** A new record stands beside the CRM's answers this long; its index lags up to three minutes (reliability Z38). */
const learnedFor = 5 * 60_000;

/** Takes down how a number was looked up. */
export interface LookupTrace extends SearchTrace {
  /** So many records were found and do not hold the number. */
  rejected(count: number): void;
}

export interface KnownNumbersOptions {
  readonly adapter: CrmAdapter;
  readonly cache: LookupCache;
  readonly choices: RememberedChoices;
  readonly clock: Pick<Clock, 'now'>;
}

/** What is known of numbers: asked of the CRM, learned from agents, kept in the database for all processes. */
export class KnownNumbers {
  readonly #adapter: CrmAdapter;
  readonly #cache: LookupCache;
  readonly #choices: RememberedChoices;
  readonly #clock: Pick<Clock, 'now'>;

  constructor({adapter, cache, choices, clock}: KnownNumbersOptions) {
    this.#adapter = adapter;
    this.#cache = cache;
    this.#choices = choices;
    this.#clock = clock;
  }

  read(tenantId: string, e164: string): Promise<KnownNumber | undefined> {
    return this.#cache.read(tenantId, e164);
  }

  /** A record was just created for the number, or chosen for it by an agent. */
  async learn(
    {id: tenantId}: Pick<Tenant, 'id'>,
    e164: string,
    record: CrmRecord,
    how: 'created' | 'linked',
  ): Promise<KnownNumber> {
    return this.#cache.alone(tenantId, e164, async (tx) => {
      if (how === 'linked') await this.#choices.write(tenantId, e164, record, tx);
      else await commitLazily(tx);
      const now = this.#clock.now();
      const before = (await this.#cache.read(tenantId, e164, tx)) ?? nothingKnown(now);
      const others = before.learned.filter((one) => one.until > now && !isSame(one.record, record));
      const known: KnownNumber =
        how === 'linked'
          ? {...before, chosen: record}
          : {...before, learned: [...others, {record, until: now + learnedFor}]};
      await this.#cache.write(tenantId, e164, known, tx);
      return known;
    });
  }

  /** Whether an agent chose a record for the number, or just created one. Asks our own tables only. */
  async isLearned(tenantId: string, e164: string): Promise<boolean> {
    if (await this.#choices.read(tenantId, e164)) return true;
    const known = await this.#cache.read(tenantId, e164);
    return known !== undefined && known.learned.some(({until}) => until > this.#clock.now());
  }

  /** Undoes an agent's choice. */
  async unlearn({id: tenantId}: Pick<Tenant, 'id'>, e164: string): Promise<KnownNumber | undefined> {
    return this.#cache.alone(tenantId, e164, async (tx) => {
      await this.#choices.remove(tenantId, e164, tx);
      const before = await this.#cache.read(tenantId, e164, tx);
      if (!before) return undefined;
      const known = {...before, chosen: null};
      await this.#cache.write(tenantId, e164, known, tx);
      return known;
    });
  }

  async forget(tenantId: string): Promise<void> {
    await this.#cache.clear(tenantId);
  }

  /**
   * Asks the CRM and keeps what it says. When its records are of no use any more before it has answered, it is asked anew: an answer
   * of the organisation before is neither kept nor given (reliability Z24).
   * @param before What was known, for when the chosen record cannot be read now.
   * @param trace Takes down every step.
   * @param background Nobody waits for it.
   * @throws CrmError
   */
  async ask(
    tenant: Tenant,
    e164: string,
    before: KnownNumber | undefined,
    trace?: LookupTrace,
    background = false,
  ): Promise<{known: KnownNumber; incomplete: CrmError | undefined}> {
    const {lookupOrder: modules, defaultCountry} = tenant.settings;
    const number = searchedNumber(e164, defaultCountry)!;
    const asking = {...(trace && {trace}), ...(background && {background})};
    const epoch = await this.#cache.recordsEpoch(tenant.id);
    const found = await this.#adapter.findByNumber(tenant, number, modules, asking);
    if (found.records.length === 0 && found.unreadable.length === modules.length)
      throw new CrmError('permission');
    const records = found.records.filter((record) => reasonFor(record, e164, defaultCountry, modules));
    trace?.rejected(found.records.length - records.length);
    const answer = {records, modules, ...(found.forbidden && {forbidden: found.forbidden})};
    const known = await this.#withLearned(tenant, e164, {...found, answer, epoch}, before, trace);
    if (!known) return this.ask(tenant, e164, undefined, trace, background);
    return {known, incomplete: found.incomplete};
  }

  /**
   * The CRM's answer with what agents chose and created, also while the CRM was asked; kept if it is complete. When somebody chose
   * otherwise while the chosen record was read, that choice counts.
   * @returns undefined when the answer is of no use: its records are of another epoch.
   */
  async #withLearned(
    tenant: Tenant,
    e164: string,
    found: {
      readonly records: readonly CrmRecord[];
      readonly incomplete?: CrmError;
      readonly answer: Pick<KnownNumber, 'records' | 'modules' | 'forbidden'>;
      readonly epoch: number;
    },
    before: KnownNumber | undefined,
    trace: LookupTrace | undefined,
  ): Promise<KnownNumber | undefined> {
    const choice = await this.#choices.read(tenant.id, e164);
    const chosen = choice
      ? (found.records.find((record) => isSame(record, choice)) ??
        (await this.#chosen(tenant, e164, choice, before, trace)))
      : null;
    const known = await this.#cache.alone(tenant.id, e164, async (tx) => {
      await commitLazily(tx);
      if ((await heldRecordsEpoch(tx, tenant.id)) !== found.epoch) return 'other records';
      const stands = await this.#choices.read(tenant.id, e164, tx);
      if (stands?.module !== choice?.module || stands?.id !== choice?.id) return 'other choice';
      const current = await this.#cache.read(tenant.id, e164, tx);
      const now = this.#clock.now();
      const learned = (current?.learned ?? []).filter(({until}) => until > now);
      const known = {...found.answer, asOf: now, learned, chosen};
      if (!found.incomplete) await this.#cache.write(tenant.id, e164, known, tx);
      return known;
    });
    if (known === 'other records') return undefined;
    if (known !== 'other choice') return known;
    return this.#withLearned(tenant, e164, found, await this.#cache.read(tenant.id, e164), trace);
  }

  /** The record that an agent chose. One that is gone from the CRM is chosen no longer. */
  async #chosen(
    tenant: Tenant,
    e164: string,
    choice: ContactRef,
    before: KnownNumber | undefined,
    trace: LookupTrace | undefined,
  ): Promise<CrmRecord | null> {
    try {
      const record = await this.#adapter.get(tenant, choice, trace && {trace});
      if (record) return record;
    } catch (error) {
      if (!(error instanceof CrmError)) throw error;
      // What the grant may not read any more is left out, however it was called before (reliability Z27).
      if (error.kind === 'permission') return null;
      return before?.chosen && isSame(before.chosen, choice) ? before.chosen : null;
    }
    await this.#choices.removeGone(tenant.id, e164, choice);
    return null;
  }
}
