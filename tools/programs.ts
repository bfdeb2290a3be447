import {execFile} from 'node:child_process';
import {constants} from 'node:fs';
import {access} from 'node:fs/promises';
import {delimiter, join} from 'node:path';
import {promisify} from 'node:util';

/** Environment of this process, as another one gets it. */
export function ownEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Where programs of these names would lie on PATH; the first name first. */
export function placesOnPath(names: readonly string[]): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * Asks a program for its version: a missing library shows here and not in the middle of a test run.
 * @returns what it said; undefined when it does not start.
 */
export async function versionOf(
  executablePath: string,
  env = ownEnv(),
  args: readonly string[] = [],
): Promise<string | undefined> {
  if (!(await exists(executablePath, constants.X_OK))) return undefined;
  return promisify(execFile)(executablePath, ['--version', ...args], {env, timeout: 20_000}).then(
    ({stdout}) => stdout.trim(),
    () => undefined,
  );
}

/** True when something lies there that we may use so. */
export const exists = (path: string, mode?: number): Promise<boolean> =>
  access(path, mode).then(
    () => true,
    () => false,
  );
