import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {generateRecords} from '../../../demo/seed/generate-records.ts';
import {goldenRecords, reservedNumbers} from '../../../demo/seed/golden-records.ts';

const phoneFields = ['Phone', 'Mobile', 'Home_Phone', 'Other_Phone', 'Asst_Phone'];

const numbersIn = (records: readonly {values: Record<string, string>}[]): string[] =>
  records
    .flatMap(({values}) => phoneFields.map((field) => values[field]))
    .filter((number) => number !== undefined);

describe('seed records', () => {
  const records = generateRecords({count: 10_000});
  const numbers = numbersIn(records);

  it('hold the golden numbers exactly as people stored them', () => {
    assert.deepEqual(numbersIn(goldenRecords).sort(), [
      '(415) 555-0188',
      '+1 (415) 555-0123',
      '+44 (0)7700 900777',
      '+44 131 496 0456',
      '001-415-555-0145',
      '0161 496 0234',
      '07700 900 321',
      '4155550167',
    ]);
  });

  it('are 10,000, the same in every run', () => {
    assert.equal(records.length, 10_000);
    assert.deepEqual(generateRecords({count: 10_000}), records);
  });

  it('are stored in the ways that people type', () => {
    const ways = {
      plus: /^\+\d/,
      doubleZero: /^00[1-9]/,
      trunkInBrackets: /\(0\)/,
      slash: /\//,
      dots: /\d\.\d/,
      extension: /(x|ext|#)/,
      areaInBrackets: /^\(\d/,
      bareNational: /^\d{9,11}$/,
    };
    for (const [way, pattern] of Object.entries(ways)) {
      const count = numbers.filter((number) => pattern.test(number)).length;
      assert.ok(count > 50, `${way}: ${count}`);
    }
    assert.ok(numbers.every((number) => number.length <= 30));
  });

  it('never hold a golden number', () => {
    const digits = numbers.map((number) => number.replace('(0)', '').replace(/\D/g, ''));
    for (const reserved of reservedNumbers) {
      assert.equal(digits.filter((text) => text.includes(reserved)).length, 0, reserved);
    }
  });

  it('hold only 555-01xx numbers in North America', () => {
    const american = numbers
      .filter((number) => /555/.test(number))
      .map((number) => number.replace(/\D/g, ''));
    assert.ok(american.filter((digits) => /55501\d\d/.test(digits)).length > 1_000);
  });

  it('come from six regions', () => {
    for (const region of ['us', 'eu', 'in', 'jp', 'ca', 'sa']) {
      assert.equal(generateRecords({count: 20, region}).length, 20, region);
    }
    assert.ok(records.some(({values}) => /[぀-ヿ一-鿿]/.test(values['Last_Name'] ?? '')));
    assert.ok(records.some(({values}) => /[؀-ۿ]/.test(values['Last_Name'] ?? '')));
  });

  it('let contacts belong to accounts that stand before them', () => {
    const known = new Set<string>();
    for (const {module, values, account} of records) {
      if (module === 'Accounts') known.add(values['Account_Name']!);
      if (account) assert.ok(known.has(account));
    }
  });
});
