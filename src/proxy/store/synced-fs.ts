import {fsyncSync} from 'node:fs';
import type {PGlite} from '@electric-sql/pglite';
import {NodeFS} from '@electric-sql/pglite/nodefs';

type InitArguments = Parameters<NodeFS['init']>;

interface Stream {
  /** Node's file descriptor behind an emscripten stream. */
  readonly nfd?: number;
}
export interface StreamOperations {
  fsync?(stream: Stream): number;
  write(stream: Stream, ...rest: unknown[]): number;
}

/** Emscripten's numbers (WASI) for: input/output error, no space left, read-only file system, over quota. */
const diskFaults = new Set([29, 51, 69, 19]);

/**
 * Makes the disk's own answer count: `fsync` reaches the disk (PGlite ships a stub), and the first write that the disk refuses is
 * told at once, because PGlite's next query after that may never return (reliability M5).
 * @param onFault Called with the error of the disk; the process should end.
 */
export function guardStream(
  operations: StreamOperations,
  onSync: () => void,
  onFault: (error: Error) => void,
): void {
  const write = operations.write.bind(operations);
  operations.write = (stream, ...rest) => {
    try {
      return write(stream, ...rest);
    } catch (error) {
      const {errno} = error as {errno?: number};
      if (errno !== undefined && diskFaults.has(errno))
        onFault(new Error(`The disk refused a write (${errno}).`, {cause: error}));
      throw error;
    }
  };
  operations.fsync = (stream) => {
    if (stream.nfd === undefined) return 0;
    try {
      fsyncSync(stream.nfd);
    } catch (error) {
      onFault(error as Error);
      throw error;
    }
    onSync();
    return 0;
  };
}

/** PGlite's folder on disk with a real `fsync`. `syncs` counts the calls that reached the disk. */
export class SyncedFS extends NodeFS {
  syncs = 0;
  readonly #onFault: (error: Error) => void;

  constructor(directory: string, onFault: (error: Error) => void) {
    super(directory);
    this.#onFault = onFault;
  }

  override async init(pg: PGlite, options: InitArguments[1]): ReturnType<NodeFS['init']> {
    const ready = await super.init(pg, options);
    const hooks = ready.emscriptenOpts.preRun as ((module: unknown) => void)[];
    hooks.push((module) => {
      const {NODEFS} = module as {NODEFS: {stream_ops: StreamOperations}};
      guardStream(NODEFS.stream_ops, () => this.syncs++, this.#onFault);
    });
    return ready;
  }
}
