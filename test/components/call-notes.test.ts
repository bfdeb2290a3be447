import {expect} from '@open-wc/testing';
import {emulateMedia, sendKeys} from '@web/test-runner-commands';
import {html} from 'lit';
import {
  type CrmClient,
  type KnownLookup,
  type NoteDraft,
  ProblemError,
  UnreachableError,
} from '../../src/client/crm-client.ts';
import type {BgmCallNotes} from '../../src/components/call-notes/call-notes.ts';
import {
  type Call,
  matchedLookupExample,
  type Note,
  noteExample,
  type Problem,
  problemExample,
  ringingCallExample,
  sessionExample,
} from '../../src/contract/index.ts';
import '../../src/elements/bgm-call-notes.ts';
import type {CallsState} from '../../src/state/contexts.ts';
import {deferred} from '../support/deferred.ts';
import {fakeClient, known, memoryDrafts} from '../support/fake-client.ts';
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
import {until} from '../support/until.ts';

const callA: Call = {...ringingCallExample, id: '950000000000001000', state: 'connected'};
const callB: Call = {
  ...ringingCallExample,
  id: '950000000000002000',
  remote: {number: {...ringingCallExample.remote.number, international: '+44 20 7946 0123'}},
};
const having = (...calls: Call[]): CallsState => ({
  calls: calls.map((call) => ({call})),
  active: calls[0] && {call: calls[0]},
});
const others: Note = {
  ...noteExample,
  id: 'b54f9a52-04bb-43a3-8f0e-34f2a6f6f2b0',
  text: 'Asked for the price list.',
  author: {extension: '102', name: 'Omar Reyes'},
};

const saying = (code: Problem['code'], members: Partial<Problem> = {}) =>
  new ProblemError({...problemExample, code, retryable: false, retryAfter: undefined, ...members});

interface Placed {
  readonly notes: BgmCallNotes;
  readonly clock: FakeClock;
  readonly client: CrmClient;
}

async function place(overrides: Partial<CrmClient> = {}, contexts: Contexts = {}): Promise<Placed> {
  const clock = new FakeClock();
  const client = fakeClient(overrides);
  const notes = await withContexts<BgmCallNotes>(
    {client, calls: having(callA), ...contexts},
    html`<bgm-call-notes .clock=${clock}></bgm-call-notes>`,
  );
  await settled();
  await notes.updateComplete;
  return {notes, clock, client};
}

const field = (notes: BgmCallNotes) =>
  partElement<HTMLTextAreaElement>(notes, 'textarea') as HTMLTextAreaElement;

async function write({notes}: Placed, words: string): Promise<void> {
  notes.focus();
  await sendKeys({type: words});
  await notes.updateComplete;
}

async function saveByKeys({notes}: Placed): Promise<void> {
  await sendKeys({down: 'Control'});
  await sendKeys({press: 'Enter'});
  await sendKeys({up: 'Control'});
  await settled();
  await notes.updateComplete;
}

function button(notes: BgmCallNotes, words: string): HTMLButtonElement {
  const all = [...(notes.shadowRoot?.querySelectorAll('button') ?? [])];
  const found = all.find(({textContent}) => textContent?.trim() === words);
  expect(found, `a button "${words}" among ${all.map((one) => one.textContent?.trim()).join(', ')}`).to.exist;
  return found as HTMLButtonElement;
}

async function press(notes: BgmCallNotes, words: string): Promise<void> {
  button(notes, words).click();
  await settled();
  await notes.updateComplete;
}

function heard<T>(target: EventTarget, name: string): T[] {
  const details: T[] = [];
  target.addEventListener(name, (event) => details.push((event as CustomEvent<T>).detail));
  return details;
}

describe('<bgm-call-notes>: whose they are', () => {
  it('names the caller as soon as anybody on the page knows the name', async () => {
    const memory: {found?: KnownLookup} = {};
    let tell = () => {};
    const placed = await place({
      peek: () => memory.found,
      watch: (listener) => {
        tell = () => void listener(matchedLookupExample);
        return () => undefined;
      },
    });
    expect(text(placed.notes)).to.contain('with +1 415 555 0123');
    memory.found = known(matchedLookupExample);
    tell();
    await placed.notes.updateComplete;
    expect(text(placed.notes)).to.contain('with Ada Sample');
  });

  it('asks in the direction of the language, and writes in the direction of the text', async () => {
    const placed = await place({}, {locale: {locale: 'ar', dir: 'rtl', timeZone: 'UTC'}});
    expect(getComputedStyle(field(placed.notes)).direction).to.equal('rtl');
    await write(placed, 'Wants the offer.');
    expect(getComputedStyle(field(placed.notes)).direction).to.equal('ltr');
  });
});

