import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {html} from 'lit';
import type {BgmCallerCard} from '../../src/components/caller-card/caller-card.ts';
import {ProblemError} from '../../src/client/crm-client.ts';
import {
  ambiguousLookupExample,
  callRecordExample,
  type CallRecord,
  type ContactRef,
  endedCallExample,
  type Lookup,
  matchedLookupExample,
  ringingCallExample,
  sessionExample,
  unknownLookupExample,
} from '../../src/contract/index.ts';
import {deferred} from '../support/deferred.ts';
import {fakeClient} from '../support/fake-client.ts';
import {expectAccessible, part, setContexts} from '../support/page.ts';
import {button, buttons, cardWith, clientWith, oneCall, painted, problem, shown} from './caller-card-kit.ts';

const callId = ringingCallExample.id;
const [ada, bo] = ambiguousLookupExample.matches;
const plus = (number: string) =>
  ({raw: number, e164: number, national: null, international: number, country: null, kind: 'other'}) as const;

/** A client whose calls can be linked, and what it was asked. */
function linkable(lookup: Lookup, answer?: () => Promise<CallRecord>) {
  const links: [string, ContactRef | null][] = [];
  const linkContact = async (id: string, ref: ContactRef | null) => {
    links.push([id, ref]);
    if (answer) return answer();
    const chosen = lookup.matches.find((match) => match.id === ref?.id);
    return {
      ...callRecordExample,
      id,
      contact: ref && chosen ? {...ref, name: chosen.name, url: chosen.url} : null,
    };
  };
  return {client: clientWith(lookup, {linkContact}), links};
}

function pick(card: BgmCallerCard, index: number): void {
  card.renderRoot.querySelectorAll<HTMLInputElement>('input[type=radio]')[index]?.click();
}

