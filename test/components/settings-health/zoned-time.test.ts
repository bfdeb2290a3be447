import {expect} from '@open-wc/testing';
import {momentOf} from '../../../src/components/settings-health/zoned-time.ts';

const moment = (text: string, zone?: string) => {
  const at = momentOf(text, zone);
  return at === undefined ? undefined : new Date(at).toISOString();
};

describe('a time on the clock of a zone', () => {
  const times: readonly [string, string, string][] = [
    ['2026-06-15T10:12', 'Europe/London', '2026-06-15T09:12:00.000Z'],
    ['2026-01-15T10:12', 'Europe/London', '2026-01-15T10:12:00.000Z'],
    ['2026-06-15T10:12', 'America/New_York', '2026-06-15T14:12:00.000Z'],
    ['2026-06-15T00:05', 'Asia/Kolkata', '2026-06-14T18:35:00.000Z'],
    ['2026-06-15T23:30', 'Pacific/Kiritimati', '2026-06-15T09:30:00.000Z'],
    ['2026-06-15T10:12:30', 'UTC', '2026-06-15T10:12:00.000Z'],
  ];
  for (const [text, zone, expected] of times)
    it(`${text} in ${zone} is ${expected}`, () => expect(moment(text, zone)).to.equal(expected));

  it('is the first of an hour that clocks show twice, and goes on over one that they leave out', () => {
    expect(moment('2026-10-25T01:30', 'Europe/London')).to.equal('2026-10-25T00:30:00.000Z');
    expect(moment('2026-03-29T01:30', 'Europe/London')).to.equal('2026-03-29T01:30:00.000Z');
    expect(moment('2026-10-25T02:30', 'Europe/London')).to.equal('2026-10-25T02:30:00.000Z');
  });

  it('is the browser’s without a zone, and none for what is no time', () => {
    expect(momentOf('2026-06-15T10:12', undefined)).to.equal(new Date(2026, 5, 15, 10, 12).getTime());
    expect(momentOf('', 'UTC')).to.equal(undefined);
    expect(momentOf('yesterday', 'UTC')).to.equal(undefined);
  });
});
