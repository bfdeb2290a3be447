import {statfsSync} from 'node:fs';
import type {Clock} from '../services/time/clock.ts';

/** Below this the embedded database takes in nothing more: a full disk freezes it (reliability M5). */
export const leastFreeBytes = 256 * 1024 * 1024;
/** Below this the embedded database is not even opened: that writes, too. */
export const leastFreeToOpen = 64 * 1024 * 1024;

const askAgainAfter = 1000;

export type FreeBytes = (directory: string) => number;

/**
 * Tells whether a directory's disk has room, asking the disk at most once a second.
 * @param freeBytes For tests; the real disk otherwise.
 * @param notice Takes a line when the disk becomes full and when it has room again.
 */
export function spaceGuard(
  directory: string,
  clock: Pick<Clock, 'now'>,
  freeBytes: FreeBytes = freeBytesOf,
  notice: (line: string) => void = tellOperator,
): () => boolean {
  let askedAt = -Infinity;
  let hasRoom = true;
  return () => {
    if (clock.now() - askedAt >= askAgainAfter) {
      askedAt = clock.now();
      const hadRoom = hasRoom;
      hasRoom = freeBytes(directory) >= leastFreeBytes;
      if (hadRoom && !hasRoom)
        notice(
          `The disk of ${directory} is nearly full (less than 256 MiB): webhooks are refused until there is room.`,
        );
      if (!hadRoom && hasRoom) notice(`The disk of ${directory} has room again: webhooks are taken.`);
    }
    return hasRoom;
  };
}

/**
 * Waits until there is room to open a database, and says so once. Meanwhile whoever asks the proxy is told that it starts.
 */
export async function untilRoom(
  directory: string,
  clock: Pick<Clock, 'delay'>,
  freeBytes: FreeBytes = freeBytesOf,
  notice: (line: string) => void = tellOperator,
): Promise<void> {
  if (freeBytes(directory) >= leastFreeToOpen) return;
  notice(`The disk of ${directory} is full (less than 64 MiB): the database opens as soon as there is room.`);
  while (freeBytes(directory) < leastFreeToOpen) await clock.delay(askAgainAfter);
  notice(`The disk of ${directory} has room again: the database opens.`);
}

function tellOperator(line: string): void {
  process.stderr.write(`${line}\n`);
}

function freeBytesOf(directory: string): number {
  const {bavail, bsize} = statfsSync(directory);
  return bavail * bsize;
}
