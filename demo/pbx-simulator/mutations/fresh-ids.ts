import {createHash} from 'node:crypto';
import type {Line} from '../events.ts';
import {demoUuid} from '../world/identifiers.ts';
import {mapEvents, mapStrings} from './map-events.ts';

/**
 * Gives a scenario ids of its own, so that it is a new call to whoever heard it before. Each session becomes
 * the next of `nextSession`; ids near it (the cdr id) keep their distance, recordings and updates follow.
 */
export function freshIds(lines: readonly Line[], nextSession: () => string): Line[] {
  const sessions = new Map<string, string>();
  for (const {event} of lines) {
    if (event.session_id && !sessions.has(event.session_id)) sessions.set(event.session_id, nextSession());
  }
  const first = [...sessions.values()][0] ?? '0';
  const change = (text: string, key: string) => freshText(text, key, sessions, first);
  return mapEvents(lines, (event) => mapStrings(event, change)).map(({sim, event}) => ({
    sim: sim.id ? {...sim, id: demoUuid(`${sim.id} ${first}`)} : sim,
    event,
  }));
}

function freshText(text: string, key: string, sessions: Map<string, string>, salt: string): string {
  if (key === 'session_id') return sessions.get(text) ?? text;
  if (key === 'cdr_id') return nearby(text, sessions);
  if (key === 'call_id') return `demo${hashed(`${text} ${salt}`).slice(0, 12)}-aaaaaaaaaaaaaa..`;
  if (key === 'file_url') return `/api/blobs/${hashed(`${text} ${salt}`).slice(0, 32)}`;
  if (key === 'recording_id' || key === 'transcription_id' || (key === 'id' && text.startsWith('96'))) {
    return text.slice(0, 3) + String(BigInt(`0x${hashed(`${text} ${salt}`).slice(0, 12)}`)).padStart(15, '0');
  }
  if (key === 'file_name') {
    return [...sessions].reduce((name, [old, fresh]) => name.replace(`_${old}_`, `_${fresh}_`), text);
  }
  return text;
}

function nearby(id: string, sessions: Map<string, string>): string {
  for (const [old, fresh] of sessions) {
    const distance = BigInt(id) - BigInt(old);
    if (distance >= 0n && distance < 10n) return String(BigInt(fresh) + distance);
  }
  return id;
}

const hashed = (text: string): string => createHash('sha256').update(text).digest('hex');
