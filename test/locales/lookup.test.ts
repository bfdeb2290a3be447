import {expect} from '@open-wc/testing';
import {html} from 'lit';
import type {BgmCrmStatus} from '../../src/components/crm-status/crm-status.ts';
import '../../src/elements/bgm-crm-status.ts';
import {loadLocale} from '../../src/locales/load-locale.ts';
import {registerTerms, setTerms} from '../../src/locales/register.ts';
import {part, setContexts, withContexts} from '../support/page.ts';

async function badgeIn(locale: string): Promise<BgmCrmStatus> {
  return withContexts<BgmCrmStatus>(
    {connection: {link: 'offline'}, locale: {locale, dir: 'ltr', timeZone: 'UTC'}},
    html`<bgm-crm-status></bgm-crm-status>`,
  );
}

const word = async (locale: string) => part(await badgeIn(locale), 'message');

describe('the word for a language tag', () => {
  it('is English until the language is there, and changes on the page when it comes', async () => {
    const badge = await badgeIn('es-MX');
    expect(part(badge, 'message')).to.equal('Offline');
    await loadLocale('es-MX');
    await badge.updateComplete;
    expect(part(badge, 'message')).to.equal('Sin conexión');
  });

  it('is that of the exact tag, else of the language, else English', async () => {
    await loadLocale('fr-CA');
    expect(await word('fr-CA')).to.equal('Hors ligne');
    setTerms('fr-CA', {bgmStatus_offline: 'Débranché'});
    expect(await word('fr-CA')).to.equal('Débranché');
    expect(await word('FR-ca')).to.equal('Débranché');
    expect(await word('fr-BE')).to.equal('Hors ligne');
    expect(await word('fr')).to.equal('Hors ligne');
    expect(await word('sv')).to.equal('Offline');
    expect(await word('not a tag')).to.equal('Offline');
  });

  it('differs in Canada only where Canada differs', async () => {
    await loadLocale('fr-CA');
    const badge = await badgeIn('fr-CA');
    await setContexts(badge, {connection: {link: 'signed_out'}});
    expect(part(badge, 'message')).to.equal('Session fermée');
    await setContexts(badge, {connection: {link: 'connecting'}});
    expect(part(badge, 'message')).to.equal('Connexion…');
  });

  it('is the page’s own, whether it is given before or after the language comes', async () => {
    setTerms('ja', {bgmStatus_offline: '圏外'});
    await loadLocale('ja');
    expect(await word('ja')).to.equal('圏外');
    registerTerms({$code: 'ja', $name: '日本語', $dir: 'ltr', bgmStatus_offline: 'オフライン'});
    expect(await word('ja-JP')).to.equal('圏外');
  });

  it('stays English for a language that nobody has', async () => {
    await loadLocale('sv-SE');
    await loadLocale('');
    await loadLocale('../../evil');
    expect(await word('sv-SE')).to.equal('Offline');
  });
});
