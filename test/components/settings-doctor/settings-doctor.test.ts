import {expect} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {html} from 'lit';
import {UnreachableError} from '../../../src/client/crm-client.ts';
import type {SettingsDoctor} from '../../../src/components/settings-doctor/settings-doctor.ts';
import '../../../src/components/settings-doctor/settings-doctor.ts';
import {
  checkNames,
  type DoctorCheck,
  type DoctorReport,
  doctorReportExample,
  findingCodes,
  problemExample,
} from '../../../src/contract/index.ts';
import {deferred} from '../../support/deferred.ts';
import {type FakeAdmin, fakeAdmin} from '../../support/fake-admin.ts';
import {settled} from '../../support/fake-clock.ts';
import {expectAccessible, text, withContexts} from '../../support/page.ts';
import {until} from '../../support/until.ts';

const check = (name: DoctorCheck['name'], more: Partial<DoctorCheck> = {}): DoctorCheck => ({
  name,
  state: 'ok',
  ok: true,
  finding: null,
  details: {},
  problem: null,
  milliseconds: 12.4,
  ...more,
});
const report = (checks: DoctorCheck[]): DoctorReport => ({
  ...doctorReportExample,
  ok: checks.every(({state}) => state !== 'failed'),
  checks,
  latencyMs: 2140,
  credits: 9,
});

async function place(fake: FakeAdmin, show?: (section: string) => void): Promise<SettingsDoctor> {
  const part = await withContexts<SettingsDoctor>(
    {locale: {locale: 'en', dir: 'ltr', timeZone: 'UTC'}},
    html`<bgm-settings-doctor .admin=${fake.admin} .show=${show}></bgm-settings-doctor>`,
  );
  await settled();
  await part.updateComplete;
  return part;
}

const words = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();
const button = (part: SettingsDoctor, name: string) =>
  [...part.shadowRoot!.querySelectorAll('button')].find((one) => words(one) === name)!;
const checks = (part: SettingsDoctor) => [...part.shadowRoot!.querySelectorAll<HTMLElement>('[data-check]')];
const found = (part: SettingsDoctor, name: string) =>
  checks(part).find(({dataset}) => dataset['check'] === name)!;

async function examined(list: DoctorCheck[], show?: (section: string) => void) {
  const fake = fakeAdmin({'POST /connection/test': () => report(list)});
  const part = await place(fake, show);
  button(part, 'Check now').click();
  await until(() => checks(part).length > 0);
  return {part, fake};
}

