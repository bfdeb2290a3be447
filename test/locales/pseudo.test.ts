import {expect} from '@open-wc/testing';
import {rewriting as mirroring} from '../../src/locales/ar-XB.ts';
import {rewriting as accenting} from '../../src/locales/en-XA.ts';
import {type Rewriting, rewritten, type Term} from '../../src/locales/pseudo.ts';
import type {Terms} from '../../src/locales/terms.ts';
import {wholeEnglish} from './whole-english.ts';
import {keys, said} from './languages.ts';
import {data, stages, textsOf} from './stages.ts';

const accented = all(accenting);
const mirrored = all(mirroring);

/** A word of English, outside of what a pseudo-locale has rewritten. */
const english = /[A-Za-z]{2,}/;
const tag = '<bgm-crm-provider>';

function all(rewriting: Rewriting): Terms {
  const terms = keys.map((key) => [key, rewritten(wholeEnglish[key] as Term, rewriting)] as const);
  return Object.fromEntries(terms) as unknown as Terms;
}

function withoutData(text: string): string {
  return data.reduce((rest, one) => rest.replaceAll(one, ''), text);
}

/** What is left of a text when everything is taken away that ar-XB has turned around, or that is data. */
function unmirrored(text: string): string {
  return withoutData(text.replaceAll(tag, '').replace(/\u202E[^\u202C]*\u202C/g, ''));
}

describe('en-XA', () => {
  it('puts accents on every word and leaves alone what is put in', () => {
    expect(accented.bgmRetry).to.equal('[Ţŕý ååĝååîîñ]');
    expect(accented.bgmCardMatchedOn('Mobile')).to.match(/^\[.*Mobile~*\]$/);
    const left = keys.filter((key) =>
      english.test(
        said(accented, key)
          .replaceAll(tag, '')
          .replace(/Ωmega|Ψsi/g, ''),
      ),
    );
    expect(left).to.deep.equal([]);
  });

  it('is longer than English by about a third', () => {
    const length = (terms: typeof accented) => keys.reduce((sum, key) => sum + said(terms, key).length, 0);
    expect(length(accented) / length(wholeEnglish)).to.be.within(1.3, 1.5);
    for (const key of keys)
      expect(said(accented, key).length / said(wholeEnglish, key).length, key).to.be.at.least(1.25);
  });

  it('counts as English does', () => {
    expect(accented.bgmNotesEarlier(1)).to.match(/^\[1 /);
    expect(accented.bgmNotesEarlier(1)).not.to.equal(accented.bgmNotesEarlier(2).replace('2', '1'));
  });
});

describe('ar-XB', () => {
  it('turns every word around, and neither names nor digits', () => {
    expect(mirrored.bgmSave).to.equal('\u200F\u202ESave\u202C\u200F');
    expect(mirrored.bgmCardConnectedTo('Ada')).to.match(/\u2068Ada\u2069$/);
    expect(mirrored.bgmNotesEarlier(12)).to.match(/^12 \u200F\u202E/);
    const left = keys.filter((key) =>
      english.test(unmirrored(said(mirrored, key)).replace(/Ωmega|Ψsi/g, '')),
    );
    expect(left).to.deep.equal([]);
  });
});

describe('the widgets in pseudo-languages', () => {
  for (const [title, stage] of Object.entries(stages)) {
    it(`say nothing in plain English: ${title}`, async () => {
      // Dates and countries come from the browser, in Arabic; so every Latin word that is left was written into the code.
      const texts = textsOf(await stage('ar-XB'));
      expect(texts.join(' ')).to.include('\u202E');
      expect(texts.filter((text) => english.test(unmirrored(text)))).to.deep.equal([]);
    });

    it(`keep their texts inside when these are a third longer: ${title}`, async () => {
      const widget = await stage('en-XA');
      expect(textsOf(widget).join(' ')).to.match(/\[.*\]/);
      widget.style.inlineSize = '340px';
      expect(widget.scrollWidth).to.be.at.most(widget.clientWidth);
    });
  }
});
