import {ProblemError, UnreachableError, type CrmClient, type NoteDraft} from './crm-client.ts';

type Sender = Pick<CrmClient, 'drafts' | 'saveNote'>;

/**
 * Sends the notes that agents saved while the proxy could not be reached, oldest first. One that the proxy refuses becomes a
 * draft again, so that its author sees it and decides.
 * @param lock Name under which only one tab sends at a time.
 * @returns notes that still wait.
 */
export async function sendQueued(client: Sender, lock: string): Promise<readonly NoteDraft[]> {
  if (typeof navigator === 'undefined' || !navigator.locks) return sendAll(client);
  return navigator.locks.request(lock, () => sendAll(client));
}

async function sendAll(client: Sender): Promise<readonly NoteDraft[]> {
  const queued = (await client.drafts.queued()).sort((a, b) => (a.savedAt < b.savedAt ? -1 : 1));
  for (const {callId} of queued) {
    // The agent may have typed on, or another user have come, whose store it is now.
    const draft = await client.drafts.get(callId);
    if (draft?.state !== 'queued') continue;
    try {
      await client.saveNote(draft.callId, draft.noteId, draft.text, draft.etag);
      await forget(client, draft);
    } catch (error) {
      if (error instanceof UnreachableError) break;
      if (error instanceof ProblemError && (error.problem.retryable || error.problem.status === 401)) break;
      await client.drafts.put({...draft, state: 'draft'});
    }
  }
  return client.drafts.queued();
}

/** The agent may have typed on while it was sent. */
async function forget({drafts}: Sender, sent: NoteDraft): Promise<void> {
  const now = await drafts.get(sent.callId);
  if (now?.text === sent.text && now.noteId === sent.noteId) await drafts.delete(sent.callId);
}
