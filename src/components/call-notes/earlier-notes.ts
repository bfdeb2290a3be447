import {html, nothing, type TemplateResult} from 'lit';
import type {Note} from '../../contract/index.ts';
import type {I18n} from '../../state/i18n.ts';
import type {NoteSession} from '../../state/note-session.ts';

/**
 * One line with the newest of the earlier notes, which opens to all of them. The line is always there, so that the text below does
 * not move when notes arrive.
 */
export function earlierNotes(session: NoteSession, i18n: I18n): TemplateResult {
  const {others, othersError} = session;
  if (othersError) return failed(session, i18n);
  const newest = others.at(-1);
  if (!newest) return html`<div class="earlier muted small">${i18n.term('bgmNotesNoEarlier')}</div>`;
  return html`<details class="earlier">
    <summary class="small">
      <span class="count">${i18n.term('bgmNotesEarlier', others.length)}</span>
      <span class="newest clip"
        >${byLine(newest, i18n.date(newest.updatedAt, {timeStyle: 'short'}))}<bdi>${newest.text}</bdi></span
      >
    </summary>
    <ol class="list">
      ${others.map((note) => oneNote(note, i18n))}
    </ol>
  </details>`;
}

function oneNote(note: Note, i18n: I18n): TemplateResult {
  return html`<li class="note" part="note">
    <div class="small muted">${byLine(note, i18n.date(note.updatedAt))}</div>
    <div class="text" dir="auto">${note.text}</div>
  </li>`;
}

/** Who wrote it and when. */
function byLine({author, updatedAt}: Note, time: string) {
  return html`<span class="by"
    ><bdi>${author.name}</bdi>${time ? html`<time datetime=${updatedAt}>${time}</time>` : nothing}</span
  >`;
}

function failed(session: NoteSession, i18n: I18n): TemplateResult {
  return html`<div class="earlier message warning">
    <span>${i18n.term('bgmNotesEarlierFailed')}</span>
    <button class="button plain" type="button" part="button" @click=${() => session.readOthers()}>
      ${i18n.term('bgmRetry')}
    </button>
  </div>`;
}
