import {expect, fixture, html} from '@open-wc/testing';
import type {BgmCallNotes} from '../../../src/components/call-notes/call-notes.ts';
import type {BgmCallerCard} from '../../../src/components/caller-card/caller-card.ts';
import type {BgmContactSearch} from '../../../src/components/contact-search/contact-search.ts';
import type {BgmCrmProvider} from '../../../src/components/provider/provider.ts';
import {ringingEventExample, type Session, sessionExample} from '../../../src/contract/index.ts';
import '../../../src/index.ts';
import {FakeClock, settled} from '../../support/fake-clock.ts';
import {endpoint, FakeProxy, json} from '../../support/fake-proxy.ts';
import {text} from '../../support/page.ts';
import {until} from '../../support/until.ts';

const nothing = {
  search: false,
  create: [],
  notes: false,
  comments: false,
  recordings: false,
  settings: 'none',
};
const switchedOff = (disabledBy: 'system_admin' | 'tenant_admin') =>
  ({
    ...sessionExample,
    features: nothing,
    crm: {provider: 'zoho', state: 'disabled', region: 'eu', disabledBy},
  }) as Session;
const systemAdmin = {
  ...switchedOff('system_admin'),
  tenant: null,
  role: 'system_admin',
  user: {...sessionExample.user, extension: null},
  crm: {provider: 'zoho', state: 'disabled', region: null},
  cacheKey: null,
} as Session;

const realFetch = window.fetch.bind(window);
let thrown: unknown[] = [];
const onError = (event: ErrorEvent | PromiseRejectionEvent) =>
  thrown.push('reason' in event ? event.reason : event.error);

async function page(session: Session) {
  const proxy = new FakeProxy({'GET /session': () => json(session)});
  window.fetch = ((request: Request) => proxy.fetch(request)) as typeof fetch;
  const told: Session['crm'][] = [];
  const element = await fixture<BgmCrmProvider>(html`
    <bgm-crm-provider
      cache="memory"
      .clock=${new FakeClock()}
      @bgm-connection-change=${(event: HTMLElementEventMap['bgm-connection-change']) => {
        const {session} = event.detail.state;
        if (session) told.push(session.crm);
      }}
    >
      <bgm-crm-status></bgm-crm-status>
      <bgm-caller-card></bgm-caller-card>
      <bgm-contact-search></bgm-contact-search>
      <bgm-call-notes></bgm-call-notes>
      <bgm-create-contact inline></bgm-create-contact>
    </bgm-crm-provider>
  `);
  element.getToken = async () => 'token';
  element.endpoint = endpoint;
  await until(() => element.session);
  // A call that the page itself knows of rings all the same.
  element.dispatchCall(ringingEventExample);
  for (let turn = 0; turn < 5; turn++) await settled();
  const find = <T extends Element>(tag: string) => element.querySelector<T>(tag)!;
  return {element, proxy, told, find};
}

const routes = (proxy: FakeProxy) => [...new Set(proxy.seen.map(({method, path}) => `${method} ${path}`))];

describe('widgets where CRM is off', () => {
  beforeEach(() => {
    thrown = [];
    addEventListener('error', onError);
    addEventListener('unhandledrejection', onError);
  });
  afterEach(() => {
    window.fetch = realFetch;
    removeEventListener('error', onError);
    removeEventListener('unhandledrejection', onError);
  });

  for (const by of ['system_admin', 'tenant_admin'] as const)
    it(`ask for nothing and tell the page that ${by} has it off (T7)`, async () => {
      const {element, proxy, told, find} = await page(switchedOff(by));
      const search = find<BgmContactSearch>('bgm-contact-search');
      const field = search.shadowRoot!.querySelector('input')!;
      field.value = 'ada';
      field.dispatchEvent(new InputEvent('input', {bubbles: true}));
      await settled();
      expect(routes(proxy).filter((route) => !/\/(session|events)/.test(route))).to.deep.equal([]);
      await until(() => element.matches(':state(crm-off)'));
      expect(told.at(-1)).to.include({state: 'disabled', disabledBy: by});
      expect(element.matches(':state(crm-disconnected)')).to.equal(true);
      expect(text(find('bgm-crm-status'))).to.include('CRM switched off');
      expect(find<BgmCallerCard>('bgm-caller-card').matches(':state(suppressed)')).to.equal(true);
      expect(find<BgmCallNotes>('bgm-call-notes').shadowRoot!.querySelector('textarea')!.disabled).to.equal(
        true,
      );
      expect(thrown).to.deep.equal([]);
    });

  it('tell the page again when somebody else has it off than before', async () => {
    const {element, told, proxy} = await page(switchedOff('tenant_admin'));
    proxy.routes['GET /session'] = () => json(switchedOff('system_admin'));
    await (element.client as unknown as {refreshSession(): Promise<void>}).refreshSession();
    expect(told.map(({disabledBy}) => disabledBy)).to.deep.equal(['tenant_admin', 'system_admin']);
  });
});

describe('widgets where a system admin is signed in, who belongs to no tenant', () => {
  afterEach(() => (window.fetch = realFetch));

  it('ask for nothing at all, not even calls or their stream, and throw nothing', async () => {
    thrown = [];
    addEventListener('error', onError);
    addEventListener('unhandledrejection', onError);
    const {element, proxy, find} = await page(systemAdmin);
    expect(routes(proxy)).to.deep.equal(['GET /session']);
    await until(() => element.matches(':state(online)'));
    expect(element.session?.tenant).to.equal(null);
    const badge = text(find('bgm-crm-status'));
    expect(badge).to.include('No company').and.not.to.include('Ask your administrator');
    expect(thrown).to.deep.equal([]);
    removeEventListener('error', onError);
    removeEventListener('unhandledrejection', onError);
  });
});
