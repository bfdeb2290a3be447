/** London numbers that Ofcom keeps for drama and that no other scenario has: +44 20 7946 0200 to 0699. */
const first = 442079460200;
const count = 500;

/** A number that nobody had before, as a trunk shows it. @param used Numbers of calls and records until now, in any spelling. */
export function freshNumber(used: Iterable<string>): string {
  const taken = new Set([...used].map((number) => number.replaceAll(/\D/g, '')));
  const start = Math.floor(Math.random() * count);
  const numbers = Array.from({length: count}, (_, index) => String(first + ((start + index) % count)));
  return numbers.find((number) => !taken.has(number)) ?? numbers[0]!;
}
