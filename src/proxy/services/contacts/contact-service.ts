import type {
  Contact,
  ContactRef,
  CreateContact,
  FieldError,
  SearchReply,
  SearchRequest,
} from '../../../contract/index.ts';
import type {CrmAdapter, CrmRecord, NewContact} from '../../crm/crm-adapter.ts';
import {CrmError} from '../../crm/crm-error.ts';
import type {Caller} from '../../middleware/env.ts';
import {problemOf} from '../../middleware/problem.ts';
import {Refusal} from '../../middleware/refusal.ts';
import {readNumber} from '../../phone/read-number.ts';
import type {CallService} from '../calls/call-service.ts';
import type {Clock} from '../time/clock.ts';
import {contactOf} from './contact-view.ts';
import type {Attempt} from '../idempotency.ts';
import type {LookupService} from '../lookups/lookup-service.ts';
import {ContactSearch} from './contact-search.ts';
import type {NumberLeases} from './number-leases.ts';
import type {Tenant} from '../tenants/tenants.ts';

/** Milliseconds for the duplicate check; longer than a lookup waits, because a second record is worse than a pause. */
const checkDeadline = 8000;

export interface ContactServiceOptions {
  readonly adapter: CrmAdapter;
  readonly lookups: LookupService;
  /** Links a new record to the call it was made for. */
  readonly calls: Pick<CallService, 'get' | 'link'>;
  readonly leases: Pick<NumberLeases, 'holding'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Finds, reads and creates CRM records for an agent. */
export class ContactService {
  readonly #adapter: CrmAdapter;
  readonly #lookups: LookupService;
  readonly #calls: Pick<CallService, 'get' | 'link'>;
  readonly #search: ContactSearch;
  readonly #leases: Pick<NumberLeases, 'holding'>;
  /** The last create for each number of each tenant at this process: two agents on one call make one record. */
  readonly #running = new Map<string, Promise<unknown>>();

  constructor({adapter, lookups, calls, leases, clock}: ContactServiceOptions) {
    this.#adapter = adapter;
    this.#lookups = lookups;
    this.#calls = calls;
    this.#leases = leases;
    this.#search = new ContactSearch(adapter, clock);
  }

  search(caller: Caller, request: SearchRequest): Promise<SearchReply> {
    return this.#search.find(caller.tenant, request);
  }

  /** @throws Refusal `not_found` */
  async get(caller: Caller, ref: ContactRef): Promise<Contact> {
    const contact = await this.#lookups.contact(caller.tenant, ref);
    if (!contact) throw new Refusal('not_found');
    return contact;
  }

