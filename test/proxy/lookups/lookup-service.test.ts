import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';
import * as v from 'valibot';
import {lookupSchema, type Contact, type Lookup, type SettingsInput} from '../../../src/contract/index.ts';
import type {CrmRecord} from '../../../src/proxy/crm/crm-adapter.ts';
import {CrmError} from '../../../src/proxy/crm/crm-error.ts';
import type {Directory} from '../../../src/proxy/services/directory.ts';
import {LookupCache} from '../../../src/proxy/services/lookups/lookup-cache.ts';
import {LookupService} from '../../../src/proxy/services/lookups/lookup-service.ts';
import {RememberedChoices} from '../../../src/proxy/services/lookups/remembered-choices.ts';
import {emptyDirectory} from '../../support/node/connected-zoho.ts';
import {gate} from '../../support/node/gate.ts';
import {HandClock, settled} from '../../support/node/hand-clock.ts';
import {MemoryCrm} from '../../support/node/memory-crm.ts';
import {testTenant} from '../../support/node/test-app.ts';
import {useTestStore, testSecretBox} from '../../support/node/test-store.ts';
import {until} from '../../support/node/until.ts';

const e164 = '+14155550123';

describe('LookupService', () => {
  const store = useTestStore();
  let clock: HandClock;
  let crm: MemoryCrm;
  let lookups: LookupService;
  let directory: Directory;

  beforeEach(async () => {
    await store.reset();
    clock = new HandClock();
    crm = new MemoryCrm();
    directory = emptyDirectory;
    lookups = process();
  });

  /** A process of its own memory on the same database. */
  function process(): LookupService {
    const box = testSecretBox();
    return new LookupService({
      adapter: crm,
      cache: new LookupCache(store.db, box),
      choices: new RememberedChoices(store.db, box),
      directory: {
        extension: (...question) => directory.extension(...question),
        extensions: (...question) => directory.extensions(...question),
        contactByNumber: (...question) => directory.contactByNumber(...question),
      },
      clock,
    });
  }

  const tenantWith = (settings: SettingsInput = {}) => testTenant({settings});
  const tenant = tenantWith();
  const pbxFirst = tenantWith({queryMode: 'when_not_in_pbx_contacts'});
  /** The PBX's address book has the number. */
  const knowAtPbx = () => {
    directory = {
      ...emptyDirectory,
      contactByNumber: (_tenant, number) =>
        Promise.resolve(number === e164 ? {name: 'Front desk', company: null, numbers: [e164]} : undefined),
    };
  };
  const upstream = () => crm.countOf('findByNumber');
  const addAna = (more: Partial<Parameters<MemoryCrm['add']>[0]> = {}) =>
    crm.add({
      module: 'Contacts',
      name: 'Ana Souza',
      phones: [{field: 'Phone', kind: 'phone', stored: '+1 (415) 555-0123'}],
      ...more,
    });
  const shape = ({state, source, stale, complete}: Lookup) => ({state, source, stale, complete});
  const minute = 60_000;

  describe('finds', () => {
    it('a contact, and says why', async () => {
      const {id} = addAna();
      const found = await lookups.find(tenant, '14155550123');
      assert.deepEqual(shape(found), {state: 'matched', source: 'zoho', stale: false, complete: true});
      assert.equal(found.number.e164, e164);
      assert.deepEqual(found.matches[0]?.reason, {
        field: 'Phone',
        stored: '+1 (415) 555-0123',
        rule: 'e164',
        order: 1,
      });
      assert.deepEqual([found.matches[0]?.id, found.problem], [id, null]);
      assert.ok(v.is(lookupSchema, found));
    });

    it('shows the number it matched by as it was understood, not as another country reads it', async () => {
      addAna({phones: [{field: 'Mobile', kind: 'mobile', stored: '4155550123'}]});
      const {matches} = await lookups.find(tenant, e164);
      assert.equal(matches[0]?.reason.rule, 'caller_country');
      assert.equal(matches[0]?.phones[0]?.number.e164, e164);
    });

    it('several, in the tenant’s order, then the most recently active first; none is certain', async () => {
      const phones = [{field: 'Phone', kind: 'phone', stored: '+14155550123'}] as const;
      const lead = addAna({
        module: 'Leads',
        name: 'Lead',
        lastActivityAt: '2026-06-14T00:00:00.000Z',
        phones,
      });
      const old = addAna({name: 'Old', lastActivityAt: '2025-01-01T00:00:00.000Z', phones});
      const recent = addAna({name: 'Recent', lastActivityAt: '2026-06-01T00:00:00.000Z', phones});
      const account = addAna({module: 'Accounts', name: 'Account', phones});
      const ids = async (settings: SettingsInput) => {
        const {matches, state} = await lookups.find(tenantWith(settings), e164);
        assert.equal(state, 'ambiguous');
        return matches.map(({id}) => id);
      };
      assert.deepEqual(await ids({}), [recent.id, old.id, lead.id, account.id]);
      assert.deepEqual(await ids({lookupOrder: ['Accounts', 'Leads', 'Contacts']}), [
        account.id,
        lead.id,
        recent.id,
        old.id,
      ]);
      assert.deepEqual(await ids({lookupOrder: ['Leads', 'Accounts']}), [lead.id, account.id]);
    });

    it('one record once, though two of its fields hold the number, by the surer reason', async () => {
      addAna({
        phones: [
          {field: 'Phone', kind: 'phone', stored: '4155550123'},
          {field: 'Mobile', kind: 'mobile', stored: '+1 415 555 0123'},
        ],
      });
      const {state, matches} = await lookups.find(tenant, e164);
      assert.deepEqual([state, matches.length, matches[0]?.reason.field], ['matched', 1, 'Mobile']);
    });

    it('nobody in what the CRM finds by mere likeness (Z39)', async () => {
      addAna({phones: [{field: 'Phone', kind: 'phone', stored: '+44 14155550123'}]});
      assert.deepEqual(shape(await lookups.find(tenant, e164)), {
        state: 'unknown',
        source: 'zoho',
        stale: false,
        complete: true,
      });
    });

    it('others where one module may not be read, and says so only when none may', async () => {
      addAna();
      crm.unreadable.add('Leads');
      assert.equal((await lookups.find(tenant, e164)).state, 'matched');
      for (const module of ['Contacts', 'Accounts'] as const) crm.unreadable.add(module);
      const refused = await lookups.find(tenant, '+14155550199');
      assert.deepEqual([refused.state, refused.problem?.code], ['unavailable', 'crm_permission']);
    });
  });

  describe('asks nobody', () => {
    const suppressed: [string, string][] = [
      ['anonymous', 'anonymous'],
      ['', 'anonymous'],
      ['112', 'short_number'],
      ['*67', 'short_number'],
      ['102', 'internal'],
      ['sip:102@demo.example', 'internal'],
      ['1020304050', 'internal'],
    ];
    for (const [raw, reason] of suppressed)
      it(`about ${raw || 'an empty number'}: ${reason}`, async () => {
        const person = {
          number: '102',
          kind: 'person',
          name: 'Omar Reyes',
          email: null,
          userId: null,
        } as const;
        directory = {
          ...emptyDirectory,
          extension: (_tenant, number) =>
            Promise.resolve(['102', '1020304050'].includes(number) ? person : undefined),
        };
        const found = await lookups.find(tenant, raw);
        assert.deepEqual([found.state, found.suppressedBy, found.source], ['suppressed', reason, 'pbx']);
        assert.deepEqual(crm.asked, []);
      });

    it('while CRM is off, whoever switched it off', async () => {
      for (const off of [testTenant({crmEnabled: false}), tenantWith({enabled: false})])
        assert.equal((await lookups.find(off, e164)).suppressedBy, 'crm_disabled');
      assert.deepEqual(crm.asked, []);
    });

    it('about what is no number', async () => {
      const found = await lookups.find(tenant, 'see notes');
      assert.deepEqual([found.state, found.number.e164], ['unknown', null]);
      assert.deepEqual(crm.asked, []);
    });

    it('when the PBX’s own contacts know the number and the tenant wants them first', async () => {
      knowAtPbx();
      const found = await lookups.find(pbxFirst, e164);
      assert.deepEqual(
        [found.state, found.pbxContact, found.source],
        ['pbx_contact', {name: 'Front desk', company: null}, 'pbx'],
      );
      assert.equal(upstream(), 0);
      assert.equal((await lookups.find(tenant, e164)).state, 'unknown');
      assert.equal((await lookups.find(pbxFirst, '+14155550188')).state, 'unknown');
      assert.equal(upstream(), 2);
    });

    it('of the PBX’s own contacts who wants the CRM’s word alone', async () => {
      knowAtPbx();
      addAna();
      const found = await lookups.find(pbxFirst, e164, {crmOnly: true});
      assert.deepEqual([found.state, found.source], ['matched', 'zoho']);
      assert.equal((await lookups.find(pbxFirst, e164)).state, 'pbx_contact', 'and nobody else');
    });
  });

  describe('remembers', () => {
    it('asks once for a hundred screens that ring at once', async () => {
      addAna();
      let open = () => {};
      crm.gate = new Promise((resolve) => (open = resolve));
      const all = Promise.all(Array.from({length: 100}, () => lookups.find(tenant, '14155550123')));
      await settled();
      open();
      for (const found of await all) assert.equal(found.state, 'matched');
      assert.equal(upstream(), 1);
    });

    it('answers warm without database, request or decryption', async () => {
      addAna();
      const cold = await lookups.find(tenant, e164);
      const cut = process();
      await cut.find(tenant, e164);
      await store.db.deleteFrom('lookup_cache').execute();
      const warm = await cut.find(tenant, e164);
      assert.deepEqual(shape(warm), {state: 'matched', source: 'cache', stale: false, complete: true});
      assert.deepEqual([warm.matches, warm.asOf], [cold.matches, cold.asOf]);
      assert.equal(upstream(), 1);
    });

    it('shares answers between processes, sealed', async () => {
      addAna();
      await lookups.find(tenant, e164);
      assert.equal((await process().find(tenant, e164)).source, 'cache');
      assert.equal(upstream(), 1);
      const dump = JSON.stringify(await store.db.selectFrom('lookup_cache').selectAll().execute());
      for (const secret of ['Souza', '4155550123', '555-0123']) assert.ok(!dump.includes(secret));
    });

    it('a name for the tenant’s time and nobody for a minute', async () => {
      await lookups.find(tenant, e164);
      addAna();
      await clock.advance(59_000);
      assert.equal((await lookups.find(tenant, e164)).state, 'unknown');
      await clock.advance(2000);
      assert.equal((await lookups.find(tenant, e164)).state, 'matched');
      await clock.advance(299_000);
      assert.equal((await lookups.find(tenant, e164)).source, 'cache');
      await clock.advance(2000);
      assert.equal((await lookups.find(tenant, e164)).source, 'zoho');
      assert.equal(upstream(), 3);
    });

    it('nothing where the tenant’s time is zero, and nothing that failed', async () => {
      const forgetful = tenantWith({cacheTtlSeconds: 0});
      await lookups.find(forgetful, e164);
      await lookups.find(forgetful, e164);
      assert.equal(upstream(), 2);
      crm.fail('findByNumber', new CrmError('unavailable'));
      assert.equal((await lookups.find(tenant, '+14155550188')).state, 'unavailable');
      addAna({phones: [{field: 'Phone', kind: 'phone', stored: '+14155550188'}]});
      assert.equal((await lookups.find(tenant, '+14155550188')).state, 'matched');
    });

    it('asks again when told to, and when a setting changed', async () => {
      await lookups.find(tenant, e164);
      const {id} = addAna();
      assert.equal((await lookups.find(tenant, e164, {refresh: true})).matches[0]?.id, id);
      const mobile = addAna({
        phones: [{field: 'Mobile', kind: 'mobile', stored: '4155550123'}],
        module: 'Leads',
      });
      const other = tenantWith({lookupOrder: ['Leads'], defaultCountry: 'US'});
      const found = await lookups.find(other, e164, {refresh: true});
      assert.deepEqual(
        found.matches.map((one) => [one.id, one.reason.rule]),
        [[mobile.id, 'national']],
      );
    });

    it('forgets a tenant whole', async () => {
      addAna();
      await lookups.find(tenant, e164);
      await lookups.forget(tenant.id);
      assert.equal((await lookups.find(tenant, e164)).source, 'zoho');
    });

    it('one tenant’s answers never for another', async () => {
      addAna();
      await lookups.find(tenant, e164);
      await lookups.find(testTenant({id: '940000000000000002'}), e164);
      assert.equal(upstream(), 2);
    });
  });

  describe('when the CRM does not answer', () => {
    it('gives the last known answer, says how old it is and why', async () => {
      addAna();
      const first = await lookups.find(tenant, e164);
      await clock.advance(6 * minute);
      crm.fail('findByNumber', new CrmError('rate_limited', {retryAfterSeconds: 7}));
      const found = await lookups.find(tenant, e164);
      assert.deepEqual(shape(found), {state: 'matched', source: 'cache', stale: true, complete: true});
      assert.deepEqual(
        [found.asOf, found.problem?.code, found.problem?.retryAfter],
        [first.asOf, 'crm_rate_limited', 7],
      );
    });

    it('says so where nothing is known, or only what is a day old', async () => {
      addAna();
      await lookups.find(tenant, e164);
      await clock.advance(25 * 60 * minute);
      crm.fail('findByNumber', new CrmError('authorization_required'), 2);
      const found = await lookups.find(tenant, e164);
      assert.deepEqual(
        [found.state, found.matches, found.problem?.code],
        ['unavailable', [], 'crm_authorization_required'],
      );
    });

    it('answers at the deadline with what it has, and tells the rest when it comes', async () => {
      addAna();
      let open = () => {};
      crm.gate = new Promise((resolve) => (open = resolve));
      const told: Lookup[] = [];
      lookups.onCompleted((tenantId, number, lookup) => {
        assert.deepEqual([tenantId, number], [tenant.id, e164]);
        told.push(lookup);
      });
      const asked = [lookups.find(tenant, e164), lookups.find(tenant, e164)];
      while (clock.waiting < 2) await settled();
      await clock.advance(1500);
      for (const late of await Promise.all(asked))
        assert.deepEqual(shape(late), {state: 'unavailable', source: 'cache', stale: false, complete: false});
      open();
      while (told.length === 0) await settled();
      assert.deepEqual(told.map(shape), [{state: 'matched', source: 'zoho', stale: false, complete: true}]);
      assert.equal(upstream(), 1);
    });

    it('shows an older answer at the deadline, marked as old', async () => {
      addAna();
      await lookups.find(tenant, e164);
      await clock.advance(6 * minute);
      crm.gate = new Promise(() => {});
      const asked = lookups.find(tenant, e164, {deadlineMs: 200});
      while (crm.countOf('findByNumber') < 2) await settled();
      await clock.advance(200);
      assert.deepEqual(shape(await asked), {state: 'matched', source: 'cache', stale: true, complete: false});
    });
  });

  describe('learns', () => {
    it('a contact that was just created, before the CRM’s index knows it and after', async () => {
      await lookups.find(tenant, e164);
      const record = addAna();
      crm.records.length = 0;
      await lookups.learnRecord(tenant, e164, record, 'created');
      for (const one of [lookups, process()])
        assert.equal((await one.find(tenant, e164)).matches[0]?.id, record.id);
      await clock.advance(2 * minute);
      const refreshed = await lookups.find(tenant, e164, {refresh: true});
      assert.deepEqual([refreshed.state, refreshed.matches[0]?.id], ['matched', record.id]);
      crm.records.push(record);
      await clock.advance(4 * minute);
      assert.equal((await lookups.find(tenant, e164)).matches.length, 1);
      crm.records.length = 0;
      await clock.advance(6 * minute);
      assert.equal((await lookups.find(tenant, e164)).state, 'unknown', 'and no longer than that');
    });

    it('an agent’s choice among several, and forgets it again', async () => {
      const first = addAna({name: 'First'});
      const second = addAna({name: 'Second'});
      assert.equal((await lookups.find(tenant, e164)).state, 'ambiguous');
      const chosen = await lookups.contact(tenant, second);
      await lookups.learn(tenant, e164, chosen!, 'linked');
      for (const options of [{}, {refresh: true}]) {
        const found = await lookups.find(tenant, e164, options);
        assert.deepEqual(
          found.matches.map(({id, reason}) => [id, reason.rule]),
          [[second.id, 'remembered']],
        );
        assert.equal(found.state, 'matched');
      }
      await lookups.unlearn(tenant, e164);
      const undone = await lookups.find(tenant, e164);
      assert.deepEqual(
        [undone.state, undone.matches.map(({id}) => id).sort()],
        ['ambiguous', [first.id, second.id].sort()],
      );
    });

    it('a choice for a number that the PBX’s own contacts know too, in every process', async () => {
      knowAtPbx();
      const chosen = addAna();
      await lookups.learn(pbxFirst, e164, (await lookups.contact(pbxFirst, chosen))!, 'linked');
      for (const one of [lookups, process()])
        assert.deepEqual(
          (await one.find(pbxFirst, e164)).matches.map(({id, reason}) => [id, reason.rule]),
          [[chosen.id, 'remembered']],
        );
      await lookups.unlearn(pbxFirst, e164);
      for (const one of [lookups, process()])
        assert.equal((await one.find(pbxFirst, e164)).state, 'pbx_contact');
    });

    it('a contact that was just created, though the PBX’s own contacts know the number', async () => {
      knowAtPbx();
      const created = addAna();
      await lookups.learnRecord(pbxFirst, e164, created, 'created');
      for (const one of [lookups, process()])
        assert.equal((await one.find(pbxFirst, e164)).matches[0]?.id, created.id);
      await clock.advance(6 * minute);
      assert.equal((await lookups.find(pbxFirst, e164)).state, 'pbx_contact', 'and no longer than that');
    });

    it('a choice that does not hold the number, as long as the CRM has it', async () => {
      const other = crm.add({module: 'Leads', name: 'Someone else'});
      await lookups.learn(tenant, e164, (await lookups.contact(tenant, other))!, 'linked');
      const found = await process().find(tenant, e164);
      assert.deepEqual(
        [found.state, found.matches[0]?.name, found.matches[0]?.reason.rule],
        ['matched', 'Someone else', 'remembered'],
      );
      crm.records.length = 0;
      assert.equal((await lookups.find(tenant, e164, {refresh: true})).state, 'unknown');
      assert.deepEqual(await store.db.selectFrom('remembered_choice').selectAll().execute(), []);
    });

    it('a choice that the grant may not read any more is left out, however it was called before (Z27)', async () => {
      const other = crm.add({module: 'Leads', name: 'Someone else'});
      await lookups.learn(tenant, e164, (await lookups.contact(tenant, other))!, 'linked');
      addAna({name: 'First'});
      crm.fail('get', new CrmError('permission', {providerCode: 'NO_PERMISSION'}));
      const found = await lookups.find(tenant, e164, {refresh: true});
      assert.deepEqual([found.state, found.matches.map(({name}) => name)], ['matched', ['First']]);
    });

    it('and tells those who wait for somebody to be known, once the answer is there', async () => {
      const told: [string, string][] = [];
      const stop = lookups.onLearned((...what) => told.push(what));
      const record = addAna();
      await lookups.learnRecord(tenant, e164, record, 'created');
      await lookups.learn(tenant, e164, (await lookups.contact(tenant, record))!, 'linked');
      stop();
      await lookups.learnRecord(tenant, e164, record, 'created');
      assert.deepEqual(told, [
        [tenant.id, e164],
        [tenant.id, e164],
      ]);
    });

    it('a choice that was made while the CRM was being asked', async () => {
      addAna({name: 'First'});
      const second = addAna({name: 'Second'});
      let open = () => {};
      crm.gate = new Promise((resolve) => (open = resolve));
      const asked = lookups.find(tenant, e164);
      while (upstream() === 0) await settled();
      crm.gate = undefined;
      await lookups.learn(tenant, e164, (await lookups.contact(tenant, second))!, 'linked');
      open();
      assert.equal((await asked).matches[0]?.id, second.id);
      assert.equal((await lookups.find(tenant, e164)).matches[0]?.reason.rule, 'remembered');
    });

    describe('while the record chosen before is being read', () => {
      let old: CrmRecord;
      let wish: CrmRecord;
      let chosenNow: Contact;
      beforeEach(async () => {
        addAna();
        old = crm.add({module: 'Contacts', name: 'Old choice'});
        wish = crm.add({module: 'Contacts', name: 'New choice'});
        await lookups.learn(tenant, e164, (await lookups.contact(tenant, old))!, 'linked');
        chosenNow = (await lookups.contact(tenant, wish))!;
      });

      /** Looks the number up, and does something when the CRM has that record in hand. */
      const findWhile = async (act: () => Promise<void>): Promise<Lookup> => {
        const [search, read] = [gate(), gate()];
        const reads = crm.countOf('get');
        crm.gate = search.opened;
        const asked = lookups.find(tenant, e164, {refresh: true});
        await until(() => upstream() > 0);
        crm.gate = read.opened;
        search.open();
        await until(() => crm.countOf('get') > reads);
        crm.gate = undefined;
        await act();
        read.open();
        return asked;
      };
      const names = ({matches}: Lookup) => matches.map(({name}) => name);

      it('a newer choice, in every process', async () => {
        const found = await findWhile(() => lookups.learn(tenant, e164, chosenNow, 'linked'));
        for (const one of [found, await lookups.find(tenant, e164), await process().find(tenant, e164)])
          assert.deepEqual(names(one), ['New choice']);
      });

      it('a newer choice also when the record of the old one is gone', async () => {
        crm.records.splice(crm.records.indexOf(old), 1);
        const found = await findWhile(() => lookups.learn(tenant, e164, chosenNow, 'linked'));
        for (const one of [found, await lookups.find(tenant, e164, {refresh: true})])
          assert.deepEqual(names(one), ['New choice']);
      });

      it('that the choice was undone, in every process', async () => {
        const found = await findWhile(() => lookups.unlearn(tenant, e164));
        for (const one of [found, await lookups.find(tenant, e164), await process().find(tenant, e164)])
          assert.deepEqual(names(one), ['Ana Souza']);
      });

      it('a newer choice whose answer was forgotten at once', async () => {
        const found = await findWhile(async () => {
          await lookups.learn(tenant, e164, chosenNow, 'linked');
          await lookups.forget(tenant.id);
        });
        for (const one of [found, await process().find(tenant, e164)])
          assert.deepEqual(names(one), ['New choice']);
      });
    });
  });
});
