import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as v from 'valibot';
import {phoneNumberSchema} from '../../../src/contract/index.ts';
import {readNumber} from '../../../src/proxy/phone/read-number.ts';
import {hostileTexts, seeded} from './hostile-texts.ts';

describe('readNumber', () => {
  const canonical: [string, string, string][] = [
    // The golden scenarios of the PBX, tenant GB.
    ['14155550123', 'GB', '+14155550123'],
    ['07700900321', 'GB', '+447700900321'],
    ['447700900321', 'GB', '+447700900321'],
    ['441614960234', 'GB', '+441614960234'],
    ['+14155550167', 'GB', '+14155550167'],
    ['01314960456', 'GB', '+441314960456'],
    ['447700900777', 'GB', '+447700900777'],
    // Prefixes, URIs, encodings, scripts.
    ['00447700900321', 'US', '+447700900321'],
    ['011441614960234', 'US', '+441614960234'],
    ['00 1 415 555 0123', 'GB', '+14155550123'],
    ['sip:+14155550123@203.0.113.5:5060;user=phone', 'GB', '+14155550123'],
    ['"Ada" <sip:14155550123@trunk.example>', 'GB', '+14155550123'],
    ['tel:+44-7700-900321;ext=5', 'US', '+447700900321'],
    ['%2B44%207700%20900321', 'US', '+447700900321'],
    ['+44 7700 900321 ext. 12', 'US', '+447700900321'],
    ['+44 (0)7700 900777', 'US', '+447700900777'],
    ['０７７００９００３２１', 'GB', '+447700900321'],
    ['٠٧٧٠٠٩٠٠٣٢١', 'GB', '+447700900321'],
    ['०७७००९००३२१', 'GB', '+447700900321'],
    ['030 901820', 'DE', '+4930901820'],
    ['06 1234 5678', 'IT', '+390612345678'],
  ];
  for (const [raw, country, e164] of canonical)
    it(`reads ${raw} in ${country} as ${e164}`, () => assert.equal(readNumber(raw, country).e164, e164));

  for (const raw of [
    'anonymous',
    'Anonymous',
    'sip:anonymous@anonymous.invalid',
    'withheld',
    'unknown',
    '',
    ' \u0000',
  ])
    it(`takes ${JSON.stringify(raw)} for a withheld number`, () =>
      assert.equal(readNumber(raw, 'GB').kind, 'anonymous'));

  for (const raw of [
    '7',
    '101',
    '5000',
    '116123',
    '112',
    '999',
    '911',
    '*67',
    '#31#',
    'sip:101@demo.example',
    '1 0 1',
  ])
    it(`takes ${raw} for an extension or short number`, () => {
      const number = readNumber(raw, 'US');
      assert.deepEqual([number.e164, number.kind], [null, 'extension']);
    });

  for (const raw of [
    'call me',
    '1'.repeat(40),
    '+',
    '+1',
    'sip:ada@demo.example',
    '+999999999999999999',
    '%E0%A4%A',
    '()',
  ])
    it(`refuses ${raw} without throwing`, () => {
      const number = readNumber(raw, 'GB');
      assert.deepEqual([number.e164, number.kind], [null, 'other']);
    });

  it('tells the country of a number whose plan does not know it', () => {
    assert.equal(readNumber('+447700900321', 'US').country, 'GB');
    assert.equal(readNumber('07700900321', 'GB').country, 'GB');
  });

  it('formats without the extension that was typed behind', () => {
    assert.equal(readNumber('+44 161 496 0234 x12', 'GB').national, '0161 496 0234');
  });

  it('does not know the country it is given: still reads what is international', () => {
    assert.equal(readNumber('+14155550123', 'ZZ').e164, '+14155550123');
  });

  it('answers something the contract allows, whatever arrives', () => {
    for (const raw of hostileTexts(4000, 42)) {
      const result = v.safeParse(phoneNumberSchema, readNumber(raw, 'GB'));
      assert.ok(result.success, JSON.stringify(raw));
    }
  });

  it('reads its own canonical and international forms back', () => {
    const random = seeded(7);
    for (let index = 0; index < 500; index += 1) {
      const raw = `+${['44161496', '1415555', '3361234', '4930901'][index % 4]}${String((random() * 1e4) | 0).padStart(4, '0')}`;
      const first = readNumber(raw, 'JP');
      if (!first.e164) continue;
      assert.equal(readNumber(first.e164, 'IN').e164, first.e164);
      assert.equal(readNumber(first.international!, 'SA').e164, first.e164);
    }
  });
});
