import {expect} from '@open-wc/testing';
import {emulateMedia, sendKeys} from '@web/test-runner-commands';
import {html} from 'lit';
import {type CrmClient, ProblemError, UnreachableError} from '../../src/client/crm-client.ts';
import type {BgmCreateContact} from '../../src/components/create-contact/create-contact.ts';
import {
  type Contact,
  contactExample,
  type ContactType,
  type CreateContact,
  type Lookup,
  matchedLookupExample,
  matchExample,
  type Problem,
  problemExample,
  ringingCallExample,
  sessionExample,
  unknownLookupExample,
} from '../../src/contract/index.ts';
import '../../src/elements/bgm-create-contact.ts';
import {deferred} from '../support/deferred.ts';
import {fakeClient} from '../support/fake-client.ts';
import {FakeClock, settled} from '../support/fake-clock.ts';
import {
  type Contexts,
  expectAccessible,
  part,
  partElement,
  setContexts,
  text,
  withContexts,
} from '../support/page.ts';

const number = '+14155550123';
const callId = ringingCallExample.id;
const may = (...create: ContactType[]) => ({
  ...sessionExample,
  features: {...sessionExample.features, create},
});
const saying = (code: Problem['code'], members: Partial<Problem> = {}) =>
  new ProblemError({...problemExample, code, retryable: false, retryAfter: undefined, ...members});
const nobody = async (): Promise<Lookup> => unknownLookupExample;

async function place(
  overrides: Partial<CrmClient> = {},
  attributes: Partial<BgmCreateContact> = {number},
  contexts: Contexts = {},
) {
  const clock = new FakeClock();
  const client = fakeClient({lookup: nobody, ...overrides});
  const form = await withContexts<BgmCreateContact>(
    {client, ...contexts},
    html`<bgm-create-contact .clock=${clock}></bgm-create-contact>`,
  );
  Object.assign(form, attributes);
  await form.updateComplete;
  form.show();
  await ready(form);
  return {form, clock, client};
}

async function ready(form: BgmCreateContact): Promise<void> {
  await form.updateComplete;
  await settled();
  await form.updateComplete;
}

const input = (form: BgmCreateContact, id: string) => form.shadowRoot?.getElementById(id) as HTMLInputElement;
const wrong = (form: BgmCreateContact, id: string) =>
  form.shadowRoot?.getElementById(`${id}-wrong`)?.textContent?.trim();
const dialog = (form: BgmCreateContact) =>
  partElement<HTMLDialogElement>(form, 'dialog') as HTMLDialogElement;
const primary = (form: BgmCreateContact) =>
  form.shadowRoot?.querySelector<HTMLButtonElement>('button[type=submit]') as HTMLButtonElement;

async function fill(form: BgmCreateContact, values: Record<string, string>): Promise<void> {
  for (const [id, value] of Object.entries(values)) {
    input(form, id).focus();
    await sendKeys({type: value});
  }
  await form.updateComplete;
}

async function submit(form: BgmCreateContact): Promise<void> {
  primary(form).click();
  await ready(form);
}

function heard<T>(target: EventTarget, name: string): T[] {
  const details: T[] = [];
  target.addEventListener(name, (event) => details.push((event as CustomEvent<T>).detail));
  return details;
}

