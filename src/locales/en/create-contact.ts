/** Words of the form that creates a contact. Keys start with `bgm`. */
export const createContact = {} as const;
