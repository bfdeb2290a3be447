import {expect} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {html} from 'lit';
import {UnreachableError} from '../../../src/client/crm-client.ts';
import type {SettingsLedger} from '../../../src/components/settings-health/settings-ledger.ts';
import '../../../src/components/settings-health/settings-ledger.ts';
import type {ConfirmDialog} from '../../../src/components/settings-parts/confirm-dialog.ts';
import {
  type LedgerCall,
  ledgerCallExample,
  type LedgerEntry,
  ledgerEntryExample,
  type LedgerReason,
  ledgerReasons,
  type LedgerReply,
  ledgerReplyExample,
  type LedgerSearch,
  problemExample,
} from '../../../src/contract/index.ts';
import {type AdminAnswer, type FakeAdmin, fakeAdmin, refusal} from '../../support/fake-admin.ts';
import {FakeClock, settled} from '../../support/fake-clock.ts';
import {expectAccessible, text, withContexts} from '../../support/page.ts';
import {until} from '../../support/until.ts';

type State = LedgerEntry['journal']['state'];

/** A call; the higher its number the newer. */
function entry(number: number, state: State = 'logged', why: LedgerReason = 'written'): LedgerEntry {
  return {
    ...ledgerEntryExample,
    callId: String(number),
    startedAt: new Date(Date.parse('2026-06-15T08:00:00.000Z') + number * 60_000).toISOString(),
    journal: {...ledgerEntryExample.journal, state},
    why,
  };
}

/** A ledger as the proxy keeps it: newest first, by state, in pages. */
function ledger(entries: () => readonly LedgerEntry[]): Record<string, AdminAnswer> {
  return {
    'GET /ledger': ({path}): LedgerReply => {
      const query = new URLSearchParams(path.split('?')[1]);
      const state = query.get('state');
      const all = entries()
        .filter(({journal}) => !state || journal.state === state)
        .sort((a, b) => b.startedAt.localeCompare(a.startedAt));
      const start = query.get('cursor') ? Number(query.get('cursor')) : 0;
      const end = start + Number(query.get('limit') ?? 25);
      const counts = {...ledgerReplyExample.counts};
      for (const key of Object.keys(counts) as (keyof typeof counts)[])
        counts[key] = entries().filter(({journal}) => journal.state === key).length;
      return {
        ...ledgerReplyExample,
        items: all.slice(start, end),
        nextCursor: end < all.length ? String(end) : null,
        counts,
      };
    },
  };
}
const pathOf = (one: LedgerEntry, more: Partial<LedgerCall> = {}): LedgerCall => ({
  ...ledgerCallExample,
  ...one,
  ...more,
});

async function place(fake: FakeAdmin, editable = true) {
  const clock = new FakeClock();
  const part = await withContexts<SettingsLedger>(
    {locale: {locale: 'en', dir: 'ltr', timeZone: 'UTC'}},
    html`<bgm-settings-ledger
      .admin=${fake.admin}
      .clock=${clock}
      .editable=${editable}
    ></bgm-settings-ledger>`,
  );
  await settled();
  await part.updateComplete;
  return {part, clock};
}

const words = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();
const calls = (part: SettingsLedger) => [...part.shadowRoot!.querySelectorAll<HTMLElement>('li[data-call]')];
const ids = (part: SettingsLedger) => calls(part).map(({dataset}) => dataset['call']);
const call = (part: SettingsLedger, id: string) => calls(part).find(({dataset}) => dataset['call'] === id)!;
const button = (part: SettingsLedger, name: string | RegExp) =>
  [...part.shadowRoot!.querySelectorAll('button')].find((one) =>
    typeof name === 'string' ? words(one) === name : name.test(words(one)),
  )!;
const spoken = (part: SettingsLedger) =>
  words([...part.shadowRoot!.querySelectorAll('[role="status"]')].at(-1)!);
const choice = (part: SettingsLedger, name: string) =>
  [...part.shadowRoot!.querySelectorAll('.filter label')].find((one) => words(one).startsWith(name))!;

async function choose(part: SettingsLedger, name: string): Promise<void> {
  choice(part, name).querySelector('input')!.click();
  await settled();
  await part.updateComplete;
}
async function open(part: SettingsLedger, id: string): Promise<HTMLElement> {
  call(part, id).querySelector('button')!.click();
  await settled();
  await part.updateComplete;
  return call(part, id).querySelector<HTMLElement>('.details')!;
}
const question = (part: SettingsLedger) =>
  part
    .shadowRoot!.querySelector<ConfirmDialog>('bgm-settings-confirm')!
    .shadowRoot!.querySelector<HTMLDialogElement>('dialog');

