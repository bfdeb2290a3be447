import {expect} from '@open-wc/testing';
import {a11ySnapshot, emulateMedia, sendKeys} from '@web/test-runner-commands';
import {html} from 'lit';
import {type CrmClient, ProblemError, UnreachableError} from '../../src/client/crm-client.ts';
import {HttpCrmClient} from '../../src/client/http-client.ts';
import type {BgmContactSearch} from '../../src/components/contact-search/contact-search.ts';
import {
  contactExample,
  phoneNumberExample,
  matchedLookupExample,
  problemExample,
  ringingCallExample,
  type Contact,
  type SearchReply,
  sessionExample,
} from '../../src/contract/index.ts';
import '../../src/elements/bgm-contact-search.ts';
import {deferred} from '../support/deferred.ts';
import {fakeClient, known} from '../support/fake-client.ts';
import {endpoint, FakeProxy, json, problem} from '../support/fake-proxy.ts';
import {FakeClock, settled} from '../support/fake-clock.ts';
import {expectAccessible, part, partElement, setContexts, text, withContexts} from '../support/page.ts';
import {until} from '../support/until.ts';

const ana: Contact = {
  ...contactExample,
  id: '4876876000000111001',
  name: 'Ana Souza',
  company: 'Acme GmbH',
  email: 'ana@acme.example',
  phones: [{kind: 'mobile', number: {...phoneNumberExample, raw: '030/901820', e164: '+4930901820'}}],
};
const sana: Contact = {
  ...ana,
  module: 'Leads',
  id: '4876876000000111002',
  name: 'Susana Lind',
  company: 'Nord AB',
};
const reply = (...items: Contact[]): SearchReply => ({items, nextCursor: null, complete: true});

interface Placed {
  readonly search: BgmContactSearch;
  readonly clock: FakeClock;
}

async function place(
  overrides: Partial<CrmClient> = {},
  attributes: Partial<BgmContactSearch> = {},
): Promise<Placed> {
  const clock = new FakeClock();
  const search = await withContexts<BgmContactSearch>(
    {client: fakeClient(overrides)},
    html`<bgm-contact-search label="Customer" .clock=${clock}></bgm-contact-search>`,
  );
  Object.assign(search, attributes);
  await near(search);
  return {search, clock};
}

/** A hand comes near, and what it needs is there before it has arrived. */
async function near(search: BgmContactSearch): Promise<void> {
  search.dispatchEvent(new Event('pointerover'));
  await search.updateComplete;
}

async function type({search, clock}: Placed, words: string, ms = 150): Promise<void> {
  search.focus();
  await sendKeys({type: words});
  await clock.pass(ms);
  await search.updateComplete;
}

const options = (search: BgmContactSearch) => [
  ...(search.shadowRoot?.querySelectorAll<HTMLElement>('[role=option]') ?? []),
];
const names = (search: BgmContactSearch) =>
  [...(search.shadowRoot?.querySelectorAll('[part~=option-name]') ?? [])].map((name) =>
    name.textContent?.trim(),
  );
const groups = (search: BgmContactSearch) =>
  [...(search.shadowRoot?.querySelectorAll('.group-name') ?? [])].map((name) => name.textContent);
const active = (search: BgmContactSearch) =>
  search.shadowRoot
    ?.querySelector('[role=option][aria-selected=true] [part~=option-name]')
    ?.textContent?.trim();
const input = (search: BgmContactSearch) =>
  partElement<HTMLInputElement>(search, 'input') as HTMLInputElement;
const heard = <E extends Event>(search: EventTarget, name: string): E[] => {
  const events: E[] = [];
  search.addEventListener(name, (event) => events.push(event as E));
  return events;
};

