import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {beforeEach, describe, it} from 'node:test';
import type {Hono} from 'hono';
import {
  createContactExample,
  type Contact,
  type CreateContact,
  type Problem,
  type SearchReply,
} from '../../../src/contract/index.ts';
import {CrmError} from '../../../src/proxy/crm/crm-error.ts';
import type {Env} from '../../../src/proxy/middleware/env.ts';
import {Refusal} from '../../../src/proxy/middleware/refusal.ts';
import {contactRoutes} from '../../../src/proxy/routes/contacts.ts';
import {lookupRoutes} from '../../../src/proxy/routes/lookups.ts';
import {searchRoutes} from '../../../src/proxy/routes/search.ts';
import {ContactService} from '../../../src/proxy/services/contacts/contact-service.ts';
import type {Directory} from '../../../src/proxy/services/directory.ts';
import {NumberLeases} from '../../../src/proxy/services/contacts/number-leases.ts';
import {Idempotency} from '../../../src/proxy/services/idempotency.ts';
import {LookupCache} from '../../../src/proxy/services/lookups/lookup-cache.ts';
import {LookupService} from '../../../src/proxy/services/lookups/lookup-service.ts';
import {RememberedChoices} from '../../../src/proxy/services/lookups/remembered-choices.ts';
import {emptyDirectory} from '../../support/node/connected-zoho.ts';
import {HandClock, settled} from '../../support/node/hand-clock.ts';
import {MemoryCrm} from '../../support/node/memory-crm.ts';
import {ask, testApp, testCaller, testCallers, testTenant} from '../../support/node/test-app.ts';
import {useTestStore, testSecretBox} from '../../support/node/test-store.ts';

const {callId: _callId, ...wanted} = createContactExample;

