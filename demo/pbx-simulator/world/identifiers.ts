import {createHash} from 'node:crypto';

const digest = (label: string): Buffer => createHash('sha512').update(`pbx-simulator ${label}`).digest();

/** A secret of a-z0-9 that is the same in every run: demo data, protects nothing. */
export function demoSecret(label: string, length: number): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
  return Array.from(digest(label).subarray(0, length), (byte) => letters[byte % letters.length]).join('');
}

/** A UUID that is the same for the same label. */
export function demoUuid(label: string): string {
  const hex = digest(label).toString('hex');
  const variant = '89ab'[parseInt(hex.charAt(16), 16) % 4];
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
  ];
  return [...parts, hex.slice(20, 32)].join('-');
}

/**
 * Hands out session numbers: decimal, beyond 2^53, growing, and never those of an earlier run (they carry
 * the time), so that a proxy which kept its database sees new calls. Each leaves room for its cdr id at +1.
 */
export function sessionNumbers(now: () => number): () => string {
  let last = 0n;
  return () => {
    const fromTime = 950_000_000_000_000_000n + BigInt(Math.max(0, Math.floor(now()))) * 1_000n;
    last = fromTime > last ? fromTime : last + 10n;
    return last.toString();
  };
}

/** A small seeded generator of numbers from 0 up to 1 (mulberry32), for shuffles that can be repeated. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