describe('bgm-call-notes', () => {
  // Contrast is measured on settled colours, not halfway through a change.
  before(() => emulateMedia({reducedMotion: 'reduce'}));

  describe('writing', () => {
    it('keeps a draft within a second, though the agent types on', async () => {
      const drafts = memoryDrafts();
      const placed = await place({drafts});
      await write(placed, 'Wants');
      await placed.clock.pass(500);
      await write(placed, ' an offer');
      await placed.clock.pass(300);
      expect((await drafts.get(callA.id))?.text).to.equal('Wants an offer');
      await placed.notes.updateComplete;
      expect(part(placed.notes, 'status')).to.equal('Draft kept on this computer');
      expect(placed.notes.matches(':state(draft)')).to.be.true;
    });

    it('keeps it at once when the page is hidden or leaves', async () => {
      const drafts = memoryDrafts();
      const placed = await place({drafts});
      await write(placed, 'one');
      window.dispatchEvent(new Event('pagehide'));
      await settled();
      expect((await drafts.get(callA.id))?.text).to.equal('one');
      await write(placed, ' two');
      document.dispatchEvent(new Event('visibilitychange'));
      await settled();
      expect((await drafts.get(callA.id))?.text).to.equal('one two');
      await write(placed, ' three');
      placed.notes.remove();
      await settled();
      expect((await drafts.get(callA.id))?.text).to.equal('one two three');
    });

    it('brings the draft back after a reload, under the same id', async () => {
      const saved: unknown[] = [];
      const drafts = memoryDrafts();
      const first = await place({drafts});
      await write(first, 'Half a thought');
      await first.clock.pass(600);
      const noteId = (await drafts.get(callA.id))?.noteId;
      first.notes.remove();

      const second = await place({
        drafts,
        saveNote: async (callId, id, words) => (
          saved.push([callId, id, words]),
          {...noteExample, id, text: words}
        ),
      });
      expect(field(second.notes).value).to.equal('Half a thought');
      expect(part(second.notes, 'status')).to.equal('Draft kept on this computer');
      await second.notes.save();
      expect(saved).to.deep.equal([[callA.id, noteId, 'Half a thought']]);
      expect(await drafts.get(callA.id)).to.be.undefined;
    });

    it('loses neither text when the agent typed before the draft could be read', async () => {
      const slow = deferred<NoteDraft | undefined>();
      const written: string[] = [];
      const drafts = {
        ...memoryDrafts(),
        get: () => slow.promise,
        put: async (d: NoteDraft) => void written.push(d.text),
      };
      const placed = await place({drafts});
      await write(placed, 'new words');
      await placed.clock.pass(1000);
      expect(written, 'nothing may be written over a draft that is not read yet').to.deep.equal([]);
      slow.resolve({
        callId: callA.id,
        noteId: noteExample.id,
        text: 'old words',
        state: 'draft',
        savedAt: '',
      });
      await settled();
      await placed.notes.updateComplete;
      expect(field(placed.notes).value).to.equal('old words\nnew words');
      await placed.clock.pass(600);
      expect(written).to.deep.equal(['old words\nnew words']);
    });

    it('says when this browser could not keep the text', async () => {
      const drafts = {...memoryDrafts(), put: () => Promise.reject(new Error('disk full'))};
      const placed = await place({drafts});
      await write(placed, 'x');
      await placed.clock.pass(600);
      await placed.notes.updateComplete;
      expect(part(placed.notes, 'status')).to.equal('Not saved yet');
    });

    it('grows to eight lines and no further', async () => {
      const {notes} = await place();
      const height = async (lines: number) => {
        notes.value = Array.from({length: lines}, (_, line) => `line ${line}`).join('\n');
        await notes.updateComplete;
        return field(notes).offsetHeight;
      };
      const [three, five, eight, twenty] = [
        await height(3),
        await height(5),
        await height(8),
        await height(20),
      ];
      expect(five).to.be.above(three);
      expect(eight).to.be.above(five);
      expect(twenty).to.equal(eight);
      expect(await height(1), 'room for three lines from the start').to.equal(three);
    });

    it('does not discard with Esc', async () => {
      const placed = await place();
      await write(placed, 'stays');
      await sendKeys({press: 'Escape'});
      expect(field(placed.notes).value).to.equal('stays');
    });

    it('keeps no draft with autosave="off", and sends by itself with autosave="save"', async () => {
      const drafts = memoryDrafts();
      const off = await place({drafts});
      off.notes.autosave = 'off';
      await off.notes.updateComplete;
      await write(off, 'secret');
      await off.clock.pass(5000);
      expect(await drafts.get(callA.id)).to.be.undefined;
      off.notes.remove();

      const sent: string[] = [];
      const save = await place({
        saveNote: async (_call, id, words) => (sent.push(words), {...noteExample, id, text: words}),
      });
      save.notes.autosave = 'save';
      await save.notes.updateComplete;
      await write(save, 'a');
      await save.clock.pass(1500);
      await write(save, 'b');
      await save.clock.pass(1999);
      expect(sent).to.deep.equal([]);
      await save.clock.pass(1);
      expect(sent).to.deep.equal(['ab']);
      expect(save.notes.state).to.equal('saved');
    });

    it('counts towards the longest text; a longer one stays whole and waits to be shortened', async () => {
      let saves = 0;
      const placed = await place({saveNote: async () => (saves++, noteExample)});
      placed.notes.setAttribute('maxlength', '10');
      await placed.notes.updateComplete;
      await write(placed, 'twelve chars');
      expect(field(placed.notes).value).to.equal('twelve chars');
      expect(part(placed.notes, 'counter')).to.equal('12 of 10');
      expect(part(placed.notes, 'status')).to.contain('2 characters too many.');
      expect(placed.notes.checkValidity()).to.be.false;
      await saveByKeys(placed);
      expect(saves).to.equal(0);
      await expectAccessible(placed.notes);
      await sendKeys({press: 'Backspace'});
      await sendKeys({press: 'Backspace'});
      await saveByKeys(placed);
      expect(saves).to.equal(1);
    });

    it('takes no writing when read-only, switched off, or without a call', async () => {
      const {notes} = await place();
      notes.readonly = true;
      await notes.updateComplete;
      expect(field(notes).readOnly).to.be.true;
      expect(partElement(notes, 'toolbar')).to.be.undefined;
      await expectAccessible(notes);

      const session = {...sessionExample, features: {...sessionExample.features, notes: false}};
      const off = await place({session}, {calls: having()});
      expect(field(off.notes).disabled).to.be.true;
      expect(text(off.notes)).to.contain('Notes are switched off for you.');

      const during = await place({session});
      expect(field(during.notes).disabled).to.be.true;
      expect(text(during.notes), 'during a call').to.contain('Notes are switched off for you.');

      const none = await place({}, {calls: having()});
      expect(field(none.notes).disabled).to.be.true;
      expect(text(none.notes)).to.contain('Notes start with the next call.');
      expect(none.notes.matches(':state(idle)')).to.be.true;
      await expectAccessible(none.notes);
    });

    it('is a control of its form', async () => {
      const {notes, client} = await place();
      const form = document.createElement('form');
      notes.name = 'note';
      notes.required = true;
      notes.replaceWith(form);
      form.append(notes);
      Object.assign(notes, {client, calls: having(callA)});
      await notes.updateComplete;
      await settled();
      expect(form.checkValidity()).to.be.false;
      notes.value = 'from the page';
      await notes.updateComplete;
      expect(new FormData(form).get('note')).to.equal('from the page');
      expect(form.checkValidity()).to.be.true;
      form.reset();
      await notes.updateComplete;
      expect(field(notes).value).to.equal('');
      form.remove();
    });
  });

  describe('saving', () => {
    it('saves with Ctrl+Enter, and says so', async () => {
      const answer = deferred<Note>();
      const sent: unknown[] = [];
      const placed = await place({
        saveNote: (...args) => (sent.push(args), answer.promise),
      });
      const {notes} = placed;
      const saved = heard<{callId: string; note: Note}>(notes, 'bgm-note-saved');
      expect(part(notes, 'status')).to.equal('Ctrl+Enter saves');
      await write(placed, 'Wants the offer');
      await saveByKeys(placed);
      expect(part(notes, 'status')).to.equal('Saving…');
      const [, noteId] = sent[0] as string[];
      answer.resolve({...noteExample, id: noteId ?? '', text: 'Wants the offer'});
      await settled();
      await notes.updateComplete;
      expect(part(notes, 'status')).to.match(/^✓ ?Saved /);
      expect(notes.state).to.equal('saved');
      expect(field(notes).value).to.equal('Wants the offer');
      expect(sent).to.deep.equal([[callA.id, noteId, 'Wants the offer', undefined]]);
      expect(saved.map(({callId, note}) => [callId, note.text])).to.deep.equal([
        [callA.id, 'Wants the offer'],
      ]);
      await expectAccessible(notes);
    });

    it('changes the same note afterwards, with the version it changed', async () => {
      const sent: unknown[][] = [];
      const placed = await place({
        saveNote: async (...args) => (
          sent.push(args),
          {...noteExample, id: args[1], text: args[2], etag: `"${sent.length}"`}
        ),
      });
      await write(placed, 'one');
      await saveByKeys(placed);
      await write(placed, ' two');
      expect(placed.notes.state).to.equal('draft');
      await saveByKeys(placed);
      expect(sent[1]?.slice(1, 4)).to.deep.equal([sent[0]?.[1], 'one two', '"1"']);
    });

    it('sends what was written meanwhile when it was told to save again', async () => {
      const answers = [deferred<Note>(), deferred<Note>()];
      const sent: string[] = [];
      const placed = await place({
        saveNote: (_call, _id, words) => (sent.push(words), answers[sent.length - 1]!.promise),
      });
      await write(placed, 'one');
      await saveByKeys(placed);
      await write(placed, ' two');
      await saveByKeys(placed);
      expect(sent).to.deep.equal(['one']);
      answers[0]?.resolve({...noteExample, text: 'one'});
      await settled();
      expect(sent).to.deep.equal(['one', 'one two']);
    });

    it('leaves saving to the page that cancels it', async () => {
      let saves = 0;
      const placed = await place({saveNote: async () => (saves++, noteExample)});
      const asked: unknown[] = [];
      placed.notes.addEventListener('bgm-note-save', (event) => {
        event.preventDefault();
        asked.push(event.detail);
      });
      await write(placed, 'mine');
      await saveByKeys(placed);
      expect(asked).to.deep.equal([{callId: callA.id, text: 'mine'}]);
      expect(saves).to.equal(0);
      expect(placed.notes.state).to.equal('draft');
    });

    it('keeps a saved note while the proxy cannot be reached, and sends it when it can', async () => {
      const drafts = memoryDrafts();
      let isThere = false;
      const ids: string[] = [];
      const placed = await place(
        {
          drafts,
          saveNote: async (_call, id, words) => {
            ids.push(id);
            if (!isThere) throw new UnreachableError();
            return {...noteExample, id, text: words};
          },
        },
        {connection: {link: 'online', session: sessionExample}},
      );
      const {notes} = placed;
      await write(placed, 'Call back at nine');
      await saveByKeys(placed);
      expect(part(notes, 'status')).to.match(/^! ?Kept on this computer, will be sent$/);
      expect((await drafts.get(callA.id))?.state).to.equal('queued');
      await expectAccessible(notes);
      await setContexts(notes, {connection: {link: 'offline', session: sessionExample}});
      isThere = true;
      await setContexts(notes, {connection: {link: 'online', session: sessionExample}});
      await settled();
      await notes.updateComplete;
      expect(notes.state).to.equal('saved');
      expect(new Set(ids).size, 'one note, however often it was sent').to.equal(1);
      expect(await drafts.get(callA.id)).to.be.undefined;
    });

    it('tries again by itself after a pause', async () => {
      let tries = 0;
      const placed = await place({
        saveNote: async (_call, id, words) => {
          if (++tries < 3) throw saying('unavailable', {retryable: true});
          return {...noteExample, id, text: words};
        },
      });
      await write(placed, 'x');
      await saveByKeys(placed);
      await placed.clock.pass(5000);
      expect(tries).to.equal(2);
      await placed.clock.pass(15_000);
      expect(tries).to.equal(3);
      expect(placed.notes.state).to.equal('saved');
    });

    it('sends notes that an earlier page could not send, of other calls too', async () => {
      const waiting: NoteDraft = {
        callId: callB.id,
        noteId: others.id,
        text: 'left behind',
        state: 'queued',
        savedAt: '2026-06-15T09:00:00.000Z',
      };
      const drafts = memoryDrafts(waiting);
      const sent: unknown[] = [];
      await place({drafts, saveNote: async (...args) => (sent.push(args.slice(0, 3)), noteExample)});
      expect(sent).to.deep.equal([[callB.id, others.id, 'left behind']]);
      expect(await drafts.get(callB.id)).to.be.undefined;
    });

    it('sends no more of them once the client has another user, whose store it is now', async () => {
      const waiting = [callB.id, '950000000000003000'].map((callId): NoteDraft => ({
        callId,
        noteId: others.id,
        text: 'of the first agent',
        state: 'queued',
        savedAt: '2026-06-15T09:00:00.000Z',
      }));
      const drafts = memoryDrafts(...waiting);
      const tried: string[] = [];
      await place({
        drafts,
        saveNote: async (callId) => {
          tried.push(callId);
          for (const draft of waiting) await drafts.delete(draft.callId);
          throw saying('unauthenticated');
        },
      });
      expect(tried).to.deep.equal([callB.id]);
    });

    it('keeps the text when the sign-in has ended, asks for no more tokens, and sends after the next one', async () => {
      let tries = 0;
      const placed = await place(
        {saveNote: async () => (++tries === 1 ? Promise.reject(saying('unauthenticated')) : noteExample)},
        {connection: {link: 'online', session: sessionExample}},
      );
      await write(placed, 'kept');
      await saveByKeys(placed);
      await placed.clock.pass(600_000);
      expect(tries).to.equal(1);
      await setContexts(placed.notes, {connection: {link: 'signed_out'}});
      expect(field(placed.notes).value).to.equal('kept');
      await setContexts(placed.notes, {connection: {link: 'online', session: sessionExample}});
      await settled();
      expect(tries).to.equal(2);
    });

    it('says why the proxy refused, keeps the text, and tries again on request', async () => {
      let refuse = true;
      const placed = await place({
        saveNote: async (_call, id, words) => {
          if (refuse) throw saying('forbidden');
          return {...noteExample, id, text: words};
        },
      });
      const failed = heard<{problem: Problem}>(placed.notes, 'bgm-note-failed');
      await write(placed, 'kept');
      await saveByKeys(placed);
      expect(part(placed.notes, 'status')).to.contain('Not saved. Your account may not do this.');
      expect(failed.map(({problem}) => problem.code)).to.deep.equal(['forbidden']);
      await expectAccessible(placed.notes);
      refuse = false;
      await press(placed.notes, 'Try again');
      expect(placed.notes.state).to.equal('saved');
    });

    it('removes a stored note that was emptied', async () => {
      const deleted: unknown[] = [];
      const placed = await place({deleteNote: async (...args) => void deleted.push(args)});
      await write(placed, 'x');
      await saveByKeys(placed);
      await sendKeys({press: 'Backspace'});
      await saveByKeys(placed);
      expect(deleted).to.have.length(1);
      expect(placed.notes.state).to.equal('clean');
    });

    it('begins another note, and puts the stored one with the earlier ones', async () => {
      const ids: string[] = [];
      const placed = await place({
        saveNote: async (_c, id, words) => (ids.push(id), {...noteExample, id, text: words}),
      });
      await write(placed, 'first');
      await saveByKeys(placed);
      await press(placed.notes, 'New note');
      expect(field(placed.notes).value).to.equal('');
      expect(part(placed.notes, 'note')).to.contain('first');
      await write(placed, 'second');
      await saveByKeys(placed);
      expect(new Set(ids).size).to.equal(2);
      expect(placed.notes.notes.map((note) => note.text)).to.deep.equal(['first', 'second']);
    });
  });

  describe('when two change the same note', () => {
    async function conflict() {
      const sent: unknown[][] = [];
      const theirs = {...others, text: 'Their words', etag: '"7"'};
      const placed = await place({
        saveNote: async (...args) => {
          sent.push(args);
          const [, id, words, etag] = args;
          if (etag !== '"7"') throw saying('precondition_failed', {current: {...theirs, id}});
          return {...noteExample, id, text: words, etag: '"8"'};
        },
      });
      const events = heard<{mine: string; theirs: Note}>(placed.notes, 'bgm-note-conflict');
      await write(placed, 'My words');
      await saveByKeys(placed);
      return {...placed, sent, events};
    }

    it('shows both texts and lets the agent choose', async () => {
      const {notes, events, sent} = await conflict();
      expect(notes.state).to.equal('conflict');
      expect(part(notes, 'conflict'))
        .to.contain('Omar Reyes changed this note')
        .and.to.contain('Their words');
      expect(field(notes).value).to.equal('My words');
      expect(events.map(({mine, theirs}) => [mine, theirs.text])).to.deep.equal([
        ['My words', 'Their words'],
      ]);
      await expectAccessible(notes);
      await press(notes, 'Keep mine');
      expect(sent.at(-1)?.slice(2, 4)).to.deep.equal(['My words', '"7"']);
      expect(notes.state).to.equal('saved');
      expect(partElement(notes, 'conflict')).to.be.undefined;
    });

    it('can take theirs', async () => {
      const {notes, sent, client} = await conflict();
      await press(notes, 'Take this one');
      expect(field(notes).value).to.equal('Their words');
      expect(notes.state).to.equal('saved');
      expect(sent).to.have.length(1);
      expect(await client.drafts.get(callA.id)).to.be.undefined;
    });

    it('can put both together, to be saved when it reads well', async () => {
      const {notes, sent} = await conflict();
      await press(notes, 'Put both together');
      expect(field(notes).value).to.equal('Their words\n\nMy words');
      expect(notes.state).to.equal('draft');
      await notes.save();
      expect(sent.at(-1)?.slice(2, 4)).to.deep.equal(['Their words\n\nMy words', '"7"']);
    });

    it('bothers nobody when the other version is this agent’s own earlier try', async () => {
      const stored: {text?: string} = {};
      const placed = await place({
        saveNote: async (_call, id, words, etag) => {
          if (stored.text === undefined) {
            stored.text = words;
            throw new UnreachableError();
          }
          if (etag !== '"1"')
            throw saying('precondition_failed', {current: {...others, id, text: stored.text, etag: '"1"'}});
          return {...noteExample, id, text: (stored.text = words), etag: '"2"'};
        },
      });
      await write(placed, 'one');
      await saveByKeys(placed);
      await write(placed, ' two');
      await placed.clock.pass(5000);
      await settled();
      expect(placed.notes.state).to.equal('saved');
      expect(stored.text).to.equal('one two');
    });
  });

  describe('earlier notes', () => {
    it('stand above with author and time, and the field does not move when they arrive', async () => {
      const answer = deferred<Note[]>();
      const placed = await place({notes: () => answer.promise});
      const top = field(placed.notes).getBoundingClientRect().top;
      answer.resolve([others]);
      await settled();
      await placed.notes.updateComplete;
      expect(field(placed.notes).getBoundingClientRect().top).to.equal(top);
      const summary = placed.notes.shadowRoot?.querySelector('summary');
      expect(summary?.textContent?.replace(/\s+/g, ' '))
        .to.contain('1 earlier note')
        .and.to.contain('Asked for the price list.');
      summary?.click();
      expect(part(placed.notes, 'note'))
        .to.contain('Omar Reyes')
        .and.to.contain('2026')
        .and.to.contain('Asked for the price list.');
      await expectAccessible(placed.notes);
    });

    it('open the agent’s own stored note for changing', async () => {
      const mine = {
        ...noteExample,
        id: 'c54f9a52-04bb-43a3-8f0e-34f2a6f6f2b1',
        text: 'Written before the reload',
      };
      const sent: unknown[][] = [];
      const placed = await place({
        notes: async () => [mine, others],
        saveNote: async (...args) => (sent.push(args), noteExample),
      });
      expect(field(placed.notes).value).to.equal('Written before the reload');
      expect(placed.notes.state).to.equal('saved');
      await write(placed, '!');
      await saveByKeys(placed);
      expect(sent[0]?.slice(1, 4)).to.deep.equal([mine.id, 'Written before the reload!', mine.etag]);
    });

    it('can be asked for again when they are not there', async () => {
      let tries = 0;
      const placed = await place({
        notes: async () => (++tries === 1 ? Promise.reject(new UnreachableError()) : [others]),
      });
      expect(text(placed.notes)).to.contain('Earlier notes could not be loaded.');
      await press(placed.notes, 'Try again');
      expect(text(placed.notes)).to.contain('Asked for the price list.');
    });

    it('are shown as text, however hostile', async () => {
      const evil = '<img src=x onerror="window.hit=1"> \u202E';
      const placed = await place({
        notes: async () => [{...others, text: evil, author: {extension: '9', name: evil}}],
      });
      expect(placed.notes.shadowRoot?.querySelector('img')).to.equal(null);
      expect(part(placed.notes, 'note')).to.contain('<img src=x');
    });
  });

  describe('when calls change', () => {
    it('follows the active call, and the half-typed text stays with its own', async () => {
      const drafts = memoryDrafts();
      const placed = await place({drafts});
      const {notes} = placed;
      await write(placed, 'about call A');
      field(notes).blur();
      await setContexts(notes, {calls: having(callB, callA)});
      await settled();
      await notes.updateComplete;
      expect(field(notes).value).to.equal('');
      expect(text(notes)).to.contain('with +44 20 7946 0123');
      expect((await drafts.get(callA.id))?.text).to.equal('about call A');
      expect(await drafts.get(callB.id)).to.be.undefined;
      await write(placed, 'about call B');
      field(notes).blur();
      await setContexts(notes, {calls: having(callA, callB)});
      await settled();
      await notes.updateComplete;
      expect(field(notes).value).to.equal('about call A');
    });

    it('does not take the field away while the agent is typing, but offers the other call', async () => {
      const placed = await place();
      const {notes} = placed;
      await write(placed, 'about call');
      await setContexts(notes, {calls: having(callB, callA)});
      expect(text(notes)).to.contain('Another call is in hand.');
      await expectAccessible(notes);
      await write(placed, ' A');
      expect(field(notes).value).to.equal('about call A');
      await press(notes, 'Go to its notes');
      await settled();
      expect(field(notes).value).to.equal('');
      expect(text(notes)).not.to.contain('Another call is in hand.');
      expect((await placed.client.drafts.get(callA.id))?.text).to.equal('about call A');
    });

    it('sends a text by itself, once and under its own call, when another one comes before the pause is over', async () => {
      const sent: string[][] = [];
      const placed = await place({
        saveNote: async (callId, id, words) => (
          sent.push([callId, words]),
          {...noteExample, id, text: words}
        ),
      });
      const {notes, clock} = placed;
      notes.autosave = 'save';
      await notes.updateComplete;
      await write(placed, 'about call A');
      await clock.pass(1999);
      field(notes).blur();
      await setContexts(notes, {calls: having(callB, callA)});
      await settled();
      expect(sent).to.deep.equal([[callA.id, 'about call A']]);
      await clock.pass(600_000);
      await setContexts(notes, {calls: having(callA, callB)});
      await settled();
      expect(sent).to.have.length(1);
    });

    it('saves a text under its own call though another one is shown when the answer comes', async () => {
      const answer = deferred<Note>();
      const placed = await place({saveNote: () => answer.promise});
      const saved = heard<{callId: string}>(placed.notes, 'bgm-note-saved');
      await write(placed, 'A');
      await saveByKeys(placed);
      field(placed.notes).blur();
      await setContexts(placed.notes, {calls: having(callB)});
      answer.resolve({...noteExample, text: 'A'});
      await settled();
      await placed.notes.updateComplete;
      expect(saved.map(({callId}) => callId)).to.deep.equal([callA.id]);
      expect(field(placed.notes).value).to.equal('');
      expect(placed.notes.state).to.equal('clean');
    });

    it('stays with the call it was given', async () => {
      const {notes} = await place();
      notes.callId = callA.id;
      await notes.updateComplete;
      await setContexts(notes, {calls: having(callB, callA)});
      expect(text(notes)).to.contain('with +1 415 555 0123');
    });

    it('shows nothing of one agent to the next', async () => {
      const placed = await place({}, {connection: {link: 'online', session: sessionExample}});
      await write(placed, 'of the first agent');
      const user = {...sessionExample.user, id: '2', extension: '102'};
      const kept = placed.client.drafts;
      await kept.delete(callA.id);
      await setContexts(placed.notes, {connection: {link: 'online', session: {...sessionExample, user}}});
      await settled();
      await placed.notes.updateComplete;
      expect(field(placed.notes).value).to.equal('');
      await placed.clock.pass(5000);
      expect(await kept.get(callA.id), 'nor is it written into the next one’s store').to.be.undefined;
    });

    it('brings the same agent’s unsent notes back after the next sign-in, where the browser keeps nothing', async () => {
      const online = {link: 'online', session: sessionExample} as const;
      let isThere = false;
      const sent: string[][] = [];
      const saveNote: CrmClient['saveNote'] = async (callId, id, words) => {
        sent.push([callId, id, words]);
        if (!isThere) throw new UnreachableError();
        return {...noteExample, id, text: words};
      };
      const placed = await place({session: undefined, saveNote}, {connection: online});
      const {notes} = placed;
      await write(placed, 'waits');
      await saveByKeys(placed);
      field(notes).blur();
      await setContexts(notes, {calls: having(callB)});
      await write(placed, 'half a thought');
      field(notes).blur();

      const next = fakeClient({session: undefined, saveNote});
      await setContexts(notes, {client: next, connection: {link: 'connecting'}});
      expect(field(notes).value, 'nobody knows yet who comes').to.equal('');
      expect(field(notes).disabled, 'nor may a second text begin meanwhile').to.equal(true);
      isThere = true;
      await setContexts(notes, {connection: online});
      await settled();
      await notes.updateComplete;
      expect(field(notes).value).to.equal('half a thought');
      expect(notes.state).to.equal('draft');
      const [first, ...again] = sent;
      expect(again, 'one note, under its own call').to.deep.equal([first]);
      expect(first?.[0]).to.equal(callA.id);
      await placed.clock.pass(600);
      expect((await next.drafts.get(callB.id))?.text).to.equal('half a thought');
      expect(await next.drafts.get(callA.id)).to.equal(undefined);
    });

    it('brings the text of a call that is over back into sight', async () => {
      const online = {link: 'online', session: sessionExample} as const;
      const placed = await place({session: undefined}, {connection: online});
      const {notes} = placed;
      await write(placed, 'half a thought');
      await setContexts(notes, {calls: having()});
      const drafts = memoryDrafts();
      await setContexts(notes, {
        client: fakeClient({session: undefined, drafts}),
        connection: {link: 'connecting'},
      });
      await setContexts(notes, {connection: online});
      await settled();
      await notes.updateComplete;
      expect(field(notes).value).to.equal('half a thought');
      await placed.clock.pass(600);
      expect((await drafts.get(callA.id))?.text).to.equal('half a thought');
    });

    it('forgets them when it is another agent who signs in next', async () => {
      const placed = await place(
        {session: undefined},
        {connection: {link: 'online', session: sessionExample}},
      );
      await write(placed, 'of the first agent');
      const next = fakeClient({session: undefined});
      await setContexts(placed.notes, {client: next, connection: {link: 'connecting'}});
      const user = {...sessionExample.user, id: '2', extension: '102'};
      for (const who of [user, sessionExample.user]) {
        await setContexts(placed.notes, {
          connection: {link: 'online', session: {...sessionExample, user: who}},
        });
        await placed.clock.pass(5000);
        await placed.notes.updateComplete;
        expect(field(placed.notes).value).to.equal('');
        expect(await next.drafts.get(callA.id)).to.equal(undefined);
      }
    });

    it('takes a note that waits off the screen at sign-out, and never sends it as the next agent', async () => {
      let isThere = false;
      const sent: string[] = [];
      const saveNote: CrmClient['saveNote'] = async (_call, id, words) => {
        if (!isThere) throw new UnreachableError();
        sent.push(words);
        return {...noteExample, id, text: words};
      };
      const placed = await place(
        {session: undefined, saveNote},
        {connection: {link: 'online', session: sessionExample}},
      );
      const {notes, clock} = placed;
      await write(placed, 'of the first agent');
      await saveByKeys(placed);
      expect(notes.state).to.equal('queued');
      await setContexts(notes, {connection: {link: 'signed_out'}, calls: having()});
      expect(field(notes).value).to.equal('');
      expect(notes.value).to.equal('');

      await setContexts(notes, {
        client: fakeClient({session: undefined, saveNote}),
        connection: {link: 'connecting'},
      });
      const user = {...sessionExample.user, id: '2', extension: '102'};
      await setContexts(notes, {
        connection: {link: 'online', session: {...sessionExample, user}},
        calls: having(callA),
      });
      isThere = true;
      await clock.pass(600_000);
      await notes.updateComplete;
      expect(sent).to.deep.equal([]);
      expect(field(notes).value).to.equal('');
    });

    it('neither keeps nor tries again a note whose answer comes after the next agent has signed in', async () => {
      const answer = deferred<Note>();
      let tries = 0;
      const placed = await place(
        {saveNote: () => (tries++, answer.promise)},
        {connection: {link: 'online', session: sessionExample}},
      );
      await write(placed, 'of the first agent');
      await saveByKeys(placed);
      const kept = placed.client.drafts;
      await kept.delete(callA.id);
      const user = {...sessionExample.user, id: '2', extension: '102'};
      await setContexts(placed.notes, {connection: {link: 'online', session: {...sessionExample, user}}});
      answer.reject(new UnreachableError());
      await placed.clock.pass(600_000);
      expect(await kept.get(callA.id)).to.be.undefined;
      expect(tries).to.equal(1);
    });

    it('opens no note of a call while nobody is signed in any more', async () => {
      const asked: string[] = [];
      const {notes} = await place(
        {session: undefined, notes: async (callId) => (asked.push(callId), [])},
        {connection: {link: 'online', session: sessionExample}},
      );
      await setContexts(notes, {connection: {link: 'signed_out'}, calls: having(callB)});
      await settled();
      await notes.updateComplete;
      expect(asked).to.deep.equal([callA.id]);
      expect(field(notes).disabled).to.equal(true);
    });
  });

  for (const width of [280, 480]) {
    it(`fits into ${width} px, from right to left too`, async () => {
      const placed = await place({notes: async () => [{...others, text: 'x'.repeat(500)}]});
      const frame = placed.notes.parentElement as HTMLElement;
      frame.style.inlineSize = `${width}px`;
      frame.dir = 'rtl';
      await write(placed, 'y'.repeat(400));
      expect(placed.notes.scrollWidth).to.be.at.most(width);
      await until(() => placed.notes.shadowRoot?.querySelector('.notes')?.scrollWidth === width);
    });
  }
});
