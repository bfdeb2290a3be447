import type {SampleCallName} from '../../contract/index.ts';
import type {CallFacts, Leg} from '../pbx/session/call-facts.ts';
import type {CallLink} from '../services/calls/call-store.ts';
import type {WrittenNote} from './activity-text.ts';

/** A call to show templates with; each part may be another call's. */
export interface SampleCall {
  readonly facts: CallFacts;
  readonly contact: CallLink | null;
  readonly agentName: string;
  readonly notes: readonly WrittenNote[];
}

const start = Date.parse('2026-06-15T09:40:00Z');
const at = (seconds: number): number => start + seconds * 1000;
const leg = {host: 'demo.example', failed: false, statusCode: null} as const;

/** A leg by seconds since the call's start. */
function rang(
  kind: Leg['kind'],
  number: string,
  name: string,
  [offered, answered, ended]: readonly [number, number | null, number],
  endReason = 'terminated_by_src',
): Leg {
  return {
    ...leg,
    number,
    kind,
    name,
    offeredAt: at(offered),
    rangAt: at(offered),
    answeredAt: answered === null ? null : at(answered),
    endedAt: at(ended),
    endReason,
  };
}

const ana: CallLink = {
  module: 'Contacts',
  id: '700000000000000001',
  name: 'Ana Souza',
  url: null,
  ownerId: '700000000000000201',
};
const nobody = {agentName: '', notes: []} as const;

const inbound: CallFacts = {
  sessionId: '1',
  sipCallId: '',
  direction: 'inbound',
  trunk: true,
  state: 'ended',
  outcome: 'answered',
  external: '+14155550123',
  externalName: 'Ana Souza',
  caller: '+14155550123',
  callerName: 'Ana Souza',
  callee: '101',
  calleeName: 'Ines Holm',
  ownNumber: '+441614960100',
  startedAt: start,
  answeredAt: at(12),
  endedAt: at(142),
  talkSeconds: 130,
  ringSeconds: 12,
  queueSeconds: 0,
  owner: {extension: '101', reason: 'last_answered'},
  queue: null,
  callbackRequested: false,
  consultedBy: '',
  joined: null,
  flags: [],
  legs: [rang('person', '101', 'Ines Holm', [0, 12, 142])],
};

/** A queue call that an agent took: it has a word for every placeholder. */
export const sampleCall: SampleCall = {
  agentName: 'Mei Tan',
  contact: ana,
  notes: [
    {text: 'Wants the offer by Friday.', authorName: 'Mei Tan', authorExtension: '103', writtenAt: start},
  ],
  facts: {
    ...inbound,
    callee: '8000',
    calleeName: 'Sales queue',
    answeredAt: at(45),
    endedAt: at(175),
    ringSeconds: 21,
    queueSeconds: 24,
    owner: {extension: '103', reason: 'last_answered'},
    queue: {number: '8000', name: 'Sales queue'},
    legs: [
      rang('queue', '8000', 'Sales queue', [0, 0, 24], 'referred'),
      rang('person', '103', 'Mei Tan', [24, 45, 175]),
    ],
  },
};

const unanswered = {answeredAt: null, endedAt: at(25), talkSeconds: 0, ringSeconds: 25} as const;

/** One call of each kind that an admin wants to see before anybody calls. */
export const samplesByName: Readonly<Record<SampleCallName, SampleCall>> = {
  answered: {...sampleCall, agentName: 'Ines Holm', notes: [], facts: inbound},
  missed: {
    ...nobody,
    contact: ana,
    facts: {
      ...inbound,
      ...unanswered,
      outcome: 'missed',
      callee: '6000',
      calleeName: 'Front desk',
      owner: {extension: null, reason: 'group'},
      legs: [
        rang('person', '101', 'Ines Holm', [0, null, 25], 'cancelled'),
        rang('person', '102', 'Omar Reyes', [0, null, 25], 'cancelled'),
      ],
    },
  },
  outbound: {
    ...nobody,
    agentName: 'Omar Reyes',
    contact: ana,
    facts: {
      ...inbound,
      direction: 'outbound',
      caller: '102',
      callerName: 'Omar Reyes',
      callee: '+14155550123',
      calleeName: '',
      externalName: '',
      owner: {extension: '102', reason: 'caller'},
      legs: [rang('external', '+14155550123', '', [0, 12, 142])],
    },
  },
  transferred: {
    ...nobody,
    agentName: 'Omar Reyes',
    contact: ana,
    facts: {
      ...inbound,
      endedAt: at(202),
      talkSeconds: 182,
      ringSeconds: 20,
      owner: {extension: '102', reason: 'last_answered'},
      legs: [
        rang('person', '101', 'Ines Holm', [0, 12, 62], 'referred'),
        rang('person', '102', 'Omar Reyes', [62, 70, 202]),
      ],
    },
  },
  queue: sampleCall,
  voicemail: {
    ...nobody,
    agentName: 'Ines Holm',
    contact: ana,
    facts: {
      ...inbound,
      ...unanswered,
      outcome: 'voicemail',
      endedAt: at(60),
      owner: {extension: '101', reason: 'only_called'},
      legs: [
        rang('person', '101', 'Ines Holm', [0, null, 25], 'redirected'),
        rang('voicemail', '777', 'Voicemail', [25, 25, 60]),
      ],
    },
  },
  hidden: {
    ...nobody,
    agentName: 'Ines Holm',
    contact: null,
    facts: {
      ...inbound,
      external: 'anonymous',
      externalName: '',
      caller: 'anonymous',
      callerName: '',
    },
  },
};

/** CRM user id of whoever owns a sample: which users there really are is not asked. */
export const sampleUserId = '700000000000000103';
/** Where a sample's recording would be. */
export const sampleRecordingUrl = 'https://crm.example/crm/v1/links/sample-recording';
