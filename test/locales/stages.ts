import {sendKeys} from '@web/test-runner-commands';
import {html, type TemplateResult} from 'lit';
import {ProblemError} from '../../src/client/crm-client.ts';
import type {BgmCallNotes} from '../../src/components/call-notes/call-notes.ts';
import type {BgmContactSearch} from '../../src/components/contact-search/contact-search.ts';
import type {BgmCreateContact} from '../../src/components/create-contact/create-contact.ts';
import * as examples from '../../src/contract/index.ts';
import '../../src/elements/bgm-call-notes.ts';
import '../../src/elements/bgm-caller-card.ts';
import '../../src/elements/bgm-contact-search.ts';
import '../../src/elements/bgm-create-contact.ts';
import '../../src/elements/bgm-crm-status.ts';
import {directionOf} from '../../src/locales/register.ts';
import type {CallsState, CallView} from '../../src/state/contexts.ts';
import {fakeClient} from '../support/fake-client.ts';
import {FakeClock, settled} from '../support/fake-clock.ts';
import {type Contexts, withContexts} from '../support/page.ts';

const {contactExample, noteExample, problemExample, ringingCallExample, sessionExample} = examples;

/** A widget in one state, put on the page in a language as the provider would: with its words and its direction. */
export type Stage = (locale: string) => Promise<HTMLElement>;

const cards: Readonly<Record<string, examples.Lookup | Error>> = {
  'a card with one record': examples.matchedLookupExample,
  'a card with several records': examples.ambiguousLookupExample,
  'a card with no record': examples.unknownLookupExample,
  'a card with a contact of the PBX': examples.pbxContactLookupExample,
  'a card while Zoho is down': new ProblemError(problemExample),
};

const ended: Partial<CallView> & {call: examples.Call} = {
  call: {...ringingCallExample, state: 'ended', outcome: 'missed', endedAt: ringingCallExample.startedAt},
  contact: null,
  journal: {...examples.journalExample, state: 'waiting_for_contact'},
};

export const stages: Readonly<Record<string, Stage>> = {
  ...Object.fromEntries(Object.entries(cards).map(([title, lookup]) => [title, cardStage(lookup)])),
  'a card after a missed call': cardStage(examples.unknownLookupExample, ended),
  'a card without a call': (locale) => place(locale, {client: fakeClient()}, (clock) => card(clock)),
  'a card without a provider': (locale) =>
    place(locale, {calls: active({call: ringingCallExample})}, (clock) => card(clock)),

  'notes with a draft and earlier notes': async (locale) => {
    const notes = await notesStage(locale);
    notes.focus();
    await sendKeys({type: 'Wants an offer.'});
    await settle(notes);
    return notes;
  },
  'notes that were saved': async (locale) => {
    const notes = await notesStage(locale);
    notes.value = 'Wants an offer.';
    await notes.save();
    await settle(notes);
    return notes;
  },
  'notes that are too long': async (locale) => {
    const notes = await notesStage(locale);
    Object.assign(notes, {maxlength: 5, value: 'Wants an offer.'});
    await settle(notes);
    return notes;
  },

  'a search with results': (locale) => searchStage(locale, 'sample'),
  'a search without results': (locale) => searchStage(locale, 'sample', {items: []}),
  'a search with too little typed': (locale) => searchStage(locale, 's'),

  'a form with a duplicate': async (locale) => {
    const clock = new FakeClock();
    const client = fakeClient({
      session: {...sessionExample, features: {...sessionExample.features, create: ['Contact', 'Lead']}},
    });
    const form = await place<BgmCreateContact>(
      locale,
      {client},
      () =>
        html`<bgm-create-contact
          inline
          number="+14155550123"
          call-id=${ringingCallExample.id}
          .clock=${clock}
        ></bgm-create-contact>`,
    );
    await settle(form);
    return form;
  },
  'a badge': (locale) =>
    place(locale, {connection: {link: 'offline'}}, () => html`<bgm-crm-status></bgm-crm-status>`),
};

