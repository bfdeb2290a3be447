import {html, nothing, type TemplateResult} from 'lit';
import type {I18n} from '../../state/i18n.ts';
import type {NoteSession} from '../../state/note-session.ts';

interface Line {
  readonly words: string;
  readonly tone?: 'success' | 'warning' | 'danger';
  /** Worth saying aloud: it is final, or needs the agent. */
  readonly spoken?: boolean;
}

/** Where the text stands, in words. */
export function noteLine(session: NoteSession, i18n: I18n): Line {
  switch (session.state) {
    case 'clean':
      return {words: i18n.term(isMac() ? 'bgmNotesKeysMac' : 'bgmNotesKeys')};
    case 'draft':
      return {words: i18n.term(session.isKept ? 'bgmNotesDraftKept' : 'bgmNotesDraft')};
    case 'saving':
      return {words: i18n.term('bgmNotesSaving')};
    case 'saved':
      return {words: savedWords(session, i18n), tone: 'success', spoken: true};
    case 'queued':
      return {words: i18n.term('bgmNotesQueued'), tone: 'warning', spoken: true};
    case 'failed':
      return {
        words: `${i18n.term('bgmNotesFailed')} ${i18n.problem(session.error)}`,
        tone: 'danger',
        spoken: true,
      };
    case 'conflict':
      return {words: i18n.term('bgmNotesConflict'), tone: 'warning', spoken: true};
  }
}

/** The words, with a mark that carries the colour; the meaning stands in the words. */
export function statusLine({words, tone}: Line): TemplateResult {
  return html`<span class="status ${tone ?? ''}" part="status"
    >${tone ? html`<span class="mark" aria-hidden="true">${marks[tone]}</span>` : nothing}<span
      >${words}</span
    ></span
  >`;
}

const marks = {success: '✓', warning: '!', danger: '!'} as const;

function savedWords({savedAt}: NoteSession, i18n: I18n): string {
  const time = savedAt ? i18n.date(savedAt, {timeStyle: 'short'}) : '';
  return time ? i18n.term('bgmNotesSavedAt', time) : i18n.term('bgmNotesSaved');
}

/** Apple's keyboards save with ⌘, all others with Ctrl; both work everywhere. */
function isMac(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iP(hone|ad|od)/.test(navigator.platform);
}
