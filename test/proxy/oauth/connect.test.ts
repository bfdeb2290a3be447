import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import type {Region} from '../../../src/contract/index.ts';
import {ConsentBench, publicUrl} from './support/consent-bench.ts';

describe('connecting Zoho', () => {
  let bench: ConsentBench;
  before(async () => (bench = await ConsentBench.start()));
  beforeEach(() => bench.reset());
  after(() => bench.stop());

  const accounts: [Region, string][] = [
    ['us', 'us-enterprise'],
    ['eu', 'eu-enterprise'],
    ['in', 'in-professional'],
    ['jp', 'jp-ultimate'],
    ['ca', 'ca-enterprise'],
    ['sa', 'sa-standard'],
  ];
  for (const [region, org] of accounts)
    it(`works from client to first request in ${region}, asking only that data centre`, async () => {
      await bench.reset({region});
      await bench.connect(org);
      const shown = await bench.connection();
      assert.equal(shown.state, 'connected');
      assert.equal(shown.problem, null);
      assert.equal(shown.region, region);
      assert.equal(shown.namedRegion, null);
      assert.equal(shown.authorizedBy, 'Lena Berg');
      assert.deepEqual(shown.missingScopes, []);
      const {definition, domainName} = bench.world.org(org)!;
      assert.deepEqual(shown.organisation, {
        id: definition.zgid,
        name: definition.companyName,
        edition: definition.edition,
        url: `${bench.zoho.emulator.regions[region].api}/crm/${domainName}/tab/Home`,
      });
      await bench.process.adapter.currentUser(bench.tenant);
      assert.deepEqual(bench.requests(), [
        `${region} POST /oauth/v2/token`,
        `${region} GET /crm/v8/org`,
        `${region} GET /crm/v8/users`,
      ]);
    });

  it('tells every page at once, and the page at the end closes itself', async () => {
    await bench.saveClient(bench.client('eu-enterprise'));
    bench.told = [];
    const {status, page} = await bench.walk().run();
    assert.equal(status, 200);
    assert.match(page, /Zoho is connected/);
    assert.match(page, /window\.close\(\)/);
    assert.equal(publicUrl.startsWith('http'), true);
  });
});
