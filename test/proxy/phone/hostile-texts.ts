/** A small generator of numbers in [0, 1), the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const pieces = [
  '+', '0', '1', '44', '7700900', '()', ' ', '-', '.', ';ext=', 'x12', 'tel:', 'sip:', '@', '%2B', '%', '%00', '\u0000', '\ud800',
  '\u202e', '٣', '９', '👩‍👩‍👧', ')or(Last_Name:starts_with:a', "' or 1=1 --", '<img onerror>', '*', '#', 'e5', 'null', '\n', '=HYPERLINK(',
  '__proto__', '../', '9'.repeat(50),
]; // prettier-ignore

/** Texts of the kind that callers, trunks and people who type into a CRM produce. */
export function* hostileTexts(count: number, seed: number): Generator<string> {
  const random = seeded(seed);
  for (let index = 0; index < count; index += 1) {
    const length = Math.floor(random() * 8);
    yield Array.from({length}, () => pieces[Math.floor(random() * pieces.length)]).join('');
  }
}