describe('bgm-contact-search', () => {
  // Contrast is measured on settled colours, not halfway through a change.
  before(() => emulateMedia({reducedMotion: 'reduce'}));

  describe('finding', () => {
    it('shows what this computer knows at once and asks Zoho after a pause in typing', async () => {
      const asked: string[] = [];
      const placed = await place({
        searchLocal: async () => [ana],
        search: async ({query}) => (asked.push(query), reply(sana)),
      });
      await type(placed, 'ana', 0);
      expect(names(placed.search)).to.deep.equal(['Ana Souza']);
      expect(groups(placed.search)).to.deep.equal(['On this computer']);
      expect(part(placed.search, 'message')).to.equal('Looking in Zoho…');
      expect(asked).to.deep.equal([]);
      await placed.clock.pass(149);
      expect(asked).to.deep.equal([]);
      await placed.clock.pass(1);
      expect(asked).to.deep.equal(['ana']);
      await placed.search.updateComplete;
      expect(groups(placed.search)).to.deep.equal(['On this computer', 'Zoho']);
      expect(names(placed.search)).to.deep.equal(['Ana Souza', 'Susana Lind']);
    });

    it('aborts an older question and never shows its answer', async () => {
      const signals: AbortSignal[] = [];
      const first = deferred<SearchReply>();
      const placed = await place({
        search: async ({query}, {signal} = {}) => {
          if (signal) signals.push(signal);
          return query === 'an' ? first.promise : reply(sana);
        },
      });
      await type(placed, 'an');
      await type(placed, 'a');
      expect(signals.map(({aborted}) => aborted)).to.deep.equal([true, false]);
      first.resolve(reply(ana));
      await settled();
      expect(names(placed.search)).to.deep.equal(['Susana Lind']);
    });

    it('lets late answers arrive without moving what the arrow keys have chosen', async () => {
      const answer = deferred<SearchReply>();
      const second = {...ana, id: '7', name: 'Ana Second'};
      const placed = await place({searchLocal: async () => [ana, second], search: () => answer.promise});
      await type(placed, 'ana');
      await sendKeys({press: 'ArrowDown'});
      await sendKeys({press: 'ArrowDown'});
      expect(active(placed.search)).to.equal('Ana Second');
      const top = options(placed.search)[1]?.getBoundingClientRect().top;
      answer.resolve(reply(sana, {...second, company: 'Moved Ltd'}));
      await settled();
      await placed.search.updateComplete;
      expect(names(placed.search)).to.deep.equal(['Ana Souza', 'Ana Second', 'Susana Lind']);
      expect(active(placed.search)).to.equal('Ana Second');
      expect(input(placed.search).getAttribute('aria-activedescendant')).to.equal(
        options(placed.search)[1]?.id,
      );
      expect(options(placed.search)[1]?.getBoundingClientRect().top).to.equal(top);
      expect(text(placed.search), 'the newer company of the same record').to.contain('Moved Ltd');
    });

    it('sets the typed letters in bold, in names and in numbers however they are written', async () => {
      const placed = await place({search: async () => reply(ana)});
      await type(placed, 'souz');
      const bold = () =>
        [...(placed.search.shadowRoot?.querySelectorAll('mark') ?? [])].map((m) => m.textContent);
      expect(bold()).to.deep.equal(['Souz']);
      input(placed.search).value = '';
      await type(placed, '+49 309018');
      expect(bold()).to.deep.equal([]);
      input(placed.search).value = '';
      await type(placed, '030 9018');
      expect(bold()).to.deep.equal(['030/9018']);
      expect(part(placed.search, 'option-number')).to.equal('030/901820');
    });

    it('asks only the modules and as many rows as it was told to', async () => {
      const requests: unknown[] = [];
      const placed = await place(
        {searchLocal: async () => [ana, sana], search: async (request) => (requests.push(request), reply())},
        {modules: 'Leads', limit: 3},
      );
      await type(placed, 'ana');
      expect(requests).to.deep.equal([{query: 'ana', modules: ['Leads'], limit: 3}]);
      expect(names(placed.search)).to.deep.equal(['Susana Lind']);
    });

    it('waits for min-chars, and says so', async () => {
      let asked = 0;
      const placed = await place({search: async () => (asked++, reply())}, {minChars: 4});
      await type(placed, 'ana');
      expect(asked).to.equal(0);
      expect(part(placed.search, 'message')).to.equal('Type one more character.');
    });

    it('offers the last callers while nothing is typed', async () => {
      const stranger = {
        ...ringingCallExample,
        id: '2',
        remote: {
          number: {
            ...ringingCallExample.remote.number,
            raw: '02079460123',
            e164: '+442079460123',
            international: '+44 20 7946 0123',
          },
        },
      };
      const search = await withContexts<BgmContactSearch>(
        {
          client: fakeClient({
            peek: (number) => (number === '+14155550123' ? known(matchedLookupExample) : undefined),
          }),
          calls: {
            calls: [{call: ringingCallExample}, {call: stranger}, {call: {...ringingCallExample, id: '3'}}],
          },
        },
        html`<bgm-contact-search></bgm-contact-search>`,
      );
      await near(search);
      search.focus();
      expect(options(search), 'focus alone opens nothing').to.have.length(0);
      await sendKeys({press: 'ArrowDown'});
      await search.updateComplete;
      expect(groups(search)).to.deep.equal(['Recent callers']);
      expect(names(search)).to.deep.equal(['Ada Sample', '+44 20 7946 0123']);
      expect(active(search)).to.equal('Ada Sample');
      await expectAccessible(search);
    });
  });

  describe('before its list is there', () => {
    const alone = async (client: CrmClient) => {
      const clock = new FakeClock();
      const search = await withContexts<BgmContactSearch>(
        {client},
        html`<bgm-contact-search label="Customer" .clock=${clock}></bgm-contact-search>`,
      );
      return {search, clock};
    };

    it('is a closed combobox to a screen reader', async () => {
      const {search} = await alone(fakeClient());
      const [role, expanded] = ['role', 'aria-expanded'].map((name) => input(search).getAttribute(name));
      expect([role, expanded]).to.deep.equal(['combobox', 'false']);
      expect(partElement(search, 'listbox')).to.equal(undefined);
      await expectAccessible(search);
    });

    it('finds what was typed meanwhile', async () => {
      const {search, clock} = await alone(fakeClient({search: async () => reply(ana)}));
      search.focus();
      input(search).value = 'ana';
      input(search).dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
      await until(async () => (await clock.pass(150), names(search).length > 0));
      expect(names(search)).to.deep.equal(['Ana Souza']);
    });

    it('opens with an arrow key pressed meanwhile, and not when the field was left since', async () => {
      const calls = {calls: [{call: ringingCallExample}]};
      const {search} = await alone(fakeClient());
      search.calls = calls;
      search.focus();
      const press = () =>
        input(search).dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown', bubbles: true}));
      press();
      await until(() => active(search) !== undefined);
      search.blur();
      await search.updateComplete;
      expect(options(search)).to.have.length(0);
      const {search: left} = await alone(fakeClient());
      left.calls = calls;
      left.focus();
      input(left).dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown', bubbles: true}));
      left.blur();
      await near(left);
      expect(options(left)).to.have.length(0);
    });
  });

  describe('choosing', () => {
    it('chooses with Enter, tells the page and gives the form its value', async () => {
      const placed = await place({search: async () => reply(ana, sana)});
      const {search} = placed;
      const selected = heard<CustomEvent<{contact: Contact}>>(search, 'bgm-select');
      const changes = heard(search, 'change');
      await type(placed, 'ana');
      await sendKeys({press: 'ArrowDown'});
      await sendKeys({press: 'ArrowDown'});
      await sendKeys({press: 'Enter'});
      await search.updateComplete;
      expect(selected.map(({detail}) => detail.contact.name)).to.deep.equal(['Susana Lind']);
      expect(search.value).to.equal('Leads:4876876000000111002');
      expect(changes).to.have.length(1);
      expect(input(search).value).to.equal('Susana Lind');
      expect(input(search).getAttribute('aria-expanded')).to.equal('false');
      expect(options(search)).to.have.length(0);
    });

    it('works in a form: name, required, reset, fieldset', async () => {
      const placed = await place({search: async () => reply(ana)}, {name: 'customer', required: true});
      const {search} = placed;
      const form = document.createElement('form');
      search.replaceWith(form);
      form.append(search);
      await search.updateComplete;
      expect(form.checkValidity()).to.be.false;
      expect(search.validationMessage).to.equal('Choose a contact.');
      search.client = fakeClient({search: async () => reply(ana)});
      await type(placed, 'ana');
      await sendKeys({press: 'ArrowDown'});
      let atChange: unknown;
      search.addEventListener('change', () => (atChange = new FormData(form).get('customer')));
      await sendKeys({press: 'Enter'});
      expect(atChange).to.equal('Contacts:4876876000000111001');
      await search.updateComplete;
      expect(form.checkValidity()).to.be.true;
      form.reset();
      await search.updateComplete;
      expect(search.value).to.equal('');
      expect(input(search).value).to.equal('');
      const fieldset = document.createElement('fieldset');
      fieldset.disabled = true;
      form.append(fieldset);
      fieldset.append(search);
      await search.updateComplete;
      expect(input(search).disabled).to.be.true;
    });

    it('connects the call when it has one, and says so', async () => {
      const linked: unknown[] = [];
      const answer = deferred<undefined>();
      const base = fakeClient();
      const placed = await place(
        {
          search: async () => reply(ana),
          linkContact: async (callId, ref) => {
            linked.push([callId, ref]);
            await answer.promise;
            return base.linkContact(callId, ref);
          },
        },
        {callId: '950000000000001000'},
      );
      const told = heard(placed.search, 'bgm-contact-linked');
      await type(placed, 'ana');
      await sendKeys({press: 'ArrowDown'});
      await sendKeys({press: 'Enter'});
      await placed.search.updateComplete;
      expect(text(placed.search)).to.contain('Connecting the call to Ana Souza…');
      answer.resolve(undefined);
      await settled();
      await placed.search.updateComplete;
      expect(linked).to.deep.equal([['950000000000001000', {module: 'Contacts', id: ana.id}]]);
      expect(text(placed.search)).to.contain('The call is connected to Ana Souza.');
      expect(told).to.have.length(1);
    });

    it('connects nothing when the page does it itself', async () => {
      let linked = 0;
      const placed = await place(
        {
          search: async () => reply(ana),
          linkContact: async () => (linked++, Promise.reject(new Error('no'))),
        },
        {callId: '1'},
      );
      placed.search.addEventListener('bgm-contact-link', (event) => event.preventDefault());
      await type(placed, 'ana');
      await sendKeys({press: 'ArrowDown'});
      await sendKeys({press: 'Enter'});
      await settled();
      expect(linked).to.equal(0);
    });

    it('says when connecting failed and tries again', async () => {
      let tries = 0;
      const base = fakeClient();
      const placed = await place(
        {
          search: async () => reply(ana),
          linkContact: async (callId, ref) => {
            if (++tries === 1) throw new UnreachableError();
            return base.linkContact(callId, ref);
          },
        },
        {callId: '1'},
      );
      await type(placed, 'ana');
      await sendKeys({press: 'ArrowDown'});
      await sendKeys({press: 'Enter'});
      await settled();
      await placed.search.updateComplete;
      expect(text(placed.search)).to.contain('Not connected to Ana Souza.');
      await expectAccessible(placed.search);
      partElement(placed.search, 'button')?.click();
      await until(() => text(placed.search).includes('The call is connected to Ana Souza.'));
    });

    it('dials with Alt+Enter, by the phone mark, and from the chosen contact; it chooses nothing by that', async () => {
      const placed = await place({search: async () => reply(ana)});
      const {search} = placed;
      const dialled = heard<CustomEvent<{number: string; contact?: Contact}>>(search, 'bgm-dial');
      await type(placed, 'ana');
      await sendKeys({press: 'ArrowDown'});
      await sendKeys({down: 'Alt'});
      await sendKeys({press: 'Enter'});
      await sendKeys({up: 'Alt'});
      partElement(search, 'dial')?.click();
      expect(dialled.map(({detail}) => detail.number)).to.deep.equal(['+4930901820', '+4930901820']);
      expect(dialled[0]?.cancelable).to.be.true;
      expect(search.value).to.equal('');
      await sendKeys({press: 'Enter'});
      await search.updateComplete;
      const button = partElement(search, 'dial-button');
      expect(button?.title).to.equal('Call Ana Souza, 030/901820');
      button?.click();
      expect(dialled).to.have.length(3);
    });

    it('closes with Esc before anything around it does, and keeps the text', async () => {
      const placed = await place({search: async () => reply(ana)});
      const outer = heard(document.body, 'keydown');
      await type(placed, 'ana');
      outer.length = 0;
      await sendKeys({press: 'Escape'});
      await placed.search.updateComplete;
      expect(options(placed.search)).to.have.length(0);
      expect(input(placed.search).value).to.equal('ana');
      expect(outer).to.have.length(0);
      await sendKeys({press: 'Escape'});
      expect(outer).to.have.length(1);
    });

    it('empties with the clear button; leaving half a change restores the chosen name', async () => {
      const {search} = await place({}, {contact: ana});
      expect(input(search).value).to.equal('Ana Souza');
      search.focus();
      await sendKeys({press: 'End'});
      await sendKeys({type: 'x'});
      input(search).blur();
      await search.updateComplete;
      expect(input(search).value).to.equal('Ana Souza');
      const changes = heard(search, 'change');
      partElement(search, 'clear-button')?.click();
      await search.updateComplete;
      expect(search.value).to.equal('');
      expect(search.contact).to.be.undefined;
      expect(changes).to.have.length(1);
      expect(search.shadowRoot?.activeElement).to.equal(input(search));
    });
  });

  describe('when there is nothing or something is wrong', () => {
    it('offers to create what was typed when nobody is found', async () => {
      const placed = await place({search: async () => reply()}, {callId: '42'});
      const requests = heard<CustomEvent>(placed.search, 'bgm-create-request');
      await type(placed, 'Zoe New');
      expect(part(placed.search, 'message')).to.equal('Nobody found.');
      expect(options(placed.search).map(({textContent}) => textContent?.trim())).to.deep.equal([
        'Create “Zoe New”',
      ]);
      expect(placed.search.matches(':state(empty)')).to.be.true;
      await expectAccessible(placed.search);
      await sendKeys({press: 'ArrowDown'});
      await sendKeys({press: 'Enter'});
      expect(requests.map(({detail}) => detail as unknown)).to.deep.equal([{query: 'Zoe New', callId: '42'}]);
    });

    it('offers no creating where the agent may not create', async () => {
      const session = {...sessionExample, features: {...sessionExample.features, create: []}};
      const placed = await place({session, search: async () => reply()});
      await type(placed, 'Zoe');
      expect(options(placed.search)).to.have.length(0);
    });

    it('keeps local rows when Zoho does not answer, and asks again on request', async () => {
      let answer: () => Promise<SearchReply> = () =>
        Promise.reject(new ProblemError({...problemExample, retryAfter: undefined}));
      const placed = await place({searchLocal: async () => [ana], search: () => answer()});
      await type(placed, 'ana');
      expect(names(placed.search)).to.deep.equal(['Ana Souza']);
      expect(part(placed.search, 'message')).to.contain(
        'Zoho does not answer. Contacts on this computer are shown.',
      );
      expect(placed.search.matches(':state(error)')).to.be.true;
      await expectAccessible(placed.search);
      answer = async () => reply(sana);
      partElement(placed.search, 'button')?.click();
      await until(() => names(placed.search).length === 2);
      expect(placed.search.matches(':state(error)')).to.be.false;
    });

    it('goes on by itself when it was asked to wait', async () => {
      let asked = 0;
      const limited = {...problemExample, code: 'rate_limited' as const, status: 429, retryAfter: 3};
      const placed = await place({
        search: async () => (++asked === 1 ? Promise.reject(new ProblemError(limited)) : reply(ana)),
      });
      await type(placed, 'ana');
      expect(part(placed.search, 'message')).to.contain('Too many requests at once.');
      await placed.clock.pass(3000);
      expect(names(placed.search)).to.deep.equal(['Ana Souza']);
    });

    for (const restarts of [true, false])
      it(`asks once more by itself when the proxy restarts, and keeps the typed text${restarts ? '' : '; a proxy that stays away is left to the agent'} (J33)`, async () => {
        const stopping = {retryable: true, retryAfter: 5, detail: 'The service is stopping.'};
        const searches = 'POST /contacts/search';
        const proxy: FakeProxy = new FakeProxy({
          [searches]: () =>
            restarts && proxy.to(searches).length > 1
              ? json(reply(ana))
              : problem('unavailable', stopping, {'Retry-After': '5'}),
        });
        const client = new HttpCrmClient({
          endpoint,
          cache: 'memory',
          fetch: proxy.fetch,
          getToken: async () => 'token',
        });
        const clock = new FakeClock();
        const search = await withContexts<BgmContactSearch>(
          {client},
          html`<bgm-contact-search .clock=${clock}></bgm-contact-search>`,
        );
        await near(search);
        const placed = {search, clock};
        await type(placed, 'ana');
        await until(() => search.matches(':state(error)'));
        expect(proxy.to(searches)).to.have.length(1);
        expect(input(search).value).to.equal('ana');
        await clock.pass(5000);
        await until(() => proxy.to(searches).length === 2);
        await until(() => (restarts ? names(search).length === 1 : search.matches(':state(error)')));
        expect(names(search)).to.deep.equal(restarts ? ['Ana Souza'] : []);
        await clock.pass(60_000);
        expect(proxy.to(searches)).to.have.length(2);
        expect(input(search).value).to.equal('ana');
      });

    it('says when a part of Zoho did not answer', async () => {
      const placed = await place({search: async () => ({...reply(ana), complete: false})});
      await type(placed, 'ana');
      expect(part(placed.search, 'message')).to.contain(
        'A part of Zoho did not answer in time. There may be more.',
      );
      expect(names(placed.search)).to.deep.equal(['Ana Souza']);
    });

    it('offline it shows this computer’s contacts, and asks Zoho when the connection is back', async () => {
      let asked = 0;
      const clock = new FakeClock();
      const search = await withContexts<BgmContactSearch>(
        {
          client: fakeClient({searchLocal: async () => [ana], search: async () => (asked++, reply(sana))}),
          connection: {link: 'offline', session: sessionExample},
        },
        html`<bgm-contact-search .clock=${clock}></bgm-contact-search>`,
      );
      await near(search);
      await type({search, clock}, 'ana');
      expect(asked).to.equal(0);
      expect(names(search)).to.deep.equal(['Ana Souza']);
      expect(part(search, 'message')).to.equal('No connection. Only contacts on this computer are shown.');
      expect(search.matches(':state(offline)')).to.be.true;
      await setContexts(search, {connection: {link: 'online', session: sessionExample}});
      await clock.pass(150);
      await search.updateComplete;
      expect(names(search)).to.deep.equal(['Ana Souza', 'Susana Lind']);
    });

    it('says that the CRM wants to be connected again', async () => {
      const session = {
        ...sessionExample,
        crm: {...sessionExample.crm, state: 'authorization_required' as const},
      };
      const placed = await place({session, searchLocal: async () => [ana]});
      await type(placed, 'ana');
      expect(part(placed.search, 'message')).to.contain(
        'Zoho wants to be connected again by an administrator.',
      );
      expect(placed.search.matches(':state(not-connected)')).to.be.true;
      expect(names(placed.search)).to.deep.equal(['Ana Souza']);
    });

    it('without a provider it says where it belongs', async () => {
      const search = await withContexts<BgmContactSearch>(
        {},
        html`<bgm-contact-search></bgm-contact-search>`,
      );
      await near(search);
      search.focus();
      await sendKeys({type: 'ana'});
      await search.updateComplete;
      expect(part(search, 'message')).to.contain('Not connected to a CRM.');
    });

    it('forgets its question when it leaves the page', async () => {
      const signals: (AbortSignal | undefined)[] = [];
      const placed = await place({
        search: (_request, options) => (signals.push(options?.signal), new Promise(() => undefined)),
      });
      await type(placed, 'ana');
      placed.search.remove();
      expect(signals.map((signal) => signal?.aborted)).to.deep.equal([true]);
      expect(placed.clock.waiting).to.equal(0);
    });
  });

  describe('for everyone', () => {
    it('shows foreign names as text, however hostile', async () => {
      const evil = [
        '<img src=x onerror="window.hit=1">',
        '\u202Eevil\u202C',
        '🦊'.repeat(40),
        'a'.repeat(10_000),
        '',
      ];
      const found = evil.map((name, index) => ({...ana, id: String(index), name, company: name}));
      const placed = await place({search: async () => reply(...found)});
      const width = input(placed.search).offsetWidth;
      await type(placed, 'img');
      expect(names(placed.search)).to.deep.equal(evil.map((name) => name.trim() || 'No name'));
      expect(placed.search.shadowRoot?.querySelector('img')).to.equal(null);
      expect(partElement(placed.search, 'popup')?.offsetWidth).to.equal(width);
      expect(partElement(placed.search, 'option-name')?.localName, 'isolated').to.equal('bdi');
    });

    it('is a combobox with a named list, and counts aloud', async () => {
      const placed = await place({searchLocal: async () => [ana], search: async () => reply(sana)});
      await expectAccessible(placed.search);
      await type(placed, 'ana');
      await sendKeys({press: 'ArrowDown'});
      await expectAccessible(placed.search);
      const spoken = [...(placed.search.shadowRoot?.querySelectorAll('[role=status]') ?? [])].map((e) =>
        e.textContent?.trim(),
      );
      expect(spoken).to.include('1 on this computer, 1 from Zoho.');
      const wanted = ['combobox: Customer', 'listbox: Contacts found', 'button: Clear the search'];
      // Told to a screen reader a moment after it can be seen.
      let told: string[] = [];
      await until(
        async () => {
          const {children} = (await a11ySnapshot({})) as unknown as {
            children: {role: string; name: string}[];
          };
          told = children.map(({role, name}) => `${role}: ${name}`);
          return wanted.every((one) => told.includes(one));
        },
        () => `${told.join(', ')} has ${wanted.join(', ')}`,
      );
    });

    it('draws options the page’s own way, still as text', async () => {
      const placed = await place({search: async () => reply(ana)}, {renderOption: ({name}) => `★ ${name}`});
      await type(placed, 'ana');
      expect(options(placed.search)[0]?.textContent).to.contain('★ Ana Souza');
    });

    for (const width of [280, 480]) {
      it(`fits into ${width} px, from right to left too`, async () => {
        const placed = await place({search: async () => reply(ana, sana)});
        const frame = placed.search.parentElement as HTMLElement;
        frame.style.inlineSize = `${width}px`;
        frame.dir = 'rtl';
        await type(placed, 'ana');
        const popup = partElement(placed.search, 'popup') as HTMLElement;
        expect(popup.getBoundingClientRect().width).to.equal(width);
        expect(popup.scrollWidth).to.be.at.most(width);
        expect(popup.getBoundingClientRect().left).to.equal(frame.getBoundingClientRect().left);
      });
    }

    it('floats above a page that would cut it off', async () => {
      const placed = await place({search: async () => reply(ana, sana)});
      const frame = placed.search.parentElement as HTMLElement;
      frame.style.cssText = 'overflow: hidden; height: 70px; transform: translateX(20px)';
      await type(placed, 'ana');
      const row = options(placed.search)[1]?.getBoundingClientRect();
      const hit = document.elementFromPoint((row?.left ?? 0) + 20, (row?.top ?? 0) + 10);
      expect(hit).to.equal(placed.search);
    });
  });
});
