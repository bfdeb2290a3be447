import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import type {ActivityDraft} from '../../../src/proxy/crm/crm-adapter.ts';
import {ZohoCheckup} from '../../../src/proxy/crm/zoho/zoho-checkup.ts';
import {missingScopes, requiredScopes} from '../../../src/proxy/oauth/scopes.ts';
import {ConsentBench} from './support/consent-bench.ts';

const number = {e164: '+14155550123', nationalSignificant: '4155550123', callingCode: '1', country: 'US'};
const draft: ActivityDraft = {
  subject: 'Inbound call answered: Ada Sample',
  type: 'inbound',
  startedAt: '2026-06-15T10:00:00+01:00',
  durationSeconds: 60,
  description: 'A minute.\n[bgm:1]',
  marker: '[bgm:1]',
  contact: null,
  ownerId: null,
};

describe('the scopes that are asked for', () => {
  let bench: ConsentBench;
  before(async () => (bench = await ConsentBench.start()));
  beforeEach(() => bench.reset());
  after(() => bench.stop());

  /** Everything that the software asks of Zoho; a refusal ends nothing, so that each request is made. */
  async function askEverything(): Promise<void> {
    const {adapter} = bench.process;
    const {tenant} = bench;
    const now = () => bench.zoho.clock.now();
    const checkup = new ZohoCheckup(adapter.client, tenant, new AbortController().signal, now);
    const all = ['Contacts', 'Leads', 'Accounts'] as const;
    const tries = [
      () => adapter.organisation(tenant),
      () => adapter.currentUser(tenant),
      () => adapter.users(tenant),
      () => adapter.findByNumber(tenant, number, all),
      () => adapter.search(tenant, {query: 'ada', modules: all, limit: 5}),
      () => adapter.activityGuard(tenant),
      ...(['Contact', 'Lead'] as const).map((type) => async () => {
        const phones = [{number: '+14155550199', kind: 'phone'} as const];
        const contact = {type, lastName: 'New', company: 'Acme', phones};
        const {id, module} = await adapter.create(tenant, contact);
        await adapter.get(tenant, {module, id});
        await adapter.findCreated(tenant, contact, now());
      }),
      async () => {
        const {id} = await adapter.createActivity(tenant, draft);
        await adapter.updateActivity(tenant, id, draft);
      },
      () => adapter.findActivity(tenant, draft),
      () => checkup.access(),
      () => checkup.mandatory('Contacts'),
      () => checkup.journal(),
    ];
    for (const attempt of tries) await attempt().catch(() => {});
  }
  const refused = (): string[] =>
    bench.world.log
      .newest(5000)
      .filter(({answer}) => answer.includes('OAUTH_SCOPE_MISMATCH'))
      .map(({method, path}) => `${method} ${path}`);

  it('cover every request that is made', async () => {
    await bench.connect();
    await askEverything();
    assert.deepEqual(refused(), []);
    const failed = bench.world.log.newest(5000).filter(({status}) => status >= 400);
    assert.deepEqual(
      failed.map(({method, path, answer}) => `${method} ${path} ${answer}`),
      [],
    );
  });

  for (const scope of requiredScopes)
    it(`leave none out and hold none too much: without ${scope} something is refused`, async () => {
      await bench.connect();
      for (const grant of bench.world.grants.grantsIn(bench.world.org('eu-enterprise')!))
        grant.scopes = grant.scopes.filter((one) => one !== scope && !one.endsWith('.ALL'));
      await askEverything();
      assert.ok(refused().length > 0);
    });

  const given: [string, string[]][] = [
    [requiredScopes.join(' '), []],
    [requiredScopes.join(',').toUpperCase(), []],
    [
      'ZohoCRM.modules.ALL ZohoCRM.users.ALL ZohoCRM.org.ALL ZohoCRM.settings.ALL ZohoCRM.coql.READ ZohoSearch.securesearch.READ',
      [],
    ],
    [
      requiredScopes.filter((one) => !one.includes('.calls.')).join(' ') + ' ZohoCRM.modules.calls.WRITE',
      ['ZohoCRM.modules.calls.READ'],
    ],
    [requiredScopes.slice(1).join(' '), ['ZohoCRM.modules.contacts.READ']],
    [
      requiredScopes.join(' ').replace('contacts.READ', 'contactsmore.READ'),
      ['ZohoCRM.modules.contacts.READ'],
    ],
    ['', [...requiredScopes]],
  ];
  for (const [granted, missing] of given)
    it(`are compared with what Zoho gave: ${granted.slice(0, 60)}… lacks ${missing.length}`, () => {
      assert.deepEqual(missingScopes(granted), missing);
    });
});
