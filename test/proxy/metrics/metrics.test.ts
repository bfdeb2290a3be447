import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';
import {crmRouteClass} from '../../../src/proxy/metrics/crm-route-class.ts';
import {prometheusMeter} from '../../../src/proxy/metrics/prometheus-meter.ts';
import {storeReadings} from '../../../src/proxy/metrics/store-readings.ts';
import {metricsRoutes} from '../../../src/proxy/routes/metrics.ts';
import {assertDescribed} from '../../support/node/contract-check.ts';
import {testApp} from '../../support/node/test-app.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {scenario} from '../pbx/support/golden.ts';
import {pbxWorld, type PbxWorld} from '../pbx/support/pbx-world.ts';

describe('/metrics', () => {
  const store = useTestStore();
  let world: PbxWorld;
  afterEach(() => world.stop());

  it('counts events, turns of the journal and what waits, and names nobody', async () => {
    const meter = prometheusMeter();
    world = await pbxWorld(store, {meter});
    for (const reading of storeReadings(store.db, world.clock)) meter.gauge(reading);
    await world.post(scenario('inbound-answered'));
    await world.post(scenario('inbound-answered'));
    await world.post({event_type: 'extension_mood', tenant_id: '940000000000000001', mood: 'sunny'});
    await world.settle();
    world.crm.records.splice(0);
    await world.play('inbound-missed');

    const app = testApp({operatorRoutes: metricsRoutes(meter)});
    const response = await app.request('/metrics');
    await assertDescribed('GET', '/metrics', response);
    const text = await response.text();
    const value = (name: string) =>
      text
        .split('\n')
        .find((line) => line.startsWith(`bgm_crm_${name} `))
        ?.split(' ')
        .at(-1);
    const events = scenario('inbound-answered').length;
    assert.equal(value('pbx_events_total{result="duplicate"}'), String(events));
    assert.equal(value('pbx_events_total{result="unknown"}'), '1');
    assert.equal(value('journal_turns_total{outcome="created"}'), '1');
    assert.equal(value('journal_turns_total{outcome="parked"}'), '1');
    assert.equal(value('journal_calls{state="waiting_for_contact"}'), '1');
    assert.equal(value('journal_oldest_queued_seconds'), '0');
    for (const secret of ['555', '7700', 'Ada', 'Ines', 'sunny', '9400000'])
      assert.ok(!text.includes(secret), `the metrics tell ${secret}`);
  });

  it('counts what the call log filled in', async () => {
    const meter = prometheusMeter();
    world = await pbxWorld(store, {meter});
    await world.pbx.playScenario('inbound-answered', {switches: {drop: ['*']}}).done;
    await world.services.reconcile();
    await world.settle();
    const {body} = await meter.render();
    assert.match(body, /bgm_crm_reconciled_total 1\n/);
  });

  it('leaves out a gauge that cannot be read, and tells the others', async () => {
    world = await pbxWorld(store);
    const meter = prometheusMeter();
    meter.gauge({name: 'broken', help: 'Broken.', read: () => Promise.reject(new Error('away'))});
    meter.gauge({name: 'fine', help: 'Fine.', read: () => Promise.resolve([{value: 7}])});
    const {body} = await meter.render();
    assert.match(body, /bgm_crm_fine 7\n/);
    assert.doesNotMatch(body, /bgm_crm_broken \d/);
  });

  it('puts requests to the CRM into a few classes, whatever stands in their path', async () => {
    world = await pbxWorld(store);
    const classes = ['Contacts/search', 'coql', 'Calls', 'Calls/4876876000000444001', 'Leads/1', 'org', 'x'];
    assert.deepEqual(classes.map(crmRouteClass), [
      'search',
      'query',
      'activity',
      'activity',
      'record',
      'metadata',
      'other',
    ]);
  });
});
