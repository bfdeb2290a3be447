import * as v from 'valibot';
import {
  callFilters,
  callMediaExample,
  callMediaSchema,
  callRecordExample,
  callRecordSchema,
  callsReplySchema,
  contactRefSchema,
  noteBodyExample,
  noteBodySchema,
  noteExample,
  noteSchema,
  notesReplySchema,
  pendingMediaExample,
  pushedRecordingExample,
  pushedRecordingSchema,
  pushedTranscriptionExample,
  pushedTranscriptionSchema,
} from '../../contract/index.ts';
import {type Operation, pageQuery} from './operation.ts';

const ifMatch = (description: string) => ({'If-Match': {description, required: false}});
const noteOfVersion = ifMatch('ETag of the note that is changed; not for a new one.');
const call = {200: {description: 'The call.', schema: callRecordSchema, examples: {call: callRecordExample}}};

const media = (description: string) => ({
  200: {
    description,
    schema: callMediaSchema,
    examples: {available: callMediaExample, pending: pendingMediaExample},
  },
});

/** Calls, who they were with, what was noted, and whether the CRM has them. */
export const callOperations: readonly Operation[] = [
  {
    id: 'listCalls',
    method: 'get',
    path: '/calls',
    summary: "The agent's calls, newest first; an admin gets the tenant's",
    security: 'widgetToken',
    query: {
      filter: {description: 'Which calls; `all` unless named.', schema: v.picklist(callFilters)},
      ...pageQuery,
    },
    replies: {
      200: {
        description: 'A page of calls.',
        schema: callsReplySchema,
        examples: {page: {items: [callRecordExample], nextCursor: null}},
      },
    },
    problems: ['crm_disabled'],
  },
  {
    id: 'getCall',
    method: 'get',
    path: '/calls/{callId}',
    summary: 'One call',
    security: 'widgetToken',
    replies: call,
    problems: ['crm_disabled', 'not_found'],
  },
  {
    id: 'linkContact',
    method: 'put',
    path: '/calls/{callId}/contact',
    summary: 'Connect the call to a record; the journal moves, it is never doubled',
    security: 'widgetToken',
    request: {
      schema: contactRefSchema,
      examples: {contact: {module: 'Contacts', id: '4876876000000333111'}},
    },
    replies: call,
    problems: ['crm_disabled', 'not_found', 'call_not_journalable'],
  },
  {
    id: 'unlinkContact',
    method: 'delete',
    path: '/calls/{callId}/contact',
    summary: 'Disconnect the call from its record',
    security: 'widgetToken',
    replies: call,
    problems: ['crm_disabled', 'not_found', 'call_not_journalable'],
  },
  {
    id: 'listNotes',
    method: 'get',
    path: '/calls/{callId}/notes',
    summary: 'Notes of a call',
    security: 'widgetToken',
    replies: {
      200: {description: 'The notes.', schema: notesReplySchema, examples: {notes: {items: [noteExample]}}},
    },
    problems: ['crm_disabled', 'not_found'],
  },
  {
    id: 'putNote',
    method: 'put',
    path: '/calls/{callId}/notes/{noteId}',
    summary: "Write a note; its id is a UUID of the client's choice",
    security: 'widgetToken',
    requestHeaders: noteOfVersion,
    request: {schema: noteBodySchema, examples: {note: noteBodyExample}},
    replies: {
      200: {description: 'Changed.', schema: noteSchema, headers: ['ETag'], examples: {note: noteExample}},
      201: {description: 'New.', schema: noteSchema, headers: ['ETag'], examples: {note: noteExample}},
    },
    problems: ['crm_disabled', 'forbidden', 'not_found', 'precondition_failed', 'precondition_required'],
  },
  {
    id: 'deleteNote',
    method: 'delete',
    path: '/calls/{callId}/notes/{noteId}',
    summary: 'Delete a note',
    security: 'widgetToken',
    requestHeaders: ifMatch('ETag of the note.'),
    replies: {204: {description: 'Deleted.'}},
    problems: ['crm_disabled', 'forbidden', 'not_found', 'precondition_failed', 'precondition_required'],
  },
  {
    id: 'retryJournal',
    method: 'post',
    path: '/calls/{callId}/journal',
    summary: 'Log the call by hand, or try again',
    security: 'widgetToken',
    replies: {202: {description: 'It will be written.'}},
    problems: ['crm_disabled', 'not_found', 'call_not_journalable'],
  },
  {
    id: 'getRecording',
    method: 'get',
    path: '/calls/{callId}/recording',
    summary: 'Where the recording of a call stands, with a ten-minute link for the player',
    security: 'widgetToken',
    replies: media('The recording.'),
    problems: ['crm_disabled', 'not_found'],
  },
  {
    id: 'getTranscription',
    method: 'get',
    path: '/calls/{callId}/transcription',
    summary: 'Where the transcript of a call stands, with a ten-minute link to read it',
    security: 'widgetToken',
    replies: media('The transcript.'),
    problems: ['crm_disabled', 'not_found'],
  },
  {
    id: 'takePbxRecording',
    method: 'post',
    path: '/pbx/recordings',
    summary: 'A recording of a call is there, from a PBX that says so; other hosts than the PBX are refused',
    security: 'webhookSecret',
    request: {schema: pushedRecordingSchema, examples: {recording: pushedRecordingExample}},
    replies: {200: {description: 'Stored.', schema: v.strictObject({}), examples: {stored: {}}}},
    problems: ['forbidden', 'validation_failed'],
  },
  {
    id: 'takePbxTranscription',
    method: 'post',
    path: '/pbx/transcriptions',
    summary: 'A transcript is there, or failed, which changes nothing else',
    security: 'webhookSecret',
    request: {schema: pushedTranscriptionSchema, examples: {transcript: pushedTranscriptionExample}},
    replies: {200: {description: 'Stored.', schema: v.strictObject({}), examples: {stored: {}}}},
    problems: ['forbidden', 'validation_failed'],
  },
  {
    id: 'takePbxEvents',
    method: 'post',
    path: '/pbx/events',
    summary: "The PBX's own webhook: one event or an array, answered once stored",
    security: 'webhookSecret',
    request: {
      schema: v.union([v.record(v.string(), v.unknown()), v.array(v.record(v.string(), v.unknown()))]),
      examples: {ringing: {event_type: 'cdr_target_ringing', session_id: '950000000000001000'}},
    },
    replies: {200: {description: 'Stored.', schema: v.strictObject({}), examples: {stored: {}}}},
    problems: ['forbidden'],
  },
];
