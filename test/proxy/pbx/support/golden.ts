import {readFileSync} from 'node:fs';
import type {Extension} from '../../../../src/proxy/services/directory.ts';

/** Event objects of a golden scenario as the PBX posts them, in file order. */
export function scenario(name: string): Record<string, unknown>[] {
  const file = new URL(`../../../../demo/pbx-simulator/scenarios/${name}.jsonl`, import.meta.url);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter((line) => !String(line['event_type']).startsWith('sim.'))
    .map(({_sim: _, ...event}) => event);
}

/** What must be in the journal after each scenario (pbx-scenarios/README). */
export interface Golden {
  readonly scenario: string;
  readonly sessionId: string;
  readonly trunk: boolean;
  readonly direction: 'inbound' | 'outbound' | 'internal' | 'forwarded';
  readonly outcome: 'answered' | 'missed';
  readonly startedAt: string;
  /** With the tenant's offset, as the CRM gets it. */
  readonly localStart: string;
  readonly talkSeconds: number;
  readonly ringSeconds?: number;
  readonly queueSeconds?: number;
  readonly owner: string;
  readonly external: string;
  readonly e164: string;
}

const call = (
  scenario: string,
  session: string,
  direction: Golden['direction'],
  outcome: Golden['outcome'],
  start: string,
  local: string,
  talkSeconds: number,
  owner: string,
  [external, e164]: [string, string],
  more: Partial<Golden> = {},
): Golden => ({
  scenario,
  sessionId: `9500000000000${session}`,
  trunk: direction !== 'internal',
  direction,
  outcome,
  startedAt: `2026-06-15T${start}.000Z`,
  localStart: `2026-06-15T${local}+01:00`,
  talkSeconds,
  owner,
  external,
  e164,
  ...more,
});

// prettier-ignore
export const goldenTable: readonly Golden[] = [
  call('inbound-answered', '01000', 'inbound', 'answered', '09:40:00', '10:40:00', 240, '101', ['14155550123', '+14155550123'], {ringSeconds: 6}),
  call('inbound-missed', '02000', 'inbound', 'missed', '09:50:00', '10:50:00', 0, '102', ['07700900321', '+447700900321'], {ringSeconds: 20}),
  call('ring-group', '03000', 'inbound', 'answered', '10:00:00', '11:00:00', 95, '102', ['441614960234', '+441614960234']),
  call('queue-ivr', '04000', 'inbound', 'answered', '10:10:00', '11:10:00', 130, '103', ['14155550145', '+14155550145'], {queueSeconds: 24}),
  call('outbound', '05000', 'outbound', 'answered', '10:20:00', '11:20:00', 63, '101', ['01314960456', '+441314960456']),
  call('internal', '06000', 'internal', 'answered', '10:30:00', '11:30:00', 30, '101', ['', '']),
  call('blind-transfer', '07000', 'inbound', 'answered', '10:40:00', '11:40:00', 110, '102', ['+14155550167', '+14155550167']),
  call('attended-transfer', '08000', 'inbound', 'answered', '10:50:00', '11:50:00', 144, '103', ['447700900321', '+447700900321']),
  call('inbound-outbound', '09000', 'forwarded', 'answered', '11:00:00', '12:00:00', 60, '104', ['14155550123', '+14155550123']),
  call('late-recording', '10000', 'inbound', 'answered', '11:10:00', '12:10:00', 90, '101', ['14155550188', '+14155550188']),
  call('duplicates-out-of-order', '11000', 'inbound', 'answered', '11:20:00', '12:20:00', 60, '102', ['447700900777', '+447700900777'], {ringSeconds: 7}),
];

const entry = (number: string, kind: Extension['kind'], name: string): [string, Extension] => [
  number,
  {number, kind, name, email: kind === 'person' ? `${number}@demo.example` : null, userId: null},
];

/** The scenarios' shared world, as the PBX's directory tells it. */
export const goldenDirectory = new Map<string, Extension>([
  entry('101', 'person', 'Ines Holm'),
  entry('102', 'person', 'Omar Reyes'),
  entry('103', 'person', 'Mei Tan'),
  entry('104', 'person', 'Lena Vogt'),
  entry('5000', 'ivr', 'Welcome menu'),
  entry('6000', 'ring_group', 'Front desk'),
  entry('8000', 'queue', 'Sales queue'),
]);

/** A shuffle that is the same for the same seed. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed * 2654435761 + 1;
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  return items
    .map((item) => ({item, place: random()}))
    .sort((a, b) => a.place - b.place)
    .map(({item}) => item);
}
