import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {ZohoBench} from '../../support/node/connected-zoho.ts';

/** What the PBX's golden scenarios call from and to, as the PBX writes it, and how the CRM has it. */
const golden: [raw: string, module: string, stored: string, rule: string][] = [
  ['14155550123', 'Contacts', '+1 (415) 555-0123', 'e164'],
  ['07700900321', 'Leads', '07700 900 321', 'national'],
  ['441614960234', 'Accounts', '0161 496 0234', 'national'],
  ['14155550145', 'Contacts', '001-415-555-0145', 'e164'],
  ['01314960456', 'Contacts', '+44 131 496 0456', 'e164'],
  ['+14155550167', 'Leads', '4155550167', 'caller_country'],
  ['14155550188', 'Contacts', '(415) 555-0188', 'caller_country'],
  ['447700900777', 'Leads', '+44 (0)7700 900777', 'e164'],
];

describe('golden numbers, from the PBX’s text to Zoho’s record', () => {
  let bench: ZohoBench;
  before(async () => (bench = await ZohoBench.start()));
  beforeEach(() => bench.reset());
  after(() => bench.stop());

  for (const strictSearch of [false, true])
    for (const [raw, module, stored, rule] of golden)
      it(`${raw} is the one whose number is stored as ${stored}${strictSearch ? ', in a strict search' : ''}`, async () => {
        bench.org.settings.strictSearch = strictSearch;
        const {lookups, tenant} = await bench.connect();
        const {state, matches} = await lookups.find(tenant, raw);
        assert.equal(state, 'matched');
        const [{reason, ...contact}] = matches as [(typeof matches)[0]];
        assert.deepEqual([contact.module, reason.stored, reason.rule], [module, stored, rule]);
        const held = contact.phones.find(({number}) => number.raw === stored);
        assert.equal(held?.number.e164, (await lookups.find(tenant, raw)).number.e164);
      });

  it('costs one request a module however many screens ring, and nothing while it is warm', async () => {
    const {lookups, tenant, tokens} = await bench.connect();
    await tokens.token(tenant.id);
    bench.org.counters.clear();
    await Promise.all(Array.from({length: 100}, () => lookups.find(tenant, '14155550123')));
    assert.deepEqual(bench.asked, {
      'GET Contacts/search': 1,
      'GET Leads/search': 1,
      'GET Accounts/search': 1,
    });
    await lookups.find(tenant, '+14155550123');
    assert.equal(bench.org.counters.total, 3);
  });

  it('knows a contact that was just created before Zoho’s index does', async () => {
    const {lookups, tenant, adapter} = await bench.connect();
    bench.org.settings.indexDelayMs = 180_000;
    const number = '+441614960111';
    assert.equal((await lookups.find(tenant, number)).state, 'unknown');
    const phones = [{kind: 'phone', number}] as const;
    const record = await adapter.create(tenant, {type: 'Contact', lastName: 'Sample', phones});
    await lookups.learnRecord(tenant, number, record, 'created');
    for (const minutes of [0, 1, 1, 1.5]) {
      await bench.clock.advance(minutes * 60_000);
      const {matches} = await lookups.find(tenant, number, {refresh: true});
      assert.deepEqual(
        matches.map(({id}) => id),
        [record.id],
      );
    }
  });
});
