import {expect, fixture, html} from '@open-wc/testing';
import {ContextConsumer} from '@lit/context';
import {LitElement} from 'lit';
import type {CallListener} from '../../../src/adapters/call-source.ts';
import {BgmCrmProvider} from '../../../src/components/provider/provider.ts';
import {isShortcut} from '../../../src/components/provider/shortcut.ts';
import {
  type CallEvent,
  callRecordExample,
  matchedLookupExample,
  ringingCallExample,
  ringingEventExample,
  sessionExample,
  type StreamEvent,
} from '../../../src/contract/index.ts';
import '../../../src/elements/bgm-crm-provider.ts';
import {
  callsContext,
  connectionContext,
  crmClientContext,
  localeContext,
} from '../../../src/state/contexts.ts';
import {I18n} from '../../../src/state/i18n.ts';
import {deferred} from '../../support/deferred.ts';
import {fakeClient, known} from '../../support/fake-client.ts';
import {FakeClock, settled} from '../../support/fake-clock.ts';
import {endpoint, FakeProxy, json, problem} from '../../support/fake-proxy.ts';
import {until} from '../../support/until.ts';

/** A widget that shows what its provider gives it. */
class TestWidget extends LitElement {
  readonly client = new ContextConsumer(this, {context: crmClientContext, subscribe: true});
  readonly calls = new ContextConsumer(this, {context: callsContext, subscribe: true});
  readonly connection = new ContextConsumer(this, {context: connectionContext, subscribe: true});
  readonly localeState = new ContextConsumer(this, {context: localeContext, subscribe: true});
  readonly i18n = new I18n(this);
}

const realFetch = window.fetch.bind(window);
let streams: WritableStreamDefaultWriter<Uint8Array>[] = [];

/** A proxy whose event stream the test writes. */
function onlineProxy(routes: ConstructorParameters<typeof FakeProxy>[0] = {}) {
  const proxy = new FakeProxy({
    'GET /events': ({signal}) => {
      const {readable, writable} = new TransformStream<Uint8Array, Uint8Array>();
      const writer = writable.getWriter();
      signal.addEventListener('abort', () => void writer.abort().catch(() => undefined));
      streams.push(writer);
      return new Response(readable, {headers: {'Content-Type': 'text/event-stream'}});
    },
    ...routes,
  });
  window.fetch = ((request: Request) => proxy.fetch(request)) as typeof fetch;
  return proxy;
}

