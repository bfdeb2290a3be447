import {statfsSync} from 'node:fs';
import type {Clock} from '../services/clock.ts';

/** Below this the embedded database takes in nothing more: a full disk freezes it (reliability M5). */
export const leastFreeBytes = 256 * 1024 * 1024;

const askAgainAfter = 1000;

/**
 * Tells whether a directory's disk has room, asking the disk at most once a second.
 * @param freeBytes For tests; the real disk otherwise.
 */
export function spaceGuard(
  directory: string,
  clock: Pick<Clock, 'now'>,
  freeBytes: (directory: string) => number = freeBytesOf,
): () => boolean {
  let askedAt = -Infinity;
  let hasRoom = true;
  return () => {
    if (clock.now() - askedAt >= askAgainAfter) {
      askedAt = clock.now();
      hasRoom = freeBytes(directory) >= leastFreeBytes;
    }
    return hasRoom;
  };
}

function freeBytesOf(directory: string): number {
  const {bavail, bsize} = statfsSync(directory);
  return bavail * bsize;
}
