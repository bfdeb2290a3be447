/** Words of the contact search. Keys start with `bgm`. */
export const contactSearch = {} as const;
