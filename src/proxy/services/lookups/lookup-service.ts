import {LRUCache} from 'lru-cache';
import type {Contact, ContactRef, Lookup, PhoneNumber, Problem} from '../../../contract/index.ts';
import type {CrmAdapter, CrmRecord} from '../../crm/crm-adapter.ts';
import {CrmError} from '../../crm/crm-error.ts';
import {problemOf} from '../../middleware/problem.ts';
import {dialledText} from '../../phone/dialled-text.ts';
import {silentMeter, type Meter} from '../../metrics/meter.ts';
import {PbxUnavailableError} from '../../pbx/pbx-api.ts';
import {readNumber} from '../../phone/read-number.ts';
import type {LookupTimes} from '../../health/lookup-times.ts';
import type {Clock} from '../time/clock.ts';
import {contactOf} from '../contacts/contact-view.ts';
import {KnownNumbers, type KnownNumbersOptions, type LookupTrace} from './known-numbers.ts';
import type {Directory} from '../directory.ts';
import {answerOf, emptyLookup, holdsAnyone, isFresh, waysOf, type Answer} from './lookup-answer.ts';
import {lastKnownFor, type KnownNumber} from './lookup-cache.ts';
import type {LookupOptions, Lookups} from './lookups.ts';
import type {Tenant} from '../tenants/tenants.ts';

/** Milliseconds until a lookup answers with what it has. */
const usualDeadline = 1500;

type CompletedListener = Parameters<Lookups['onCompleted']>[0];
type ChangedListener = (tenantId: string, e164: string | null) => void;
type LearnedListener = Parameters<Lookups['onLearned']>[0];

/** What memory keeps of a number: decoded, and with the answer that was made of it under the tenant's settings. */
interface Remembered {
  readonly known: KnownNumber;
  readonly made: string;
  readonly answer: Answer;
}

interface Outcome {
  readonly known: KnownNumber | undefined;
  readonly source: 'cache' | 'zoho';
  readonly problem: Problem | null;
}

/** One question that is on its way; whoever asks the same joins it. */
interface Flight {
  outcome: Promise<Outcome>;
  /** Last known answer, as soon as it is read. */
  lastKnown?: KnownNumber;
  isLate?: boolean;
  /** What is known changed since it began: memory must not get back what was read before. */
  isOvertaken?: boolean;
}

export interface LookupServiceOptions extends KnownNumbersOptions {
  readonly directory: Directory;
  readonly clock: Clock;
  readonly meter?: Pick<Meter, 'lookup'>;
  /** Takes how long the CRM took, each time it was asked. */
  readonly times?: Pick<LookupTimes, 'note'>;
  /** Numbers and records kept in memory. */
  readonly memorySize?: number;
}

/** Who is behind a number. A warm answer comes from memory without database, decryption or request. */
export class LookupService implements Lookups {
  readonly #adapter: CrmAdapter;
  readonly #known: KnownNumbers;
  readonly #directory: Directory;
  readonly #clock: Clock;
  readonly #meter: Pick<Meter, 'lookup'>;
  readonly #times: Pick<LookupTimes, 'note'> | undefined;
  readonly #numbers: LRUCache<string, PhoneNumber>;
  readonly #memory: LRUCache<string, Remembered>;
  readonly #records: LRUCache<string, CrmRecord>;
  readonly #flights = new Map<string, Flight>();
  readonly #listeners = new Set<CompletedListener>();
  readonly #learnedListeners = new Set<LearnedListener>();
  readonly #changedListeners = new Set<ChangedListener>();

  constructor(options: LookupServiceOptions) {
    this.#adapter = options.adapter;
    this.#known = new KnownNumbers(options);
    this.#directory = options.directory;
    this.#clock = options.clock;
    this.#meter = options.meter ?? silentMeter;
    this.#times = options.times;
    const max = options.memorySize ?? 5000;
    this.#numbers = new LRUCache({max});
    this.#memory = new LRUCache({max});
    this.#records = new LRUCache({max});
  }

  async find(tenant: Tenant, raw: string, options: LookupOptions = {}): Promise<Lookup> {
    const began = performance.now();
    const lookup = await this.#answer(tenant, raw, options);
    this.#meter.lookup(lookup.source, lookup.state, (performance.now() - began) / 1000);
    return lookup;
  }

