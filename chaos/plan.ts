import {offices, type Office} from './offices.ts';
import {seededRandom, type SeededRandom} from './seeded-random.ts';

/** Somebody in the CRM, before the CRM has given an id. */
export interface Person {
  readonly office: Office;
  readonly module: 'Contacts' | 'Leads' | 'Accounts';
  readonly name: string;
  readonly digits: string;
  readonly typed: string;
  /** E-mail of the record's owner. */
  readonly owner: string;
}

export const shapes = [
  'answered',
  'missed',
  'rejected',
  'busy',
  'given_up',
  'voicemail',
  'group_answered',
  'group_missed',
  'queue_answered',
  'queue_given_up',
  'menu_answered',
  'transferred',
  'outbound_answered',
  'outbound_no_answer',
  'outbound_busy',
  'outbound_transferred',
  'internal',
] as const;
type Shape = (typeof shapes)[number];

/** Who is at the far end: somebody the CRM knows, a number it does not know, or nobody that can be named. */
type FarEnd = Person | 'stranger' | 'anonymous';

export interface PlannedCall {
  readonly office: Office;
  readonly shape: Shape;
  readonly far: FarEnd;
  /** Extension that takes or places the call. */
  readonly extension: string;
  /** Extension that the call is handed to. */
  readonly handedTo: string;
  /** Even, so that half of it is whole. */
  readonly talkSeconds: number;
  /** How the PBX simulator is asked for it (`POST /control/calls`). */
  readonly request: Readonly<Record<string, unknown>>;
}

export interface Plan {
  readonly people: readonly Person[];
  readonly calls: readonly PlannedCall[];
}

/** Of a hundred calls with the outside so many come from numbers that the CRM does not know, or without any. */
const strangers = 0.06;
const anonymous = 0.03;

/** The whole campaign by one seed: who is in the CRM, and who calls whom how. */
export function makePlan(calls: number, seed: number): Plan {
  const random = seededRandom(seed);
  const people = offices.flatMap((office) => peopleOf(office, calls, random));
  return {people, calls: Array.from({length: calls}, () => planCall(people, random))};
}

/** The last hundred numbers of an office stay out of the CRM: they are the strangers'. */
const strangersOf = (office: Office): number => office.numbers - 100;

function peopleOf(office: Office, calls: number, random: SeededRandom): Person[] {
  const count = Math.min(strangersOf(office), Math.max(20, Math.ceil(calls / 8)));
  const owners = Object.values(office.people);
  return Array.from({length: count}, (_, n) => ({
    office,
    module: random.oneOf(['Contacts', 'Contacts', 'Leads', 'Accounts'] as const),
    name: `Campaign ${String(n)}`,
    ...office.number(n, random),
    owner: random.oneOf(owners),
  }));
}

function planCall(people: readonly Person[], random: SeededRandom): PlannedCall {
  const office = random.oneOf(offices);
  const shape = random.oneOf(shapes);
  const isOutbound = shape.startsWith('outbound');
  const far = farEnd(office, people, random, isOutbound);
  const extension = takerOf(shape, office, random);
  const others = office.extensions.filter((other) => other !== extension);
  const handedTo = random.oneOf(others);
  const talkSeconds = 2 * random.between(1, 300);
  const number =
    far === 'stranger'
      ? office.number(strangersOf(office) + random.between(0, 99), random).digits
      : far === 'anonymous'
        ? 'anonymous'
        : far.digits;
  return {
    office,
    shape,
    far,
    extension,
    handedTo,
    talkSeconds,
    request: {
      tenant: office.tenantId,
      ...endsOf(shape, extension, number, handedTo),
      answerAfter: random.between(1, 20),
      ringSeconds: random.between(10, 30),
      talkSeconds,
      instant: true,
    },
  };
}

function farEnd(
  office: Office,
  people: readonly Person[],
  random: SeededRandom,
  isOutbound: boolean,
): FarEnd {
  const dice = random.next();
  if (dice < strangers) return 'stranger';
  // Nobody can dial a number that is hidden.
  if (dice < strangers + anonymous && !isOutbound) return 'anonymous';
  return random.oneOf(people.filter((person) => person.office === office));
}

/** Groups and queues are answered by one of their members. */
function takerOf(shape: Shape, office: Office, random: SeededRandom): string {
  if (shape.startsWith('group')) return random.oneOf(['101', '102', '103']);
  if (shape.startsWith('queue') || shape.startsWith('menu')) return random.oneOf(['102', '103']);
  return random.oneOf(office.extensions);
}

function endsOf(shape: Shape, extension: string, number: string, handedTo: string): Record<string, unknown> {
  const toExtension = {from: number, to: extension, direction: 'inbound'};
  const outside = {from: extension, to: number, direction: 'outbound'};
  const toService = (to: string) => ({from: number, to, direction: 'inbound', answeredBy: extension});
  switch (shape) {
    case 'answered':
    case 'missed':
    case 'rejected':
    case 'busy':
    case 'voicemail':
      return {...toExtension, ends: shape};
    case 'given_up':
      return {...toExtension, ends: 'caller_gave_up'};
    case 'group_answered':
      return {...toService('6000'), ends: 'answered'};
    case 'group_missed':
      return {...toService('6000'), ends: 'missed'};
    case 'queue_answered':
      return {...toService('8000'), ends: 'answered'};
    case 'queue_given_up':
      return {...toService('8000'), ends: 'caller_gave_up'};
    case 'menu_answered':
      return {...toService('5000'), ends: 'answered'};
    case 'transferred':
      return {...toExtension, ends: 'transfer', transferTo: handedTo};
    case 'outbound_answered':
      return {...outside, ends: 'answered'};
    case 'outbound_no_answer':
      return {...outside, ends: 'missed'};
    case 'outbound_busy':
      return {...outside, ends: 'busy'};
    case 'outbound_transferred':
      return {...outside, ends: 'transfer', transferTo: handedTo};
    case 'internal':
      return {from: extension, to: handedTo, direction: 'internal', ends: 'answered'};
  }
}
