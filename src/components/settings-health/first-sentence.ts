/** The first sentence of a text of ours: what happened, without what one can do about it. */
export function firstSentence(words: string): string {
  return /^.*?(?:[.।](?=\s|$)|。)/.exec(words)?.[0] ?? words;
}
