import type {Line} from '../events.ts';
import {mapEvents} from './map-events.ts';
import type {Dialect} from './wire-form.ts';
import {dialectOf, toDialectA, toDialectB} from './wire-form.ts';

/** The trunk of the golden scenarios. */
const trunkId = '940000000000000055';

/** Every event in the other dialect, or all in the one that is named. */
export function dialectSwap(lines: readonly Line[], to?: Dialect): Line[] {
  const cdrIds = new Map(
    lines.filter(({event}) => event.cdr_id).map(({event}) => [event.session_id, event.cdr_id]),
  );
  return mapEvents(lines, (event) => {
    const from = dialectOf(event);
    const wanted = to ?? (from === 'A' ? 'B' : 'A');
    if (!from || from === wanted) return event;
    return wanted === 'A'
      ? toDialectA(event)
      : toDialectB(event, {cdrId: cdrIds.get(event.session_id), trunkId});
  });
}
