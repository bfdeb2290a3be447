import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {after, before, describe, it} from 'node:test';
import {setImmediate as turn} from 'node:timers/promises';
import type {ByteRange} from '../../../src/proxy/links/byte-range.ts';
import {MediaFiles} from '../../../src/proxy/links/media-file.ts';
import {PbxUnavailableError} from '../../../src/proxy/pbx/pbx-api.ts';
import type {PbxRest} from '../../../src/proxy/pbx/pbx-services.ts';
import {until} from '../../support/node/until.ts';

const mega = 1024 * 1024;
const size = 200 * mega;

describe('a long recording on its way from the PBX to a listener', () => {
  let pbx: Server;
  let files: MediaFiles;
  let hasty: MediaFiles;
  let sent = 0;
  let closed = 0;
  const chunk = Buffer.alloc(256 * 1024, 7);

  function* bytes(from: number, to: number) {
    for (let at = from; at <= to; at += chunk.length) {
      const part = chunk.subarray(0, to - at + 1);
      sent += part.length;
      yield part;
    }
  }
  before(async () => {
    pbx = createServer((request, response) => {
      response.on('close', () => (closed += 1));
      if (request.url === '/api/stalls') {
        response.writeHead(200, {'content-length': String(size)});
        response.write(chunk);
        return;
      }
      const told = /^bytes=([0-9]+)-([0-9]*)$/.exec(request.headers.range ?? '');
      const [from, to] = told ? [Number(told[1]), Number(told[2] || size - 1)] : [0, size - 1];
      response.writeHead(told ? 206 : 200, {
        'content-length': String(to - from + 1),
        ...(told && {'content-range': `bytes ${from}-${to}/${size}`}),
      });
      // Who leaves early is no fault of the sender.
      pipeline(Readable.from(bytes(from, to)), response).catch(() => {});
    });
    pbx.listen(0, '127.0.0.1');
    await once(pbx, 'listening');
    const origin = `http://127.0.0.1:${(pbx.address() as AddressInfo).port}`;
    const rest = {origin, fetch, account: {token: () => Promise.resolve('t')}} as unknown as PbxRest;
    files = new MediaFiles(rest);
    hasty = new MediaFiles(rest, 50);
  });
  after(() => {
    pbx.closeAllConnections();
    pbx.close();
  });

  const open = async (of: MediaFiles, path: string, range?: ByteRange) => {
    const reader = new AbortController();
    const answer = await of.open('1', path, range, reader.signal);
    assert.ok(answer.kind === 'file');
    return {...answer, leave: () => reader.abort()};
  };

  it('takes no more memory than a few of its pieces, from the start or from a byte on (T15)', async () => {
    const listen = async (range?: ByteRange) => {
      const {body, length} = await open(files, '/api/long', range);
      let got = 0;
      let most = 0;
      for await (const part of body) {
        got += part.byteLength;
        most = Math.max(most, process.memoryUsage().rss);
      }
      assert.equal(got, length);
      return {got, most};
    };
    // Code and pools that are there once, whatever is streamed; the sender lives in this process too.
    const first = await listen();
    const again = await listen({from: 50 * mega, to: null});
    assert.deepEqual([first.got, again.got], [size, size - 50 * mega]);
    const grown = (again.most - first.most) / mega;
    // The whole file would be 150; what the collector has not met yet may be a third of it.
    assert.ok(grown < 75, `${grown.toFixed(0)} MiB more for another 150 MiB`);
  });

  it('waits at the PBX while the listener takes their time, and is let go when they leave (T15)', async () => {
    sent = 0;
    const {body, leave} = await open(files, '/api/long');
    const reader = body.getReader();
    await reader.read();
    // Until the sockets between are full.
    for (let still = 0; still < 50;) {
      const before = sent;
      await turn();
      still = before === sent ? still + 1 : 0;
    }
    assert.ok(sent < 32 * mega, `${sent / mega} MiB were sent to somebody who reads nothing`);
    const gone = closed;
    leave();
    await reader.read().catch(() => {});
    await until(() => closed > gone);
  });

  it('ends when the PBX stops sending, and not before (T15)', async () => {
    const {body} = await open(hasty, '/api/stalls');
    const gone = closed;
    const reader = body.getReader();
    let got = 0;
    await assert.rejects(async () => {
      for (;;) got += (await reader.read()).value!.byteLength;
    }, PbxUnavailableError);
    assert.equal(got, chunk.length);
    await until(() => closed > gone);
  });
});
