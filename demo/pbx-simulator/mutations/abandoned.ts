import type {Line, PbxEvent} from '../events.ts';
import {demoUuid} from '../world/identifiers.ts';
import {findCdr, findLine, later, targetsOf} from './find-line.ts';

/**
 * `queue-ivr`, but the caller hangs up in the queue before any agent rings: only IVR and queue "answered",
 * and `call_status` says `answered`. To us it is a missed call.
 */
export function abandoned(lines: readonly Line[], waitedSeconds = 24): Line[] {
  const entered = findLine(lines, (e) => e.event_type === 'queue_caller_status');
  const cut = structuredClone(lines.slice(0, lines.indexOf(entered) + 1));
  const cdr = findCdr(lines).event;
  const services = targetsOf(cdr).slice(0, 2);
  const queue = services[1]!;
  const end = later(queue.answered_time, waitedSeconds);
  const at = entered.sim.at + waitedSeconds;
  const line = (name: string, event: PbxEvent, sim = {}): Line => ({
    sim: {at, id: demoUuid(`abandoned ${cdr.session_id} ${name}`), ...sim},
    event: structuredClone(event),
  });
  const queueAdded = findLine(lines, (e) => e.destination === queue.destination).event;
  return [
    ...cut,
    line('queue ends', {...queueAdded, event_type: 'cdr_target_end', time: end}),
    line('caller leaves', hungUp(entered.event, end), {channel: 'extension'}),
    line('cdr', {
      ...cdr,
      call_targets: [
        services[0]!,
        {...queue, ended_time: end, talk_duration: String(waitedSeconds), end_reason: 'None'},
      ],
      ended_reason: 'caller_disconnect',
      ended_time: end,
      talk_duration: Number(services[0]!['talk_duration']) + waitedSeconds,
    }),
  ];
}

function hungUp(entered: PbxEvent, time: string): PbxEvent {
  const callers = entered['updated_callers'] as Record<string, string>[];
  return {...entered, updated_callers: callers.map((row) => ({...row, reason: 'hangup', timestamp: time}))};
}
