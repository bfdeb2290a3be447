import {html, nothing} from 'lit';
import type {I18n} from '../../state/i18n.ts';
import type {NoteSession} from '../../state/note-session.ts';

/** The other text, and the ways to decide; mine stands in the field above, still mine to change. */
export function noteConflict(session: NoteSession, i18n: I18n) {
  const {theirs} = session;
  if (session.state !== 'conflict' || !theirs) return nothing;
  const time = i18n.date(theirs.updatedAt, {timeStyle: 'short'});
  const way = (choice: 'mine' | 'theirs' | 'both', words: string, look: string) =>
    html`<button class="button ${look}" part="button" type="button" @click=${() => session.decide(choice)}>
      ${words}
    </button>`;
  return html`<div class="conflict" part="conflict" role="group" aria-labelledby="conflict-name">
    <div id="conflict-name" class="small muted" dir="auto">
      ${i18n.term('bgmNotesTheirs', theirs.author.name, time)}
    </div>
    <div class="text" dir="auto">${theirs.text}</div>
    <div class="ways">
      ${way('both', i18n.term('bgmNotesBoth'), 'primary')} ${way('mine', i18n.term('bgmNotesKeepMine'), '')}
      ${way('theirs', i18n.term('bgmNotesTakeTheirs'), '')}
    </div>
  </div>`;
}
