import type {Line, PbxEvent} from '../events.ts';
import {demoUuid} from '../world/identifiers.ts';
import {findCdr, findLine, later, targetsOf} from './find-line.ts';

/**
 * A missed call that goes on to voicemail: the service answers and takes a message, so the call ends as
 * "answered". To us it stays missed, with a voicemail. For scenarios in which nobody answers.
 */
export function voicemail(lines: readonly Line[], messageSeconds = 18, service = '777'): Line[] {
  const cdrLine = findCdr(lines);
  const cdr = cdrLine.event;
  if (targetsOf(cdr).some((target) => target.answered_time !== '0')) {
    throw new Error('This mutation does not fit this scenario.');
  }
  const added = findLine(lines, (e) => e.event_type === 'cdr_target_add').event;
  const destination = `sip:${service}@192.0.2.10:8930`;
  const starts = String(cdr['ended_time']);
  const ends = later(starts, messageSeconds);
  const step = (name: string, time: string, seconds: number): Line => ({
    sim: {at: cdrLine.sim.at + seconds, id: demoUuid(`voicemail ${cdr.session_id} ${name}`)},
    event: {...added, event_type: `cdr_target_${name}`, destination, time},
  });
  return [
    ...structuredClone(lines.filter((line) => line !== cdrLine)),
    step('add', starts, 0),
    step('ringing', starts, 0),
    step('answer', starts, 0),
    step('end', ends, messageSeconds),
    {
      sim: {...cdrLine.sim, at: cdrLine.sim.at + messageSeconds},
      event: withService(cdr, service, destination, starts, ends),
    },
  ];
}

function withService(
  cdr: PbxEvent,
  service: string,
  destination: string,
  starts: string,
  ends: string,
): PbxEvent {
  const person = targetsOf(cdr)[0]!;
  const seconds = Number(ends) - Number(starts);
  const figures = {status: 'answered', ring_duration: '0', talk_duration: String(seconds)};
  const target = {
    ...person,
    ...('status' in person ? figures : {}),
    callee: service,
    destination,
    start_time: starts,
    ring_time: starts,
    answered_time: starts,
    ended_time: ends,
    status_code: 0,
  };
  return {
    ...structuredClone(cdr),
    ...('call_status' in cdr ? {call_status: 'answered', talk_duration: seconds} : {}),
    call_targets: [...targetsOf(structuredClone(cdr)), target],
    answered_time: starts,
    ended_time: ends,
    ended_reason: 'caller_disconnect',
    status_code: '0',
  };
}
