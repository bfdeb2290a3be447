import {expect} from '@open-wc/testing';
import {expectAccessible} from '../../support/page.ts';
import {elementsOf, stages, textsOf} from './stages.ts';

/** What comes from the CRM, the PBX or a page of Zoho; the longer text before one that is in it. */
const data = [
  'Inbound call answered: Ana Souza',
  'ines@demo.example',
  'demo.example',
  'Ines Holm',
  'Contacts/search',
  'status.zoho.com',
  'www.zoho.com',
  'BGM_Call_Key',
  'Inbound',
  'Phone',
  'Mobile',
  'US',
];
const english = /[A-Za-z]{2,}/;
const foreign = (text: string) =>
  data
    .reduce((rest, one) => rest.replaceAll(one, ''), text.replaceAll('<bgm-crm-provider>', ''))
    .replace(/\u202E[^\u202C]*\u202C/g, '');

describe('parts of the settings in other languages', () => {
  for (const [title, stage] of Object.entries(stages)) {
    it(`say nothing in plain English: ${title}`, async () => {
      const texts = textsOf(await stage('ar-XB'));
      expect(texts.join(' ')).to.include('\u202E');
      expect(texts.filter((text) => english.test(foreign(text)))).to.deep.equal([]);
    });

    for (const width of [320, 768, 1200])
      it(`fit into ${width} px with texts a third longer, from right to left too: ${title}`, async () => {
        for (const locale of ['en-XA', 'ar-XB']) {
          const part = await stage(locale);
          part.parentElement!.style.inlineSize = `${width}px`;
          const box = part.getBoundingClientRect();
          const wide = [...elementsOf(part)].filter((element) => {
            const {left, right} = element.getBoundingClientRect();
            const isSeen =
              element.getClientRects().length > 0 && !element.closest('.visually-hidden, thead, option');
            return isSeen && (right > box.right + 1 || left < box.left - 1);
          });
          expect(wide.map(({localName, className}) => `${localName}.${String(className)}`)).to.deep.equal([]);
          part.remove();
        }
      });

    it(`are accessible from right to left, light and dark: ${title}`, async () => {
      await expectAccessible(await stage('ar-XB'));
    });
  }

  it('have targets of 24 px at least, when compact too', async () => {
    for (const [title, stage] of Object.entries(stages)) {
      const part = await stage('en');
      part.style.setProperty('--bgm-space', '3px');
      const small = [...elementsOf(part)].filter((element) => {
        const isTarget = element.matches(
          'button, select, input:not([type=checkbox], [type=radio]), label.choice',
        );
        const {width, height} = element.getBoundingClientRect();
        return isTarget && element.getClientRects().length > 0 && (width < 24 || height < 24);
      });
      expect(
        small.map(({outerHTML}) => outerHTML.slice(0, 80)),
        title,
      ).to.deep.equal([]);
      part.remove();
    }
  });
});
