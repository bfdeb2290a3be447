import {expect, fixture, html} from '@open-wc/testing';
import {languageTag} from '../../src/locales/language-tag.ts';
import '../../src/elements/bgm-caller-card.ts';

describe('language tags as pages and systems write them', () => {
  it('reads what can be read and leaves the rest', () => {
    expect(languageTag('de')).to.equal('de');
    expect(languageTag('fr_CA')).to.equal('fr-CA');
    expect(languageTag('en-US@posix')).to.equal('en-US');
    expect(languageTag('C.UTF-8')).to.equal(undefined);
    expect(languageTag('')).to.equal(undefined);
  });

  it('shows a card on a page whose language is no language', async () => {
    const page = await fixture(
      html`<div lang="en-US@posix"><bgm-caller-card number="+14155550123"></bgm-caller-card></div>`,
    );
    const card = page.querySelector('bgm-caller-card');
    await card?.updateComplete;
    expect(card?.shadowRoot?.textContent).to.contain('+14155550123');
  });
});
