import {expect, fixture} from '@open-wc/testing';
import {html} from 'lit';
import type {BgmCrmProvider} from '../../src/components/provider/provider.ts';
import '../../src/elements/bgm-crm-provider.ts';
import '../../src/elements/bgm-crm-status.ts';
import {loadLocale} from '../../src/locales/load-locale.ts';
import {until} from '../support/until.ts';

async function badgeOn(lang: string, locale: string) {
  const page = await fixture(
    html`<div lang=${lang}>
      <bgm-crm-provider locale=${locale}
        ><p>The page’s own</p>
        <bgm-crm-status></bgm-crm-status
      ></bgm-crm-provider>
    </div>`,
  );
  const provider = page.querySelector<BgmCrmProvider>('bgm-crm-provider')!;
  const badge = page.querySelector('bgm-crm-status')!;
  await badge.updateComplete;
  return {page, provider, badge};
}

describe('the language that a widget is marked with', () => {
  before(() => Promise.all(['ja', 'de'].map(loadLocale)));

  it('is that of its words, where the page around speaks another one, and changes with them', async () => {
    const {page, provider, badge} = await badgeOn('en', 'ja');
    await until(() => badge.matches(':lang(ja)'));
    // Where the browser knows phrases: Firefox does not yet.
    const lines = CSS.supports('word-break: auto-phrase') ? 'auto-phrase' : 'normal';
    expect(getComputedStyle(badge).wordBreak).to.equal(lines);
    expect(page.querySelector('p')?.matches(':lang(en)'), 'the page’s own text').to.equal(true);
    provider.locale = 'de';
    await until(() => badge.matches(':lang(de)'));
    provider.locale = 'en';
    await until(() => !badge.hasAttribute('lang'));
  });

  it('is left to the page where both are the same', async () => {
    const {badge} = await badgeOn('de', 'de');
    expect(badge.hasAttribute('lang')).to.equal(false);
  });

  it('is English where the words are, for want of others', async () => {
    const {badge} = await badgeOn('sv', 'sv');
    await until(() => badge.matches(':lang(en)'));
  });

  it('is what the page wrote there, and stays so', async () => {
    const page = await fixture(html`<div lang="en"><bgm-crm-status lang="ja"></bgm-crm-status></div>`);
    const badge = page.querySelector('bgm-crm-status')!;
    await until(() => badge.shadowRoot!.textContent.includes('接続中'));
    badge.lang = 'de';
    badge.requestUpdate();
    await until(() => badge.shadowRoot!.textContent.includes('Verbindung'));
    expect(badge.lang).to.equal('de');
  });
});
