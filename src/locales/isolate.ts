/** A foreign text between words of ours, with its own direction: a number or Latin name does not turn an Arabic sentence around. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}
