import {createHash, timingSafeEqual} from 'node:crypto';

/** Compares two secrets in a time that tells nothing of where, or whether in length, they differ. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
