import type {CallFacts} from '../pbx/session/call-facts.ts';
import type {CallLink} from '../services/call-store.ts';
import type {Tenant} from '../services/tenants.ts';
import {activityDraft} from './activity-draft.ts';
import type {WrittenNote} from './activity-text.ts';

/** A call to show templates with; each part may be another call's. */
export interface SampleCall {
  readonly facts: CallFacts;
  readonly contact: CallLink | null;
  readonly agentName: string;
  readonly notes: readonly WrittenNote[];
}

/** What would stand in the CRM, without the lines by which we find it again. */
export interface ActivityPreview {
  readonly subject: string;
  readonly description: string;
  readonly type: 'inbound' | 'outbound' | 'missed';
  /** RFC 3339 with the tenant's offset. */
  readonly startedAt: string;
  readonly durationSeconds: number;
}

/**
 * The activity that a call would become. It is made by the very code that writes activities, so what an admin sees while typing is
 * what the CRM gets; nothing is asked or written.
 * @param tenant With the settings to try.
 */
export function previewActivity(tenant: Tenant, sample: SampleCall = sampleCall): ActivityPreview {
  const draft = activityDraft({tenant, ...sample}, null);
  const {subject, description, type, startedAt, durationSeconds} = draft;
  return {subject, description, type, startedAt, durationSeconds};
}

const start = Date.parse('2026-06-15T09:40:00Z');
const leg = {host: 'demo.example', failed: false, statusCode: null} as const;

/** A queue call that an agent took: it has a word for every placeholder. */
export const sampleCall: SampleCall = {
  agentName: 'Mei Tan',
  contact: {module: 'Contacts', id: '700000000000000001', name: 'Ana Souza', url: null, ownerId: null},
  notes: [
    {text: 'Wants the offer by Friday.', authorName: 'Mei Tan', authorExtension: '103', writtenAt: start},
  ],
  facts: {
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
    callee: '8000',
    calleeName: 'Sales queue',
    ownNumber: '+441614960100',
    startedAt: start,
    answeredAt: start + 45_000,
    endedAt: start + 175_000,
    talkSeconds: 130,
    ringSeconds: 21,
    queueSeconds: 24,
    owner: {extension: '103', reason: 'last_answered'},
    queue: {number: '8000', name: 'Sales queue'},
    callbackRequested: false,
    consultedBy: '',
    joined: null,
    flags: [],
    legs: [
      {
        ...leg,
        number: '8000',
        kind: 'queue',
        name: 'Sales queue',
        offeredAt: start,
        rangAt: start,
        answeredAt: start,
        endedAt: start + 24_000,
        endReason: 'referred',
      },
      {
        ...leg,
        number: '103',
        kind: 'person',
        name: 'Mei Tan',
        offeredAt: start + 24_000,
        rangAt: start + 24_000,
        answeredAt: start + 45_000,
        endedAt: start + 175_000,
        endReason: 'terminated_by_src',
      },
    ],
  },
};
