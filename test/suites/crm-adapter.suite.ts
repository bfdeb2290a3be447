import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import type {ContactRef, CrmModule} from '../../src/contract/index.ts';
import type {ActivityDraft, CrmAdapter, NewContact, StoredPhone} from '../../src/proxy/crm/crm-adapter.ts';
import {CrmError} from '../../src/proxy/crm/crm-error.ts';
import {searchedNumber} from '../../src/proxy/phone/searched-number.ts';
import type {Tenant} from '../../src/proxy/services/tenants/tenants.ts';

/** What an activity looks like in the CRM itself. */
export interface WrittenActivity {
  readonly subject: string;
  readonly type: 'inbound' | 'outbound' | 'missed';
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly durationSeconds: number;
  readonly contact: ContactRef | null;
  readonly ownerId: string | null;
  readonly description: string;
  readonly recordingUrl: string | null;
}

/** A CRM with an adapter to it, and ways to look at it and to spoil it behind the adapter's back. */
export interface CrmUnderTest {
  readonly adapter: CrmAdapter;
  readonly tenant: Tenant;
  add(record: {
    module: CrmModule;
    name: string;
    email?: string;
    phones?: readonly {kind: StoredPhone['kind']; stored: string}[];
  }): string;
  activity(id: string): WrittenActivity;
  rewrite(activityId: string, description: string): void;
  removeActivity(id: string): void;
  /** The next request is done, and its answer lost. */
  loseAnswer(): void;
  /** The next request is refused as one too many. */
  refuse(): void;
  /** Nothing is answered any more. */
  stall(): void;
  /** A module that the connected user may not read. */
  forbid(module: CrmModule): void;
  /** Lets the search index catch up. */
  settle(): Promise<void>;
}

export interface CrmSuiteSetup {
  /** A new, empty CRM for each test. */
  fresh(): Promise<CrmUnderTest>;
  stop(): Promise<void>;
}

const draft: ActivityDraft = {
  subject: 'Inbound call answered',
  type: 'inbound',
  startedAt: '2026-06-15T10:40:00+01:00',
  durationSeconds: 240,
  description: 'Answered by 101.\nWants the offer by Friday.',
  marker: 'bgm-call 950000000000001000',
  contact: null,
  ownerId: null,
};
const ana: NewContact = {
  type: 'Contact',
  firstName: 'Ana',
  lastName: 'Souza',
  email: 'ana@northlight.example',
  phones: [{kind: 'mobile', number: '+14155550123'}],
};