describe('bgm-create-contact', () => {
  // Contrast is measured on settled colours, not halfway through a change.
  before(() => emulateMedia({reducedMotion: 'reduce'}));

  describe('filling in', () => {
    it('opens as a dialog with the number in it, locked until the agent unlocks it', async () => {
      const {form} = await place();
      expect(dialog(form).matches(':modal')).to.be.true;
      expect(text(form)).to.contain('New contact');
      expect(input(form, 'number').value).to.equal('+1 415 555 0123');
      expect(input(form, 'number').readOnly).to.be.true;
      expect(form.shadowRoot?.activeElement?.id).to.equal('firstName');
      await expectAccessible(form);
      [...(form.shadowRoot?.querySelectorAll('button') ?? [])]
        .find((b) => b.textContent?.trim() === 'Change')
        ?.click();
      await ready(form);
      expect(input(form, 'number').readOnly).to.be.false;
      expect(form.shadowRoot?.activeElement?.id).to.equal('number');
      expect(input(form, 'number').value).to.equal(number);
    });

    it('takes the number from the call, and none from a caller who hides it', async () => {
      const {form} = await place({}, {callId}, {calls: {calls: [{call: ringingCallExample}]}});
      expect(form.values.number).to.equal(number);
      const hidden = await place({}, {number: 'anonymous'});
      expect(hidden.form.values.number).to.equal('');
      expect(input(hidden.form, 'number').readOnly).to.be.false;
      expect(text(hidden.form)).to.contain('Without a number, no call will find this record.');
    });

    for (const [query, id, value] of [
      ['Zoe van New', 'lastName', 'New'],
      ['zoe@new.example', 'email', 'zoe@new.example'],
      ['020 7946 0123', 'number', '020 7946 0123'],
    ] as const) {
      it(`puts "${query}" into the right field`, async () => {
        const {form} = await place({}, {});
        form.close();
        form.show({query});
        await ready(form);
        expect(input(form, id).value).to.equal(value);
      });
    }

    it('creates what this agent may create, and says which on the button', async () => {
      const lead = await place({session: may('Lead')}, {number, type: 'Contact'});
      expect(primary(lead.form).textContent?.trim()).to.equal('Create lead');
      expect(text(lead.form)).to.contain('New lead');
      lead.form.remove();
      const both = await place({session: may('Contact', 'Lead')});
      expect(primary(both.form).textContent?.trim()).to.equal('Create contact');
      const radios = [...(both.form.shadowRoot?.querySelectorAll<HTMLInputElement>('[type=radio]') ?? [])];
      radios[1]?.click();
      await ready(both.form);
      expect(primary(both.form).textContent?.trim()).to.equal('Create lead');
      await expectAccessible(both.form);
    });

    it('keeps what was typed when it is left, and starts anew for another caller', async () => {
      const {form} = await place();
      await fill(form, {lastName: 'Half'});
      const cancels = heard(form, 'bgm-cancel');
      await sendKeys({press: 'Escape'});
      await ready(form);
      expect(dialog(form).open).to.be.false;
      expect(form.open).to.be.false;
      expect(cancels).to.have.length(1);
      form.show();
      await ready(form);
      expect(input(form, 'lastName').value).to.equal('Half');
      form.close();
      form.number = '+442079460123';
      form.show();
      await ready(form);
      expect(input(form, 'lastName').value).to.equal('');
      expect(form.values.number).to.equal('+442079460123');
    });

    it('gives the focus back to where it was opened from', async () => {
      const opener = document.createElement('button');
      document.body.append(opener);
      const {form} = await place();
      form.close();
      await ready(form);
      opener.focus();
      form.show();
      await ready(form);
      expect(document.activeElement).to.equal(form);
      await sendKeys({press: 'Escape'});
      await ready(form);
      expect(document.activeElement).to.equal(opener);
      opener.remove();
    });

    it('can stand in the page instead', async () => {
      const {form} = await place({}, {number, inline: true});
      expect(form.shadowRoot?.querySelector('dialog')).to.equal(null);
      await fill(form, {lastName: 'Sample'});
      await submit(form);
      expect(text(form)).to.contain('Ada Sample is in the CRM now.');
      expect(input(form, 'lastName').value).to.equal('');
      await expectAccessible(form);
    });

    it('stays open when it is opened again before the browser has told that it closed', async () => {
      const {form} = await place();
      const told = new Promise((resolve) => dialog(form).addEventListener('close', resolve, {once: true}));
      form.close();
      await form.updateComplete;
      expect(dialog(form).open).to.be.false;
      form.show();
      await told;
      await form.updateComplete;
      expect(form.open).to.be.true;
      expect(dialog(form).matches(':modal')).to.be.true;
      expect(form.shadowRoot?.activeElement?.id).to.equal('firstName');
    });
  });

  describe('creating', () => {
    it('creates one record, connects it to the call, and tells the page', async () => {
      const sent: [CreateContact, string][] = [];
      const {form} = await place(
        {createContact: async (body, key) => (sent.push([body, key]), contactExample)},
        {number, callId},
      );
      const created = heard<{contact: Contact}>(form, 'bgm-created');
      await fill(form, {firstName: 'Ada', lastName: 'Sample', company: 'Works', email: 'ada@works.example'});
      await sendKeys({press: 'Enter'});
      await ready(form);
      expect(sent.map(([body]) => body)).to.deep.equal([
        {
          type: 'Contact',
          firstName: 'Ada',
          lastName: 'Sample',
          company: 'Works',
          email: 'ada@works.example',
          phones: [{number, kind: 'phone'}],
          callId,
          onDuplicate: 'reject',
        },
      ]);
      expect(sent[0]?.[1]).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(created).to.deep.equal([{contact: contactExample}]);
      expect(dialog(form).open).to.be.false;
    });

    it('sends a double click once', async () => {
      const answer = deferred<Contact>();
      let sent = 0;
      const {form} = await place({createContact: () => (sent++, answer.promise)});
      await fill(form, {lastName: 'Sample'});
      primary(form).click();
      primary(form).click();
      await form.updateComplete;
      primary(form).click();
      expect(sent).to.equal(1);
      expect(primary(form).textContent?.trim()).to.equal('Creating…');
      expect(form.matches(':state(submitting)')).to.be.true;
      answer.resolve(contactExample);
      await ready(form);
      expect(form.open).to.be.false;
    });

    it('uses the same key for a lost answer, another for another wish, and a new one after success', async () => {
      const keys: string[] = [];
      let isLost = true;
      const {form} = await place({
        createContact: async (_body, key) => {
          keys.push(key);
          if (isLost) throw new UnreachableError();
          return contactExample;
        },
      });
      await fill(form, {lastName: 'Sample'});
      await submit(form);
      expect(part(form, 'message')).to.equal(
        'The answer did not arrive. Try again: it makes one record only.',
      );
      expect(form.open).to.be.true;
      await expectAccessible(form);
      await submit(form);
      await fill(form, {firstName: 'Ada'});
      isLost = false;
      await submit(form);
      form.show({lastName: 'Sample'});
      await ready(form);
      await submit(form);
      expect(keys[1]).to.equal(keys[0]);
      expect(new Set(keys).size).to.equal(3);
    });

    it('waits while the first try is still running', async () => {
      const keys: string[] = [];
      const {form, clock} = await place({
        createContact: async (_body, key) => {
          keys.push(key);
          if (keys.length === 1) throw saying('idempotency_in_progress', {retryAfter: 2});
          return contactExample;
        },
      });
      await fill(form, {lastName: 'Sample'});
      await submit(form);
      expect(primary(form).textContent?.trim()).to.equal('Creating…');
      await clock.pass(2000);
      await ready(form);
      expect(keys[1]).to.equal(keys[0]);
      expect(form.open).to.be.false;
    });

    it('leaves creating to the page that cancels it', async () => {
      let sent = 0;
      const {form} = await place({createContact: async () => (sent++, contactExample)});
      form.addEventListener('bgm-create-submit', (event) => event.preventDefault());
      await fill(form, {lastName: 'Sample'});
      await submit(form);
      expect(sent).to.equal(0);
    });

    it('asks for what is missing beside its field, first the first', async () => {
      let sent = 0;
      const {form} = await place({session: may('Lead'), createContact: async () => (sent++, contactExample)});
      await fill(form, {email: 'nonsense'});
      await submit(form);
      expect(sent).to.equal(0);
      expect(wrong(form, 'lastName')).to.equal('Fill this in.');
      expect(wrong(form, 'company'), 'a lead needs one in Zoho').to.equal('Fill this in.');
      expect(wrong(form, 'email')).to.equal('This is not an e-mail address.');
      expect(form.shadowRoot?.activeElement?.id).to.equal('lastName');
      await expectAccessible(form);
      await fill(form, {lastName: 'S'});
      expect(wrong(form, 'lastName')).to.equal('');
    });

    it('puts the proxy’s complaints beside their fields, without moving the others', async () => {
      const {form} = await place({
        createContact: () =>
          Promise.reject(
            saying('validation_failed', {
              errors: [
                {pointer: '/email', code: 'email'},
                {pointer: '/phones/0/number', code: 'not_a_number'},
              ],
            }),
          ),
      });
      await fill(form, {lastName: 'Sample'});
      const top = primary(form).getBoundingClientRect().top;
      await submit(form);
      expect(wrong(form, 'email')).to.equal('This is not an e-mail address.');
      expect(wrong(form, 'number')).to.equal('This is not a phone number.');
      expect(input(form, 'email').getAttribute('aria-describedby')).to.equal('email-wrong');
      expect(form.shadowRoot?.activeElement?.id).to.equal('number');
      expect(primary(form).getBoundingClientRect().top).to.equal(top);
    });

    it('says when the CRM wants more than the form has', async () => {
      const {form} = await place({
        createContact: () =>
          Promise.reject(saying('validation_failed', {errors: [{pointer: '', code: 'crm_field_required'}]})),
      });
      await fill(form, {lastName: 'Sample'});
      await submit(form);
      expect(part(form, 'message')).to.contain('Zoho asks for more than this form has.');
    });

    it('creates without a call that is gone', async () => {
      const sent: CreateContact[] = [];
      const {form} = await place(
        {
          createContact: async (body) => {
            sent.push(body);
            if (body.callId)
              throw saying('validation_failed', {errors: [{pointer: '/callId', code: 'not_found'}]});
            return contactExample;
          },
        },
        {number, callId},
      );
      await fill(form, {lastName: 'Sample'});
      await submit(form);
      expect(part(form, 'message')).to.contain('This call is not there any more.');
      await submit(form);
      expect(sent.map((body) => body.callId)).to.deep.equal([callId, undefined]);
    });
  });

  describe('duplicates', () => {
    it('are shown before anything is created, without moving the buttons', async () => {
      const answer = deferred<Lookup>();
      const {form} = await place({lookup: () => answer.promise});
      const found = heard<{candidates: Contact[]}>(form, 'bgm-duplicate');
      expect(part(form, 'duplicates')).to.equal('Looking whether somebody has this number…');
      await expectAccessible(form);
      const top = primary(form).getBoundingClientRect().top;
      answer.resolve(matchedLookupExample);
      await ready(form);
      expect(part(form, 'duplicates'))
        .to.contain('Zoho has this number already')
        .and.to.contain('Ada Sample');
      expect(primary(form).getBoundingClientRect().top).to.equal(top);
      expect(primary(form).textContent?.trim()).to.equal('Create contact anyway');
      expect(found.map(({candidates}) => candidates.map(({name}) => name))).to.deep.equal([['Ada Sample']]);
      expect(form.duplicates).to.have.length(1);
      expect(form.matches(':state(duplicate)')).to.be.true;
      await expectAccessible(form);
    });

    it('can take the call instead of a new record', async () => {
      const linked: unknown[] = [];
      const base = fakeClient();
      const {form} = await place(
        {
          lookup: async () => matchedLookupExample,
          linkContact: async (...args) => (linked.push(args.slice(0, 2)), base.linkContact(args[0], args[1])),
        },
        {number, callId},
      );
      const told = heard<{contact: {name: string}}>(form, 'bgm-contact-linked');
      const button = form.shadowRoot?.querySelector<HTMLButtonElement>('[part=duplicates] button');
      expect(button?.textContent?.trim()).to.equal('Connect');
      expect(button?.getAttribute('aria-label')).to.equal('Connect the call to Ada Sample');
      button?.click();
      await ready(form);
      expect(linked).to.deep.equal([[callId, {module: 'Contacts', id: contactExample.id}]]);
      expect(told.map(({contact}) => contact.name)).to.deep.equal(['Ada Sample']);
      expect(form.open).to.be.false;
    });

    it('open in the CRM where there is no call to connect', async () => {
      const {form} = await place({lookup: async () => matchedLookupExample});
      const opened: string[] = [];
      form.addEventListener('bgm-contact-open', (event) => {
        event.preventDefault();
        opened.push(event.detail.contact.name);
      });
      form.shadowRoot?.querySelector<HTMLButtonElement>('[part=duplicates] button')?.click();
      expect(opened).to.deep.equal(['Ada Sample']);
      expect(form.open).to.be.true;
    });

    it('that only the proxy finds are shown, and creating anyway is said on the button', async () => {
      const sent: string[] = [];
      const {form} = await place({
        createContact: async ({onDuplicate}) => {
          sent.push(onDuplicate);
          if (onDuplicate === 'reject') throw saying('duplicate_contact', {candidates: [contactExample]});
          return contactExample;
        },
      });
      await fill(form, {lastName: 'Sample'});
      await submit(form);
      expect(part(form, 'duplicates')).to.contain('Ada Sample');
      await submit(form);
      expect(sent).to.deep.equal(['reject', 'create']);
      expect(form.open).to.be.false;
    });

    it('of one number do not speak for another', async () => {
      const asked: string[] = [];
      const sent: string[] = [];
      const {form} = await place({
        lookup: async (one) => (
          asked.push(one),
          one === number ? matchedLookupExample : unknownLookupExample
        ),
        createContact: async ({onDuplicate}) => (sent.push(onDuplicate), contactExample),
      });
      await fill(form, {lastName: 'Sample'});
      [...(form.shadowRoot?.querySelectorAll('button') ?? [])]
        .find((b) => b.textContent?.trim() === 'Change')
        ?.click();
      await ready(form);
      await sendKeys({type: '+442079460123'});
      await form.updateComplete;
      expect(form.duplicates).to.have.length(0);
      await sendKeys({press: 'Tab'});
      await ready(form);
      expect(asked).to.deep.equal([number, '+442079460123']);
      await submit(form);
      expect(sent).to.deep.equal(['reject']);
    });

    it('are named as text, however hostile', async () => {
      const match = {
        ...matchExample,
        name: '<img src=x onerror="window.hit=1">\u202E',
        company: 'x'.repeat(10_000),
      };
      const {form} = await place({lookup: async () => ({...matchedLookupExample, matches: [match]})});
      expect(form.shadowRoot?.querySelector('img')).to.equal(null);
      expect(part(form, 'duplicates')).to.contain('<img src=x');
      expect(dialog(form).scrollWidth).to.be.at.most(dialog(form).clientWidth);
    });

    it('say when nobody could be asked', async () => {
      const {form} = await place({lookup: () => Promise.reject(new UnreachableError())});
      expect(part(form, 'duplicates')).to.contain('It is asked again before creating.');
    });
  });

  describe('when creating is not possible', () => {
    for (const [what, overrides, contexts, words, state] of [
      ['is not allowed', {session: may()}, {}, 'This needs permission to create records.', 'not-allowed'],
      [
        'has no CRM',
        {session: {...sessionExample, crm: {...sessionExample.crm, state: 'authorization_required'}}},
        {},
        'An administrator must connect it again.',
        'not-connected',
      ],
      [
        'has no connection',
        {},
        {connection: {link: 'offline', session: sessionExample}},
        'No connection.',
        'offline',
      ],
    ] as [string, Partial<CrmClient>, Contexts, string, string][]) {
      it(`says that it ${what}, and sends nothing`, async () => {
        let sent = 0;
        const {form} = await place(
          {...overrides, createContact: async () => (sent++, contactExample)},
          {number},
          contexts,
        );
        expect(part(form, 'message')).to.contain(words);
        expect(form.matches(`:state(${state})`)).to.be.true;
        expect(primary(form).getAttribute('aria-disabled')).to.equal('true');
        await fill(form, {lastName: 'Sample'});
        await submit(form);
        expect(sent).to.equal(0);
        await expectAccessible(form);
      });
    }

    it('goes on when the connection is back, with everything still there', async () => {
      const {form} = await place({}, {number}, {connection: {link: 'offline', session: sessionExample}});
      await fill(form, {lastName: 'Sample'});
      await setContexts(form, {connection: {link: 'online', session: sessionExample}});
      await submit(form);
      expect(form.open).to.be.false;
    });
  });

  for (const width of [280, 480]) {
    it(`fits into ${width} px, from right to left too`, async () => {
      const {form} = await place({lookup: async () => matchedLookupExample}, {number, inline: true, callId});
      const frame = form.parentElement as HTMLElement;
      frame.style.inlineSize = `${width}px`;
      frame.dir = 'rtl';
      await ready(form);
      expect(form.scrollWidth).to.be.at.most(width);
      await expectAccessible(form);
    });
  }
});

it('begins a Latin name where names begin, between words from right to left', async () => {
  const {form} = await place({lookup: async () => matchedLookupExample}, {number, inline: true, callId});
  const frame = form.parentElement as HTMLElement;
  frame.style.inlineSize = '480px';
  frame.dir = 'rtl';
  await ready(form);
  const name = form.shadowRoot!.querySelector('.name')!;
  const words = document.createRange();
  words.selectNodeContents(name);
  expect(words.getBoundingClientRect().right).to.be.closeTo(name.getBoundingClientRect().right, 1);
});