function cardStage(lookup: examples.Lookup | Error, view: CallView = {call: ringingCallExample}): Stage {
  const answer = async () => {
    if (lookup instanceof Error) throw lookup;
    return lookup;
  };
  return (locale) =>
    place(locale, {client: fakeClient({lookup: answer}), calls: active(view)}, (clock) => card(clock));
}

const card = (clock: FakeClock) =>
  html`<bgm-caller-card
    style="inline-size: 400px"
    fields="company title email owner lastCall"
    .clock=${clock}
  ></bgm-caller-card>`;

const active = (view: CallView): CallsState => ({calls: [view], active: view});

async function notesStage(locale: string): Promise<BgmCallNotes> {
  const earlier = {
    ...noteExample,
    id: 'b54f9a52-04bb-43a3-8f0e-34f2a6f6f2b0',
    author: {extension: '102', name: 'Omar Reyes'},
  };
  return place<BgmCallNotes>(
    locale,
    {
      client: fakeClient({notes: async () => [earlier]}),
      calls: active({call: {...ringingCallExample, state: 'connected'}}),
    },
    (clock) => html`<bgm-call-notes .clock=${clock}></bgm-call-notes>`,
  );
}

async function searchStage(
  locale: string,
  words: string,
  reply: Partial<examples.SearchReply> = {items: [contactExample]},
): Promise<BgmContactSearch> {
  const clock = new FakeClock();
  const found = {...examples.searchReplyExample, ...reply};
  const search = await place<BgmContactSearch>(
    locale,
    {client: fakeClient({search: async () => found})},
    () => html`<bgm-contact-search .clock=${clock}></bgm-contact-search>`,
  );
  search.focus();
  await sendKeys({type: words});
  await clock.pass(150);
  await settle(search);
  return search;
}

async function place<T extends HTMLElement>(
  locale: string,
  contexts: Contexts,
  template: (clock: FakeClock) => TemplateResult,
): Promise<T> {
  const dir = directionOf(locale);
  const element = await withContexts<T>(
    {...contexts, locale: {locale, dir, timeZone: 'Europe/London'}},
    template(new FakeClock()),
  );
  element.parentElement?.setAttribute('dir', dir);
  await settle(element);
  return element;
}

/** Every promise that can settle has, and the widget shows it. */
async function settle(element: HTMLElement): Promise<void> {
  const {updateComplete} = element as HTMLElement & {updateComplete?: Promise<unknown>};
  await updateComplete;
  await settled();
  await (element as HTMLElement & {updateComplete?: Promise<unknown>}).updateComplete;
}

const spokenAttributes = [
  'title',
  'aria-label',
  'placeholder',
  'alt',
  'aria-roledescription',
  'aria-valuetext',
];

/** Every text of a widget that somebody reads or hears: text nodes, and the attributes that are read out. */
export function textsOf(element: HTMLElement): string[] {
  const texts: string[] = [];
  const walk = (node: Node): void => {
    if (node instanceof Element) {
      // Initials are drawn, not said.
      if (node.matches('style, [part=avatar]')) return;
      for (const name of spokenAttributes) texts.push(node.getAttribute(name) ?? '');
    }
    if (node instanceof Text) texts.push(node.data);
    node.childNodes.forEach(walk);
  };
  element.shadowRoot?.childNodes.forEach(walk);
  return texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
}

/** Everything on the stages that comes from the CRM, the PBX or the agent; the longer text before one that is in it. */
export const data: readonly string[] = [
  'Front desk of Sample Works',
  'ada@sample-works.example',
  'Wants the offer by Friday.',
  'Wants an offer.',
  'Ada Sample',
  'Bo Sample',
  'Sample Works',
  'Other Works',
  'Ines Holm',
  'Omar Reyes',
  'Buyer',
  // What the agent typed stands out in a result, and parts the name.
  'Sample',
  'sample',
  'Works',
  'Ada',
  // Fields, as the CRM calls them.
  'Phone',
  'Mobile',
];
