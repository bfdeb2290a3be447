import {expect} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {html} from 'lit';
import type {SettingsHygiene} from '../../../src/components/settings-hygiene/settings-hygiene.ts';
import '../../../src/components/settings-hygiene/settings-hygiene.ts';
import {
  type HygieneFinding,
  hygieneReasons,
  type HygieneReport,
  hygieneReportExample,
} from '../../../src/contract/index.ts';
import {deferred} from '../../support/deferred.ts';
import {type FakeAdmin, fakeAdmin, refusal} from '../../support/fake-admin.ts';
import {FakeClock, settled} from '../../support/fake-clock.ts';
import {expectAccessible, text, withContexts} from '../../support/page.ts';
import {until} from '../../support/until.ts';

function findings(count: number): HygieneFinding[] {
  return Array.from({length: count}, (_, index) => ({
    ...hygieneReportExample.findings[0]!,
    id: `48768760000003${String(index).padStart(5, '0')}`,
    reason: hygieneReasons[index % 2]!,
    stored: `stored ${index}`,
  }));
}
function report(list: HygieneFinding[], more: Partial<HygieneReport> = {}): HygieneReport {
  const reasons = hygieneReasons
    .map((reason) => ({reason, count: list.filter((one) => one.reason === reason).length}))
    .filter(({count}) => count > 0);
  return {...hygieneReportExample, findings: list, reasons, ...more};
}

async function place(fake: FakeAdmin) {
  const clock = new FakeClock();
  const part = await withContexts<SettingsHygiene>(
    {locale: {locale: 'en', dir: 'ltr', timeZone: 'UTC'}},
    html`<bgm-settings-hygiene
      .admin=${fake.admin}
      .clock=${clock}
      .lookedIn=${['Leads', 'Contacts'] as const}
    ></bgm-settings-hygiene>`,
  );
  await settled();
  return {part, clock};
}
const words = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();
const rows = (part: SettingsHygiene) => [...part.shadowRoot!.querySelectorAll('tbody tr')];
const send = (part: SettingsHygiene) => part.shadowRoot!.querySelector('form')!.requestSubmit();
const button = (part: SettingsHygiene, name: string) =>
  [...part.shadowRoot!.querySelectorAll('button')].find((one) => words(one) === name)!;

/** Something else in the place of a browser's function, until it is put back. */
function replaced<T extends object, K extends keyof T>(target: T, key: K, value: T[K]): () => void {
  const before = target[key];
  target[key] = value;
  return () => void (target[key] = before);
}

async function found(answer: HygieneReport) {
  const fake = fakeAdmin({'POST /hygiene': () => answer});
  const {part, clock} = await place(fake);
  send(part);
  await until(() => text(part).includes('It cost'));
  return {part, clock, fake};
}

