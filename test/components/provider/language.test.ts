import {ContextEvent} from '@lit/context';
import {expect, fixture, html} from '@open-wc/testing';
import '../../../src/elements/bgm-caller-card.ts';
import '../../../src/elements/bgm-crm-provider.ts';
import {localeContext} from '../../../src/state/contexts.ts';
import {until} from '../../support/until.ts';

/** What widgets inside the page's provider are told. */
function providedLocale(page: Element): string {
  const widget = document.createElement('bgm-caller-card');
  const provider = page.querySelector('bgm-crm-provider');
  let told = '';
  provider?.append(widget);
  const ask = new ContextEvent(localeContext, widget, (locale) => (told = locale.locale));
  widget.dispatchEvent(ask);
  widget.remove();
  return told;
}

const idleWords = (page: Element) => page.querySelector('bgm-caller-card')?.shadowRoot?.textContent ?? '';

describe('the language of a provider', () => {
  it('is fetched when it is asked for, and again when it changes', async () => {
    const page = await fixture(
      html`<bgm-crm-provider locale="de"><bgm-caller-card></bgm-caller-card></bgm-crm-provider>`,
    );
    await until(() => idleWords(page).includes('Kein Anruf'));
    page.setAttribute('locale', 'en');
    await until(() => idleWords(page).includes('No call'));
    page.setAttribute('locale', 'ar');
    await until(() => /[\u0600-\u06FF]/.test(idleWords(page)));
    const card = page.querySelector('bgm-caller-card') ?? page;
    await until(() => getComputedStyle(card).direction === 'rtl');
    expect(card.matches(':dir(rtl)'), 'styles that ask for :dir(rtl)').to.equal(true);
    page.setAttribute('locale', 'de');
    await until(() => card.matches(':dir(ltr)'));
    page.setAttribute('dir', 'rtl');
    await until(() => card.matches(':dir(rtl)'));
  });

  it('is one that Intl can read, whatever page and browser call it', async () => {
    const page = await fixture(html`<div lang="de_DE@euro"><bgm-crm-provider></bgm-crm-provider></div>`);
    expect(providedLocale(page)).to.equal('de-DE');
    page.setAttribute('lang', 'no language');
    expect(() => new Intl.Locale(providedLocale(page))).not.to.throw();
  });
});
