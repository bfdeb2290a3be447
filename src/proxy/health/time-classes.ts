/** Longest time that is told apart, in milliseconds; longer ones count as this. */
const longest = 0xffff;
/** Up to here each millisecond is a class; beyond, each doubling is half as many classes, so that none is wider than 3 %. */
const exact = 64;
const half = exact / 2;

/** The class of a time: whole numbers from 0 to 383, the longer the time the higher. @param milliseconds Of any size. */
export function classOf(milliseconds: number): number {
  const time = Math.min(longest, Math.max(0, Math.round(milliseconds)));
  if (time < exact) return time;
  const doublings = Math.floor(Math.log2(time)) - Math.log2(half);
  return doublings * half + (time >> doublings);
}

/** The longest time of a class, in milliseconds. */
export function timeOf(timeClass: number): number {
  if (timeClass < exact) return timeClass;
  const doublings = Math.floor(timeClass / half) - 1;
  return ((timeClass - doublings * half + 1) << doublings) - 1;
}
