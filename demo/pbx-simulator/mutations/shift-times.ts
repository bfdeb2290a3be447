import type {Line, PbxEvent} from '../events.ts';
import {mapEvents, mapStrings} from './map-events.ts';

const unixKeys = new Set(['time', 'timestamp', 'start_time', 'ring_time', 'answered_time', 'ended_time']);

/**
 * Moves every time of a scenario by the same whole number of seconds: Unix seconds, RFC 3339 times, and the
 * time inside a recording's file name. `"0"` (never) stays.
 */
export const shiftTimes = (lines: readonly Line[], seconds: number): Line[] =>
  mapEvents(lines, (event) => mapStrings(event, (text, key) => shiftText(text, key, seconds)));

function shiftText(text: string, key: string, seconds: number): string {
  if (unixKeys.has(key)) return /^\d{9,}$/.test(text) ? String(Number(text) + seconds) : text;
  if (key.endsWith('_at') && text !== '') return new Date(Date.parse(text) + seconds * 1000).toISOString();
  return key === 'file_name' ? shiftFileName(text, seconds) : text;
}

/** `…_MMDDYYYY_HHMMSS.wav`, or `…_YYYYMMDD-HHMMSS.wav`, in UTC. */
function shiftFileName(name: string, seconds: number): string {
  return name
    .replace(/_(\d{2})(\d{2})(\d{4})_(\d{2})(\d{2})(\d{2})(?=\.)/, (_, mm, dd, yyyy, h, m, s) => {
      const at = moved(`${yyyy}-${mm}-${dd}T${h}:${m}:${s}Z`, seconds);
      return `_${at.slice(4, 8)}${at.slice(0, 4)}_${at.slice(8)}`;
    })
    .replace(/_(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})(?=\.)/, (_, yyyy, mm, dd, h, m, s) => {
      const at = moved(`${yyyy}-${mm}-${dd}T${h}:${m}:${s}Z`, seconds);
      return `_${at.slice(0, 8)}-${at.slice(8)}`;
    });
}

/** `YYYYMMDDHHMMSS` of an RFC 3339 time, `seconds` later. */
const moved = (iso: string, seconds: number): string =>
  new Date(Date.parse(iso) + seconds * 1000).toISOString().replace(/\D/g, '').slice(0, 14);

/** The earliest event time of a scenario, in Unix seconds. */
export const firstTime = (lines: readonly Line[]): number =>
  Math.min(...lines.flatMap(({event}: {event: PbxEvent}) => (event.time ? [Number(event.time)] : [])));

/** Seconds from the start of a scenario to its last webhook; what only REST shows later does not count. */
export const webhookSeconds = (lines: readonly Line[]): number =>
  Math.max(0, ...lines.filter(({sim}) => sim.channel !== 'rest').map(({sim}) => sim.at));
