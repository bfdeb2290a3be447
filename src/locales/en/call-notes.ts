/** Words of the call notes. Keys start with `bgm`. */
export const callNotes = {
  bgmNotesLabel: 'Call notes',
  bgmNotesPlaceholder: 'What was it about?',
  bgmNotesNoCall: 'Notes start with the next call.',
  bgmNotesOff: 'Notes are switched off for you. Ask your administrator.',
  bgmNotesOf: (who: string) => `with ${who}`,

  bgmNotesEarlier: (count: number) => (count === 1 ? '1 earlier note' : `${count} earlier notes`),
  bgmNotesNoEarlier: 'No earlier notes',
  bgmNotesEarlierFailed: 'Earlier notes could not be loaded.',

  bgmNotesKeys: 'Ctrl+Enter saves',
  bgmNotesKeysMac: '⌘ Enter saves',
  bgmNotesDraft: 'Not saved yet',
  bgmNotesDraftKept: 'Draft kept on this computer',
  bgmNotesSaving: 'Saving…',
  bgmNotesSaved: 'Saved',
  bgmNotesSavedAt: (time: string) => `Saved ${time}`,
  bgmNotesQueued: 'Kept on this computer, will be sent',
  bgmNotesFailed: 'Not saved.',
  bgmNotesConflict: 'Someone else changed this note. Choose below.',
  bgmNotesTooLong: (count: number) =>
    count === 1
      ? 'One character too many. Shorten the note to save it.'
      : `${count} characters too many. Shorten the note to save it.`,
  bgmNotesCount: (used: string, most: string) => `${used} of ${most}`,
  bgmNotesRequired: 'Write a note.',

  bgmNotesNext: 'New note',
  bgmNotesOtherCall: 'Another call is in hand.',
  bgmNotesGoThere: 'Go to its notes',

  bgmNotesTheirs: (who: string, time: string) => `${who} changed this note, ${time}`,
  bgmNotesKeepMine: 'Keep mine',
  bgmNotesTakeTheirs: 'Take this one',
  bgmNotesBoth: 'Put both together',
} as const;
