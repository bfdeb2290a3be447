import {expect} from '@open-wc/testing';
import {contactExample, phoneNumberExample} from '../../src/contract/index.ts';
import {fits, isNumber, numberFor, numberPieces, type Piece, pieces} from '../../src/state/text-match.ts';

/** Found stretches in brackets. */
const shown = (parts: readonly Piece[]) => parts.map(({text, hit}) => (hit ? `[${text}]` : text)).join('');

describe('text match', () => {
  const names: [text: string, query: string, shown: string][] = [
    ['Ana Souza', 'ana', '[Ana] Souza'],
    ['Ana Souza', 'sou an', '[An]a [Sou]za'],
    ['Ána Müller', 'ana muller', '[Ána] [Müller]'],
    ['Ana Ana', 'ana an', '[Ana] [Ana]'],
    ['李小龍', '小', '李[小]龍'],
    ['🦊 Fox', 'fox', '🦊 [Fox]'],
    ['<b>Ana</b>', 'ana', '<b>[Ana]</b>'],
    ['Ana', '', 'Ana'],
    ['', 'ana', ''],
  ];
  for (const [text, query, expected] of names) {
    it(`finds "${query}" in "${text}"`, () => expect(shown(pieces(text, query))).to.equal(expected));
  }

  const numbers: [text: string, query: string, shown: string][] = [
    ['+49 30 901820', '30 9018', '+49 [30 9018]20'],
    ['+49 30 901820', '0309018', '+49 [30 9018]20'],
    ['+49 30 901820', '00493', '+[49 3]0 901820'],
    ['(415) 555-0123', '4155550123', '([415) 555-0123]'],
    ['(415) 555-0123', 'ana', '(415) 555-0123'],
    ['(415) 555-0123', '41', '(415) 555-0123'],
  ];
  for (const [text, query, expected] of numbers) {
    it(`finds the number "${query}" in "${text}"`, () =>
      expect(shown(numberPieces(text, query))).to.equal(expected));
  }

  it('takes the number that was found, else the first', () => {
    const first = {kind: 'mobile' as const, number: phoneNumberExample};
    const second = {
      kind: 'home' as const,
      number: {...first.number, raw: '020 7946 0123', e164: '+442079460123'},
    };
    const contact = {...contactExample, phones: [first, second]};
    expect(numberFor(contact, '7946')?.kind).to.equal('home');
    expect(numberFor(contact, 'ada')?.kind).to.equal('mobile');
    expect(fits(contact, '7946')).to.be.true;
    expect(fits(contact, 'ada works')).to.be.true;
    expect(fits(contact, 'ada elsewhere')).to.be.false;
  });

  it('tells a number from a name', () => {
    expect(['+49 (30) 90', '030/901', '555-0123'].map(isNumber)).to.deep.equal([true, true, true]);
    expect(['12', 'Agent 007', '', 'ana'].map(isNumber)).to.deep.equal([false, false, false, false]);
  });
});
