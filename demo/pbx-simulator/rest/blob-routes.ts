import {Hono} from 'hono';
import {wavFile} from '../calls/wav-file.ts';
import type {Pbx} from '../pbx.ts';
import {notFound} from './api-error.ts';

/** Files of recordings. The random address is all that protects them, as at the PBX. */
export function blobRoutes(pbx: Pbx): Hono {
  return new Hono().get('/blobs/:token', (c) => {
    const recording = pbx.recordings.findByBlob(c.req.param('token')) ?? notFound();
    const file = wavFile(recording.duration);
    const headers = {'Content-Type': 'audio/wav', 'Accept-Ranges': 'bytes'};
    const range = parseRange(c.req.header('Range'), file.length);
    if (range === 'unsatisfiable') {
      return c.body(null, 416, {...headers, 'Content-Range': `bytes */${file.length}`});
    }
    if (!range) return c.body(new Uint8Array(file), 200, {...headers, 'Content-Length': String(file.length)});
    const part = new Uint8Array(file.subarray(range.from, range.to + 1));
    return c.body(part, 206, {
      ...headers,
      'Content-Length': String(part.length),
      'Content-Range': `bytes ${range.from}-${range.to}/${file.length}`,
    });
  });
}

/** One range of bytes, both ends included; undefined where the whole file is to be sent (RFC 9110, 14.2). */
function parseRange(
  header: string | undefined,
  size: number,
): {from: number; to: number} | 'unsatisfiable' | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(last) < from) return undefined;
  return from < size && !(first === '' && Number(last) === 0) ? {from, to} : 'unsatisfiable';
}
