import type {ContactRef, CrmModule} from '../../../src/contract/index.ts';
import type {
  ActivityChange,
  ActivityDraft,
  ActivityGuard,
  Asking,
  CreatingActivity,
  CrmAdapter,
  CrmRecord,
  CrmUser,
  NewContact,
  Organisation,
  SearchedNumber,
} from '../../../src/proxy/crm/crm-adapter.ts';
import {CrmError} from '../../../src/proxy/crm/crm-error.ts';
import {holdsMarker, markedBlock, replaceMarkedBlock} from '../../../src/proxy/crm/marked-block.ts';
import type {Tenant} from '../../../src/proxy/services/tenants/tenants.ts';

export interface MemoryActivity {
  readonly id: string;
  subject: string;
  readonly type: ActivityDraft['type'];
  readonly startedAt: string;
  durationSeconds: number;
  contact: ContactRef | null;
  readonly ownerId: string | null;
  description: string;
  recordingUrl: string | undefined;
}

type Method = Exclude<keyof CrmAdapter, 'provider' | 'activityUrl' | 'activityGuard'>;

/** What goes wrong with one call of a method: `before` it has an effect, or `after` (done, but the answer is lost). */
export interface MemoryFault {
  readonly error: CrmError;
  readonly when?: 'before' | 'after';
}

/**
 * A CRM that lives in memory, for tests of what stands above the port. It passes the same suite as the Zoho adapter
 * (`test/suites/crm-adapter.suite.ts`), so that it cannot drift.
 */
export class MemoryCrm implements CrmAdapter {
  readonly provider = 'zoho' as const;
  readonly records: CrmRecord[] = [];
  readonly activities: MemoryActivity[] = [];
  readonly people: CrmUser[] = [
    {id: '700000000000000001', name: 'Connie Admin', email: 'admin@demo.example', active: true},
  ];
  /** Every method that was called, in order: counts of upstream questions. */
  readonly asked: Method[] = [];
  /** Modules that the CRM user may not read. */
  readonly unreadable = new Set<CrmModule>();
  /** Activities that `findActivity` does not see yet, as if the index lagged. */
  readonly unindexed = new Set<string>();
  /** By what it knows a call again. With `unique_field` it refuses a second activity of a call. */
  guard: ActivityGuard = {kind: 'text', field: 'Description'};
  /** While set, every answer waits for it: a slow CRM. */
  gate: Promise<void> | undefined;
  readonly #faults: {method: Method | 'any'; fault: MemoryFault; times: number}[] = [];
  #lastId = 700000000000100000n;

  /** Makes the next calls of a method (or of any) fail. */
  fail(method: Method | 'any', error: CrmError | MemoryFault, times = 1): void {
    const fault = error instanceof CrmError ? {error} : error;
    this.#faults.push({method, fault, times});
  }

  /** Adds a record with these fields and answers it. */
  add(record: Partial<CrmRecord> & Pick<CrmRecord, 'module' | 'name'>): CrmRecord {
    const id = record.id ?? this.#nextId();
    const full: CrmRecord = {
      company: null,
      title: null,
      email: null,
      phones: [],
      owner: {id: this.people[0]!.id, name: this.people[0]!.name},
      url: `https://crm.zoho.example/crm/org1/tab/${record.module}/${id}`,
      lastActivityAt: null,
      modifiedAt: '2026-06-01T08:00:00.000Z',
      ...record,
      id,
    };
    this.records.push(full);
    return full;
  }

  countOf(method: Method): number {
    return this.asked.filter((asked) => asked === method).length;
  }

