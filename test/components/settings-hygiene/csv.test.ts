import {expect} from '@open-wc/testing';
import {csv} from '../../../src/components/settings-hygiene/csv.ts';

const rows = (text: string) => text.replace('\uFEFF', '').split('\r\n').slice(0, -1);

describe('csv', () => {
  it('begins with the mark by which spreadsheets know UTF-8, and ends each line by CRLF', () => {
    expect(
      csv([
        ['Feld', 'Größe'],
        ['a', 'b'],
      ]),
    ).to.equal('\uFEFFFeld,Größe\r\na,b\r\n');
  });

  it('quotes what holds a comma, a quote, a semicolon or a line of its own', () => {
    expect(csv([['a,b', 'say "hi"', 'x;y', 'one\r\ntwo', 'plain']])).to.equal(
      '\uFEFF"a,b","say ""hi""","x;y","one\r\ntwo",plain\r\n',
    );
  });

  it('lets no spreadsheet run a text, and keeps a phone number readable (T1)', () => {
    const hostile = ['=HYPERLINK("x")', '+44 20 7946 0018', '-1', '@SUM(A1)', '\tx', ' =1+1', '＝1+1'];
    for (const text of hostile) {
      const [row] = rows(csv([[text]]));
      expect(row, text).to.match(/^"?'/);
      expect(row!.replaceAll('""', '"')).to.include(text);
    }
    expect(rows(csv([['020 7946 0018', 'ask Tom', '00 44']]))[0]).to.equal('020 7946 0018,ask Tom,00 44');
  });
});
