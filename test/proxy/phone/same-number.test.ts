import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {sameNumber} from '../../../src/proxy/phone/same-number.ts';
import {searchedNumber, storedForms} from '../../../src/proxy/phone/searched-number.ts';
import {hostileTexts} from './hostile-texts.ts';

describe('sameNumber', () => {
  const golden: [string, string, string][] = [
    ['+1 (415) 555-0123', '+14155550123', 'e164'],
    ['07700 900 321', '+447700900321', 'national'],
    ['0161 496 0234', '+441614960234', 'national'],
    ['001-415-555-0145', '+14155550145', 'e164'],
    ['+44 131 496 0456', '+441314960456', 'e164'],
    ['4155550167', '+14155550167', 'caller_country'],
    ['(415) 555-0188', '+14155550188', 'caller_country'],
    ['+44 (0)7700 900777', '+447700900777', 'e164'],
  ];
  for (const [stored, e164, rule] of golden)
    it(`finds ${e164} in "${stored}" of a GB tenant by ${rule}`, () =>
      assert.equal(sameNumber(stored, e164, 'GB'), rule));

  const others: [string, string, string, string | undefined][] = [
    ['14155550123', '+14155550123', 'GB', 'e164'],
    ['1-415-555-0123', '+14155550123', 'US', 'e164'],
    ['415.555.0123', '+14155550123', 'US', 'national'],
    ['0044 161 496 0234', '+441614960234', 'US', 'e164'],
    ['011 44 161 496 0234', '+441614960234', 'US', 'e164'],
    ['0161 496 0234', '+441614960234', 'US', 'caller_country'],
    ['0161 496 0234 x 99', '+441614960234', 'GB', 'national'],
    ['٠١٦١٤٩٦٠٢٣٤', '+441614960234', 'GB', 'national'],
    // Valid where the tenant is, so it is that number and no other.
    ['0161 496 0234', '+493014960234', 'GB', undefined],
    ['+44 161 496 0234', '+14414960234', 'US', undefined],
    // The same last digits are not the same number.
    ['4960234', '+441614960234', 'GB', undefined],
    ['960234', '+441614960234', 'GB', undefined],
    ['99901614960234', '+441614960234', 'GB', undefined],
    ['+1 415 555 0123', '+14155550124', 'GB', undefined],
    ['', '+441614960234', 'GB', undefined],
    ['see notes', '+441614960234', 'GB', undefined],
  ];
  for (const [stored, e164, country, rule] of others)
    it(`says ${String(rule)} for "${stored}" and ${e164} in ${country}`, () =>
      assert.equal(sameNumber(stored, e164, country), rule));

  it('shows the same digits in two countries as a candidate for both callers', () => {
    assert.equal(sameNumber('4155550167', '+14155550167', 'GB'), 'caller_country');
    assert.equal(sameNumber('4155550167', '+4155550167', 'GB'), 'e164');
  });

  it('recognises every form that it asks the CRM for', () => {
    const cases: [string, string][] = [['+14155550123', 'US'], ['+14155550123', 'GB'], ['+441614960234', 'GB'], ['+4930901820', 'DE'],
      ['+390612345678', 'IT'], ['+81312345678', 'JP'], ['+966112345678', 'SA'], ['+919876543210', 'IN']]; // prettier-ignore
    for (const [e164, country] of cases)
      for (const form of storedForms(searchedNumber(e164, country)!))
        assert.ok(sameNumber(form, e164, country), `${form} for ${e164} in ${country}`);
  });

  it('never throws', () => {
    for (const stored of hostileTexts(4000, 5)) sameNumber(stored, '+447700900321', 'GB');
  });
});