  /**
   * Creates a record and links it to the call it was made for.
   * @throws Refusal `forbidden`, `validation_failed`, or `duplicate_contact` with candidates.
   */
  async create(caller: Caller, wanted: CreateContact, attempt: Attempt): Promise<Contact> {
    const {tenant} = caller;
    requirePermission(tenant, wanted);
    const contact = readPhones(tenant, wanted);
    if (wanted.callId !== undefined) await this.#requireCall(caller, wanted.callId);
    const numbers = [...new Set(contact.phones.map(({number}) => number))];
    const record = await this.#oneAtATime(tenant, numbers, async () => {
      const made = await this.#make(tenant, contact, wanted.onDuplicate, attempt);
      // Before the next one looks whether a number is taken: the CRM's own index lags.
      for (const number of numbers) await this.#lookups.learnRecord(tenant, number, made, 'created');
      return made;
    });
    if (wanted.callId !== undefined) await this.#link(caller, wanted.callId, record);
    return contactOf(record, tenant.settings.defaultCountry);
  }

  async #make(
    tenant: Tenant,
    contact: NewContact,
    onDuplicate: CreateContact['onDuplicate'],
    {isDoubtful, firstAt}: Attempt,
  ): Promise<CrmRecord> {
    const earlier = isDoubtful ? await this.#adapter.findCreated(tenant, contact, firstAt) : undefined;
    if (earlier) return earlier;
    if (onDuplicate === 'reject') await this.#refuseDuplicates(tenant, contact);
    try {
      return await this.#adapter.create(tenant, contact);
    } catch (error) {
      if (!(error instanceof CrmError)) throw error;
      if (error.kind === 'unknown_outcome') return await this.#settleDoubt(tenant, contact, firstAt, error);
      if (error.kind === 'duplicate') throw await this.#duplicateOf(tenant, contact, error);
      if (error.kind === 'rejected') throw rejection(error);
      throw error;
    }
  }

  /** The answer was lost. If the record is there it was this create; else nobody knows yet, and the same key may ask again. */
  async #settleDoubt(
    tenant: Tenant,
    contact: NewContact,
    since: number,
    doubt: CrmError,
  ): Promise<CrmRecord> {
    const made = await this.#adapter.findCreated(tenant, contact, since).catch(() => undefined);
    if (!made) throw doubt;
    return made;
  }

  async #refuseDuplicates(tenant: Tenant, contact: NewContact): Promise<void> {
    const options = {refresh: true, crmOnly: true, deadlineMs: checkDeadline};
    const lookups = await Promise.all(
      contact.phones.map(({number}) => this.#lookups.find(tenant, number, options)),
    );
    const failed = lookups.find(({problem, complete}) => problem !== null || !complete);
    const candidates = new Map(
      lookups.flatMap(({matches}) => matches).map((match) => [`${match.module}:${match.id}`, match]),
    );
    if (candidates.size > 0) {
      const errors = lookups.flatMap(({matches}, index) =>
        matches.length > 0 ? [{pointer: `/phones/${index}/number`, code: 'already_used'}] : [],
      );
      throw new Refusal('duplicate_contact', {candidates: [...candidates.values()], errors});
    }
    if (failed) throw new Refusal(failed.problem?.code ?? 'crm_timeout', failed.problem ?? {});
  }

  async #duplicateOf(tenant: Tenant, contact: NewContact, error: CrmError): Promise<Refusal> {
    const module = contact.type === 'Contact' ? 'Contacts' : 'Leads';
    const existing =
      error.existingId === undefined
        ? undefined
        : await this.#lookups.contact(tenant, {module, id: error.existingId}).catch(() => undefined);
    return new Refusal('duplicate_contact', {
      ...providerOf(error),
      candidates: existing ? [existing] : [],
      errors: [{pointer: error.pointer ?? '', code: 'already_used'}],
    });
  }

  /** Checked before anything is written: a record linked to nothing was not what the agent asked for. */
  async #requireCall(caller: Caller, callId: string): Promise<void> {
    try {
      await this.#calls.get(caller, callId);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'not_found') throw error;
      throw invalid([{pointer: '/callId', code: 'not_found'}]);
    }
  }

  /** The record stands, whatever becomes of the link; a call that vanished meanwhile has nothing to be linked. */
  async #link(caller: Caller, callId: string, ref: ContactRef): Promise<void> {
    try {
      await this.#calls.link(caller, callId, ref);
    } catch (error) {
      if (!(error instanceof Refusal) && !(error instanceof CrmError)) throw error;
    }
  }

  async #oneAtATime<T>(
    {id: tenantId}: Tenant,
    numbers: readonly string[],
    act: () => Promise<T>,
  ): Promise<T> {
    const keys = numbers.map((number) => `${tenantId}|${number}`);
    const before = keys.map((key) => Promise.resolve(this.#running.get(key)));
    const mine = Promise.allSettled(before).then(() => this.#leases.holding(tenantId, numbers, act));
    for (const key of keys) this.#running.set(key, mine);
    try {
      return await mine;
    } finally {
      for (const key of keys) if (this.#running.get(key) === mine) this.#running.delete(key);
    }
  }
}

function requirePermission({settings}: Tenant, {type}: CreateContact): void {
  const {create} = settings;
  if (!create.enabled) throw new Refusal('forbidden');
  if (type !== create.type) throw invalid([{pointer: '/type', code: 'not_allowed'}]);
}

/** Numbers are stored in the CRM as E.164, so that every later search finds them. */
function readPhones({settings}: Tenant, wanted: CreateContact): NewContact {
  const {type, firstName, lastName, company, email} = wanted;
  const numbers = wanted.phones.map(({number}) => readNumber(number, settings.defaultCountry).e164);
  const limit = type === 'Contact' ? 5 : 2;
  const errors = numbers.flatMap((number, index) => {
    const code = number === null ? 'not_a_number' : index >= limit ? 'no_field' : undefined;
    return code ? [{pointer: `/phones/${index}/number`, code}] : [];
  });
  if (errors.length > 0) throw invalid(errors);
  return {
    type,
    lastName,
    ...(firstName && {firstName}),
    ...(company && {company}),
    ...(email && {email}),
    phones: wanted.phones.map(({kind}, index) => ({kind, number: numbers[index]!})),
  };
}

const rejectionCodes: Readonly<Record<string, string>> = {
  MANDATORY_NOT_FOUND: 'required',
  DEPENDENT_FIELD_MISSING: 'required',
  INVALID_DATA: 'invalid',
  PATTERN_NOT_MATCHED: 'invalid',
};

/** The CRM's complaint about a field, on the form's own field where there is one; a field that only the CRM has is named. */
function rejection(error: CrmError): Error {
  const code = rejectionCodes[error.providerCode ?? ''];
  if (!code && error.pointer === undefined) return error;
  return new Refusal('validation_failed', {
    ...providerOf(error),
    errors: [{pointer: error.pointer ?? '', code: error.pointer ? (code ?? 'invalid') : `crm_field_${code}`}],
  });
}

function providerOf(error: CrmError) {
  const {detail, provider} = problemOf(error);
  return {...(detail !== undefined && {detail}), ...(provider && {provider})};
}

function invalid(errors: FieldError[]): Refusal {
  return new Refusal('validation_failed', {errors});
}