describe('contacts over HTTP', () => {
  const store = useTestStore();
  let clock: HandClock;
  let crm: MemoryCrm;
  let app: Hono<Env>;
  let contactByNumber: Directory['contactByNumber'];
  let links: [callId: string, recordId: string][];
  let linkFault: Error | undefined;

  beforeEach(async () => {
    await store.reset();
    clock = new HandClock();
    crm = new MemoryCrm();
    links = [];
    contactByNumber = () => Promise.resolve(undefined);
    linkFault = undefined;
    app = server();
  });

  function server(): Hono<Env> {
    const {db} = store;
    const box = testSecretBox();
    const lookups = new LookupService({
      adapter: crm,
      cache: new LookupCache(db, box),
      choices: new RememberedChoices(db, box),
      directory: {...emptyDirectory, contactByNumber: (...question) => contactByNumber(...question)},
      clock,
    });
    const foreign = (callId: string) => {
      if (callId !== '950000000000001000') throw new Refusal('not_found');
    };
    const calls = {
      get: (_caller: unknown, callId: string) => Promise.resolve(callId).then(foreign),
      link: (_caller: unknown, callId: string, ref: {id: string} | null) =>
        linkFault ? Promise.reject(linkFault) : Promise.resolve(links.push([callId, ref!.id])),
    } as unknown as ConstructorParameters<typeof ContactService>[0]['calls'];
    const leases = new NumberLeases(db, box, clock);
    const contacts = new ContactService({adapter: crm, lookups, calls, leases, clock});
    return testApp({
      clock,
      agentRoutes: [
        lookupRoutes(lookups),
        searchRoutes(contacts),
        contactRoutes(contacts, new Idempotency(db, box, clock)),
      ],
      callers: {
        ...testCallers,
        reader: testCaller({contacts: 'view'}),
        leadMaker: testCaller({tenant: testTenant({settings: {create: {type: 'Lead'}}})}),
        pbxFirst: testCaller({tenant: testTenant({settings: {queryMode: 'when_not_in_pbx_contacts'}})}),
        noCreate: testCaller({tenant: testTenant({settings: {create: {enabled: false}}})}),
      },
    });
  }

  const create = (json: object, {key = randomUUID(), as = 'agent'}: {key?: string; as?: string} = {}) =>
    ask(app, '/contacts', {as, json, headers: {'idempotency-key': key}});
  const problemOf = async (response: Response) =>
    (await response.json()) as Problem & {candidates?: Contact[]};

  describe('POST /contacts', () => {
    it('creates a contact with its number as E.164, and lookups know it at once', async () => {
      const response = await create({...wanted, phones: [{kind: 'mobile', number: '0161 496 0234'}]});
      assert.equal(response.status, 201);
      const contact = (await response.json()) as Contact;
      assert.equal(response.headers.get('location'), `/crm/v1/contacts/Contacts/${contact.id}`);
      assert.equal(contact.phones[0]?.number.e164, '+441614960234');
      crm.records.length = 0;
      const lookup = await ask(app, '/lookups', {as: 'agent', json: {numbers: ['+441614960234']}});
      const {results} = (await lookup.json()) as {results: {state: string; matches: {id: string}[]}[]};
      assert.deepEqual([results[0]?.state, results[0]?.matches[0]?.id], ['matched', contact.id]);
    });

    it('links it to the call it was made for', async () => {
      const {id} = (await (await create(createContactExample)).json()) as Contact;
      assert.deepEqual(links, [['950000000000001000', id]]);
    });

    it('makes nothing for a call that is not the agent’s', async () => {
      const response = await create({...wanted, callId: '950000000000009999'});
      assert.equal(response.status, 422);
      assert.deepEqual((await problemOf(response)).errors, [{pointer: '/callId', code: 'not_found'}]);
      assert.equal(crm.records.length, 0);
    });

    it('shows who has the number already, in whatever form, and creates only when told to', async () => {
      const {id} = crm.add({
        module: 'Leads',
        name: 'Callum Rowe',
        phones: [{field: 'Mobile', kind: 'mobile', stored: '(415) 555-0123'}],
      });
      const refused = await create(wanted);
      assert.equal(refused.status, 409);
      const problem = await problemOf(refused);
      assert.equal(problem.code, 'duplicate_contact');
      assert.deepEqual(
        problem.candidates?.map((one) => one.id),
        [id],
      );
      assert.deepEqual(problem.errors, [{pointer: '/phones/0/number', code: 'already_used'}]);
      assert.equal((await create({...wanted, onDuplicate: 'create'})).status, 201);
    });

    it('asks the CRM who has the number also where the PBX’s own contacts are asked first', async () => {
      const {id} = crm.add({
        module: 'Contacts',
        name: 'Callum Rowe',
        phones: [{field: 'Phone', kind: 'phone', stored: '+1 415 555 0123'}],
      });
      contactByNumber = (_tenant, number) =>
        Promise.resolve({name: 'Callum at the PBX', company: null, numbers: [number]});
      const refused = await create(wanted, {as: 'pbxFirst'});
      assert.equal(refused.status, 409);
      assert.deepEqual(
        (await problemOf(refused)).candidates?.map((one) => one.id),
        [id],
      );
      assert.equal(crm.countOf('create'), 0);
    });

    it('does not create while it cannot know whether the number is taken', async () => {
      crm.fail('findByNumber', new CrmError('unavailable'));
      const response = await create(wanted);
      assert.deepEqual([response.status, (await problemOf(response)).code], [503, 'crm_unavailable']);
      assert.equal(crm.countOf('create'), 0);
    });

    it('makes one record of twenty submits with one key, and of two agents on one call', async () => {
      const key = randomUUID();
      const answers = await Promise.all(Array.from({length: 20}, () => create(wanted, {key})));
      const statuses = answers.map(({status}) => status);
      assert.ok(
        statuses.includes(201) && statuses.every((status) => [201, 409].includes(status)),
        statuses.join(),
      );
      const other = {...wanted, phones: [{kind: 'phone', number: '+14155550188'}]};
      const two = await Promise.all([create(other), create(other, {as: 'admin'})]);
      assert.deepEqual(two.map(({status}) => status).sort(), [201, 409]);
      assert.equal(crm.records.length, 2);
    });

    it('maps what the CRM refuses to the form’s own fields, and names those that only the CRM has', async () => {
      crm.fail(
        'create',
        new CrmError('rejected', {providerCode: 'INVALID_DATA', field: 'Email', pointer: '/email'}),
      );
      const known = await problemOf(await create(wanted));
      assert.deepEqual(
        [known.code, known.errors],
        ['validation_failed', [{pointer: '/email', code: 'invalid'}]],
      );
      crm.fail('create', new CrmError('rejected', {providerCode: 'MANDATORY_NOT_FOUND', field: 'Branch'}));
      const unknown = await problemOf(await create(wanted));
      assert.deepEqual(unknown.errors, [{pointer: '', code: 'crm_field_required'}]);
      assert.match(unknown.detail ?? '', /Branch/);
      assert.deepEqual(unknown.provider, {name: 'zoho', code: 'MANDATORY_NOT_FOUND'});
    });

    it('offers the record that the CRM calls a duplicate', async () => {
      const {id} = crm.add({module: 'Contacts', name: 'Ana Souza'});
      crm.fail('create', new CrmError('duplicate', {providerCode: 'DUPLICATE_DATA', existingId: id}));
      const problem = await problemOf(await create(wanted));
      assert.deepEqual([problem.code, problem.candidates?.map((one) => one.id)], ['duplicate_contact', [id]]);
    });

    it('takes a create whose answer was lost for what it was', async () => {
      crm.fail('create', {error: new CrmError('unknown_outcome'), when: 'after'});
      assert.equal((await create(wanted)).status, 201);
      assert.equal(crm.records.length, 1);
    });

    it('looks first when a doubtful create is sent again', async () => {
      const key = randomUUID();
      crm.fail('create', {error: new CrmError('unknown_outcome'), when: 'after'});
      crm.fail('findCreated', new CrmError('unavailable'));
      const lost = await create(wanted, {key});
      assert.deepEqual([lost.status, (await problemOf(lost)).retryable], [504, true]);
      const again = await create(wanted, {key});
      assert.equal(again.status, 201);
      assert.equal(crm.records.length, 1);
      assert.equal(crm.countOf('create'), 1);
    });

    for (const onDuplicate of ['create', 'reject'] as const)
      it(`looks first as often as it is sent again while the CRM is away (onDuplicate ${onDuplicate})`, async () => {
        const key = randomUUID();
        const form = {...wanted, onDuplicate};
        crm.fail('create', {error: new CrmError('unknown_outcome'), when: 'after'});
        crm.fail('findCreated', new CrmError('unavailable'), 3);
        const statuses: number[] = [];
        for (let attempt = 0; attempt < 4; attempt += 1) statuses.push((await create(form, {key})).status);
        assert.deepEqual(statuses, [504, 503, 503, 201]);
        assert.equal(crm.countOf('create'), 1);
      });

    it('still doubts the first create when the CRM refuses the one that was sent after it', async () => {
      const key = randomUUID();
      crm.fail('create', new CrmError('unknown_outcome'));
      assert.equal((await create(wanted, {key})).status, 504);
      crm.fail('create', new CrmError('rejected', {providerCode: 'INVALID_DATA', pointer: '/email'}));
      assert.equal((await create(wanted, {key})).status, 422);
      // The CRM was slow: what the first had sent is there only now.
      const {id} = crm.add({
        module: 'Contacts',
        name: `${wanted.firstName} ${wanted.lastName}`,
        phones: wanted.phones.map(({kind, number}) => ({field: 'Phone', kind, stored: number})),
      });
      const found = await create(wanted, {key});
      assert.deepEqual([found.status, ((await found.json()) as Contact).id], [201, id]);
    });

    it('makes one record also when the database fails just after it was made', async () => {
      const key = randomUUID();
      const form = {...createContactExample, onDuplicate: 'create'};
      linkFault = new Error('deadlock detected');
      assert.equal((await create(form, {key})).status, 500);
      linkFault = undefined;
      const {id} = (await (await create(form, {key})).json()) as Contact;
      assert.deepEqual(links, [[createContactExample.callId, id]]);
      assert.equal(crm.records.length, 1);
    });

    const invalid: [string, object, {pointer: string; code: string}][] = [
      [
        'a number that is none',
        {phones: [{number: 'call me', kind: 'phone'}]},
        {pointer: '/phones/0/number', code: 'not_a_number'},
      ],
      [
        'an extension',
        {phones: [{number: '101', kind: 'phone'}]},
        {pointer: '/phones/0/number', code: 'not_a_number'},
      ],
      [
        'a record type that the tenant does not make',
        {type: 'Lead'},
        {pointer: '/type', code: 'not_allowed'},
      ],
      ['no last name', {lastName: ' '}, {pointer: '/lastName', code: 'min_length'}],
      ['an unknown field', {owner: '1'}, {pointer: '/owner', code: 'unknown_field'}],
      ['too long a name', {lastName: 'x'.repeat(81)}, {pointer: '/lastName', code: 'max_length'}],
    ];
    for (const [what, change, error] of invalid)
      it(`refuses ${what}, saying where`, async () => {
        const response = await create({...wanted, ...change});
        assert.equal(response.status, 422);
        assert.deepEqual((await problemOf(response)).errors, [error]);
        assert.equal(crm.countOf('create'), 0);
      });

    it('has two places for the numbers of a lead', async () => {
      const phones = ['+14155550101', '+14155550102', '+14155550103'].map((number) => ({
        number,
        kind: 'other',
      }));
      const lead = {type: 'Lead', lastName: 'Rowe', phones, onDuplicate: 'reject'};
      const response = await create(lead, {as: 'leadMaker'});
      assert.deepEqual((await problemOf(response)).errors, [{pointer: '/phones/2/number', code: 'no_field'}]);
    });

    for (const as of ['reader', 'noCreate'])
      it(`is forbidden to ${as}`, async () => assert.equal((await create(wanted, {as})).status, 403));
  });

  describe('Idempotency-Key', () => {
    it('is required, and a UUID', async () => {
      const missing = await ask(app, '/contacts', {as: 'agent', json: wanted});
      assert.deepEqual([missing.status, (await problemOf(missing)).code], [400, 'idempotency_key_required']);
      assert.equal((await create(wanted, {key: 'again'})).status, 400);
    });

    it('gives the first answer again, and says so', async () => {
      const key = randomUUID();
      const first = await create(wanted, {key});
      const again = await create(wanted, {key});
      assert.deepEqual([again.status, again.headers.get('idempotent-replayed')], [201, 'true']);
      assert.equal(first.headers.get('idempotent-replayed'), null);
      assert.deepEqual(await again.json(), await first.json());
      assert.equal(again.headers.get('location'), first.headers.get('location'));
      assert.equal(crm.countOf('create'), 1);
    });

    it('gives a refusal again too', async () => {
      crm.add({
        module: 'Leads',
        name: 'Rowe',
        phones: [{field: 'Phone', kind: 'phone', stored: '+14155550123'}],
      });
      const key = randomUUID();
      await create(wanted, {key});
      crm.records.length = 0;
      const again = await create(wanted, {key});
      assert.deepEqual([again.status, again.headers.get('idempotent-replayed')], [409, 'true']);
    });

    it('belongs to one body and one user', async () => {
      const key = randomUUID();
      const first: CreateContact = {...wanted, onDuplicate: 'create'};
      await create(first, {key});
      const mismatch = await create({...first, lastName: 'Other'}, {key});
      assert.deepEqual([mismatch.status, (await problemOf(mismatch)).code], [422, 'idempotency_mismatch']);
      const stranger = await create(first, {key, as: 'stranger'});
      assert.deepEqual([stranger.status, stranger.headers.get('idempotent-replayed')], [201, null]);
    });

    it('says that the first request is still running, and lets it be taken over when that was cut off', async () => {
      const key = randomUUID();
      let open = () => {};
      crm.gate = new Promise((resolve) => (open = resolve));
      const first = create(wanted, {key});
      while (crm.asked.length === 0) await settled();
      const second = await create(wanted, {key});
      assert.deepEqual([second.status, (await problemOf(second)).code], [409, 'idempotency_in_progress']);
      assert.ok(Number(second.headers.get('retry-after')) > 0);
      open();
      assert.equal((await first).status, 201);
      await store.db.updateTable('idempotency').set({state: 'running', response: null}).execute();
      await clock.advance(61_000);
      const takenOver = await create(wanted, {key});
      assert.equal(takenOver.status, 201);
      assert.equal(crm.records.length, 1, 'and finds what the first had made');
    });

    it('is kept for a day, sealed', async () => {
      const key = randomUUID();
      await create(wanted, {key});
      const dump = JSON.stringify(await store.db.selectFrom('idempotency').selectAll().execute());
      for (const secret of ['Sample', '4155550123']) assert.ok(!dump.includes(secret));
      await clock.advance(25 * 3_600_000);
      crm.records.length = 0;
      const later = await create(wanted, {key});
      assert.deepEqual([later.status, later.headers.get('idempotent-replayed')], [201, null]);
    });

    it('may be used again after a failure that passed', async () => {
      const key = randomUUID();
      crm.fail('create', new CrmError('rate_limited', {retryAfterSeconds: 3}));
      assert.equal((await create(wanted, {key})).status, 429);
      assert.equal((await create(wanted, {key})).status, 201);
    });
  });

  describe('GET /contacts/{module}/{id}', () => {
    it('tells one record', async () => {
      const {id} = crm.add({module: 'Accounts', name: 'Oduya Bakeries'});
      const response = await ask(app, `/contacts/Accounts/${id}`, {as: 'agent'});
      const contact = (await response.json()) as Contact;
      assert.deepEqual([contact.name, response.headers.get('etag')], ['Oduya Bakeries', contact.etag]);
    });

    for (const path of [
      '/contacts/Accounts/700000000000999999',
      '/contacts/Deals/1',
      '/contacts/Accounts/..%2F1',
    ])
      it(`does not find ${path}`, async () =>
        assert.equal((await ask(app, path, {as: 'agent'})).status, 404));
  });

  describe('POST /contacts/search', () => {
    const search = async (json: object) =>
      (await (await ask(app, '/contacts/search', {as: 'agent', json})).json()) as SearchReply;

    it('pages through what it found, asking the CRM no more than it must', async () => {
      for (let index = 0; index < 7; index += 1) crm.add({module: 'Leads', name: `Rowe ${index}`});
      const seen: string[] = [];
      let cursor: string | null | undefined;
      do {
        const page = await search({query: 'rowe', limit: 3, ...(cursor && {cursor})});
        seen.push(...page.items.map(({name}) => name));
        cursor = page.nextCursor;
      } while (cursor);
      assert.deepEqual(seen, ['Rowe 0', 'Rowe 1', 'Rowe 2', 'Rowe 3', 'Rowe 4', 'Rowe 5', 'Rowe 6']);
      assert.ok(crm.countOf('search') <= 3);
    });

    it('takes no cursor of another search', async () => {
      for (let index = 0; index < 4; index += 1) crm.add({module: 'Leads', name: `Rowe ${index}`});
      const {nextCursor} = await search({query: 'rowe', limit: 2});
      const response = await ask(app, '/contacts/search', {
        as: 'agent',
        json: {query: 'souza', cursor: nextCursor},
      });
      assert.equal(response.status, 400);
    });

    it('says what the CRM says when it cannot be asked', async () => {
      crm.fail('search', new CrmError('authorization_required'));
      const response = await ask(app, '/contacts/search', {as: 'agent', json: {query: 'rowe'}});
      assert.deepEqual(
        [response.status, (await problemOf(response)).code],
        [409, 'crm_authorization_required'],
      );
    });
  });

  it('knows no query parameters, so that nothing personal ends up in a URL', async () => {
    for (const path of ['/lookups?number=1', '/contacts/search?query=a', '/contacts?x'])
      assert.equal((await app.request(`/crm/v1${path}`, post)).status, 400, path);
  });

  const post = {
    method: 'POST',
    headers: {
      authorization: 'Bearer agent',
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: '{}',
  };
});
