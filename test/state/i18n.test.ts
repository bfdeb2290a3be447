import {expect, fixture, html} from '@open-wc/testing';
import {LitElement} from 'lit';
import {ProblemError, UnreachableError} from '../../src/client/crm-client.ts';
import {type Problem, problemCodes, problemExample} from '../../src/contract/index.ts';
import {problems} from '../../src/locales/en/problems.ts';
import {connectionProblems} from '../../src/locales/en/settings/connection-problems.ts';
import {english, fetchProblems} from '../../src/locales/english.ts';
import {registerTerms} from '../../src/locales/register.ts';
import {I18n} from '../../src/state/i18n.ts';
import {withContexts} from '../support/page.ts';
import {until} from '../support/until.ts';

class TestWords extends LitElement {
  readonly i18n = new I18n(this, {bgmTestOnly: 'Only here'});
  error: unknown;
  override render() {
    return html`${this.i18n.term('bgmSave')}${this.error ? this.i18n.problem(this.error) : ''}`;
  }
}
before(() => customElements.define('test-words', TestWords));

const inLocale = async (locale: string, timeZone = 'Europe/London') =>
  (await withContexts<TestWords>({locale: {locale, dir: 'ltr', timeZone}}, html`<test-words></test-words>`))
    .i18n;

describe('I18n', () => {
  it('speaks the provider’s language before the page’s, the page’s before the browser’s, and English where a word is missing', async () => {
    registerTerms({$code: 'x-a', $name: 'A', $dir: 'ltr', bgmSave: 'provider'});
    registerTerms({$code: 'nl', $name: 'Nederlands', $dir: 'ltr', bgmSave: 'Bewaren'});
    expect((await inLocale('nl-BE')).term('bgmSave')).to.equal('Bewaren');
    expect((await inLocale('nl')).term('bgmCancel')).to.equal('Cancel');
    const page = await fixture(
      html`<div lang="nl">
        <section><test-words></test-words></section>
      </div>`,
    );
    expect(page.querySelector<TestWords>('test-words')!.shadowRoot!.textContent).to.equal('Bewaren');
  });

  it('finds the language of the page around a shadow root', async () => {
    const page = await fixture<HTMLElement>(html`<div lang="nl" dir="rtl"></div>`);
    const inner = page
      .attachShadow({mode: 'open'})
      .appendChild(document.createElement('test-words')) as TestWords;
    await inner.updateComplete;
    expect(inner.i18n.lang()).to.equal('nl');
    expect(inner.i18n.dir()).to.equal('rtl');
  });

  it('knows the words that a widget brings', async () => {
    expect((await inLocale('en')).term('bgmTestOnly' as 'bgmSave')).to.equal('Only here');
  });

  it('writes a duration as a clock does, in the language’s digits', async () => {
    const i18n = await inLocale('en');
    expect([0, 7, 65, 3723, -5].map((seconds) => i18n.duration(seconds))).to.deep.equal([
      '0:00',
      '0:07',
      '1:05',
      '1:02:03',
      '0:00',
    ]);
    expect((await inLocale('ar-EG')).duration(65)).to.equal('١:٠٥');
  });

  it('says how long ago, and "just now" for less than a minute', async () => {
    const i18n = await inLocale('en');
    const now = Date.parse('2026-06-15T12:00:00.000Z');
    const ago = (moment: string) => i18n.relativeTime(moment, now);
    expect(ago('2026-06-15T11:59:30.000Z')).to.equal('just now');
    expect(ago('2026-06-15T11:59:10.000Z')).to.equal('1 minute ago');
    expect(ago('2026-06-15T09:30:00.000Z')).to.equal('2 hours ago');
    expect(ago('2026-06-14T11:00:00.000Z')).to.equal('yesterday');
    expect(ago('no date')).to.equal('');
  });

  it('shows moments in the provider’s zone, and nothing for what is no moment', async () => {
    const options = {timeStyle: 'short'} as const;
    expect((await inLocale('en-GB', 'Asia/Tokyo')).date('2026-06-15T09:40:00.000Z', options)).to.equal(
      '18:40',
    );
    expect((await inLocale('en-GB')).date('2026-06-15T09:40:00.000Z', options)).to.equal('10:40');
    expect((await inLocale('en')).date('never')).to.equal('');
  });

  it('says what a problem is as soon as its words are there, and what the standing needs at once', async () => {
    for (const key of Object.keys(problems)) delete english[key];
    const page = await fixture<TestWords>(html`<test-words></test-words>`);
    const error = (code: Problem['code']) => new ProblemError({...problemExample, code});
    expect(page.i18n.problem(error('crm_unavailable'))).to.contain('The CRM does not answer.');
    page.error = error('crm_timeout');
    page.requestUpdate();
    await page.updateComplete;
    expect(page.shadowRoot!.textContent).to.equal('Save');
    await until(() => page.shadowRoot!.textContent === `Save${problems.bgmProblem_crm_timeout}`);
  });

  it('has words of its own for every problem code, and for one that it does not know', async () => {
    const i18n = await inLocale('en');
    // As the settings do, on whose pages alone these codes come up.
    Object.assign(english, connectionProblems);
    const say = (code: string) =>
      i18n.problem(new ProblemError({...problemExample, code: code as 'internal'}));
    await fetchProblems();
    for (const code of problemCodes) {
      expect(say(code), code).not.to.match(/^bgm/);
      if (code !== 'internal') expect(say(code), code).not.to.equal(say('internal'));
    }
    expect(say('of_tomorrow')).to.equal(say('internal'));
    expect(i18n.problem(new UnreachableError())).to.contain('does not answer');
  });

  it('says the same without a provider', async () => {
    const alone = await fixture<TestWords>(html`<test-words></test-words>`);
    expect(alone.i18n.term('bgmSave')).to.equal('Save');
  });
});
