import {expect} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {html} from 'lit';
import {UnreachableError} from '../../../src/client/crm-client.ts';
import type {BgmCrmTenants} from '../../../src/components/crm-tenants/crm-tenants.ts';
import type {ConfirmDialog} from '../../../src/components/settings-parts/confirm-dialog.ts';
import '../../../src/elements/bgm-crm-tenants.ts';
import {
  type Session,
  sessionExample,
  type TenantFeature,
  tenantExample,
  type TenantsReply,
} from '../../../src/contract/index.ts';
import type {BgmTenantCrmChangedEvent} from '../../../src/events/index.ts';
import {deferred} from '../../support/deferred.ts';
import {type AdminAnswer, fakeAdmin, refusal} from '../../support/fake-admin.ts';
import {settled} from '../../support/fake-clock.ts';
import {expectAccessible, setContexts, text, withContexts} from '../../support/page.ts';
import {until} from '../../support/until.ts';

const systemAdmin: Session = {
  ...sessionExample,
  tenant: null,
  role: 'system_admin',
  user: {...sessionExample.user, extension: null},
  crm: {provider: 'zoho', state: 'disabled', region: null},
  cacheKey: null,
};
const tenant = (id: string, more: Partial<TenantFeature> = {}): TenantFeature => ({
  ...tenantExample,
  id,
  domain: `tenant${id}.example`,
  ...more,
});
const items = [
  tenant('2', {crmEnabled: false, state: 'disabled', changedAt: null}),
  tenant('1'),
  tenant('10', {state: 'authorization_required'}),
  tenant('3', {state: 'disabled'}),
];

/** A proxy that keeps the switches. */
function switching(start: readonly TenantFeature[] = items): Record<string, AdminAnswer> {
  let now = start;
  const put = (id: string): AdminAnswer => {
    return ({body}) => {
      const {enabled} = body as {enabled: boolean};
      const state = enabled ? ('not_configured' as const) : ('disabled' as const);
      now = now.map((one) => (one.id === id ? {...one, crmEnabled: enabled, state} : one));
      return now.find((one) => one.id === id);
    };
  };
  return {
    'GET /tenants': () => ({items: now}),
    ...Object.fromEntries(start.map(({id}) => [`PUT /tenants/${id}/crm`, put(id)])),
  };
}

async function place(routes: Record<string, AdminAnswer>, tenantId = '', session = systemAdmin) {
  const fake = fakeAdmin(routes);
  const connection = {link: 'online', session} as const;
  const list = await withContexts<BgmCrmTenants>(
    {client: fake.client, connection},
    html`<bgm-crm-tenants tenant-id=${tenantId}></bgm-crm-tenants>`,
  );
  await settled();
  await list.updateComplete;
  return {list, fake};
}

const words = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();
const rows = (list: BgmCrmTenants) => [...list.shadowRoot!.querySelectorAll<HTMLElement>('[data-tenant]')];
const row = (list: BgmCrmTenants, id: string) => rows(list).find(({dataset}) => dataset['tenant'] === id)!;
const switchOf = (root: Element | ShadowRoot) => root.querySelector<HTMLButtonElement>('[role="switch"]')!;
const isOn = (root: Element | ShadowRoot) => switchOf(root).getAttribute('aria-checked');
const dialog = (list: BgmCrmTenants) =>
  list
    .shadowRoot!.querySelector<ConfirmDialog>('bgm-settings-confirm')!
    .shadowRoot!.querySelector<HTMLDialogElement>('dialog');

async function asked(list: BgmCrmTenants): Promise<HTMLDialogElement> {
  await until(() => dialog(list)?.open);
  return dialog(list)!;
}
const answer = (list: BgmCrmTenants, name: string) =>
  [...dialog(list)!.querySelectorAll('button')].find((one) => words(one) === name)!.click();

