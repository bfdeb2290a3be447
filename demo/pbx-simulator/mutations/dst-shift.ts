import type {Line} from '../events.ts';
import {firstTime, shiftTimes, webhookSeconds} from './shift-times.ts';

/** End of summer time in London: local clocks go from 02:00 back to 01:00. */
export const summerTimeEnds = '2026-10-25T01:00:00Z';

/** Moves a scenario so that the change of clocks falls into the middle of it. */
export function dstShift(lines: readonly Line[], change = summerTimeEnds): Line[] {
  const start = Math.floor(Date.parse(change) / 1000) - Math.floor(webhookSeconds(lines) / 2);
  return shiftTimes(lines, start - firstTime(lines));
}
