import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import '../../../src/elements/bgm-caller-card.ts';
import '../../../src/elements/bgm-crm-provider.ts';

const idleWords = (page: Element) => page.querySelector('bgm-caller-card')?.shadowRoot?.textContent ?? '';

describe('the language of a provider', () => {
  it('is fetched when it is asked for, and again when it changes', async () => {
    const page = await fixture(
      html`<bgm-crm-provider locale="de"><bgm-caller-card></bgm-caller-card></bgm-crm-provider>`,
    );
    await waitUntil(() => idleWords(page).includes('Kein Anruf'));
    page.setAttribute('locale', 'en');
    await waitUntil(() => idleWords(page).includes('No call'));
    page.setAttribute('locale', 'ar');
    await waitUntil(() => /[\u0600-\u06FF]/.test(idleWords(page)));
    const card = page.querySelector('bgm-caller-card') ?? page;
    expect(getComputedStyle(card).direction).to.equal('rtl');
    expect(card.matches(':dir(rtl)'), 'styles that ask for :dir(rtl)').to.equal(true);
    page.setAttribute('locale', 'de');
    await waitUntil(() => card.matches(':dir(ltr)'));
    page.setAttribute('dir', 'rtl');
    await waitUntil(() => card.matches(':dir(rtl)'));
  });
});
