import {expect} from '@open-wc/testing';
import {directionOf} from '../../src/locales/register.ts';
import type {Terms} from '../../src/locales/terms.ts';
import {wholeEnglish} from './whole-english.ts';
import {counting, keys, languages, said} from './languages.ts';

/** Words that a language shares with English, by right. */
const sameWord: Readonly<Record<string, readonly (keyof Terms)[]>> = {
  // The name of the product.
  '*': ['bgmSearchThere'],
  de: ['bgmModuleLeads', 'bgmCreateOptional', 'bgmStatus_offline'],
  fr: ['bgmModuleContacts', 'bgmCardNotes', 'bgmCardEmail', 'bgmCreateEmail'],
  'fr-CA': ['bgmModuleContacts', 'bgmCardNotes'],
  // Two signs, which Hindi shares.
  hi: ['bgmCardStored'],
};

/** Letters that the language is written with. */
const script: Readonly<Record<string, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  hi: /\p{Script=Devanagari}/u,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
};

for (const [tag, terms] of Object.entries(languages)) {
  describe(`language ${tag}`, () => {
    it('has a word for everything that English says, and no word that nobody says', () => {
      expect(Object.keys(terms).sort()).to.deep.equal([...keys].sort());
      expect(keys.filter((key) => said(terms, key).trim() === '')).to.deep.equal([]);
    });

    it('takes a name wherever English takes one', () => {
      const missing = keys.filter((key) => {
        const gone = (word: string) =>
          said(wholeEnglish, key).includes(word) && !said(terms, key).includes(word);
        return typeof terms[key] !== typeof wholeEnglish[key] || gone('Ωmega') || gone('Ψsi');
      });
      expect(missing).to.deep.equal([]);
    });

    it('leaves nothing in English', () => {
      const shared = [...(sameWord['*'] ?? []), ...(sameWord[tag] ?? [])];
      const left = keys.filter((key) => said(terms, key) === said(wholeEnglish, key));
      expect(left.sort()).to.deep.equal(shared.sort());
    });

    it('says in its own script what it says', () => {
      const ofNobody = new Set<keyof Terms>([
        'bgmSearchThere',
        'bgmCardStored',
        ...(tag === 'ja' ? (['bgmNotesCount'] as const) : []),
      ]);
      const own = script[tag] ?? /\p{Script=Latin}/u;
      const foreign = keys.filter((key) => !ofNobody.has(key) && !own.test(said(terms, key)));
      expect(foreign).to.deep.equal([]);
    });

    it('is text: no markup, no entity, no stray blank, no straight quote', () => {
      const own = (key: keyof Terms) => said(terms, key).replace('<bgm-crm-provider>', 'tag');
      const wrong = keys.filter((key) => /[<>]|&\w+;|&#|^\s|\s$| {2}|["']|\.\.\./.test(own(key)));
      expect(wrong).to.deep.equal([]);
    });

    it('names a button in its long label as on its face, so that one can say it to the computer', () => {
      expect(terms.bgmCardConnectedTo('Ada')).to.include(terms.bgmUndo);
      expect(terms.bgmCreateConnectTo('Ada')).to.include(terms.bgmCreateConnect);
      expect(terms.bgmCreateOpenWho('Ada')).to.include(terms.bgmCreateOpen);
      expect(terms.bgmCardMoreRecords(2)).to.include(terms.bgmCardLink);
    });

    for (const key of Object.keys(counting) as (keyof typeof counting)[]) {
      it(`counts in ${key}: one form for each plural category, with the number where it matters`, () => {
        const rules = new Intl.PluralRules(tag);
        for (const count of [0, 1, 2, 3, 11, 100]) {
          const sentence = terms[key](count, 7);
          expect(sentence, String(count)).not.to.match(/#|undefined|NaN/);
          const inWords = rules.select(count) === 'zero' || count === 1 || count === 2;
          if (!inWords) expect(sentence).to.include(new Intl.NumberFormat(tag).format(count));
        }
      });
    }
  });
}

describe('plural forms', () => {
  const notes = (tag: string, counts: number[]) =>
    counts.map((count) => languages[tag]?.bgmNotesEarlier(count));

  it('are six in Arabic', () => {
    expect(notes('ar', [0, 1, 2, 3, 11, 100])).to.deep.equal([
      'لا ملاحظات سابقة',
      'ملاحظة سابقة واحدة',
      'ملاحظتان سابقتان',
      '3 ملاحظات سابقة',
      '11 ملاحظةً سابقة',
      '100 ملاحظة سابقة',
    ]);
  });

  it('are two in German, where none is many', () => {
    expect(notes('de', [0, 1, 2, 11])).to.deep.equal([
      '0 frühere Notizen',
      '1 frühere Notiz',
      '2 frühere Notizen',
      '11 frühere Notizen',
    ]);
  });

  it('are two in French, where none is one', () => {
    expect(notes('fr', [0, 1, 2])).to.deep.equal([
      '0 note précédente',
      '1 note précédente',
      '2 notes précédentes',
    ]);
    expect(notes('fr-CA', [0, 2])).to.deep.equal(['0 note précédente', '2 notes précédentes']);
  });

  it('are two in Hindi, where none is one, and one in Japanese', () => {
    expect(notes('hi', [0, 1, 2])).to.deep.equal(['0 पिछला नोट', '1 पिछला नोट', '2 पिछले नोट']);
    expect(notes('ja', [0, 1, 2])).to.deep.equal(['以前のメモ0件', '以前のメモ1件', '以前のメモ2件']);
  });

  it('write large numbers as the language does', () => {
    expect(languages.de?.bgmNotesTooLong(12_345)).to.match(/^12\.345 Zeichen/);
    expect(languages.fr?.bgmNotesTooLong(12_345)).to.match(/^12\s345 caractères/);
  });
});

describe('directionOf', () => {
  it('is right to left in Arabic and its pseudo-locale, left to right in the others', () => {
    for (const tag of ['ar', 'ar-EG', 'AR-XB']) expect(directionOf(tag), tag).to.equal('rtl');
    for (const tag of ['en', 'en-XA', 'de', 'fr-CA', 'es', 'hi', 'ja'])
      expect(directionOf(tag), tag).to.equal('ltr');
  });
});
