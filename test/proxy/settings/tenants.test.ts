import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';
import type {AuditReply, Problem, TenantFeature, TenantsReply} from '../../../src/contract/index.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {adminWorld, otherTenant, ownTenant} from './admin-world.ts';

const store = useTestStore();
beforeEach(() => store.reset());

const codeOf = async (answer: Response) => `${answer.status} ${((await answer.json()) as Problem).code}`;

describe('the system admin’s switch', () => {
  it('lists every tenant with its state', async () => {
    const {ask} = await adminWorld(store);
    const {items} = (await (await ask('system', '/tenants')).json()) as TenantsReply;
    assert.deepEqual(items, [
      {id: ownTenant, domain: 'demo.example', crmEnabled: true, state: 'connected', changedAt: null},
      {id: otherTenant, domain: 'second.example', crmEnabled: true, state: 'connected', changedAt: null},
    ]);
  });

  it('tells a tenant that never had a client from one that must authorise again', async () => {
    const {ask, setCrm} = await adminWorld(store);
    setCrm('authorization_required');
    const {items} = (await (await ask('system', '/tenants')).json()) as TenantsReply;
    assert.deepEqual(
      items.map(({state}) => state),
      ['not_configured', 'not_configured'],
    );
  });

  it('takes the CRM from one tenant and gives it back; screens and the journal are told at once', async () => {
    const {ask, clock, sent, resumed, tenants} = await adminWorld(store);
    const set = async (enabled: boolean) => {
      const answer = await ask('system', `/tenants/${ownTenant}/crm`, {method: 'PUT', json: {enabled}});
      return (await answer.json()) as TenantFeature;
    };
    const off = await set(false);
    assert.deepEqual(off, {
      id: ownTenant,
      domain: 'demo.example',
      crmEnabled: false,
      state: 'disabled',
      changedAt: new Date(clock.now()).toISOString(),
    });
    assert.equal((await tenants.byId(ownTenant))!.crmEnabled, false);
    assert.equal((await tenants.byId(otherTenant))!.crmEnabled, true);
    await set(true);
    assert.deepEqual(
      sent.map(({tenantId, event}) => [tenantId, 'state' in event ? event.state : event.type]),
      ['disabled', 'settings.updated', 'connected', 'settings.updated'].map((what) => [ownTenant, what]),
    );
    assert.deepEqual(resumed, [ownTenant]);
  });

  it('takes effect by its repetition when the process could not tell anyone the first time', async () => {
    const {ask, tenants} = await adminWorld(store);
    await tenants.all();
    await store.db.updateTable('tenant').set({crm_enabled: false}).where('id', '=', ownTenant).execute();
    assert.equal((await tenants.byId(ownTenant))!.crmEnabled, true);
    await ask('system', `/tenants/${ownTenant}/crm`, {method: 'PUT', json: {enabled: false}});
    assert.equal((await tenants.byId(ownTenant))!.crmEnabled, false);
  });

  it('is written down in the tenant’s history, once per change', async () => {
    const {ask} = await adminWorld(store);
    for (const enabled of [false, false, true])
      await ask('system', `/tenants/${ownTenant}/crm`, {method: 'PUT', json: {enabled}});
    const {items} = (await (await ask('admin', '/settings/audit')).json()) as AuditReply;
    assert.deepEqual(
      items.map(({by, topic, changes}) => [by, topic, changes[0]!.from, changes[0]!.to]),
      [
        ['Root Admin', 'feature', false, true],
        ['Root Admin', 'feature', true, false],
      ],
    );
  });

  it('is nobody else’s, and knows only tenants that are there (T6, T7)', async () => {
    const {ask, tenants} = await adminWorld(store);
    const put = (as: string, id: string, json: unknown = {enabled: false}) =>
      ask(as, `/tenants/${id}/crm`, {method: 'PUT', json});
    for (const as of ['agent', 'viewer', 'admin', 'stranger']) {
      assert.equal(await codeOf(await ask(as, '/tenants')), '403 forbidden', as);
      assert.equal(await codeOf(await put(as, ownTenant)), '403 forbidden', as);
      assert.equal(await codeOf(await put(as, '1')), '403 forbidden', as);
    }
    assert.equal(await codeOf(await put('system', '940000000000000009')), '404 not_found');
    assert.equal(await codeOf(await put('system', ownTenant, {enabled: 'no'})), '422 validation_failed');
    assert.equal((await tenants.byId(ownTenant))!.crmEnabled, true);
  });
});
