import type {Line, PbxEvent} from '../events.ts';
import {findCdr, findLine, targetsOf} from './find-line.ts';

/**
 * `attended-transfer`, the other way a PBX may tell it: the caller's session ends at the transfer, and the
 * rest of the talk belongs to the consultation's session, whose direction turns inbound. Still one call.
 */
export function attendedTransferSecondSession(lines: readonly Line[]): Line[] {
  const first = findLine(lines, (e) => e.event_type === 'call_start').event.session_id!;
  const second = findLine(lines, (e) => e.event_type === 'call_start' && e.session_id !== first).event;
  const firstCdr = findCdr(lines, first);
  const secondCdr = findCdr(lines, second.session_id);
  const transferredAt = secondCdr.sim.at;
  const moved = (event: PbxEvent): PbxEvent => ({
    ...structuredClone(event),
    session_id: second.session_id!,
    ...('cdr_id' in event ? {cdr_id: second.cdr_id!} : {}),
  });
  const before = lines.filter((line) => line !== firstCdr && line !== secondCdr);
  const told = before.map((line): Line => {
    const isTalk = line.event.session_id === first && line.sim.at >= transferredAt;
    const isFirstLeg = line.event.event_type === 'cdr_target_end' && line.sim.at === transferredAt;
    return isTalk && !isFirstLeg ? {sim: line.sim, event: moved(line.event)} : structuredClone(line);
  });
  const firstEnds: Line = {sim: {...secondCdr.sim}, event: endedEarly(firstCdr.event)};
  const secondEnds: Line = {sim: {...firstCdr.sim}, event: takenOver(secondCdr.event, firstCdr.event)};
  const split = told.findIndex(({sim}) => sim.at > transferredAt);
  return [...told.slice(0, split), firstEnds, ...told.slice(split), secondEnds];
}

/** The caller's session with its first leg only. */
function endedEarly(cdr: PbxEvent): PbxEvent {
  const leg = targetsOf(cdr)[0]!;
  return {
    ...structuredClone(cdr),
    call_targets: [leg],
    ended_reason: 'replaced',
    ended_time: leg.ended_time,
    talk_duration: Number(leg['talk_duration']),
  };
}

/** The consultation's session with the talk that it took over. */
function takenOver(consultation: PbxEvent, call: PbxEvent): PbxEvent {
  const legs = [...targetsOf(consultation), targetsOf(call)[1]!];
  const {caller, caller_display_name, caller_domain, did, direction, trunk_name, ended_time, ended_reason} =
    call;
  return {
    ...structuredClone(consultation),
    ...{caller: caller!, caller_display_name, caller_domain, did, direction: direction!, trunk_name},
    call_targets: structuredClone(legs),
    ended_reason,
    ended_time,
    talk_duration: legs.reduce((sum, leg) => sum + Number(leg['talk_duration']), 0),
  };
}
