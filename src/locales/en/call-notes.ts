/** Words of the call notes. Keys start with `bgm`. */
export const callNotes = {} as const;
