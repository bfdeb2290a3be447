import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {describe, it} from 'node:test';
import {faultRows} from '../../tools/fault-rows.ts';
import {coveringTests, faultsFile, faultsTable, rowsInTitle, titlesIn} from '../../tools/faults-table.ts';

describe('the table of faults', () => {
  it('is up to date: run `npm run faults` when this fails', async () => {
    assert.equal(await readFile(faultsFile, 'utf8'), faultsTable(faultRows, await coveringTests()));
  });

  it('knows every row that a test names', async () => {
    const known = new Set(faultRows.map(({id}) => id));
    const unknown = (await coveringTests()).flatMap(({file, rows}) =>
      rows.filter((row) => !known.has(row)).map((row) => `${file}: ${row}`),
    );
    assert.deepEqual(unknown, []);
  });

  it('shows a row that no test covers', () => {
    const row = {id: 'Z1', fault: 'too many requests', promise: 'waits'};
    const table = faultsTable([row], []);
    assert.match(table, /^0 of 1 rows are covered\. Without a test by name: Z1\.$/m);
    assert.match(table, /^\| Z1 \| too many requests \| waits \| \*\*none\*\* \|$/m);
  });
});

describe('rows in titles', () => {
  const titles: [title: string, rows: string[]][] = [
    ['keeps the call (Z1)', ['Z1']],
    ['keeps the call (Z7, J11)', ['Z7', 'J11']],
    ['dies anywhere (J1–J3)', ['J1', 'J2', 'J3']],
    ['dies anywhere (J1-3, E5)', ['J1', 'J2', 'J3', 'E5']],
    ['first (E1), then second (E2)', ['E1', 'E2']],
    ['names a figure (W1) and words (as told)', []],
  ];
  for (const [title, rows] of titles)
    it(`reads “${title}”`, () => assert.deepEqual(rowsInTitle(title), rows));
});

describe('titles in a source', () => {
  it('are those of tests with the groups around them; what a template fills in is left open', () => {
    const source = [
      "describe('a group (Z1)', () => {",
      "  it('a test (Z2)', () => {});",
      '  for (const one of list) it(`takes ${one} (Z3)`, () => {});',
      "  notATest('(Z4)');",
      '});',
    ].join('\n');
    assert.deepEqual(titlesIn(source), ['a group (Z1) › a test (Z2)', 'a group (Z1) › takes … (Z3)']);
  });
});