describe('bgm-settings-doctor', () => {
  it('checks nothing before somebody presses the button, because it costs credits', async () => {
    const fake = fakeAdmin();
    const part = await place(fake);
    expect(fake.to('POST /connection/test')).to.have.length(0);
    expect(text(part)).to.include('it costs some API credits');
    await expectAccessible(part);
  });

  it('lists every check, those that need something first, each by a shape and a word, with what it took', async () => {
    const states = ['ok', 'warning', 'failed', 'skipped'] as const;
    const {part} = await examined(
      checkNames.map((name, index) => check(name, {state: states[index % 4], details: {after: 'pbx'}})),
    );
    const standing = (...wanted: string[]) =>
      checkNames.filter((_, index) => wanted.includes(states[index % 4]!));
    const inOrder = [...standing('failed'), ...standing('warning'), ...standing('ok', 'skipped')];
    expect(checks(part).map(({dataset}) => dataset['check'])).to.deep.equal(inOrder);
    const names = checks(part).map((one) => words(one.querySelector('.name')!));
    expect(new Set(names).size).to.equal(checkNames.length);
    const shapes = ['good', 'warning', 'bad', 'quiet'];
    const said = ['OK', 'Warning', 'Does not work', 'Not checked'];
    checkNames.forEach((name, index) => {
      const one = found(part, name);
      expect(one.querySelector('.state-mark')!.classList[1]).to.equal(shapes[index % 4]);
      expect(words(one.querySelector('.found')!)).to.match(new RegExp(`^${said[index % 4]}`));
      expect(words(one)).to.include('12 ms');
    });
    expect(text(part)).to.include('Took 2.1 s, cost 9 API credits, at 8:02 AM.');
    await expectAccessible(part);
  });

  it('says of every finding what happened and what to do', async () => {
    const {part} = await examined(
      findingCodes.map((finding) => check('calls', {state: 'failed', ok: false, finding})),
    );
    const texts = checks(part).map((one) => [...one.querySelectorAll('.found > span')].map(words));
    texts.forEach(([what, fix], index) => {
      expect(what, findingCodes[index]).to.match(/^Does not work – [A-Z].*\.$/);
      expect(fix, findingCodes[index]).to.match(/^→ [A-Z].*\.$/);
    });
    expect(new Set(texts.map(([what]) => what)).size).to.equal(findingCodes.length);
    await expectAccessible(part);
  });

  it('shows figures and API names in words', async () => {
    const {part} = await examined([
      check('clock', {finding: 'clock_off', details: {seconds: 400, crm: -30, pbx: 'unknown'}}),
      check('region', {finding: 'region_differs', details: {used: 'eu', chosen: 'us'}}),
      check('edition', {details: {edition: 'enterprise'}}),
      check('owners', {finding: 'owners_unmapped', details: {coverage: 86, unmapped: 2}}),
      check('journal_fields', {
        finding: 'mandatory_fields',
        details: {module: 'Calls', fields: 'Branch, Region'},
      }),
      check('webhook', {finding: 'webhook_not_set', details: {enabled: false, aNewerDetail: 'x'}}),
    ]);
    const details = (name: string) => words(found(part, name).querySelector('dl')!);
    expect(details('clock')).to.equal(
      'Difference: 7 minutes Zoho is ahead by: -30 s The PBX is ahead by: not known',
    );
    expect(details('region')).to.include('EU').and.to.include('US');
    expect(details('edition')).to.equal('Edition: Enterprise');
    expect(details('owners')).to.equal('Mapped: 86% Not mapped: 2');
    expect(details('journal_fields')).to.equal('Module: Calls Fields: Branch, Region');
    expect(details('webhook')).to.equal('Switched on in the PBX: no aNewerDetail: x');
  });

  it('tells a span of time so that nobody takes it for a time of day', async () => {
    const spans = [
      [30, '30 s'],
      [606, '10 minutes'],
      [7300, '2 hours'],
      [260_000, '3 days'],
    ] as const;
    for (const [seconds, told] of spans) {
      const {part} = await examined([check('webhook', {details: {seconds}})]);
      expect(words(found(part, 'webhook').querySelector('dl')!), String(seconds)).to.include(told);
    }
  });

  it('says after which check a skipped one can be told', async () => {
    const {part} = await examined([
      check('call_log', {state: 'skipped', ok: false, details: {after: 'pbx'}}),
    ]);
    expect(words(found(part, 'call_log'))).to.include('Not checked – It cannot be told before “PBX” works.');
  });

  it('survives a check and a finding of a newer proxy', async () => {
    const strange = {name: 'moon', finding: 'full_moon', state: 'failed', problem: problemExample} as unknown;
    const {part} = await examined([check('calls', strange as Partial<DoctorCheck>)]);
    expect(words(checks(part)[0]!))
      .to.include('moon')
      .and.to.include('Something went wrong while checking.');
  });

  it('counts what does not work, and shows only that when asked to', async () => {
    const {part} = await examined([
      check('clock'),
      check('pbx', {state: 'failed', ok: false, finding: 'pbx_unreachable'}),
      check('owners', {state: 'warning', finding: 'owners_unmapped'}),
    ]);
    expect(text(part)).to.include('1 thing does not work.');
    part.shadowRoot!.querySelector<HTMLElement>('input[type="checkbox"]')!.click();
    await part.updateComplete;
    expect(checks(part).map(({dataset}) => dataset['check'])).to.deep.equal(['pbx', 'owners']);
    const {part: warned} = await examined([check('owners', {state: 'warning', finding: 'owners_unmapped'})]);
    expect(text(warned)).to.include('It works, with 1 warning.');
    const {part: well} = await examined([check('clock')]);
    expect(text(well)).to.include('All is well.');
  });

  it('leads to the section where a finding is mended, and to a page of Zoho that helps', async () => {
    const shown: string[] = [];
    const {part} = await examined(
      [
        check('owners', {state: 'warning', finding: 'owners_unmapped'}),
        check('create_fields', {state: 'failed', finding: 'mandatory_fields'}),
        check('journal_fields', {state: 'failed', finding: 'mandatory_fields'}),
        check('credits', {state: 'warning', finding: 'credits_low'}),
      ],
      (section) => shown.push(section),
    );
    for (const name of ['owners', 'create_fields', 'journal_fields'])
      found(part, name).querySelector('button')!.click();
    expect(shown).to.deep.equal(['agents', 'create', 'log']);
    const link = found(part, 'credits').querySelector('a')!;
    expect(link.href).to.match(/^https:\/\/www\.zoho\.com\//);
    expect(link.rel).to.include('noopener');
  });

  it('is started and read by keyboard, says aloud how it went, and runs once at a time', async () => {
    const answer = deferred<DoctorReport>();
    const fake = fakeAdmin({'POST /connection/test': () => answer.promise});
    const part = await place(fake);
    button(part, 'Check now').focus();
    await sendKeys({press: 'Enter'});
    await part.updateComplete;
    expect(words(part.shadowRoot!.querySelector('[role="status"]')!)).to.equal('Checking…');
    await sendKeys({press: 'Enter'});
    expect(fake.to('POST /connection/test')).to.have.length(1);
    answer.resolve(report([check('clock')]));
    await until(() => checks(part).length === 1);
    expect(words(part.shadowRoot!.querySelector('[role="status"]')!)).to.equal('All is well.');
    expect(part.shadowRoot!.activeElement === button(part, 'Check again')).to.equal(true);
  });

  it('keeps the last report when the next check gets no answer, and says so', async () => {
    const {part, fake} = await examined([check('clock')]);
    fake.routes['POST /connection/test'] = () => {
      throw new UnreachableError();
    };
    button(part, 'Check again').click();
    await until(() => part.shadowRoot!.querySelector('[role="alert"]'));
    expect(text(part)).to.include('The server does not answer.');
    expect(checks(part)).to.have.length(1);
  });

  it('copies the report as plain text, or hands it over where the browser lets nothing be copied', async () => {
    const list = [
      check('credits', {state: 'warning', finding: 'credits_low', details: {remaining: 700, limit: 50_000}}),
      check('clock'),
    ];
    const clipboard = navigator.clipboard;
    const copied: string[] = [];
    const become = (value: unknown) =>
      Object.defineProperty(navigator, 'clipboard', {configurable: true, value});
    try {
      become({writeText: async (one: string) => void copied.push(one)});
      const {part} = await examined(list);
      button(part, 'Copy the report').click();
      await until(() => copied.length === 1);
      expect(copied[0]).to.include('[Warning] API credits (credits credits_low, 12 ms)');
      expect(copied[0]).to.include('run low. · Left: 700 · Of: 50,000');
      expect(copied[0]).to.include('[OK] Clocks (clock, 12 ms)');
      await until(() => text(part).includes('It holds no names and no phone numbers.'));
      become({writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError'))});
      button(part, 'Copy the report').click();
      await until(() => part.shadowRoot!.querySelector('textarea'));
      expect(part.shadowRoot!.querySelector('textarea')!.value).to.equal(copied[0]);
      await expectAccessible(part);
    } finally {
      become(clipboard);
    }
  });

  it('shows hostile details as the text they are (T1)', async () => {
    const {part} = await examined([
      check('journal_fields', {finding: 'unknown_field', details: {fields: '<img src=x onerror=alert(1)>'}}),
    ]);
    expect(part.shadowRoot!.querySelector('img') === null).to.equal(true);
    expect(words(found(part, 'journal_fields'))).to.include('<img src=x onerror=alert(1)>');
  });

  it('runs over no edge where it is narrow', async () => {
    await setViewport({width: 320, height: 800});
    const {part} = await examined([
      check('scopes', {
        state: 'failed',
        finding: 'scopes_missing',
        details: {scopes: 'ZohoCRM.settings.modules.READ, '.repeat(4)},
      }),
    ]);
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    await expectAccessible(part);
    await setViewport({width: 1200, height: 800});
  });
});