async function push(event: StreamEvent): Promise<void> {
  const text = `id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
  await streams.at(-1)!.write(new TextEncoder().encode(text));
  await settled();
}

async function provider(options: Partial<BgmCrmProvider> = {}) {
  const element = await fixture<BgmCrmProvider>(html`
    <bgm-crm-provider cache="memory"><test-widget></test-widget></bgm-crm-provider>
  `);
  element.clock = new FakeClock();
  Object.assign(element, options);
  await element.updateComplete;
  return {element, widget: element.querySelector<TestWidget>('test-widget')!};
}

/** Signed in, with its stream open. */
async function connected(proxy = onlineProxy(), options: Partial<BgmCrmProvider> = {}) {
  const there = await provider(options);
  there.element.endpoint = endpoint;
  there.element.getToken = async () => 'widget-token';
  await until(
    () => there.widget.connection.value?.link === 'online' && streams.length && proxy.to('GET /calls').length,
  );
  await settled();
  return {...there, proxy};
}

function next<Name extends keyof HTMLElementEventMap>(
  element: HTMLElement,
  name: Name,
): Promise<HTMLElementEventMap[Name]> {
  return new Promise((resolve) => element.addEventListener(name, resolve, {once: true}));
}

const shadowText = (element: Element, selector: string) =>
  element.shadowRoot!.querySelector(selector)?.textContent.trim();

before(() => customElements.define('test-widget', TestWidget));
beforeEach(() => {
  streams = [];
});
afterEach(() => {
  window.fetch = realFetch;
});

describe('<bgm-crm-provider>: connection', () => {
  it('connects by itself once it has an endpoint and a way to a token, and says who is signed in', async () => {
    onlineProxy();
    const {element, widget} = await provider();
    expect(widget.connection.value).to.deep.equal({link: 'connecting'});
    setTimeout(() => Object.assign(element, {endpoint, getToken: async () => 'widget-token'}));
    const {detail} = await next(element, 'bgm-ready');
    expect(detail.session.user.name).to.equal('Ines Holm');
    expect(element.session).to.deep.equal(sessionExample);
    expect(widget.client.value).to.equal(element.client);
    await element.updateComplete;
    expect(element.matches(':state(online)')).to.equal(true);
  });

  it('is online for a system admin, for whom there is no stream', async () => {
    const session = {...sessionExample, tenant: null, role: 'system_admin' as const};
    const proxy = onlineProxy({
      'GET /session': () => json(session),
      'GET /events': () => problem('forbidden'),
    });
    const {element, widget} = await provider({endpoint, getToken: async () => 'widget-token'});
    await until(() => widget.connection.value?.link !== 'connecting');
    await settled();
    expect(widget.connection.value?.link).to.equal('online');
    expect(proxy.to('GET /events')).to.deep.equal([]);
    await element.updateComplete;
    expect(element.matches(':state(offline)')).to.equal(false);
  });

  it('answers widgets that were defined before it', async () => {
    const place = await fixture(
      html`<div>
        <late-provider><test-widget></test-widget></late-provider>
      </div>`,
    );
    const widget = place.querySelector<TestWidget>('test-widget')!;
    expect(widget.localeState.value).to.equal(undefined);
    customElements.define('late-provider', class extends BgmCrmProvider {});
    await until(() => typeof widget.localeState.value?.locale === 'string');
  });

  it('asks to sign in when no token is taken, and connects when told to again', async () => {
    let signedIn = false;
    onlineProxy({'GET /session': () => (signedIn ? json(sessionExample) : problem('unauthenticated'))});
    const {element, widget} = await provider();
    setTimeout(() => Object.assign(element, {endpoint, getToken: async () => 'widget-token'}));
    await next(element, 'bgm-auth-required');
    expect(widget.connection.value?.link).to.equal('signed_out');
    signedIn = true;
    void element.connect();
    await next(element, 'bgm-ready');
    expect(widget.connection.value?.link).to.equal('online');
  });

  it('shows a line, or the page’s own, while the proxy cannot be reached, and comes back by itself', async () => {
    let up = false;
    const clock = new FakeClock();
    onlineProxy({
      'GET /session': () =>
        up
          ? json(sessionExample)
          : new Response('<h1>Gateway</h1>', {headers: {'Content-Type': 'text/html'}}),
    });
    const {element} = await provider({clock});
    Object.assign(element, {endpoint, getToken: async () => 'widget-token'});
    await until(() => element.matches(':state(offline)'));
    expect(shadowText(element, '[part=offline]')).to.contain('No connection');
    await expect(element).to.be.accessible();
    up = true;
    setTimeout(() => void clock.pass(3000));
    await next(element, 'bgm-ready');
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('slot[name=offline]')).to.equal(null);
  });

  it('passes on why the proxy refuses, and does not insist', async () => {
    const proxy = onlineProxy({'GET /session': () => problem('origin_not_allowed')});
    const {element} = await provider();
    setTimeout(() => Object.assign(element, {endpoint, getToken: async () => 'widget-token'}));
    const {detail} = await next(element, 'bgm-error');
    expect(detail.problem.code).to.equal('origin_not_allowed');
    await (element.clock as FakeClock).pass(60_000);
    expect(proxy.to('GET /session')).to.have.length(1);
  });

  it('says when the proxy has lost its way into the CRM', async () => {
    const {element} = await connected();
    const {id, time} = ringingEventExample;
    setTimeout(() => void push({id, time, type: 'connection.updated', state: 'authorization_required'}));
    const {detail} = await next(element, 'bgm-connection-change');
    expect(detail.state.session?.crm.state).to.equal('authorization_required');
    await element.updateComplete;
    expect(element.matches(':state(crm-disconnected)')).to.equal(true);
  });

  it('reads the session again when an admin has changed the settings', async () => {
    let features: {notes: boolean} = sessionExample.features;
    const {element} = await connected(
      onlineProxy({'GET /session': () => json({...sessionExample, features})}),
    );
    features = {...features, notes: false};
    await push({id: '5', time: ringingEventExample.time, type: 'settings.updated'});
    await until(() => element.session?.features.notes === false);
  });

  it('forgets every kept answer when the proxy says that they are of another connection', async () => {
    const {widget} = await connected();
    const client = widget.client.value!;
    const {time} = ringingEventExample;
    await push({id: '5', time, type: 'lookup.completed', lookup: matchedLookupExample});
    const number = matchedLookupExample.number.e164;
    await until(() => client.peek(number));
    await push({id: '6', time, type: 'cache.cleared'});
    await until(() => !client.peek(number));
  });

  it('forgets user and calls at sign-out', async () => {
    const {element, widget, proxy} = await connected();
    element.dispatchCall(ringingEventExample);
    expect(await element.disconnect()).to.deep.equal([]);
    expect(proxy.to('DELETE /session')).to.have.length(1);
    expect(widget.connection.value).to.deep.equal({link: 'signed_out'});
    expect(element.calls).to.deep.equal([]);
    expect(element.session).to.equal(undefined);
  });

  it('uses the page’s own client, and then asks for no endpoint', async () => {
    const client = fakeClient();
    const {element, widget} = await provider({client});
    expect(widget.client.value).to.equal(client);
    expect(widget.connection.value?.link).to.equal('online');
    expect(element.session).to.deep.equal(sessionExample);
  });

  it('ends its stream when it leaves the page, and connects again when it comes back', async () => {
    const {element, proxy} = await connected();
    const parent = element.parentElement!;
    element.remove();
    await until(() => proxy.to('GET /events')[0]!.signal.aborted);
    parent.append(element);
    await until(() => proxy.to('GET /events').length === 2);
  });
});

describe('<bgm-crm-provider>: calls', () => {
  it('tells a call of the stream to widgets and page, each happening once', async () => {
    const {element, widget} = await connected();
    const heard: string[] = [];
    for (const name of ['bgm-call-ringing', 'bgm-call-answered', 'bgm-call-ended'] as const) {
      element.addEventListener(name, (event) => heard.push(`${event.type} ${event.detail.call.id}`));
    }
    await push(ringingEventExample);
    await push(ringingEventExample);
    expect(widget.calls.value?.active?.call.remote.number.e164).to.equal('+14155550123');
    expect(element.activeCall?.state).to.equal('ringing');
    const answered: CallEvent = {
      ...ringingEventExample,
      id: '2',
      type: 'call.answered',
      call: {id: ringingCallExample.id},
    };
    element.dispatchCall(answered);
    element.dispatchCall(answered);
    expect(heard).to.deep.equal([
      `bgm-call-ringing ${ringingCallExample.id}`,
      `bgm-call-answered ${ringingCallExample.id}`,
    ]);
  });

  it('says what has changed about a call', async () => {
    const {element} = await provider();
    element.dispatchCall(ringingEventExample);
    setTimeout(() =>
      element.dispatchCall({
        ...ringingEventExample,
        id: '2',
        type: 'call.ended',
        call: {id: ringingCallExample.id, outcome: 'missed'},
      }),
    );
    const {detail} = await next(element, 'bgm-call-update');
    expect(detail.changed).to.include.members(['state', 'outcome', 'endedAt']);
  });

  it('knows calls that rang before the page was opened', async () => {
    const active = {
      ...callRecordExample,
      state: 'ringing' as const,
      endedAt: undefined,
      outcome: undefined,
      answeredAt: undefined,
    };
    const {element, widget} = await connected(
      onlineProxy({'GET /calls': () => json({items: [active], nextCursor: null})}),
    );
    await until(() => element.activeCall);
    expect(element.activeCall?.state).to.equal('ringing');
    expect(widget.calls.value?.active?.contact?.name).to.equal('Ada Sample');
    expect(element.activeCall).not.to.have.property('journal');
  });

  it('misses no call that begins while it connects: it asks once the stream is open', async () => {
    const active = {...callRecordExample, state: 'ringing' as const, endedAt: undefined, outcome: undefined};
    const {element} = await connected(
      onlineProxy({'GET /calls': () => json({items: streams.length > 0 ? [active] : [], nextCursor: null})}),
    );
    await until(() => element.activeCall);
    expect(element.activeCall?.id).to.equal(active.id);
  });

  it('rings and goes on where the computer’s clock is fast', async () => {
    const {time} = ringingEventExample;
    const clock = new FakeClock(Date.parse(time) + 6 * 60_000);
    const talking = {...ringingCallExample, state: 'connected' as const};
    let items: object[] = [];
    const {element} = await connected(onlineProxy({'GET /calls': () => json({items, nextCursor: null})}), {
      clock,
    });
    await push(ringingEventExample);
    expect(element.activeCall?.state).to.equal('ringing');
    items = [{...callRecordExample, ...talking}];
    await clock.pass(1000);
    await push({id: '8', time, type: 'stream.reset'});
    await until(() => element.activeCall?.state === 'connected');
    const later = new Date(Date.parse(time) + 2000).toISOString();
    await push({
      id: '9',
      time: later,
      type: 'call.held',
      callId: talking.id,
      call: {...talking, state: 'held'},
    });
    expect(element.activeCall?.state).to.equal('held');
  });

  it('does not ring for what the stream told before the computer slept', async () => {
    const {time} = ringingEventExample;
    const clock = new FakeClock(Date.parse(time));
    const {element} = await connected(onlineProxy(), {clock});
    await push({id: '1', time, type: 'settings.updated'});
    // No timer runs in a sleeping computer.
    clock.now = () => Date.parse(time) + 6 * 60_000;
    await push({...ringingEventExample, id: '2'});
    expect(element.calls).to.have.length(0);
  });

  it('lets a call ring on that began while the proxy was asked what goes on', async () => {
    const answer = deferred<Response>();
    const {element} = await connected(onlineProxy({'GET /calls': () => answer.promise}));
    await push({...ringingEventExample, time: new Date().toISOString()});
    answer.resolve(json({items: [], nextCursor: null}));
    await settled();
    await settled();
    expect(element.activeCall?.state).to.equal('ringing');
  });

  it('keeps what was told while the proxy was asked: its answer is older', async () => {
    const answer = deferred<Response>();
    const {element, widget} = await connected(onlineProxy({'GET /calls': () => answer.promise}));
    const time = new Date().toISOString();
    const {id: callId} = ringingCallExample;
    await push({...ringingEventExample, time});
    await push({id: '3', time, type: 'call.linked', callId, contact: callRecordExample.contact});
    const held = {...ringingCallExample, state: 'held' as const};
    await push({id: '4', time, type: 'call.held', callId, call: held});
    answer.resolve(
      json({items: [{...callRecordExample, state: 'connected', contact: null}], nextCursor: null}),
    );
    await settled();
    await settled();
    expect(element.activeCall?.state).to.equal('held');
    expect(widget.calls.value?.active?.contact).to.deep.equal(callRecordExample.contact);
    expect(widget.calls.value?.active?.journal).to.deep.equal(callRecordExample.journal);
  });

  it('puts link and journal beside the call, and hands late lookups and notes to the client', async () => {
    const {element, widget} = await connected();
    const {id: callId} = ringingCallExample;
    const {time} = ringingEventExample;
    await push(ringingEventExample);
    await push({id: '2', time, type: 'journal.updated', callId, journal: callRecordExample.journal});
    await push({id: '3', time, type: 'call.linked', callId, contact: callRecordExample.contact});
    await push({id: '4', time, type: 'lookup.completed', callId, lookup: matchedLookupExample});
    expect(widget.calls.value?.active).to.deep.include({
      contact: callRecordExample.contact,
      journal: callRecordExample.journal,
    });
    expect(element.client?.peek('+14155550123')?.lookup.state).to.equal('matched');
  });

  it('fetches what goes on again when the stream could not be resumed', async () => {
    const {proxy} = await connected();
    const before = proxy.to('GET /calls').length;
    await push({id: '9', time: ringingEventExample.time, type: 'stream.reset'});
    await until(() => proxy.to('GET /calls').length === before + 1);
  });

  it('listens to phones in the page while it stands in the page', async () => {
    const listeners = new Set<CallListener>();
    const source = {
      subscribe(listener: CallListener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    const {element} = await provider({callSources: [source]});
    listeners.forEach((listener) => listener(ringingEventExample));
    expect(element.calls).to.have.length(1);
    element.remove();
    expect(listeners.size).to.equal(0);
  });

  it('puts a call away when the agent does', async () => {
    const {element, widget} = await provider();
    element.dispatchCall(ringingEventExample);
    const detail = {callId: ringingCallExample.id};
    widget.dispatchEvent(new CustomEvent('bgm-dismiss', {detail, bubbles: true, composed: true}));
    expect(element.activeCall).to.equal(undefined);
    expect(element.calls).to.have.length(1);
  });

  it('dials by the first phone that can, unless somebody on the way out says no', async () => {
    const dialled: string[] = [];
    const phone = {
      subscribe: () => () => undefined,
      dial: async (number: string) => void dialled.push(number),
    };
    const {element} = await provider({callSources: [{subscribe: () => () => undefined}, phone]});
    element.dial('+14155550123');
    const stop = (event: Event) => event.preventDefault();
    document.addEventListener('bgm-dial', stop, {once: true});
    element.dial('+14155550199');
    expect(dialled).to.deep.equal(['+14155550123']);
  });
});

describe('<bgm-crm-provider>: people', () => {
  it('says aloud who calls, by name where it is known', async () => {
    const {element} = await provider({client: fakeClient({peek: () => known(matchedLookupExample)})});
    element.dispatchCall(ringingEventExample);
    await element.updateComplete;
    expect(shadowText(element, '[role=alert]')).to.equal('Incoming call from Ada Sample');
    await expect(element).to.be.accessible();
  });

  it('notifies of a call while the tab is hidden, if the page may, and takes it back when the call is answered', async () => {
    const shown: {title: string; body: string | undefined; closed: boolean}[] = [];
    class FakeNotification {
      static permission = 'granted';
      readonly #shown;
      constructor(title: string, {body}: NotificationOptions) {
        shown.push((this.#shown = {title, body, closed: false}));
      }
      close() {
        this.#shown.closed = true;
      }
    }
    const real = Object.getOwnPropertyDescriptor(window, 'Notification')!;
    Object.defineProperty(window, 'Notification', {value: FakeNotification, configurable: true});
    Object.defineProperty(document, 'hidden', {value: true, configurable: true});
    try {
      const {element} = await provider({notifications: 'hidden-tab'});
      element.dispatchCall(ringingEventExample);
      expect(shown).to.deep.equal([{title: 'Incoming call', body: '+1 415 555 0123', closed: false}]);
      element.dispatchCall({
        ...ringingEventExample,
        id: '2',
        type: 'call.answered',
        call: {id: ringingCallExample.id},
      });
      expect(shown[0]!.closed).to.equal(true);
      (await provider()).element.dispatchCall(ringingEventExample);
      expect(shown).to.have.length(1);
    } finally {
      Object.defineProperty(window, 'Notification', real);
      Reflect.deleteProperty(document, 'hidden');
    }
  });

  it('says it politely, or not at all', async () => {
    const {element} = await provider({announce: 'polite'});
    element.dispatchCall(ringingEventExample);
    await element.updateComplete;
    expect(shadowText(element, '.spoken[role=status]')).to.equal('Incoming call from +1 415 555 0123');
    element.announce = 'off';
    await element.updateComplete;
    expect(shadowText(element, '.spoken')).to.equal(undefined);
  });

  it('gives its language, direction and zone to what is inside, and the nearest ones when it has none', async () => {
    onlineProxy();
    const place = await fixture(
      html`<div lang="de" dir="rtl">
        <bgm-crm-provider><test-widget></test-widget></bgm-crm-provider>
      </div>`,
    );
    const element = place.querySelector('bgm-crm-provider')!;
    const widget = place.querySelector<TestWidget>('test-widget')!;
    await element.updateComplete;
    expect(widget.localeState.value).to.include({locale: 'de', dir: 'rtl'});
    Object.assign(element, {locale: 'ar', dir: '', timeZone: 'Asia/Tokyo'});
    await element.updateComplete;
    expect(widget.localeState.value).to.deep.equal({locale: 'ar', dir: 'rtl', timeZone: 'Asia/Tokyo'});
    expect(getComputedStyle(widget).direction).to.equal('rtl');
    element.dir = 'ltr';
    await element.updateComplete;
    expect(widget.i18n.dir()).to.equal('ltr');
  });

  it('speaks the page’s own words', async () => {
    const {element, widget} = await provider({locale: 'nl'});
    element.setStrings('nl', {bgmRetry: 'Opnieuw'});
    expect(widget.i18n.term('bgmRetry')).to.equal('Opnieuw');
    expect(widget.i18n.term('bgmSave')).to.equal('Save');
  });

  it('moves the focus to the card by its shortcut, and only by it', async () => {
    const element = await fixture<BgmCrmProvider>(html`
      <bgm-crm-provider><x-caller-card tabindex="0"></x-caller-card></bgm-crm-provider>
    `);
    const press = (init: KeyboardEventInit) =>
      document.dispatchEvent(new KeyboardEvent('keydown', {cancelable: true, ...init}));
    press({key: 'c', altKey: true});
    expect(document.activeElement).to.equal(document.body);
    press({key: 'Ç', code: 'KeyC', altKey: true, shiftKey: true});
    expect(document.activeElement?.localName).to.equal('x-caller-card');
    expect(isShortcut(new KeyboardEvent('keydown', {key: 'c'}), '')).to.equal(false);
    element.remove();
  });

  it('carries theme and density to what is inside', async () => {
    const {element, widget} = await provider({theme: 'dark', density: 'compact'});
    await element.updateComplete;
    expect(getComputedStyle(widget).colorScheme).to.equal('dark');
    expect(getComputedStyle(widget).getPropertyValue('--bgm-space')).to.equal('3px');
  });
});