  async #answer(tenant: Tenant, raw: string, options: LookupOptions): Promise<Lookup> {
    const number = this.#read(raw, options.country ?? tenant.settings.defaultCountry);
    const warm = options.refresh ? undefined : this.#warm(tenant, number);
    if (warm) return {...emptyLookup(number, 'cache', warm.known.asOf), ...warm.answer};
    const asked = await this.#beforeCrm(tenant, raw, number, options.crmOnly);
    if (typeof asked !== 'string') return asked;
    const kept = options.refresh ? undefined : this.#inMemory(tenant, asked);
    if (kept) return {...emptyLookup(number, 'cache', kept.known.asOf), ...kept.answer};
    return this.#ask(tenant, number, asked, options);
  }

  /**
   * The same way, told step by step: nothing that is remembered is used, and nobody else's question is joined. What comes out is
   * kept for others, as any answer is.
   * @param country In which national numbers are read, instead of the tenant's.
   */
  async trace(
    tenant: Tenant,
    raw: string,
    trace: LookupTrace,
    country: string = tenant.settings.defaultCountry,
  ): Promise<Lookup> {
    const number = this.#read(raw, country);
    const asked = await this.#beforeCrm(tenant, raw, number);
    if (typeof asked !== 'string') return asked;
    return this.#lookupOf(tenant, number, asked, await this.#askCrm(tenant, asked, {}, trace));
  }

  /** The canonical number to ask the CRM for, or the answer where the CRM is not asked. */
  async #beforeCrm(
    tenant: Tenant,
    raw: string,
    number: PhoneNumber,
    crmOnly = false,
  ): Promise<Lookup | string> {
    const now = this.#clock.now();
    const suppressedBy = await this.#suppression(tenant, raw, number);
    if (suppressedBy) return {...emptyLookup(number, 'pbx', now), state: 'suppressed', suppressedBy};
    if (number.e164 === null) return emptyLookup(number, 'pbx', now);
    const pbxContact = crmOnly ? undefined : await this.#pbxContact(tenant, number.e164);
    if (pbxContact) return {...emptyLookup(number, 'pbx', now), state: 'pbx_contact', pbxContact};
    return number.e164;
  }

  onCompleted(listener: CompletedListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onLearned(listener: LearnedListener): () => void {
    this.#learnedListeners.add(listener);
    return () => this.#learnedListeners.delete(listener);
  }

  async learn(tenant: Tenant, e164: string, contact: Contact, how: 'created' | 'linked'): Promise<void> {
    await this.learnRecord(tenant, e164, this.#recordOf(tenant.id, contact), how);
  }

  /** As {@link learn}, with the record as the CRM has it. */
  async learnRecord(
    tenant: Tenant,
    e164: string,
    record: CrmRecord,
    how: 'created' | 'linked',
  ): Promise<void> {
    this.#keep(tenant, e164, await this.#known.learn(tenant, e164, record, how));
    for (const listener of this.#learnedListeners) listener(tenant.id, e164);
    this.#tellChanged(tenant.id, e164);
  }

  async unlearn(tenant: Tenant, e164: string): Promise<void> {
    const known = await this.#known.unlearn(tenant, e164);
    if (known) this.#keep(tenant, e164, known);
    this.#tellChanged(tenant.id, e164);
  }

  async contact(tenant: Tenant, ref: ContactRef): Promise<Contact | undefined> {
    const record = await this.#adapter.get(tenant, ref);
    if (!record) return undefined;
    this.#records.set(recordKey(tenant.id, record), record);
    return contactOf(record, tenant.settings.defaultCountry);
  }

  /** Forgets all lookups of a tenant, e.g. when it is connected to another organisation. */
  async forget(tenantId: string): Promise<void> {
    try {
      await this.#known.forget(tenantId);
    } finally {
      this.drop(tenantId, null);
    }
    this.#tellChanged(tenantId, null);
  }

  /** Called when this process changed what is known of a number, or with null of all numbers of a tenant. */
  onChanged(listener: ChangedListener): void {
    this.#changedListeners.add(listener);
  }

  /** Another process changed what is known: memory is of no use. */
  drop(tenantId: string, e164: string | null): void {
    this.#overtake(e164 === null ? `${tenantId}|` : `${tenantId}|${e164}|`);
    if (e164 !== null) {
      this.#memory.delete(`${tenantId}|${e164}`);
      return;
    }
    for (const map of [this.#memory, this.#records])
      for (const key of map.keys()) if (key.startsWith(`${tenantId}|`)) map.delete(key);
  }

  /** Changes by other processes may have been missed. */
  dropAll(): void {
    this.#overtake('');
    this.#memory.clear();
  }

  #overtake(keyStart: string): void {
    for (const [key, flight] of this.#flights) {
      if (!key.startsWith(keyStart)) continue;
      flight.isOvertaken = true;
      delete flight.lastKnown;
    }
  }

  #tellChanged(tenantId: string, e164: string | null): void {
    for (const listener of this.#changedListeners) listener(tenantId, e164);
  }

  /** Parsing costs more than everything else a warm lookup does. */
  #read(raw: string, country: string): PhoneNumber {
    const key = `${country}|${raw}`;
    let number = this.#numbers.get(key);
    if (!number) {
      number = readNumber(raw, country);
      this.#numbers.set(key, number);
    }
    return number;
  }

  async #suppression(tenant: Tenant, raw: string, number: PhoneNumber): Promise<Lookup['suppressedBy']> {
    if (!isOn(tenant)) return 'crm_disabled';
    if (number.kind === 'anonymous') return 'anonymous';
    const dialled = number.raw.startsWith('+') ? '' : dialledText(raw);
    if (dialled !== '' && dialled.length <= 64 && (await this.#isInside(tenant.id, dialled)))
      return 'internal';
    return number.kind === 'extension' ? 'short_number' : undefined;
  }

  /** No also when the PBX cannot be asked: then the CRM is asked, as for any other number, and short ones are not. */
  async #isInside(tenantId: string, dialled: string): Promise<boolean> {
    try {
      return (await this.#directory.extension(tenantId, dialled)) !== undefined;
    } catch (error) {
      if (error instanceof PbxUnavailableError) return false;
      throw error;
    }
  }

  /** None for a number whose record an agent chose or just created: a person's word goes before an address book. */
  async #pbxContact(tenant: Tenant, e164: string): Promise<Lookup['pbxContact']> {
    if (tenant.settings.queryMode !== 'when_not_in_pbx_contacts') return undefined;
    const found = await this.#directory.contactByNumber(tenant.id, e164);
    if (!found || (await this.#known.isLearned(tenant.id, e164))) return undefined;
    return {name: found.name, company: found.company};
  }

  /** In a tenant that asks its PBX contacts first, those are asked first also when the CRM has answered before. */
  #warm(tenant: Tenant, {e164}: PhoneNumber): Remembered | undefined {
    if (e164 === null || !isOn(tenant) || tenant.settings.queryMode !== 'always') return undefined;
    return this.#inMemory(tenant, e164);
  }

  #inMemory(tenant: Tenant, e164: string): Remembered | undefined {
    const remembered = this.#memory.get(`${tenant.id}|${e164}`);
    if (remembered?.made !== waysOf(tenant)) return undefined;
    return isFresh(remembered.known, tenant, this.#clock.now()) ? remembered : undefined;
  }

  async #ask(tenant: Tenant, number: PhoneNumber, e164: string, options: LookupOptions): Promise<Lookup> {
    const flight = this.#flight(tenant, e164, options);
    const stopClock = new AbortController();
    const tooLate = this.#clock.delay(options.deadlineMs ?? usualDeadline, stopClock.signal).then(
      () => undefined,
      () => undefined,
    );
    const outcome = await Promise.race([flight.outcome, tooLate]);
    stopClock.abort();
    if (outcome) return this.#lookupOf(tenant, number, e164, outcome);
    flight.isLate = true;
    return this.#meanwhile(tenant, number, e164, flight.lastKnown);
  }

  /** What is known when the deadline has passed: perhaps an older answer, said to be one. */
  #meanwhile(tenant: Tenant, number: PhoneNumber, e164: string, lastKnown: KnownNumber | undefined): Lookup {
    if (!isOfUse(lastKnown))
      return {...emptyLookup(number, 'cache', this.#clock.now()), state: 'unavailable', complete: false};
    return {
      ...emptyLookup(number, 'cache', lastKnown.asOf),
      ...answerOf(lastKnown, e164, tenant, this.#clock.now()),
      stale: true,
      complete: false,
    };
  }

  /** Who waits for a name does not join a question that may have to wait itself. */
  #flight(
    tenant: Tenant,
    e164: string,
    {refresh = false, background = false}: Pick<LookupOptions, 'refresh' | 'background'>,
  ): Flight {
    const key = `${tenant.id}|${e164}|${waysOf(tenant)}|${refresh}|${background}`;
    const running = this.#flights.get(key);
    if (running) return running;
    const flight = {} as Flight;
    flight.outcome = this.#find(tenant, e164, {refresh, background}, flight).finally(() =>
      this.#flights.delete(key),
    );
    this.#flights.set(key, flight);
    flight.outcome.then(
      (outcome) => flight.isLate && this.#tellCompleted(tenant, e164, outcome),
      // Those who wait are told; when nobody waits any more a failure must not end the process.
      () => {},
    );
    return flight;
  }

  async #find(
    tenant: Tenant,
    e164: string,
    {refresh, background}: {refresh: boolean; background: boolean},
    flight: Flight,
  ): Promise<Outcome> {
    const stored = await this.#known.read(tenant.id, e164);
    const now = this.#clock.now();
    if (stored && stored.asOf > now - lastKnownFor && !flight.isOvertaken) flight.lastKnown = stored;
    if (stored && !refresh && isFresh(stored, tenant, now)) {
      if (!flight.isOvertaken) this.#keep(tenant, e164, stored);
      return {known: stored, source: 'cache', problem: null};
    }
    return this.#askCrm(tenant, e164, flight, undefined, background);
  }

  async #askCrm(
    tenant: Tenant,
    e164: string,
    flight: Pick<Flight, 'lastKnown' | 'isOvertaken'>,
    trace?: LookupTrace,
    background = false,
  ): Promise<Outcome> {
    const began = performance.now();
    const note = (problem: Problem | null) =>
      background || this.#times?.note(tenant.id, performance.now() - began, problem?.code);
    try {
      const {known, incomplete} = await this.#known.ask(tenant, e164, flight.lastKnown, trace, background);
      // Half an answer is shown, but asked again next time.
      if (!incomplete && !flight.isOvertaken) {
        for (const record of known.records) this.#records.set(recordKey(tenant.id, record), record);
        this.#keep(tenant, e164, known);
      }
      const problem = incomplete ? problemOf(incomplete) : null;
      note(problem);
      return {known, source: 'zoho', problem};
    } catch (error) {
      if (!(error instanceof CrmError)) throw error;
      const known = isOfUse(flight.lastKnown) ? flight.lastKnown : undefined;
      const problem = problemOf(error);
      note(problem);
      return {known, source: 'cache', problem};
    }
  }

  #lookupOf(tenant: Tenant, number: PhoneNumber, e164: string, {known, source, problem}: Outcome): Lookup {
    if (!known) return {...emptyLookup(number, source, this.#clock.now()), state: 'unavailable', problem};
    return {
      ...emptyLookup(number, source, known.asOf),
      ...answerOf(known, e164, tenant, this.#clock.now()),
      stale: problem !== null && source === 'cache',
      ...(problem && {problem}),
    };
  }

  #tellCompleted(tenant: Tenant, e164: string, outcome: Outcome): void {
    const number = this.#read(e164, tenant.settings.defaultCountry);
    const completed = this.#lookupOf(tenant, number, e164, outcome);
    for (const listener of this.#listeners) listener(tenant.id, e164, completed);
  }

  #keep(tenant: Tenant, e164: string, known: KnownNumber): void {
    const answer = answerOf(known, e164, tenant, this.#clock.now());
    this.#memory.set(`${tenant.id}|${e164}`, {known, answer, made: waysOf(tenant)});
  }

  #recordOf(tenantId: string, contact: Contact): CrmRecord {
    const {module, id, name, company, title, email, owner, url, lastActivityAt} = contact;
    return (
      this.#records.get(recordKey(tenantId, contact)) ?? {
        module,
        id,
        name,
        company,
        title,
        email,
        phones: contact.phones.map(({kind, number}) => ({kind, field: kind, stored: number.raw})),
        owner,
        url,
        lastActivityAt,
        modifiedAt: null,
      }
    );
  }
}

function isOn({crmEnabled, settings}: Tenant): boolean {
  return crmEnabled && settings.enabled;
}

function recordKey(tenantId: string, {module, id}: ContactRef): string {
  return `${tenantId}|${module}|${id}`;
}

/** Whether the CRM was ever asked, or somebody is known without it. */
function isOfUse(known: KnownNumber | undefined): known is KnownNumber {
  return known !== undefined && (known.modules.length > 0 || holdsAnyone(known));
}