/** What every adapter to a CRM must do; run for each implementation, so that the one of the tests cannot drift. */
export function crmAdapterSuite(name: string, start: () => Promise<CrmSuiteSetup>): void {
  describe(`${name} as CrmAdapter`, () => {
    let setup: CrmSuiteSetup;
    let crm: CrmUnderTest;
    before(async () => (setup = await start()));
    beforeEach(async () => (crm = await setup.fresh()));
    after(() => setup.stop());

    const find = (e164: string, modules: CrmModule[] = ['Contacts', 'Leads', 'Accounts']) =>
      crm.adapter.findByNumber(crm.tenant, searchedNumber(e164, 'GB')!, modules);

    it('finds a number in every phone field of every module, however it was typed', async () => {
      const ids = [
        crm.add({module: 'Contacts', name: 'A', phones: [{kind: 'mobile', stored: '+1 (415) 555-0123'}]}),
        crm.add({module: 'Contacts', name: 'B', phones: [{kind: 'home', stored: '415.555.0123'}]}),
        crm.add({module: 'Contacts', name: 'C', phones: [{kind: 'other', stored: '001-415-555-0123'}]}),
        crm.add({module: 'Contacts', name: 'D', phones: [{kind: 'assistant', stored: '4155550123'}]}),
        crm.add({module: 'Leads', name: 'E', phones: [{kind: 'phone', stored: '1 415 555 0123'}]}),
        crm.add({module: 'Accounts', name: 'F', phones: [{kind: 'phone', stored: '(415) 555-0123'}]}),
      ];
      crm.add({module: 'Contacts', name: 'Z', phones: [{kind: 'phone', stored: '+1 415 555 0199'}]});
      const {records, unreadable} = await find('+14155550123');
      assert.deepEqual(records.map(({id}) => id).sort(), ids.sort());
      assert.deepEqual(unreadable, []);
    });

    it('asks only the modules it was told', async () => {
      crm.add({module: 'Leads', name: 'E', phones: [{kind: 'phone', stored: '+14155550123'}]});
      assert.deepEqual((await find('+14155550123', ['Contacts'])).records, []);
    });

    it('tells what a record holds, with ids as text', async () => {
      const id = crm.add({
        module: 'Contacts',
        name: 'Ana Souza',
        email: 'ana@northlight.example',
        phones: [
          {kind: 'phone', stored: '+44 161 496 0234'},
          {kind: 'mobile', stored: '07700 900 321'},
        ],
      });
      const record = await crm.adapter.get(crm.tenant, {module: 'Contacts', id});
      assert.ok(record);
      assert.deepEqual(
        [record.module, record.id, record.name, record.email],
        ['Contacts', id, 'Ana Souza', 'ana@northlight.example'],
      );
      assert.deepEqual(record.phones, [
        {field: 'Phone', kind: 'phone', stored: '+44 161 496 0234'},
        {field: 'Mobile', kind: 'mobile', stored: '07700 900 321'},
      ]);
      assert.match(record.url ?? '', new RegExp(`/tab/Contacts/${id}$`));
      assert.ok(BigInt(id) > BigInt(Number.MAX_SAFE_INTEGER) || id.length >= 15);
    });

    it('finds nobody without calling it an error', async () => {
      assert.deepEqual(await find('+14155550199'), {records: [], unreadable: []});
      assert.equal(
        await crm.adapter.get(crm.tenant, {module: 'Contacts', id: '700000000000999999'}),
        undefined,
      );
    });

    it('goes on without a module that it may not read', async () => {
      crm.add({module: 'Contacts', name: 'A', phones: [{kind: 'phone', stored: '+14155550123'}]});
      crm.forbid('Leads');
      const {records, unreadable, forbidden} = await find('+14155550123');
      assert.equal(records.length, 1);
      assert.deepEqual([unreadable, forbidden], [['Leads'], ['Leads']]);
    });

    it('searches by name, by e-mail address and by part of a number', async () => {
      const id = crm.add({
        module: 'Contacts',
        name: 'Ana Souza',
        email: 'ana@northlight.example',
        phones: [{kind: 'phone', stored: '+44 161 496 0234'}],
      });
      crm.add({module: 'Leads', name: 'Callum Rowe'});
      for (const query of ['souz', 'ana@northlight', '4960234']) {
        const found = await crm.adapter.search(crm.tenant, {
          query,
          modules: ['Contacts', 'Leads'],
          limit: 10,
        });
        assert.deepEqual([found.records.map((one) => one.id), found.complete], [[id], true], query);
      }
    });

    it('searches no further than the limit', async () => {
      for (let index = 0; index < 5; index += 1) crm.add({module: 'Leads', name: `Rowe ${index}`});
      const found = await crm.adapter.search(crm.tenant, {query: 'rowe', modules: ['Leads'], limit: 3});
      assert.equal(found.records.length, 3);
    });

    it('creates a contact and a lead that are found afterwards', async () => {
      const contact = await crm.adapter.create(crm.tenant, ana);
      assert.deepEqual([contact.module, contact.name], ['Contacts', 'Ana Souza']);
      assert.deepEqual(contact.phones, [{field: 'Mobile', kind: 'mobile', stored: '+14155550123'}]);
      const lead = await crm.adapter.create(crm.tenant, {...ana, type: 'Lead', company: 'Rowe Joinery'});
      assert.deepEqual([lead.module, lead.company], ['Leads', 'Rowe Joinery']);
      await crm.settle();
      const {records} = await find('+14155550123');
      assert.deepEqual(records.map(({id}) => id).sort(), [contact.id, lead.id].sort());
      assert.deepEqual(await crm.adapter.get(crm.tenant, contact).then((one) => one?.phones), contact.phones);
    });

    it('does not know whether a create happened whose answer was lost, and finds it without an index', async () => {
      crm.loseAnswer();
      await assert.rejects(crm.adapter.create(crm.tenant, ana), isKind('unknown_outcome'));
      const found = await crm.adapter.findCreated(crm.tenant, ana, 0);
      assert.equal(found?.name, 'Ana Souza');
      assert.equal(await crm.adapter.findCreated(crm.tenant, {...ana, lastName: 'Other'}, 0), undefined);
    });

    it('writes a call on a contact', async () => {
      const id = crm.add({module: 'Contacts', name: 'Ana Souza'});
      const {id: ownerId} = await crm.adapter.currentUser(crm.tenant);
      const made = await crm.adapter.createActivity(crm.tenant, {
        ...draft,
        contact: {module: 'Contacts', id},
        ownerId,
        recordingUrl: 'https://crm.example/links/1',
      });
      const written = crm.activity(made.id);
      assert.deepEqual(
        {...written, description: ''},
        {
          subject: draft.subject,
          type: 'inbound',
          startedAt: Date.parse(draft.startedAt),
          durationSeconds: 240,
          contact: {module: 'Contacts', id},
          ownerId,
          description: '',
          recordingUrl: 'https://crm.example/links/1',
        },
      );
      assert.ok(written.description.includes(draft.description));
      assert.match(crm.adapter.activityUrl(crm.tenant, made.id) ?? '', new RegExp(`/tab/Calls/${made.id}$`));
    });

    it('writes calls on a lead and on an account, and one nobody answered', async () => {
      for (const module of ['Leads', 'Accounts'] as const) {
        const ref = {module, id: crm.add({module, name: 'Rowe Joinery'})};
        const {id} = await crm.adapter.createActivity(crm.tenant, {...draft, contact: ref});
        assert.deepEqual(crm.activity(id).contact, ref);
      }
      const missed: ActivityDraft = {...draft, type: 'missed', durationSeconds: 0};
      const {id} = await crm.adapter.createActivity(crm.tenant, missed);
      assert.deepEqual([crm.activity(id).type, crm.activity(id).durationSeconds], ['missed', 0]);
    });

    it('replaces its own block and leaves what people wrote around it', async () => {
      const {id} = await crm.adapter.createActivity(crm.tenant, draft);
      crm.rewrite(id, `Before.\n${crm.activity(id).description}\nAfter.`);
      const change = {
        marker: draft.marker,
        description: 'Now with a recording.',
        recordingUrl: 'https://crm.example/l',
      };
      assert.equal(await crm.adapter.updateActivity(crm.tenant, id, change), 'updated');
      const {description, recordingUrl} = crm.activity(id);
      assert.match(description, /^Before\.\n[^]*Now with a recording\.[^]*\nAfter\.$/);
      assert.ok(!description.includes('Friday'));
      assert.equal(recordingUrl, 'https://crm.example/l');
    });

    it('amends what is still as it was written, and leaves what a person changed', async () => {
      const {marker, description, subject} = draft;
      const amend = (text: string, before: number, now: number) => ({
        marker,
        description,
        amended: {
          durationSeconds: {before, now},
          subject: {now: text, isOurs: (current: string) => current === subject},
        },
      });
      const {id} = await crm.adapter.createActivity(crm.tenant, draft);
      const first = amend('Inbound call answered: Ana', 240, 3725);
      assert.equal(await crm.adapter.updateActivity(crm.tenant, id, first), 'updated');
      const said = () => [crm.activity(id).subject, crm.activity(id).durationSeconds, crm.activity(id).type];
      assert.deepEqual(said(), ['Inbound call answered: Ana', 3725, 'inbound']);
      await crm.adapter.updateActivity(crm.tenant, id, amend('Other', 240, 10));
      assert.deepEqual(said(), ['Inbound call answered: Ana', 3725, 'inbound']);
    });

    it('gives a call that was missed its length when it turns out to have taken place', async () => {
      const {marker, description} = draft;
      const missed: ActivityDraft = {...draft, type: 'missed', durationSeconds: 0};
      const {id} = await crm.adapter.createActivity(crm.tenant, missed);
      const amended = {durationSeconds: {before: 0, now: 240}};
      await crm.adapter.updateActivity(crm.tenant, id, {marker, description, amended});
      assert.equal(crm.activity(id).durationSeconds, 240);
    });

    it('moves a call from a contact to a lead, and to nobody', async () => {
      const contact = {module: 'Contacts', id: crm.add({module: 'Contacts', name: 'Ana Souza'})} as const;
      const lead = {module: 'Leads', id: crm.add({module: 'Leads', name: 'Callum Rowe'})} as const;
      const {id} = await crm.adapter.createActivity(crm.tenant, {...draft, contact});
      const {marker, description} = draft;
      await crm.adapter.updateActivity(crm.tenant, id, {marker, description, contact: lead});
      assert.deepEqual(crm.activity(id).contact, lead);
      await crm.adapter.updateActivity(crm.tenant, id, {marker, description});
      assert.deepEqual(crm.activity(id).contact, lead);
      await crm.adapter.updateActivity(crm.tenant, id, {marker, description, contact: null});
      assert.equal(crm.activity(id).contact, null);
    });

    it('says that a person deleted the activity', async () => {
      const {id} = await crm.adapter.createActivity(crm.tenant, draft);
      crm.removeActivity(id);
      assert.equal(await crm.adapter.updateActivity(crm.tenant, id, draft), 'deleted');
    });

    it('finds an activity whose answer was lost by its marker, and no other of the same second', async () => {
      await crm.adapter.createActivity(crm.tenant, {...draft, marker: 'bgm-call 1'});
      crm.loseAnswer();
      await assert.rejects(crm.adapter.createActivity(crm.tenant, draft), isKind('unknown_outcome'));
      const found = await crm.adapter.findActivity(crm.tenant, draft);
      assert.ok(found && crm.activity(found.id).description.includes(draft.marker));
      assert.equal(await crm.adapter.findActivity(crm.tenant, {...draft, marker: 'bgm-call 2'}), undefined);
    });

    it('says that it was too much', async () => {
      crm.refuse();
      await assert.rejects(find('+14155550123', ['Contacts']), isKind('rate_limited'));
    });

    it('gives up when told to', async () => {
      crm.stall();
      const stop = new AbortController();
      const asked = crm.adapter.findByNumber(
        crm.tenant,
        searchedNumber('+14155550123', 'GB')!,
        ['Contacts'],
        {
          signal: stop.signal,
        },
      );
      stop.abort();
      await assert.rejects(asked, isKind('timeout'));
    });

    it('knows the users, who connected, and the organisation', async () => {
      const users = await crm.adapter.users(crm.tenant);
      const me = await crm.adapter.currentUser(crm.tenant);
      assert.ok(users.some(({id, email}) => id === me.id && email === me.email));
      assert.ok(users.every(({active}) => active));
      const organisation = await crm.adapter.organisation(crm.tenant);
      assert.equal(organisation.edition, 'enterprise');
      assert.equal(organisation.timeZone, 'Europe/London');
    });
  });
}

function isKind(kind: CrmError['kind']) {
  return (error: unknown) => {
    assert.ok(error instanceof CrmError, String(error));
    assert.equal(error.kind, kind);
    return true;
  };
}