describe('bgm-crm-tenants', () => {
  it('lists every tenant with its switch, how it stands in words, and since when', async () => {
    const {list} = await place(switching());
    expect(rows(list).map((one) => one.dataset['tenant'])).to.deep.equal(['1', '2', '3', '10']);
    expect(rows(list).map(isOn)).to.deep.equal(['true', 'false', 'true', 'true']);
    expect(words(row(list, '1')))
      .to.include('Connected with Zoho')
      .and.to.include('Jun 15, 2026');
    expect(words(row(list, '2')))
      .to.include('Off')
      .and.to.include('never');
    expect(words(row(list, '3'))).to.include('switched off in the tenant’s own settings');
    expect(words(row(list, '10'))).to.include('Not connected: Zoho’s consent');
    expect(list.matches(':state(ready)')).to.equal(true);
    await expectAccessible(list);
  });

  it('switches CRM on at one press, and tells the page', async () => {
    const {list, fake} = await place(switching());
    const told: TenantFeature[] = [];
    document.body.addEventListener(
      'bgm-tenant-crm-changed',
      (event: BgmTenantCrmChangedEvent) => told.push(event.detail.tenant),
      {once: true},
    );
    switchOf(row(list, '2')).click();
    await until(() => told.length === 1);
    expect(fake.to('PUT /tenants/2/crm').map(({body}) => body)).to.deep.equal([{enabled: true}]);
    expect(isOn(row(list, '2'))).to.equal('true');
    expect(told[0]?.crmEnabled).to.equal(true);
    expect(words(row(list, '2'))).to.include('Not set up');
    expect(text(list)).to.include('CRM is on for tenant2.example.');
  });

  it('asks before it switches off, says what stops and what is kept, and leaves all as it was on Escape', async () => {
    const {list, fake} = await place(switching());
    switchOf(row(list, '1')).focus();
    await sendKeys({press: ' '});
    const question = await asked(list);
    expect(words(question)).to.include('Switch CRM off for tenant1.example?');
    expect(words(question)).to.include('Callers are looked up no more').and.to.include('are kept');
    await expectAccessible(list);
    await sendKeys({press: 'Escape'});
    await until(() => !question.open);
    expect(fake.to('PUT /tenants/1/crm')).to.have.length(0);
    expect(isOn(row(list, '1'))).to.equal('true');
    expect(list.shadowRoot!.activeElement).to.equal(switchOf(row(list, '1')));
  });

  it('switches off after a yes', async () => {
    const {list, fake} = await place(switching());
    switchOf(row(list, '1')).click();
    await asked(list);
    answer(list, 'Switch off');
    await until(() => isOn(row(list, '1')) === 'false');
    await until(() => text(list).includes('CRM is off for tenant1.example.'));
    expect(fake.to('PUT /tenants/1/crm').map(({body}) => body)).to.deep.equal([{enabled: false}]);
  });

  it('goes back to where it stood when the proxy refuses, and says why', async () => {
    const gate = deferred<TenantFeature>();
    const {list} = await place({...switching(), 'PUT /tenants/2/crm': () => gate.promise});
    switchOf(row(list, '2')).click();
    await list.updateComplete;
    expect(isOn(row(list, '2'))).to.equal('true');
    expect(switchOf(row(list, '2')).getAttribute('aria-disabled')).to.equal('true');
    gate.reject(refusal('unavailable'));
    await until(() => isOn(row(list, '2')) === 'false');
    await list.updateComplete;
    expect(words(list.shadowRoot!.querySelector('[role="alert"]')!)).to.include('The server is busy.');
    expect(text(list)).to.include('CRM for tenant2.example stays as it was.');
  });

  it('shows one tenant alone, as the page that edits a tenant needs it', async () => {
    const {list} = await place(switching(), '10');
    expect(rows(list)).to.have.length(0);
    expect(isOn(list.shadowRoot!)).to.equal('true');
    expect(switchOf(list.shadowRoot!).getAttribute('aria-label')).to.equal('CRM for tenant10.example');
    expect(text(list)).to.include('Not connected: Zoho’s consent').and.not.to.include('tenant1.example.');
    await expectAccessible(list);
  });

  it('says that a tenant is not known, and that there are none', async () => {
    const {list} = await place(switching(), '77');
    expect(text(list)).to.include('This tenant is not known to the CRM server.');
    expect(list.matches(':state(empty)')).to.equal(true);
    const {list: none} = await place(switching([]));
    expect(text(none)).to.include('No tenant is known here yet.');
  });

  for (const role of ['agent', 'tenant_admin'] as const)
    it(`asks nothing and says who may, for a user who is ${role} (T11)`, async () => {
      const {list, fake} = await place(switching(), '', {...sessionExample, role});
      expect(text(list)).to.include('Only a system administrator');
      expect(list.matches(':state(not-permitted)')).to.equal(true);
      expect(fake.asked).to.deep.equal([]);
      await expectAccessible(list);
    });

  it('believes the proxy when that refuses a system admin', async () => {
    const {list} = await place({
      'GET /tenants': () => {
        throw refusal('forbidden');
      },
    });
    expect(list.matches(':state(not-permitted)')).to.equal(true);
    expect(text(list)).to.include('Only a system administrator');
  });

  it('says that it loads, that nothing answers, and asks again on a press', async () => {
    const first = deferred<TenantsReply>();
    const {list, fake} = await place({'GET /tenants': () => first.promise});
    expect(list.matches(':state(loading)')).to.equal(true);
    expect(text(list)).to.include('Asking for the tenants…');
    first.reject(new UnreachableError());
    await until(() => list.matches(':state(error)'));
    await list.updateComplete;
    expect(text(list)).to.include('The server does not answer.');
    Object.assign(fake.routes, switching());
    list.shadowRoot!.querySelector<HTMLButtonElement>('.button')!.click();
    await until(() => rows(list).length === 4);
  });

  it('keeps the list when the connection breaks, and lets nothing be pressed', async () => {
    const {list, fake} = await place(switching());
    await setContexts(list, {connection: {link: 'offline', session: systemAdmin}});
    expect(rows(list)).to.have.length(4);
    expect(text(list)).to.include('nothing can be switched now');
    switchOf(row(list, '2')).click();
    await settled();
    expect(fake.to('PUT /tenants/2/crm')).to.have.length(0);
  });

  it('says what it needs outside a provider', async () => {
    const list = await withContexts<BgmCrmTenants>({}, html`<bgm-crm-tenants></bgm-crm-tenants>`);
    expect(text(list)).to.include('Put this inside <bgm-crm-provider>');
    expect(list.matches(':state(not-connected)')).to.equal(true);
  });

  it('finds one of many tenants by a part of its name', async () => {
    const many = Array.from({length: 400}, (_, index) => tenant(String(index)));
    const {list} = await place(switching(many));
    const field = list.shadowRoot!.querySelector('input')!;
    field.value = 'TENANT39';
    field.dispatchEvent(new InputEvent('input'));
    await list.updateComplete;
    expect(rows(list)).to.have.length(11);
  });

  it('shows a hostile domain as the text it is (T1)', async () => {
    const {list} = await place(switching([tenant('1', {domain: '<img src=x onerror=alert(1)>.example'})]));
    expect(list.shadowRoot!.querySelector('img')).to.equal(null);
    expect(words(row(list, '1'))).to.include('<img src=x onerror=alert(1)>.example');
  });

  it('runs over no edge where it is narrow', async () => {
    await setViewport({width: 320, height: 700});
    const {list} = await place(switching());
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    await expectAccessible(list);
    await setViewport({width: 1200, height: 800});
  });
});
