import {expect} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import type {BgmCallerCard} from '../../src/components/caller-card/caller-card.ts';
import {expectAccessible, part, partElement, text} from '../support/page.ts';
import './languages.ts';
import {stages} from './stages.ts';

const onStage = async (title: keyof typeof stages, locale: string): Promise<HTMLElement> => {
  const stage = stages[title];
  if (!stage) throw new Error(`no stage "${title}"`);
  return stage(locale);
};

describe('the widgets in other languages', () => {
  // Contrast is measured on settled colours, not halfway through a change.
  before(() => emulateMedia({reducedMotion: 'reduce'}));

  it('show a caller in German: who, why, from where, what to press', async () => {
    const card = await onStage('a card with one record', 'de');
    expect(part(card, 'name')).to.equal('Ada Sample');
    expect(part(card, 'badge')).to.match(/^Kontakt/);
    expect(part(card, 'message')).to.include('Gefunden über „Phone“ · aus Zoho');
    expect(part(card, 'actions')).to.match(/Öffnen.*Notizen/);
    expect(text(card)).not.to.match(/\b(Open|Ringing|Matched|Notes)\b/);
  });

  it('take a note in German', async () => {
    const notes = await onStage('notes that were saved', 'de');
    expect(part(notes, 'label')).to.equal('Anrufnotizen');
    expect(part(notes, 'status')).to.match(/Gespeichert um \d\d:\d\d$/);
    expect(text(notes)).to.include('1 frühere Notiz');
  });

  it('show a caller in Arabic, from right to left, with the number from left to right', async () => {
    const card = await onStage('a card with one record', 'ar');
    expect(part(card, 'badge')).to.match(/^جهة اتصال/);
    expect(getComputedStyle(card).direction).to.equal('rtl');
    const [avatar, name, number] = ['avatar', 'name', 'number'].map((one) => partElement(card, one));
    expect(avatar?.getBoundingClientRect().left).to.be.above(name?.getBoundingClientRect().right ?? Infinity);
    expect(number && getComputedStyle(number).direction).to.equal('ltr');
  });

  it('take a note in Arabic', async () => {
    const notes = await onStage('notes with a draft and earlier notes', 'ar');
    expect(part(notes, 'label')).to.equal('ملاحظات المكالمة');
    expect(text(notes)).to.include('ملاحظة سابقة واحدة');
    expect(getComputedStyle(notes).direction).to.equal('rtl');
  });

  it('say in Japanese and Hindi that nobody has the number', async () => {
    expect(part(await onStage('a card with no record', 'ja'), 'company')).to.equal('Zohoにありません');
    expect(part(await onStage('a card with no record', 'hi'), 'company')).to.equal('Zoho में नहीं है');
  });

  it('ask for the family’s name first where it comes first', async () => {
    const idsIn = async (locale: string) => {
      const form = await onStage('a form with a duplicate', locale);
      return [...form.shadowRoot!.querySelectorAll('.names input')].map(({id}) => id);
    };
    expect(await idsIn('ja')).to.deep.equal(['lastName', 'firstName']);
    expect(await idsIn('de')).to.deep.equal(['firstName', 'lastName']);
  });

  for (const locale of ['de', 'ar']) {
    for (const title of Object.keys(stages)) {
      it(`are accessible in ${locale}: ${title}`, async () => {
        await expectAccessible(await onStage(title, locale));
      });
    }
  }

  for (const locale of ['ar', 'de', 'es', 'fr', 'fr-CA', 'hi', 'ja']) {
    it(`keep three actions and a menu in one row of a card 320 px wide: ${locale}`, async () => {
      for (const title of [
        'a card with one record',
        'a card with several records',
        'a card with no record',
      ]) {
        const card = (await onStage(title, locale)) as BgmCallerCard;
        card.style.inlineSize = '320px';
        await card.updateComplete;
        expect(card.scrollWidth, title).to.be.at.most(card.clientWidth);
        const row = partElement(card, 'actions');
        expect(row?.scrollWidth, title).to.be.at.most(row?.clientWidth ?? 0);
        const buttons = row?.querySelectorAll(':scope > .button') ?? [];
        const lines = [...buttons].map((button) => Math.round(button.getBoundingClientRect().top));
        expect(new Set(lines).size, `${title}: lines of buttons`).to.equal(1);
      }
    });

    it(`keep the label of a field off its value on a card 320 px wide: ${locale}`, async () => {
      const card = (await onStage('a card with one record', locale)) as BgmCallerCard;
      card.style.inlineSize = '320px';
      card.fields = 'email owner';
      await card.updateComplete;
      for (const row of card.renderRoot.querySelectorAll('.row')) {
        const label = document.createRange();
        label.selectNodeContents(row.querySelector('dt')!);
        const [words, value] = [
          label.getBoundingClientRect(),
          row.querySelector('dd')!.getBoundingClientRect(),
        ];
        const isApart = words.right <= value.left || value.right <= words.left;
        expect(isApart, row.textContent).to.equal(true);
      }
    });
  }
});
