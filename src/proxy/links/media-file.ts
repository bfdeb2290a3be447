import {PbxUnavailableError} from '../pbx/pbx-api.ts';
import type {PbxRest} from '../pbx/pbx-services.ts';
import {pbxPath} from '../recordings/pbx-path.ts';
import {rangeHeader, within, type ByteRange} from './byte-range.ts';

const headersWithinMs = 10_000;
const wholeWithinMs = 15 * 60_000;
/** A PBX that sends nothing for so long while somebody listens has forgotten us; the player asks again from where it is. */
const idleAtMostMs = 30_000;
/** An hour of video has some 1 GB; nothing that the PBX records is larger. */
const fileMaxBytes = 4 * 1024 ** 3;

export type MediaAnswer =
  | {
      readonly kind: 'file';
      readonly status: 200 | 206;
      readonly body: ReadableStream<Uint8Array>;
      /** Bytes that follow; null: the PBX does not tell. */
      readonly length: number | null;
      readonly contentRange: string | null;
    }
  | {readonly kind: 'unsatisfiable'; readonly size: number}
  /** The PBX has it no more, or does not give it to our service user. */
  | {readonly kind: 'gone'}
  | {readonly kind: 'refused'};

/** Streams a file from the configured PBX and from nowhere else: no other host, no redirects, at the reader's pace. */
export class MediaFiles {
  readonly #rest: PbxRest;
  readonly #idleMs: number;

  constructor(rest: PbxRest, idleMs = idleAtMostMs) {
    this.#rest = rest;
    this.#idleMs = idleMs;
  }

  /** @param signal Aborted when the reader goes. @throws PbxUnavailableError */
  async open(
    tenantId: string,
    file: string,
    range: ByteRange | undefined,
    signal: AbortSignal,
  ): Promise<MediaAnswer> {
    const path = pbxPath(file, this.#rest.origin);
    if (path === undefined) return {kind: 'gone'};
    let response = await this.#ask(path, range, signal);
    // Public files need no token; others are given to the tenant's service user.
    if (response.status === 401 || response.status === 403) {
      await response.body?.cancel();
      response = await this.#ask(path, range, signal, await this.#rest.account.token(tenantId));
    }
    return answerOf(response, range, this.#idleMs);
  }

  async #ask(
    path: string,
    range: ByteRange | undefined,
    signal: AbortSignal,
    token?: string,
  ): Promise<Response> {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), headersWithinMs);
    try {
      return await this.#rest.fetch(new URL(path, this.#rest.origin), {
        redirect: 'manual',
        headers: {
          'accept-encoding': 'identity',
          ...(range && {range: rangeHeader(range)}),
          ...(token !== undefined && {authorization: `Bearer ${token}`}),
        },
        signal: AbortSignal.any([signal, patience.signal, AbortSignal.timeout(wholeWithinMs)]),
      });
    } catch (cause) {
      throw new PbxUnavailableError('The PBX gives no file.', {cause});
    } finally {
      clearTimeout(timer);
    }
  }
}

async function answerOf(
  response: Response,
  range: ByteRange | undefined,
  idleMs: number,
): Promise<MediaAnswer> {
  const {status, headers, body} = response;
  if (status === 206 && range && body) {
    const told = /^bytes ([0-9]+)-([0-9]+)\/([0-9]+|\*)$/.exec(headers.get('content-range') ?? '');
    if (told) {
      const length = Number(told[2]) - Number(told[1]) + 1;
      return {kind: 'file', status, body: capped(body, idleMs, length), length, contentRange: told[0]};
    }
  }
  if (status === 200 && body) return wholeFile(body, sizeOf(headers), range, idleMs);
  await body?.cancel();
  if (status === 416) {
    const size = /^bytes \*\/([0-9]+)$/.exec(headers.get('content-range') ?? '')?.[1];
    return {kind: 'unsatisfiable', size: Number(size ?? 0)};
  }
  if (status === 404 || status === 410) return {kind: 'gone'};
  if (status === 401 || status === 403) return {kind: 'refused'};
  throw new PbxUnavailableError(`The PBX gives no file (${status}).`);
}

/** A PBX that knows no ranges sends all of it: then the part is cut here, so that seeking works all the same. */
async function wholeFile(
  body: ReadableStream<Uint8Array>,
  size: number | null,
  range: ByteRange | undefined,
  idleMs: number,
): Promise<MediaAnswer> {
  if (!range || size === null) {
    return {
      kind: 'file',
      status: 200,
      body: capped(body, idleMs, size ?? fileMaxBytes),
      length: size,
      contentRange: null,
    };
  }
  const part = within(range, size);
  if (!part) {
    await body.cancel();
    return {kind: 'unsatisfiable', size};
  }
  const length = part.to - part.from + 1;
  const contentRange = `bytes ${part.from}-${part.to}/${size}`;
  return {kind: 'file', status: 206, body: capped(body, idleMs, length, part.from), length, contentRange};
}

function sizeOf(headers: Headers): number | null {
  const text = headers.get('content-length') ?? '';
  return /^[0-9]{1,15}$/.test(text) ? Number(text) : null;
}

/** Passes on `length` bytes after skipping some, one chunk at a time, and then lets the PBX go. */
function capped(
  body: ReadableStream<Uint8Array>,
  idleMs: number,
  length: number,
  skip = 0,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let toSkip = skip;
  let left = Math.min(length, fileMaxBytes);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (;;) {
          const {done, value} = await readWithin(reader, idleMs);
          if (done) return controller.close();
          const part = value.subarray(toSkip, toSkip + left);
          toSkip = Math.max(0, toSkip - value.byteLength);
          left -= part.byteLength;
          if (part.byteLength > 0) controller.enqueue(part);
          if (left === 0) {
            controller.close();
            return void (await reader.cancel());
          }
          if (part.byteLength > 0) return;
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    {highWaterMark: 0},
  );
}

/** Runs only while somebody waits for the PBX: a reader who takes their time is none of its fault. */
async function readWithin(reader: ReadableStreamDefaultReader<Uint8Array>, idleMs: number) {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new PbxUnavailableError('The PBX stopped sending.')), idleMs);
  });
  const read = reader.read();
  try {
    return await Promise.race([read, tooLong]);
  } catch (error) {
    read.catch(() => {});
    await reader.cancel(error).catch(() => {});
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