describe('bgm-settings-ledger', () => {
  const mixed = [
    entry(5),
    entry(4, 'waiting_for_contact', 'several_records'),
    entry(3, 'queued', 'due'),
    entry(2, 'failed', 'gave_up'),
    entry(1, 'deleted', 'deleted_in_crm'),
  ];

  it('lists calls newest first with direction, extension, state and why, and counts each state', async () => {
    const {part} = await place(fakeAdmin(ledger(() => mixed)));
    expect(ids(part)).to.deep.equal(['5', '4', '3', '2', '1']);
    expect(words(call(part, '5'))).to.equal(
      'Jun 15, 2026, 8:05 AM Ana Souza +1 415 555 0123 Inbound · answered Extension 101 Logged It stands in Zoho.',
    );
    expect(words(call(part, '4'))).to.include('Wait for a record Several records have this number');
    expect(words(choice(part, 'Not logged'))).to.equal('Not logged 1');
    await expectAccessible(part);
  });

  it('has its own words for every reason', async () => {
    const {part} = await place(
      fakeAdmin(ledger(() => ledgerReasons.map((why, index) => entry(index, 'queued', why)))),
    );
    const said = calls(part).map((one) => words(one.querySelector('.why')!));
    expect(new Set(said).size).to.equal(ledgerReasons.length);
    for (const one of said) expect(one).to.match(/^[A-Z].*\.$/);
  });

  it('says when it is tried again, and how often it was', async () => {
    const waiting = entry(1, 'queued', 'retrying');
    const journal = {...waiting.journal, attempts: 3, nextAttemptAt: '2026-06-15T10:00:00.000Z'};
    const {part} = await place(fakeAdmin(ledger(() => [{...waiting, journal}])));
    expect(words(call(part, '1'))).to.include('3 tries · next try Jun 15, 2026, 10:00 AM');
  });

  it('shows only the calls in one state, by the arrow keys too', async () => {
    const fake = fakeAdmin(ledger(() => mixed));
    const {part} = await place(fake);
    await choose(part, 'Not logged');
    expect(ids(part)).to.deep.equal(['2']);
    choice(part, 'Not logged').querySelector('input')!.focus();
    await sendKeys({press: 'ArrowRight'});
    await settled();
    await part.updateComplete;
    expect(ids(part)).to.deep.equal(['1']);
    await choose(part, 'Wait for a record');
    expect(ids(part)).to.deep.equal(['4']);
  });

  it('shows the whole path of a call, with what the CRM answered and who was at the other end', async () => {
    const failed = entry(2, 'failed', 'gave_up');
    const problem = {
      ...problemExample,
      code: 'crm_rejected' as const,
      provider: {name: 'zoho', code: 'INVALID_DATA'},
    };
    const steps = [
      ...ledgerCallExample.steps,
      {at: '2026-06-16T09:44:06.610Z', step: 'failed', detail: 'rejected INVALID_DATA Branch'},
      {at: '2026-06-16T09:45:06.610Z', step: 'a newer word', detail: null},
    ];
    const full = pathOf(failed, {
      journal: {...failed.journal, problem},
      steps,
      flags: ['incomplete'],
      versions: {wanted: 2, written: 1},
    });
    const {part} = await place(fakeAdmin({...ledger(() => [failed]), 'GET /ledger/2': () => full}));
    const details = await open(part, '2');
    const said = words(details);
    expect(said).to.include('The CRM refused this.').and.to.include('INVALID_DATA');
    expect(said).to.include('Far party Ana Souza · +1 415 555 0123').and.to.include('Talk 4:00');
    expect(said).to.include('Changes written 1 of 2').and.to.include('101 (agent): answered');
    expect(said).to.include('The PBX did not tell the end');
    const path = [...details.querySelectorAll('.path li')].map(words);
    expect(path[0]).to.equal('9:40:00 AM The PBX told of it · 9 events');
    expect(path.at(-2)).to.equal(
      '6/16/26, 9:44:06 AM Given up · The CRM refused this. · INVALID_DATA Branch',
    );
    expect(path.at(-1)).to.include('a newer word');
    expect(call(part, '2').querySelector('button')!.getAttribute('aria-expanded')).to.equal('true');
    await expectAccessible(part);
  });

  describe('to find a call', () => {
    const people = ['Ana Souza', 'Bo Lind', 'Cy Queue'];
    const named = people.map((name, index) => ({
      ...entry(index),
      farParty: {number: `+1 415 555 010${index}`, name},
    }));
    const searches = (fake: FakeAdmin) => fake.to('POST /ledger/search').map(({body}) => body);
    const field = (part: SettingsLedger, name: string) =>
      [...part.shadowRoot!.querySelectorAll('.find label')]
        .find((one) => words(one) === name)
        ?.querySelector('input');
    async function write(part: SettingsLedger, clock: FakeClock, name: string, value: string): Promise<void> {
      const input = field(part, name)!;
      input.value = value;
      input.dispatchEvent(new Event('input', {bubbles: true}));
      await clock.pass(400);
      await settled();
      await part.updateComplete;
    }
    const world = () =>
      fakeAdmin({
        ...ledger(() => named),
        'POST /ledger/search': ({body}): LedgerReply => {
          const {party = ''} = body as LedgerSearch;
          const items = named.filter(({farParty}) => farParty.name.toLowerCase().includes(party));
          return {...ledgerReplyExample, items};
        },
      });

    it('takes a name or number, once for one pause, and never by an address (T19)', async () => {
      const fake = world();
      const {part, clock} = await place(fake);
      field(part, 'Number or name')!.value = 'b';
      field(part, 'Number or name')!.dispatchEvent(new Event('input', {bubbles: true}));
      await clock.pass(100);
      await write(part, clock, 'Number or name', 'bo ');
      expect(searches(fake)).to.deep.equal([{limit: 25, party: 'bo'}]);
      expect(ids(part)).to.deep.equal(['1']);
      expect(spoken(part)).to.equal('1 call');
      expect(fake.asked.map(({path}) => path).join(' ')).not.to.include('bo');
      await expectAccessible(part);
      button(part, 'Clear').click();
      await clock.pass(0);
      await settled();
      await part.updateComplete;
      expect(ids(part)).to.have.length(3);
      expect(field(part, 'Number or name')!.value).to.equal('');
    });

    it('takes times as the clock of the tenant shows them, the last minute whole', async () => {
      const fake = world();
      const {part, clock} = await place(fake);
      await write(part, clock, 'From', '2026-06-15T10:10');
      await write(part, clock, 'To', '2026-06-15T10:12');
      expect(searches(fake).at(-1)).to.deep.equal({
        limit: 25,
        from: '2026-06-15T10:10:00.000Z',
        to: '2026-06-15T10:13:00.000Z',
      });
    });

    it('keeps the search while it stays up to date, and by state', async () => {
      const fake = world();
      const {part, clock} = await place(fake);
      await write(part, clock, 'Number or name', 'ana');
      await clock.pass(10_000);
      await choose(part, 'Logged');
      expect(searches(fake).at(-1)).to.deep.equal({state: 'logged', limit: 25, party: 'ana'});
      expect(fake.to('GET /ledger')).to.have.length(1);
    });

    it('says that none fits, or that none was found yet, with a way to look further back', async () => {
      const fake = world();
      const {part, clock} = await place(fake);
      await write(part, clock, 'Number or name', 'nobody');
      expect(text(part)).to.include('No call fits.');
      fake.routes['POST /ledger/search'] = () => ({...ledgerReplyExample, items: [], nextCursor: 'far'});
      await write(part, clock, 'Number or name', 'nobody else');
      expect(text(part)).to.include('None of the newest calls fits.');
      fake.routes['POST /ledger/search'] = () => ({...ledgerReplyExample, items: [named[0]]});
      button(part, 'Look further back').click();
      await settled();
      await part.updateComplete;
      expect(searches(fake).at(-1)).to.include({cursor: 'far', party: 'nobody else'});
      expect(ids(part)).to.deep.equal(['0']);
    });

    it('hides the field from who may not see CRM contacts, and says why there are no names (T6)', async () => {
      const masked = [{...entry(1), farParty: {number: '…0123', name: null}}];
      const fake = fakeAdmin({
        'GET /ledger': () => ({...ledgerReplyExample, items: masked, parties: 'masked'}),
      });
      const {part} = await place(fake);
      expect(field(part, 'Number or name')).to.equal(undefined);
      expect(field(part, 'From')).not.to.equal(undefined);
      expect(text(part)).to.include('your role may not see CRM contacts');
      expect(words(call(part, '1'))).to.include('AM …0123 Inbound');
      await expectAccessible(part);
    });

    it('says of a withheld number that it is withheld', async () => {
      const hidden = [{...entry(1), farParty: {number: null, name: null}}];
      const {part} = await place(fakeAdmin(ledger(() => hidden)));
      expect(words(call(part, '1'))).to.include('Number withheld');
    });
  });

  it('links to the call in Zoho only where that is a page of the web (T1)', async () => {
    for (const [url, isLinked] of [
      ['https://crm.zoho.eu/crm/org1/tab/Calls/1', true],
      ['javascript:alert(1)', false],
      ['data:text/html,x', false],
    ] as const) {
      const one = entry(1);
      const journal = {...one.journal, activityUrl: url};
      const {part} = await place(
        fakeAdmin({...ledger(() => [one]), 'GET /ledger/1': () => pathOf(one, {journal})}),
      );
      const link = (await open(part, '1')).querySelector('a');
      expect(Boolean(link), url).to.equal(isLinked);
      if (link) expect(link.rel).to.include('noopener');
    }
  });

  it('tries one call again, and shows where it stands then', async () => {
    let now: readonly LedgerEntry[] = [entry(2, 'failed', 'gave_up')];
    const fake = fakeAdmin({
      ...ledger(() => now),
      'GET /ledger/2': () => pathOf(now[0]!),
      'POST /ledger/retry': () => {
        now = [entry(2, 'queued', 'due')];
        return {accepted: 1};
      },
    });
    const {part} = await place(fake);
    const details = await open(part, '2');
    details.querySelector('button')!.click();
    await until(() => words(call(part, '2')).includes('It is its turn next.'));
    expect(fake.to('POST /ledger/retry').map(({body}) => body)).to.deep.equal([{callIds: ['2']}]);
    expect(spoken(part)).to.equal('1 call is tried again.');
  });

  it('asks before it tries all in a state', async () => {
    const fake = fakeAdmin(ledger(() => mixed));
    const {part} = await place(fake);
    expect(button(part, /^Try .*again$/) === undefined).to.equal(true);
    await choose(part, 'Wait for a record');
    button(part, 'Try this 1 call again').click();
    await until(() => question(part)?.open);
    expect(words(question(part)!)).to.include('costs API credits');
    await sendKeys({press: 'Escape'});
    await until(() => !question(part)!.open);
    expect(fake.to('POST /ledger/retry')).to.have.length(0);
    button(part, 'Try this 1 call again').click();
    await until(() => question(part)?.open);
    [...question(part)!.querySelectorAll('button')].at(-1)!.click();
    await until(() => fake.to('POST /ledger/retry').length === 1);
    expect(fake.to('POST /ledger/retry')[0]!.body).to.deep.equal({state: 'waiting_for_contact'});
  });

  it('says why a retry was refused', async () => {
    const fake = fakeAdmin({
      ...ledger(() => [entry(2, 'failed', 'gave_up')]),
      'GET /ledger/2': () => pathOf(entry(2, 'failed', 'gave_up')),
      'POST /ledger/retry': () => {
        throw refusal('forbidden');
      },
    });
    const {part} = await place(fake);
    (await open(part, '2')).querySelector('button')!.click();
    await until(() => part.shadowRoot!.querySelector('[role="alert"]'));
    expect(words(part.shadowRoot!.querySelector('[role="alert"]')!)).to.include(
      'Your account may not do this.',
    );
  });

  it('lets nothing be tried by an admin who may only look', async () => {
    const {part} = await place(
      fakeAdmin({...ledger(() => mixed), 'GET /ledger/2': () => pathOf(mixed[3]!)}),
      false,
    );
    await choose(part, 'Not logged');
    const details = await open(part, '2');
    expect(details.querySelector('button') === null).to.equal(true);
    expect(button(part, /^Try .*again$/) === undefined).to.equal(true);
  });

  it('gives further calls page by page', async () => {
    const many = Array.from({length: 60}, (_, index) => entry(index));
    const {part} = await place(fakeAdmin(ledger(() => many)));
    for (const count of [25, 50, 60]) {
      expect(calls(part)).to.have.length(count);
      button(part, 'Show more')?.click();
      await settled();
      await part.updateComplete;
    }
    expect(button(part, 'Show more') === undefined).to.equal(true);
    expect(new Set(ids(part)).size).to.equal(60);
  });

  it('stays up to date and keeps its place: known calls change, new ones wait for a press', async () => {
    let now: LedgerEntry[] = [
      entry(1, 'queued', 'due'),
      entry(2, 'queued', 'due'),
      entry(3, 'queued', 'due'),
    ];
    const fake = fakeAdmin({...ledger(() => now), 'GET /ledger/2': () => pathOf(now[1]!)});
    const {part, clock} = await place(fake);
    await open(part, '2');
    const top = call(part, '2').getBoundingClientRect().top;
    now = [entry(1), entry(2), entry(3, 'queued', 'being_written'), entry(4), entry(5)];
    await clock.pass(10_000);
    await part.updateComplete;
    expect(ids(part)).to.deep.equal(['3', '2', '1']);
    expect(words(call(part, '2'))).to.include('Logged');
    expect(words(call(part, '3'))).to.include('It is being written now.');
    expect(call(part, '2').getBoundingClientRect().top).to.be.closeTo(top, 2);
    expect(call(part, '2').querySelector('.details')).not.to.equal(null);
    button(part, 'Show 2 new calls').click();
    await part.updateComplete;
    expect(ids(part)).to.deep.equal(['5', '4', '3', '2', '1']);
    expect(spoken(part)).to.equal('');
  });

  it('gives each state room for its words beside the rest, so that no row grows with them', async () => {
    const entries = [entry(1, 'queued', 'due'), entry(2, 'queued', 'being_written')];
    const {part} = await place(fakeAdmin(ledger(() => entries)));
    for (const width of [770, 900]) {
      part.style.inlineSize = `${width}px`;
      const heights = ['1', '2'].map((id) => call(part, id).getBoundingClientRect().height);
      expect(heights[1], `${width} px`).to.be.closeTo(heights[0]!, 1);
    }
  });

  it('tells of a long call that ends below the newest ones, and puts it where it began', async () => {
    let now: LedgerEntry[] = [entry(1), entry(5)];
    const {part, clock} = await place(fakeAdmin(ledger(() => now)));
    now = [entry(1), entry(3), entry(5)];
    await clock.pass(10_000);
    await part.updateComplete;
    button(part, 'Show 1 new call').click();
    await part.updateComplete;
    expect(ids(part)).to.deep.equal(['5', '3', '1']);
  });

  it('takes a call that only moved up from the next page for no new one', async () => {
    let now = Array.from({length: 30}, (_, index) => entry(index, 'queued', 'due'));
    const {part, clock} = await place(fakeAdmin(ledger(() => now)));
    await choose(part, 'Being logged');
    now = now.map((one) => (one.callId === '20' ? entry(20) : one));
    await clock.pass(10_000);
    await part.updateComplete;
    expect(button(part, /new call/) === undefined).to.equal(true);
  });

  it('says of a call that left the list that it did, instead of taking it from under the hand', async () => {
    let now: LedgerEntry[] = [entry(1, 'queued', 'due'), entry(2, 'queued', 'due')];
    const fake = fakeAdmin(ledger(() => now));
    const {part, clock} = await place(fake);
    await choose(part, 'Being logged');
    now = [entry(1), entry(2, 'queued', 'due')];
    await clock.pass(10_000);
    await part.updateComplete;
    expect(ids(part)).to.deep.equal(['2', '1']);
    expect(words(call(part, '1'))).to.include('No longer in this list.');
    expect(words(call(part, '2'))).not.to.include('No longer');
  });

  it('keeps the list when a look fails, and says so without alarm', async () => {
    const fake = fakeAdmin(ledger(() => mixed));
    const {part, clock} = await place(fake);
    fake.routes['GET /ledger'] = () => {
      throw new UnreachableError();
    };
    await clock.pass(10_000);
    await part.updateComplete;
    expect(calls(part)).to.have.length(5);
    expect(text(part)).to.include('The list could not be refreshed.');
    expect(part.shadowRoot!.querySelector('[role="alert"]')).to.equal(null);
  });

  it('says that there are no calls yet, and none in a state', async () => {
    const {part} = await place(fakeAdmin(ledger(() => [])));
    expect(text(part)).to.include('No call yet.');
    await choose(part, 'Logged');
    expect(text(part)).to.include('No call stands here now.');
  });

  it('runs over no edge where it is narrow', async () => {
    await setViewport({width: 320, height: 800});
    const {part} = await place(fakeAdmin({...ledger(() => mixed), 'GET /ledger/5': () => pathOf(mixed[0]!)}));
    await open(part, '5');
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    await expectAccessible(part);
    await setViewport({width: 1200, height: 800});
  });
});
