import type {CrmClient, DraftStore, KnownLookup, NoteDraft} from '../../src/client/crm-client.ts';
import {
  callRecordExample,
  contactExample,
  type Lookup,
  matchedLookupExample,
  noteExample,
  searchReplyExample,
  sessionExample,
} from '../../src/contract/index.ts';
import './problem-words.ts';

/** A client that answers from the contract's examples, knows nothing beforehand, and keeps drafts in memory. */
export function fakeClient(overrides: Partial<CrmClient> = {}): CrmClient {
  const listeners = new Set<(lookup: Lookup) => void>();
  return {
    session: sessionExample,
    drafts: memoryDrafts(),
    peek: () => undefined,
    recall: async () => undefined,
    lookup: async () => matchedLookupExample,
    learn: (lookup) => listeners.forEach((listener) => listener(lookup)),
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watchNotes: () => () => undefined,
    searchLocal: async () => [],
    search: async () => searchReplyExample,
    createContact: async () => contactExample,
    linkContact: async (callId, ref) => ({
      ...callRecordExample,
      id: callId,
      contact: ref && {...ref, name: contactExample.name, url: contactExample.url},
    }),
    call: async (callId) => ({...callRecordExample, id: callId}),
    calls: async () => ({items: [callRecordExample], nextCursor: null}),
    notes: async () => [],
    saveNote: async (_callId, noteId, text) => ({...noteExample, id: noteId, text}),
    deleteNote: async () => undefined,
    ask: async () => ({body: undefined, headers: new Headers()}),
    clearCache: async () => undefined,
    ...overrides,
  };
}

/** Drafts as the browser keeps them where it refuses IndexedDB. */
export function memoryDrafts(...drafts: NoteDraft[]): DraftStore {
  const kept = new Map(drafts.map((draft) => [draft.callId, draft]));
  return {
    get: async (callId) => kept.get(callId),
    put: async (draft) => void kept.set(draft.callId, draft),
    delete: async (callId) => void kept.delete(callId),
    queued: async () => [...kept.values()].filter(({state}) => state === 'queued'),
  };
}

/** A lookup as the browser kept it. */
export function known(lookup: Lookup, from: KnownLookup['from'] = 'memory', stale = false): KnownLookup {
  return {lookup, from, stale};
}
