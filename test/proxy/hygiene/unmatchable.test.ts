import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {getCountries, getExampleNumber} from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import {carelessRecords} from '../../../demo/seed/careless-records.ts';
import {generateRecords} from '../../../demo/seed/generate-records.ts';
import {goldenRecords} from '../../../demo/seed/golden-records.ts';
import {hygieneReasons} from '../../../src/contract/index.ts';
import {PageSpread} from '../../../src/proxy/hygiene/page-spread.ts';
import {unmatchable} from '../../../src/proxy/hygiene/unmatchable.ts';
import {readNumber} from '../../../src/proxy/phone/read-number.ts';
import {sameNumber} from '../../../src/proxy/phone/same-number.ts';

const phonesOf = (records: readonly {values: Record<string, string>}[]) =>
  records.flatMap(({values}) =>
    Object.entries(values)
      .filter(([field]) => /Phone|Mobile/.test(field))
      .map(([, stored]) => stored),
  );

describe('a number that can never match', () => {
  for (const [stored, country, reason] of [
    ['49612', 'GB', 'too_short'],
    ['-', 'GB', 'too_short'],
    ['x12', 'US', 'too_short'],
    ['+44 12', 'US', 'too_short'],
    ['1234567890123456', 'GB', 'too_long'],
    ['+1 415 555 012345678', 'US', 'too_long'],
    ['ask Tom', 'GB', 'letters'],
    ['1-800-FLOWERS', 'US', 'letters'],
    ['12345678901234', 'GB', 'no_country'],
    ['+999 123 4567', 'GB', 'not_possible'],
    ['00999 1234567', 'US', 'not_possible'],
    ['+44 7700 900321 / +44 7700 900322', 'GB', 'several'],
    ['020 7946 0958 (office), 07700 900123', 'GB', 'several'],
    ['0161 496 0234 or 0161 496 0235', 'GB', 'several'],
  ] as const)
    it(`is ${stored} in ${country}: ${reason}`, () => assert.equal(unmatchable(stored, country), reason));

  for (const [stored, country] of [
    ['+1 (415) 555-0123', 'GB'],
    ['07700 900 321', 'GB'],
    ['+44 (0)7700 900777', 'US'],
    ['001-415-555-0145', 'GB'],
    ['44 7700 900321 ext 12', 'GB'],
    ['0161 496 0234;ext=31', 'GB'],
    ['tel:+44-7700-900321', 'US'],
    // A caller from Britain has it, whatever country the tenant is in.
    ['07700 900321', 'US'],
  ] as const)
    it(`is not ${stored} in ${country}`, () => assert.equal(unmatchable(stored, country), undefined));

  it('is none of the demo’s numbers that some caller matches, in any country of the demo (Z39)', () => {
    const stored = phonesOf([...goldenRecords, ...generateRecords({count: 1500})]);
    const callers = new Set<string>();
    for (const one of stored)
      for (const country of ['GB', 'US', 'IN', 'JP', 'CA', 'SA', 'DE']) {
        const {e164} = readNumber(one, country);
        if (e164) callers.add(e164);
      }
    for (const country of ['GB', 'US', 'SA'])
      for (const one of stored.filter((text) => unmatchable(text, country)))
        for (const caller of callers)
          assert.equal(sameNumber(one, caller, country), undefined, `${one} in ${country} matches ${caller}`);
    assert.ok(callers.size > 1000);
  });

  it('is no country’s usual number, written at home, whatever country the tenant is in', () => {
    for (const country of getCountries()) {
      const example = getExampleNumber(country, examples);
      if (!example) continue;
      // Up to six digits are extensions: an island's own numbers need their calling code.
      const texts = [example.formatNational(), example.number, example.nationalNumber];
      for (const text of texts.filter((one) => one.replace(/[^0-9]/g, '').length > 6))
        for (const tenant of ['GB', 'US'])
          assert.equal(unmatchable(text, tenant), undefined, `${country} ${text}`);
    }
  });

  it('stands in the demo’s seed once for every reason', () => {
    const reasons = phonesOf(carelessRecords).map((stored) => unmatchable(stored, 'GB'));
    assert.deepEqual(
      hygieneReasons.filter((reason) => !reasons.includes(reason)),
      [],
    );
    assert.ok(reasons.includes(undefined));
  });
});

describe('pages of a sample', () => {
  const read = (pages: number, budget: number) => {
    const spread = new PageSpread(500);
    const order: number[] = [];
    for (let spent = 0; spent < budget; spent += 1) {
      const page = spread.next();
      if (page === undefined) break;
      order.push(page);
      spread.was(page, page < pages, page < pages - 1);
    }
    return {order, isComplete: spread.isComplete};
  };

  it('are all, each once, where the budget reaches', () => {
    for (const pages of [1, 2, 3, 5, 12, 40]) {
      const {order, isComplete} = read(pages, 100);
      assert.ok(isComplete, `${pages} pages`);
      assert.equal(new Set(order).size, order.length);
      for (let page = 0; page < pages; page += 1) assert.ok(order.includes(page), `page ${page} of ${pages}`);
    }
    assert.deepEqual(read(0, 10), {order: [0], isComplete: true});
  });

  it('are spread over the whole where it does not', () => {
    const {order, isComplete} = read(100, 12);
    assert.equal(isComplete, false);
    const found = order.filter((page) => page < 100).sort((a, b) => a - b);
    const gaps = found.map((page, index) => page - (found[index - 1] ?? 0));
    assert.ok(Math.max(...gaps, 100 - found.at(-1)!) <= 35, found.join());
  });

  it('end where the CRM pages no further', () => {
    const {order} = read(10_000, 20);
    assert.ok(Math.max(...order) <= 499);
  });
});
