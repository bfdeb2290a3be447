import type {Line} from '../events.ts';
import {findLine} from './find-line.ts';
import {mapEvents, mapStrings} from './map-events.ts';

const numberKeys = ['caller', 'caller_number'];

/** The caller of an inbound scenario hides the number; `word` is what the trunk sends instead. */
export function hiddenCaller(lines: readonly Line[], word = 'anonymous'): Line[] {
  const {caller} = findLine(
    lines,
    (e) => e.event_type === 'call_start' && /^in/.test(e.direction ?? ''),
  ).event;
  return mapEvents(lines, (event) =>
    mapStrings(event, (text, key) => {
      if (numberKeys.includes(key) && text === caller) return word;
      return key === 'caller_display_name' && text === caller ? '' : text;
    }),
  );
}
