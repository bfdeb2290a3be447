import type {CallRecord, CallsReply, ContactRef, Note} from '../../../contract/index.ts';
import type {Caller} from '../../middleware/env.ts';

/** Calls, their notes and their link to a CRM record. Throws `Refusal` (`not_found` for calls of others). */
export interface CallService {
  list(
    caller: Caller,
    filter: 'active' | 'all' | 'missed' | 'unlogged' | 'failed',
    page: {cursor?: string; limit: number},
  ): Promise<CallsReply>;
  get(caller: Caller, callId: string): Promise<CallRecord>;
  /** Links (or with null unlinks) a record; remembers the choice for the number and moves the journal. */
  link(caller: Caller, callId: string, ref: ContactRef | null): Promise<CallRecord>;
  notes(caller: Caller, callId: string): Promise<Note[]>;
  /** @param ifMatch ETag of the version the agent changed; absent for a new note. */
  putNote(
    caller: Caller,
    callId: string,
    noteId: string,
    text: string,
    ifMatch: string | undefined,
  ): Promise<{note: Note; created: boolean}>;
  deleteNote(caller: Caller, callId: string, noteId: string, ifMatch: string | undefined): Promise<void>;
  retryJournal(caller: Caller, callId: string): Promise<void>;
}
