import {ProblemError, UnreachableError} from '../client/crm-client.ts';
import type {Note} from '../contract/index.ts';

/** Milliseconds between tries to send a waiting note; the last one stays. */
const pauses = [5_000, 15_000, 60_000];

const codeOf = (error: unknown) => (error instanceof ProblemError ? error.problem.code : undefined);

/** Someone else's version is newer than the one we changed. */
export function isStale(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'precondition_failed' || code === 'precondition_required';
}

export function isGone(error: unknown): boolean {
  return codeOf(error) === 'not_found' || codeOf(error) === 'gone';
}

/** The same text may go through later without anybody's doing, or once the agent has signed in again. */
export function mayComeBack(error: unknown): boolean {
  if (error instanceof UnreachableError) return true;
  return (
    error instanceof ProblemError && (error.problem.retryable || error.problem.code === 'unauthenticated')
  );
}

/** Milliseconds before the next try; undefined: it takes a new sign-in, and asking again before it only troubles the page. */
export function waitFor(error: unknown, tries: number): number | undefined {
  if (codeOf(error) === 'unauthenticated') return undefined;
  const told = error instanceof ProblemError ? (error.problem.retryAfter ?? 0) : 0;
  const own = pauses[Math.min(tries, pauses.length - 1)] ?? 60_000;
  return Math.max(own, told * 1000);
}

/** The newer version that came with a conflict. */
export function currentOf(error: unknown): Note | undefined {
  const current =
    error instanceof ProblemError ? (error.problem.current as Partial<Note> | undefined) : undefined;
  return typeof current?.text === 'string' && typeof current.etag === 'string'
    ? (current as Note)
    : undefined;
}

export function newestOf(notes: readonly Note[]): Note | undefined {
  return [...notes].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))[0];
}
