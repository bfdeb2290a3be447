/** Words of the caller card. Keys start with `bgm`. */
export const callerCard = {} as const;
