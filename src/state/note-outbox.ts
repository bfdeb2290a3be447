import type {CrmClient, NoteDraft} from '../client/crm-client.ts';
import {isStale, mayComeBack} from './note-trouble.ts';

const running = new WeakMap<CrmClient, Promise<void>>();

/**
 * Sends notes that an earlier page of this agent could not send. Several widgets asking at once send each note once.
 * @param isOpen Tells of a call whose note a widget has in hand and sends itself.
 */
export function sendWaitingNotes(client: CrmClient, isOpen: (callId: string) => boolean): Promise<void> {
  const now = running.get(client) ?? sendAll(client, isOpen).finally(() => running.delete(client));
  running.set(client, now);
  return now;
}

async function sendAll(client: CrmClient, isOpen: (callId: string) => boolean): Promise<void> {
  const waiting = await client.drafts.queued().catch(() => []);
  for (const {callId} of waiting) {
    if (isOpen(callId)) continue;
    // Another user may have come meanwhile, whose store it is now.
    const draft = await client.drafts.get(callId).catch(() => undefined);
    if (draft?.state === 'queued') await send(client, draft);
  }
}

async function send(client: CrmClient, draft: NoteDraft): Promise<void> {
  const {callId, noteId, text, etag} = draft;
  try {
    if (text.trim()) await client.saveNote(callId, noteId, text, etag);
    else if (etag) await client.deleteNote(callId, noteId, etag);
    await client.drafts.delete(callId);
  } catch (error) {
    // A conflict is for the agent to decide when the call is opened again; the rest waits for the next time.
    if (isStale(error) || !mayComeBack(error))
      await client.drafts.put({...draft, state: 'draft'}).catch(() => undefined);
  }
}