describe('bgm-caller-card actions', () => {
  it('connects the candidate that the agent chooses, says so, and undoes it', async () => {
    const {client, links} = linkable(ambiguousLookupExample);
    const {card} = await cardWith({client, calls: oneCall()});
    const linked: (string | undefined)[] = [];
    card.addEventListener('bgm-contact-linked', ({detail}) => linked.push(detail.contact?.name));
    expect(button(card, 'Connect')).to.have.property('disabled', true);

    pick(card, 1);
    await card.updateComplete;
    button(card, 'Connect').focus();
    button(card, 'Connect').click();
    await painted(card);
    expect(links).to.deep.equal([[callId, {module: 'Leads', id: bo?.id}]]);
    expect(part(card, 'name')).to.equal('Bo Sample');
    expect(shown(card, '.reason')).to.equal('Connected to this call by hand');
    expect(card.renderRoot.querySelector('[role=status]')?.textContent).to.equal('Connected to Bo Sample');
    expect(card.shadowRoot?.activeElement?.textContent.trim()).to.equal('Undo');
    await expectAccessible(card);

    button(card, 'Undo').click();
    await painted(card);
    expect(links.at(-1)).to.deep.equal([callId, null]);
    expect(card.matches(':state(ambiguous)')).to.equal(true);
    expect(linked).to.deep.equal(['Bo Sample', undefined]);
  });

  it('chooses and connects by keyboard alone', async () => {
    const {client, links} = linkable(ambiguousLookupExample);
    const {card} = await cardWith({client, calls: oneCall()});
    card.renderRoot.querySelector<HTMLElement>('input[type=radio]')?.focus();
    await sendKeys({press: 'ArrowDown'});
    await sendKeys({press: 'Enter'});
    await painted(card);
    expect(links).to.deep.equal([[callId, {module: 'Leads', id: bo?.id}]]);
  });

  it('leaves the connecting to a page that wants to do it itself', async () => {
    const {client, links} = linkable(ambiguousLookupExample);
    const {card} = await cardWith({client, calls: oneCall()});
    card.addEventListener('bgm-contact-link', (event) => event.preventDefault());
    pick(card, 0);
    await card.updateComplete;
    button(card, 'Connect').click();
    await painted(card);
    expect(links).to.deep.equal([]);
    expect(card.matches(':state(ambiguous)')).to.equal(true);
  });

  it('keeps the choice on the card and says why when it cannot be connected', async () => {
    const refusal = new ProblemError(problem('crm_permission', false));
    const {client} = linkable(ambiguousLookupExample, () => Promise.reject(refusal));
    const {card} = await cardWith({client, calls: oneCall()});
    pick(card, 0);
    await card.updateComplete;
    button(card, 'Connect').focus();
    button(card, 'Connect').click();
    await painted(card);
    expect(shown(card, '.why')).to.include('Your CRM user may not do this.');
    expect(card.renderRoot.querySelectorAll('input:checked').length).to.equal(1);
    expect(button(card, 'Connect')).to.have.property('disabled', false);
    expect(card.shadowRoot?.activeElement?.localName).to.equal('input');
    await expectAccessible(card);
  });

  it('follows a link that was made elsewhere, over its own older choice', async () => {
    const {client} = linkable(ambiguousLookupExample);
    const {card} = await cardWith({client, calls: oneCall()});
    pick(card, 0);
    await card.updateComplete;
    button(card, 'Connect').click();
    await painted(card);
    expect(part(card, 'name')).to.equal('Ada Sample');
    await setContexts(card, {
      calls: oneCall({}, {contact: {module: 'Leads', id: bo!.id, name: bo!.name, url: bo!.url}}),
    });
    expect(part(card, 'name')).to.equal('Bo Sample');
  });

  it('follows an undoing elsewhere of a link that was made here', async () => {
    const {client} = linkable(ambiguousLookupExample);
    const {card} = await cardWith({client, calls: oneCall({}, {contact: null})});
    pick(card, 0);
    await card.updateComplete;
    button(card, 'Connect').click();
    await painted(card);
    const {module, id, name, url} = ada!;
    await setContexts(card, {calls: oneCall({}, {contact: {module, id, name, url}})});
    expect(shown(card, '.reason')).to.equal('Connected to this call by hand');
    await setContexts(card, {calls: oneCall({}, {contact: null})});
    expect(shown(card, '.reason')).not.to.equal('Connected to this call by hand');
    expect(card.matches(':state(ambiguous)')).to.equal(true);
  });

  it('shows three candidates of many and says how many there are', async () => {
    const many = Array.from({length: 5}, (_, index) => ({
      ...ada!,
      id: `48768760000003330${index}`,
      name: `Ada ${index}`,
    }));
    const {card} = await cardWith({
      client: clientWith({...ambiguousLookupExample, matches: many}),
      calls: oneCall(),
    });
    expect(card.renderRoot.querySelectorAll('input[type=radio]').length).to.equal(3);
    expect(shown(card, '.candidates')).to.include('2 more records: find them by Link…');
  });

  it('opens the record in a new tab that knows nothing of this page, unless the page shows it itself', async () => {
    const {card} = await cardWith({client: clientWith(matchedLookupExample), calls: oneCall()});
    const link = button(card, 'Open') as HTMLAnchorElement;
    expect(link.href).to.equal(matchedLookupExample.matches[0]?.url);
    expect([link.target, link.rel]).to.deep.equal(['_blank', 'noopener noreferrer']);
    let name = '';
    card.addEventListener('bgm-contact-open', (event) => {
      name = event.detail.contact.name;
      event.preventDefault();
    });
    const click = new MouseEvent('click', {bubbles: true, cancelable: true, composed: true});
    link.dispatchEvent(click);
    expect(name).to.equal('Ada Sample');
    expect(click.defaultPrevented).to.equal(true);
  });

  it('hands on what is needed to create, to link, to write a note and to dial', async () => {
    const {card} = await cardWith({
      client: clientWith(unknownLookupExample),
      calls: oneCall(endedCallExample),
    });
    const wishes: unknown[] = [];
    const hear = (event: Event) => {
      event.preventDefault();
      wishes.push([event.type, {...(event as CustomEvent<object>).detail}]);
    };
    for (const type of ['bgm-create-request', 'bgm-link-request', 'bgm-notes-request', 'bgm-dial'])
      card.addEventListener(type, hear);
    for (const label of ['Create', 'Link…', 'Notes', 'Call back']) button(card, label).click();
    const number = '+14155550123';
    expect(wishes).to.deep.equal([
      ['bgm-create-request', {number, callId, query: undefined}],
      ['bgm-link-request', {callId, number}],
      ['bgm-notes-request', {callId}],
      ['bgm-dial', {number, contact: undefined}],
    ]);
  });

  it('offers only what the page and the rights of the agent allow', async () => {
    const session = {...sessionExample, features: {...sessionExample.features, create: [], notes: false}};
    const client = clientWith(unknownLookupExample, {session});
    const {card} = await cardWith({client, calls: oneCall()});
    expect(buttons(card)).to.deep.equal(['Link…', 'Copy number']);
    const {card: bare} = await cardWith(
      {client: clientWith(unknownLookupExample), calls: oneCall()},
      (clock) => html`<bgm-caller-card actions="create" .clock=${clock}></bgm-caller-card>`,
    );
    expect(buttons(bare)).to.deep.equal(['Create']);
  });

  it('opens the menu by keyboard, and Escape gives the focus back', async () => {
    const {card} = await cardWith({client: clientWith(matchedLookupExample), calls: oneCall()});
    const more = card.renderRoot.querySelector<HTMLElement>('.more')!;
    more.focus();
    await sendKeys({press: 'Enter'});
    const menu = card.renderRoot.querySelector('.menu')!;
    expect(menu.matches(':popover-open')).to.equal(true);
    await expectAccessible(card);
    await sendKeys({press: 'Tab'});
    expect(card.shadowRoot?.activeElement?.textContent.trim()).to.equal('Copy number');
    await sendKeys({press: 'Escape'});
    expect(menu.matches(':popover-open')).to.equal(false);
    // Not `equal(more)`: chai would print the whole page when it fails.
    expect(card.shadowRoot?.activeElement === more).to.equal(true);
  });

  it('takes the focus where the agent can go on, when told to', async () => {
    const {card} = await cardWith({client: clientWith(unknownLookupExample), calls: oneCall()});
    card.focus();
    expect(card.shadowRoot?.activeElement?.textContent.trim()).to.equal('Create');
    await setContexts(card, {calls: {calls: []}});
    card.focus();
    expect(card.shadowRoot?.activeElement?.className).to.equal('card');
  });

  it('takes the focus of a button that goes with the state before', async () => {
    const {card} = await cardWith({client: clientWith(unknownLookupExample), calls: oneCall()});
    button(card, 'Create').focus();
    await setContexts(card, {calls: oneCall({}, {contact: callRecordExample.contact})});
    expect(buttons(card)).not.to.include('Create');
    expect(card.shadowRoot?.activeElement).to.equal(card.renderRoot.querySelector('.card'));
  });

  it('never takes the focus by itself', async () => {
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
    const {card} = await cardWith({client: clientWith(ambiguousLookupExample), calls: oneCall()});
    await setContexts(card, {calls: oneCall(endedCallExample)});
    expect(document.activeElement === field).to.equal(true);
    field.remove();
  });

  it('never shows a late name beside another number', async () => {
    const waits = new Map<string, ReturnType<typeof deferred<Lookup>>>();
    const client = fakeClient({
      lookup(number) {
        const wait = deferred<Lookup>();
        waits.set(number, wait);
        return wait.promise;
      },
    });
    const {card} = await cardWith({client, calls: oneCall({remote: {number: plus('+14155550101')}})});
    const seen = new Set<string | undefined>();
    const watch = new MutationObserver(() => seen.add(part(card, 'name')));
    watch.observe(card.renderRoot, {subtree: true, childList: true, characterData: true});
    for (let next = 102; next <= 140; next++) {
      await setContexts(card, {
        calls: oneCall({id: `9500000000000${next}`, remote: {number: plus(`+14155550${next}`)}}),
      });
    }
    for (const [number, wait] of [...waits].reverse()) {
      const name = `Owner of ${number}`;
      wait.resolve({
        ...matchedLookupExample,
        number: plus(number),
        matches: [{...ada!, name, reason: ada!.reason}],
      });
      await painted(card);
    }
    expect(part(card, 'name')).to.equal('Owner of +14155550140');
    expect([...seen].filter((name) => name?.startsWith('Owner'))).to.deep.equal(['Owner of +14155550140']);
    watch.disconnect();
  });

  it('keeps a choice for its call when the next one rings meanwhile', async () => {
    const wait = deferred<CallRecord>();
    const {client, links} = linkable(ambiguousLookupExample, () => wait.promise);
    const {card} = await cardWith({client, calls: oneCall()});
    pick(card, 0);
    await card.updateComplete;
    button(card, 'Connect').click();
    await setContexts(card, {calls: oneCall({id: '950000000000001222'})});
    const linked: string[] = [];
    card.addEventListener('bgm-contact-linked', ({detail}) => linked.push(detail.callId));
    wait.resolve({
      ...callRecordExample,
      contact: {module: 'Contacts', id: ada!.id, name: ada!.name, url: ada!.url},
    });
    await painted(card);
    expect(links.map(([id]) => id)).to.deep.equal([callId]);
    expect(linked).to.deep.equal([callId]);
    expect(card.matches(':state(ambiguous)')).to.equal(true);
    expect(card.renderRoot.querySelectorAll('input:checked').length).to.equal(0);
  });

  it('lets the agent find the record on the card itself, and connects what was found', async () => {
    const {client, links} = linkable({...unknownLookupExample, matches: []});
    const {card} = await cardWith({client, calls: oneCall()});
    if (!customElements.get('bgm-contact-search')) {
      customElements.define('bgm-contact-search', class extends HTMLElement {});
    }
    button(card, 'Link…').click();
    await painted(card);
    const search = card.renderRoot.querySelector('bgm-contact-search')!;
    const created: unknown[] = [];
    card.addEventListener('bgm-create-request', ({detail}) => created.push({...detail}));
    const typed = new CustomEvent('bgm-create-request', {
      bubbles: true,
      composed: true,
      detail: {query: 'Bo'},
    });
    search.dispatchEvent(typed);
    expect(created).to.deep.equal([{number: '+14155550123', callId, query: 'Bo'}]);
    const chosen = new CustomEvent('bgm-select', {bubbles: true, composed: true, detail: {contact: bo}});
    search.dispatchEvent(chosen);
    await painted(card);
    expect(links).to.deep.equal([[callId, {module: 'Leads', id: bo?.id}]]);
    expect(card.renderRoot.querySelectorAll('bgm-contact-search').length).to.equal(0);
  });

  it('copies the number and says so, or says that it could not', async () => {
    const {card} = await cardWith({client: clientWith(unknownLookupExample), calls: oneCall()});
    const own = Object.getOwnPropertyDescriptor(navigator.clipboard, 'writeText');
    let copied = '';
    Object.defineProperty(navigator.clipboard, 'writeText', {
      configurable: true,
      value: async (text: string) => void (copied = text),
    });
    button(card, 'Copy number').click();
    await painted(card);
    expect(copied).to.equal('+14155550123');
    expect(buttons(card)).to.include('Number copied');
    if (own) Object.defineProperty(navigator.clipboard, 'writeText', own);
    else delete (navigator.clipboard as {writeText?: unknown}).writeText;
  });

  it('leaves nothing behind when it goes, and finds its caller again when it comes back', async () => {
    const {card, clock} = await cardWith({client: clientWith(matchedLookupExample), calls: oneCall()});
    const place = card.parentElement!;
    for (let turn = 0; turn < 100; turn++) {
      card.remove();
      place.append(card);
    }
    await painted(card);
    expect(part(card, 'name')).to.equal('Ada Sample');
    card.remove();
    expect(clock.waiting).to.equal(0);
  });
});
