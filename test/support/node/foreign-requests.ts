import {randomUUID} from 'node:crypto';
import type {Ids} from './matrix-world.ts';

/** Ids of one tenant that a request may name, its note and its CRM's organisation among them. */
export interface NamedIds extends Ids {
  readonly noteId: string;
  readonly organisationId: string;
}

/** A request that names ids of a tenant, as whoever may send it does. */
export interface NamingRequest {
  readonly as: 'agent' | 'tenant_admin';
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: (ids: NamedIds) => string;
  readonly body?: (ids: NamedIds) => unknown;
  readonly headers?: () => Record<string, string>;
}

const ofCall =
  (rest = '') =>
  ({callId}: NamedIds) =>
    `/calls/${callId}${rest}`;
const ofNote = ({callId, noteId}: NamedIds) => `/calls/${callId}/notes/${noteId}`;
const agent = {as: 'agent'} as const;
const admin = {as: 'tenant_admin'} as const;

/** By the operation's id: every one that names something of a tenant, in its path or its body. */
export const namingRequests: Readonly<Record<string, NamingRequest>> = {
  getContact: {...agent, method: 'GET', path: ({contactId}) => `/contacts/Contacts/${contactId}`},
  createContact: {
    ...agent,
    method: 'POST',
    path: () => '/contacts',
    body: ({callId}) => ({
      type: 'Contact',
      lastName: 'Foreign',
      phones: [{kind: 'mobile', number: '+14155550199'}],
      onDuplicate: 'create',
      callId,
    }),
    headers: () => ({'idempotency-key': randomUUID()}),
  },
  getCall: {...agent, method: 'GET', path: ofCall()},
  linkContact: {
    ...agent,
    method: 'PUT',
    path: ofCall('/contact'),
    body: ({contactId: id}) => ({module: 'Contacts', id}),
  },
  unlinkContact: {...agent, method: 'DELETE', path: ofCall('/contact')},
  listNotes: {...agent, method: 'GET', path: ofCall('/notes')},
  putNote: {...agent, method: 'PUT', path: ofNote, body: () => ({text: 'A note.'})},
  deleteNote: {...agent, method: 'DELETE', path: ofNote, headers: () => ({'if-match': '"1"'})},
  retryJournal: {...agent, method: 'POST', path: ofCall('/journal')},
  getRecording: {...agent, method: 'GET', path: ofCall('/recording')},
  getTranscription: {...agent, method: 'GET', path: ofCall('/transcription')},
  getLedgerCall: {...admin, method: 'GET', path: ({callId}) => `/ledger/${callId}`},
  retryLedger: {
    ...admin,
    method: 'POST',
    path: () => '/ledger/retry',
    body: ({callId}) => ({callIds: [callId]}),
  },
  chooseAgent: {
    ...admin,
    method: 'PUT',
    path: () => '/agents',
    body: ({extension, zohoUserId}) => ({extension, zohoUserId}),
  },
  confirmOrganisation: {
    ...admin,
    method: 'POST',
    path: () => '/connection/confirm',
    body: ({organisationId}) => ({organisationId}),
  },
};

/** Which ids each of them may name. */
export const idNames = ['callId', 'contactId', 'noteId', 'zohoUserId', 'organisationId'] as const;
export type IdName = (typeof idNames)[number];

/** Whether a request names this id at all. */
export function names({path, body}: NamingRequest, name: IdName, ids: NamedIds): boolean {
  const textOf = (those: NamedIds) => `${path(those)} ${JSON.stringify(body?.(those))}`;
  return textOf(ids) !== textOf({...ids, [name]: 'another'});
}

/** The request as `fetch` and Hono's `request` take it. */
export function requestOf(
  {method, path, body, headers}: NamingRequest,
  ids: NamedIds,
  token: string,
): [path: string, init: RequestInit] {
  return [
    `/crm/v1${path(ids)}`,
    {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && {'content-type': 'application/json'}),
        ...headers?.(),
      },
      ...(body && {body: JSON.stringify(body(ids))}),
    },
  ];
}
