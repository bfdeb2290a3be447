import {expect} from '@open-wc/testing';
import '../../../src/locales/en-XA.ts';
import type {BgmCrmSettings} from '../../../src/components/settings/settings.ts';
import {text} from '../../support/page.ts';
import {until} from '../../support/until.ts';
import {AdminWorld, newConnection} from './admin-world.ts';
import {open, still} from './settings-kit.ts';

/** Texts of the CRM, of the PBX and of the contract, which no language changes. */
const foreign = [
  /^https:/,
  /^1000\./,
  /^(Acme GmbH|enterprise|Ines Holm|Subject|Call_Type|Call_Duration|Inbound|02:10)$/,
  /^Inbound call answered: Ana Souza$/,
  /^Answered by Mei Tan/,
  /\d{1,2}:\d{2}/,
];

/** Texts and names on the page that no language was asked for. */
function untranslated(page: BgmCrmSettings): string[] {
  const own = '[part~=section], [part~=save-bar], [part~=sections]';
  const places = [...page.renderRoot.querySelectorAll(own)];
  const nodes = places.flatMap((place) => textsIn(place));
  const names = places.flatMap((place) =>
    [...place.querySelectorAll('[aria-label]')].map((element) => element.getAttribute('aria-label')!),
  );
  return [...nodes, ...names]
    .map((words) => withoutOurs(words).replace(/\s+/g, ' ').trim())
    .filter((words) => /[A-Za-z]/.test(words) && !foreign.some((known) => known.test(words)));
}

/** The pseudo-language puts brackets around a term, and accents on all its letters; a term may stand in another. */
function withoutOurs(words: string): string {
  const less = words.replace(/\[[^[\]]*\]/g, '');
  return less === words ? words : withoutOurs(less);
}

function textsIn(place: Element): string[] {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  while (walker.nextNode()) {
    const {parentElement} = walker.currentNode;
    if (parentElement?.closest('datalist, bdi, dd, .lazy-part, .placeholder') === null)
      found.push(walker.currentNode.textContent!);
  }
  return found;
}

describe('settings: language', () => {
  it('takes every word from the language, in each section', async () => {
    const locale = {locale: 'en-XA', dir: 'ltr', timeZone: 'Europe/London'} as const;
    for (const connection of [newConnection, new AdminWorld().connection]) {
      const {page, clock} = await open(new AdminWorld({connection}), {locale});
      for (const section of ['connect', 'find', 'log', 'create', 'pages', 'changes']) {
        page.section = section;
        await still(page, clock);
        expect(untranslated(page), section).to.deep.equal([]);
      }
      page.remove();
    }
  });

  it('fetches the words of the page’s language when it is shown', async () => {
    const locale = {locale: 'de-AT', dir: 'ltr', timeZone: 'Europe/Vienna'} as const;
    const {page} = await open(new AdminWorld(), {section: 'find', locale});
    page.renderRoot.querySelector<HTMLElement>('[data-module=Leads] .up')!.click();
    await until(() => text(page).includes('Änderungen speichern'));
  });
});