  findByNumber(_tenant: Tenant, number: SearchedNumber, modules: readonly CrmModule[], options?: Asking) {
    const unreadable = modules.filter((module) => this.unreadable.has(module));
    return this.#answer('findByNumber', options, () => ({
      records: this.records.filter(
        ({module, phones}) =>
          modules.includes(module) &&
          !this.unreadable.has(module) &&
          phones.some((phone) => ends(phone.stored)),
      ),
      unreadable,
      ...(unreadable.length > 0 && {forbidden: unreadable}),
    }));

    function ends(stored: string): boolean {
      return stored.replace(/[^0-9]/g, '').endsWith(number.nationalSignificant);
    }
  }

  search(
    _tenant: Tenant,
    question: {query: string; modules: readonly CrmModule[]; limit: number},
    options?: Asking,
  ) {
    const wanted = question.query.toLowerCase();
    const digits = question.query.replace(/[^0-9]/g, '');
    const holds = (record: CrmRecord) =>
      [record.name, record.company, record.email].some((text) => text?.toLowerCase().includes(wanted)) ||
      (digits.length >= 3 &&
        record.phones.some(({stored}) => stored.replace(/[^0-9]/g, '').includes(digits)));
    return this.#answer('search', options, () => {
      const found = this.records.filter(
        (record) => question.modules.includes(record.module) && holds(record),
      );
      return {records: found.slice(0, question.limit), complete: true};
    });
  }

  get(_tenant: Tenant, ref: ContactRef, options?: Asking) {
    return this.#answer('get', options, () =>
      this.records.find(({module, id}) => module === ref.module && id === ref.id),
    );
  }

  create(_tenant: Tenant, contact: NewContact, options?: Asking) {
    return this.#answer('create', options, () =>
      this.add({
        module: contact.type === 'Contact' ? 'Contacts' : 'Leads',
        name: [contact.firstName, contact.lastName].filter(Boolean).join(' '),
        company: contact.company ?? null,
        email: contact.email ?? null,
        phones: contact.phones.map(({kind, number}) => ({kind, field: fieldOf[kind], stored: number})),
      }),
    );
  }

  findCreated(_tenant: Tenant, contact: NewContact, _since: number, options?: Asking) {
    return this.#answer('findCreated', options, () =>
      this.records.find(
        (record) =>
          record.name === [contact.firstName, contact.lastName].filter(Boolean).join(' ') &&
          contact.phones.every(({number}) => record.phones.some(({stored}) => stored === number)),
      ),
    );
  }

  activityGuard(): Promise<ActivityGuard> {
    return Promise.resolve(this.guard);
  }

  async createActivity(_tenant: Tenant, draft: ActivityDraft, options?: CreatingActivity) {
    await options?.beforeSending?.(this.guard);
    return this.#answer('createActivity', options, () => {
      const same = this.activities.find((one) => holdsMarker(one.description, draft.marker));
      if (same && this.guard.kind === 'unique_field')
        throw new CrmError('duplicate', {providerCode: 'DUPLICATE_DATA', existingId: same.id});
      const {subject, type, startedAt, durationSeconds, contact, ownerId, recordingUrl} = draft;
      const description = markedBlock(draft.marker, draft.description);
      const id = this.#nextId();
      this.activities.push({
        id,
        subject,
        type,
        startedAt,
        durationSeconds,
        contact,
        ownerId,
        description,
        recordingUrl,
      });
      return {id};
    });
  }

  updateActivity(_tenant: Tenant, id: string, change: ActivityChange, options?: Asking) {
    return this.#answer('updateActivity', options, () => {
      const activity = this.activities.find((one) => one.id === id);
      if (!activity) return 'deleted' as const;
      activity.description = replaceMarkedBlock(activity.description, change.marker, change.description);
      activity.recordingUrl = change.recordingUrl ?? activity.recordingUrl;
      if (change.contact !== undefined) activity.contact = change.contact;
      const {durationSeconds, subject} = change.amended ?? {};
      if (durationSeconds?.before === activity.durationSeconds)
        activity.durationSeconds = durationSeconds.now;
      if (subject?.isOurs(activity.subject)) activity.subject = subject.now;
      return 'updated' as const;
    });
  }

  findActivity(_tenant: Tenant, draft: ActivityDraft, options?: Asking) {
    return this.#answer('findActivity', options, () =>
      this.activities.find(
        (one) => !this.unindexed.has(one.id) && holdsMarker(one.description, draft.marker),
      ),
    );
  }

  activityUrl(_tenant: Tenant, id: string): string | null {
    return `https://crm.zoho.example/crm/org1/tab/Calls/${id}`;
  }

  users(_tenant: Tenant, options?: Asking) {
    return this.#answer('users', options, () => [...this.people]);
  }

  currentUser(_tenant: Tenant, options?: Asking) {
    return this.#answer('currentUser', options, () => this.people[0]!);
  }

  organisation(_tenant: Tenant, options?: Asking) {
    const organisation: Organisation = {
      id: '20000001',
      edition: 'enterprise',
      name: 'Demo Office',
      timeZone: 'Europe/London',
    };
    return this.#answer('organisation', options, () => organisation);
  }

  async #answer<T>(method: Method, options: Asking | undefined, act: () => T): Promise<T> {
    this.asked.push(method);
    const fault = this.#takeFault(method);
    if (this.gate) await untilAborted(this.gate, options?.signal);
    if (options?.signal?.aborted) throw new CrmError('timeout');
    if (fault && fault.when !== 'after') throw fault.error;
    const answer = act();
    if (fault) throw fault.error;
    return answer;
  }

  #takeFault(method: Method): MemoryFault | undefined {
    const index = this.#faults.findIndex((one) => one.method === method || one.method === 'any');
    const found = this.#faults[index];
    if (!found) return undefined;
    found.times -= 1;
    if (found.times <= 0) this.#faults.splice(index, 1);
    return found.fault;
  }

  #nextId(): string {
    this.#lastId += 1n;
    return String(this.#lastId);
  }
}

const fieldOf = {
  phone: 'Phone',
  mobile: 'Mobile',
  home: 'Home_Phone',
  other: 'Other_Phone',
  assistant: 'Asst_Phone',
} as const;

function untilAborted(gate: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return gate;
  return new Promise((resolve, reject) => {
    const stop = () => reject(new CrmError('timeout'));
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, {once: true});
    void gate.then(resolve, reject);
  });
}