describe('bgm-settings-hygiene', () => {
  it('reads nothing before somebody asks, and offers the kinds of records that lookups ask', async () => {
    const fake = fakeAdmin();
    const {part} = await place(fake);
    expect(fake.asked).to.have.length(0);
    const boxes = [...part.shadowRoot!.querySelectorAll<HTMLInputElement>('[type="checkbox"]')];
    expect(boxes.map(({checked}) => checked)).to.deep.equal([true, true, false]);
    expect(text(part)).to.include('Enough for about 2,000 records.');
    await expectAccessible(part);
  });

  it('asks for what was chosen, with the budget of credits, by keyboard', async () => {
    const fake = fakeAdmin();
    const {part} = await place(fake);
    part.shadowRoot!.querySelectorAll<HTMLInputElement>('[type="checkbox"]')[2]!.click();
    const field = part.shadowRoot!.querySelector<HTMLInputElement>('.credits')!;
    field.select();
    await sendKeys({type: '25'});
    await sendKeys({press: 'Enter'});
    await until(() => fake.asked.length === 1);
    expect(fake.asked[0]!.body).to.deep.equal({modules: ['Contacts', 'Leads', 'Accounts'], credits: 25});
  });

  for (const typed of ['0', '101', '', 'ten', '1.5'])
    it(`does not spend “${typed}” credits, and says what can be entered`, async () => {
      const fake = fakeAdmin();
      const {part} = await place(fake);
      const field = part.shadowRoot!.querySelector<HTMLInputElement>('.credits')!;
      field.value = typed;
      field.dispatchEvent(new InputEvent('input'));
      send(part);
      await part.updateComplete;
      expect(fake.asked).to.have.length(0);
      expect(field.getAttribute('aria-invalid')).to.equal('true');
      expect(text(part)).to.include('Enter a whole number from 1 to 100.');
      await expectAccessible(part);
    });

  it('asks for at least one kind of record', async () => {
    const fake = fakeAdmin();
    const {part} = await place(fake);
    for (const box of part.shadowRoot!.querySelectorAll<HTMLInputElement>('[type="checkbox"]'))
      if (box.checked) box.click();
    send(part);
    await part.updateComplete;
    expect(fake.asked).to.have.length(0);
    expect(text(part)).to.include('Choose at least one kind of record.');
  });

  it('says what was read, what it cost, and each reason with what to do', async () => {
    const list = hygieneReasons.map((reason, index) => ({...findings(1)[0]!, id: String(index), reason}));
    const {part} = await found(report(list));
    expect(text(part)).to.include(
      'Read 600 records, numbers in them: 911. There are 2,150 records with numbers. Records whose numbers look wrong were read first, then a sample spread over the others. Spend more credits to read more. It cost 3 credits.',
    );
    expect(text(part)).to.include('6 numbers can never match.');
    const fixes = [...part.shadowRoot!.querySelectorAll('.reason .fix')].slice(1).map(words);
    expect(new Set(fixes).size).to.equal(hygieneReasons.length);
    for (const fix of fixes) expect(fix).to.match(/^[A-Z].*\.$/);
    expect(words(rows(part)[0]!)).to.equal(
      'stored 0 Too short FieldPhone Open the Lead ↗, opens in a new tab',
    );
    await expectAccessible(part);
  });

  it('shows fifty of many rows at a time, by reason too', async () => {
    const {part} = await found(report(findings(5000)));
    expect(rows(part)).to.have.length(50);
    expect(text(part)).to.include('1 to 50 of 5,000');
    button(part, 'Next').click();
    await part.updateComplete;
    expect(words(rows(part)[0]!)).to.include('stored 50');
    expect(text(part)).to.include('51 to 100 of 5,000');
    part.shadowRoot!.querySelectorAll<HTMLInputElement>('[type="radio"]')[2]!.click();
    await part.updateComplete;
    expect(text(part)).to.include('1 to 50 of 2,500');
    expect(words(rows(part)[0]!)).to.include('stored 1 Too long');
  });

  it('says that only the first are listed where there are more', async () => {
    const {part} = await found(report(findings(2), {reasons: [{reason: 'letters', count: 7000}]}));
    expect(text(part)).to.include('7,000 numbers can never match. Only the first 2 are listed.');
  });

  it('names no whole where Zoho did not tell it', async () => {
    const {part} = await found(report(findings(1), {total: null}));
    expect(text(part)).to.include('numbers in them: 911. Records whose numbers look wrong were read first');
  });

  it('says that all is well', async () => {
    const {part} = await found(report([], {complete: true}));
    expect(text(part)).to.include('These are all records.');
    expect(text(part)).to.include('Every number that was read can match a call.');
    expect(button(part, 'Download as CSV') === undefined).to.equal(true);
    await expectAccessible(part);
  });

  it('saves every finding as a file that names nobody, with ids that no spreadsheet rounds', async () => {
    const list = [{...findings(1)[0]!, stored: '+44 20 7946 0018, ask Tom'}, ...findings(60)];
    const {part, clock} = await found(report(list));
    const saved: {blob?: Blob; name?: string; freed?: string} = {};
    const undo = [
      replaced(
        URL,
        'createObjectURL',
        (blob: Blob | MediaSource) => ((saved.blob = blob as Blob), 'blob:test'),
      ),
      replaced(URL, 'revokeObjectURL', (url: string) => void (saved.freed = url)),
      replaced(HTMLAnchorElement.prototype, 'click', function (this: HTMLAnchorElement) {
        saved.name = this.download;
      }),
    ];
    try {
      button(part, 'Download as CSV').click();
      expect(saved.name).to.equal('crm-numbers-2026-06-15.csv');
      const lines = (await saved.blob!.text()).split('\r\n');
      expect(lines[0]).to.equal('Record,Field,Stored number,Reason,Link');
      expect(lines[1]).to.match(
        /^Leads\/4876876000000300000,Phone,"'\+44 20 7946 0018, ask Tom",Too short,https:\/\/crm\.zoho\.eu\//,
      );
      expect(lines).to.have.length(63);
      await clock.pass(60_000);
      expect(saved.freed).to.equal('blob:test');
    } finally {
      for (const back of undo) back();
    }
  });

  it('says that it reads, and aloud what came of it; a second press changes nothing', async () => {
    const answer = deferred<HygieneReport>();
    const fake = fakeAdmin({'POST /hygiene': () => answer.promise});
    const {part} = await place(fake);
    send(part);
    await part.updateComplete;
    expect(words(part.shadowRoot!.querySelector('.primary')!)).to.equal('Reading…');
    send(part);
    expect(fake.asked).to.have.length(1);
    answer.resolve(report(findings(1)));
    await until(() => rows(part).length === 1);
    const spoken = [...part.shadowRoot!.querySelectorAll('.visually-hidden[role="status"]')].at(-1)!;
    await until(() => words(spoken) === '1 number can never match.');
  });

  it('says why nothing was read', async () => {
    const {part} = await place(
      fakeAdmin({
        'POST /hygiene': () => {
          throw refusal('crm_rate_limited');
        },
      }),
    );
    send(part);
    await until(() => text(part).includes('The CRM takes no more requests right now.'));
  });

  it('shows stored texts as the text they are, and links to pages of the web only (T1)', async () => {
    const hostile = {...findings(1)[0]!, stored: '<img src=x onerror=alert(1)>', url: 'javascript:alert(1)'};
    const {part} = await found(report([hostile]));
    expect(part.shadowRoot!.querySelector('img, a') === null).to.equal(true);
    expect(words(rows(part)[0]!))
      .to.include('<img src=x onerror=alert(1)>')
      .and.to.include(hostile.id);
  });

  it('runs over no edge where it is narrow', async () => {
    await setViewport({width: 320, height: 800});
    const {part} = await found(report(findings(60)));
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    await expectAccessible(part);
    await setViewport({width: 1200, height: 800});
  });
});
