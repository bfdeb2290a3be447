import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, describe, it} from 'node:test';
import {MediaFiles} from '../../../src/proxy/links/media-file.ts';
import {PbxUnavailableError} from '../../../src/proxy/pbx/pbx-api.ts';
import type {PbxRest} from '../../../src/proxy/pbx/pbx-services.ts';
import {pbxPath} from '../../../src/proxy/recordings/pbx-path.ts';

/** A listener that nobody may reach, a PBX that redirects to it, and the real `fetch` between. */
describe('no request goes to another host than the PBX (T16)', () => {
  let canary: Server;
  let pbx: Server;
  let reached = 0;
  let asked: string[] = [];
  let files: MediaFiles;
  let port = 0;
  let pbxPort = 0;
  const listen = (server: Server) =>
    new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
    );
  before(async () => {
    canary = createServer((_, response) => response.end());
    canary.on('connection', () => (reached += 1));
    port = await listen(canary);
    pbx = createServer((request, response) => {
      asked.push(request.url ?? '');
      const status = Number(/^\/api\/redirect\/([0-9]{3})$/.exec(request.url ?? '')?.[1] ?? 404);
      response.writeHead(status, {location: `http://127.0.0.1:${port}/stolen`}).end();
    });
    pbxPort = await listen(pbx);
    const origin = `http://127.0.0.1:${pbxPort}`;
    files = new MediaFiles({
      origin,
      fetch,
      account: {token: () => Promise.resolve('t')},
    } as unknown as PbxRest);
  });
  after(() => {
    canary.close();
    pbx.close();
  });

  /** Each leads, for some parser, to the canary or to an address inside. */
  const tricks = (): string[] => {
    const c = `127.0.0.1:${port}`;
    const p = `127.0.0.1:${pbxPort}`;
    return [
      `http://${c}/`,
      `HTTP://${c}/`,
      `https://${c}/`,
      `//${c}/`,
      `///${c}/`,
      `////${c}/`,
      `\\\\${c}\\x`,
      `/\\${c}/x`,
      `\\/${c}/x`,
      `/\t/${c}/x`,
      `/\n/${c}/x`,
      `\thttp://${c}/`,
      ` http://${c}/`,
      `http:\\\\${c}\\`,
      `http:/${c}/`,
      `http:${c}/`,
      `http:///${c}/`,
      `ht\ntp://${c}/`,
      `http://${p}@${c}/`,
      `http://${p}:x@${c}/`,
      `http://user@${p}/api/blobs/x`,
      `http://user:pass@${p}/api/blobs/x`,
      `http://${p}#@${c}/`.replace(p, c),
      `http://${c}#@${p}/`,
      `http://${c}?@${p}/`,
      `http://${c}\\@${p}/`,
      `http://${c}%2f@${p}/`.replace('%2f@', '/@'),
      `http://127.0.0.1.nip.example:${port}/`,
      `http://localhost:${port}/`,
      `http://LOCALHOST:${port}/`,
      `http://localhost.:${port}/`,
      `http://127.1:${port}/`,
      `http://127.0.1:${port}/`,
      `http://2130706433:${port}/`,
      `http://0x7f000001:${port}/`,
      `http://0x7f.0.0.1:${port}/`,
      `http://0177.0.0.1:${port}/`,
      `http://017700000001:${port}/`,
      `http://0:${port}/`,
      `http://0.0.0.0:${port}/`,
      `http://127.0.0.2:${port}/`,
      `http://127.255.255.254:${port}/`,
      `http://[::1]:${port}/`,
      `http://[::]:${port}/`,
      `http://[::ffff:127.0.0.1]:${port}/`,
      `http://[::ffff:7f00:1]:${port}/`,
      `http://[0:0:0:0:0:ffff:7f00:0001]:${port}/`,
      `http://[64:ff9b::7f00:1]:${port}/`,
      `http://[fe80::1%25lo]:${port}/`,
      `http://①②⑦.⓪.⓪.①:${port}/`,
      `http://127。0。0。1:${port}/`,
      `http://127%2e0%2e0%2e1:${port}/`,
      `http://%31%32%37.0.0.1:${port}/`,
      'http://169.254.169.254/latest/meta-data/',
      'http://[fd00:ec2::254]/latest/meta-data/',
      'http://metadata.internal/computeMetadata/v1/',
      'http://10.0.0.1/',
      'http://192.168.0.1/',
      'http://172.16.0.1/',
      'file:///etc/passwd',
      'file://127.0.0.1/etc/passwd',
      'ftp://127.0.0.1/x',
      'gopher://127.0.0.1:70/_x',
      'data:audio/wav;base64,AAAA',
      'blob:http://127.0.0.1/x',
      'javascript:alert(1)',
      `ws://${p}/api/blobs/x`,
      `https://${p}/api/blobs/x`,
      `http://127.0.0.1:${pbxPort + 1}/api/blobs/x`,
      `http://${p}.evil.example/x`,
      `http://${p}\u0000.evil.example/x`,
      `http://evil.example/?${p}`,
      '/api/blobs/\u0000x',
      '/api/blobs/x y',
      '/.//evil.example/x',
      '/a/..//evil.example/x',
      `x${'a'.repeat(3000)}`,
      '',
      '\u202Ehttp://evil.example',
    ];
  };

  it('for 75 ways to write an address', async () => {
    assert.ok(tricks().length >= 75, String(tricks().length));
    for (const trick of tricks()) {
      const before = asked.length;
      const answer = await files
        .open('t', trick, undefined, new AbortController().signal)
        .catch((error: unknown) => error);
      const isOurs = pbxPath(trick, `http://127.0.0.1:${pbxPort}`) !== undefined;
      assert.ok(
        isOurs || asked.length === before,
        `${JSON.stringify(trick)} was asked for although it was refused`,
      );
      assert.notEqual((answer as {kind?: string}).kind, 'file', trick);
    }
    assert.equal(reached, 0);
  });

  it('when the PBX redirects there', async () => {
    asked = [];
    for (const status of [301, 302, 303, 307, 308]) {
      const opened = files.open('t', `/api/redirect/${status}`, undefined, new AbortController().signal);
      await assert.rejects(opened, PbxUnavailableError);
    }
    assert.equal(asked.length, 5);
    assert.equal(reached, 0);
  });

  it('while its own paths are', () => {
    const origin = 'https://pbx.example:8887';
    assert.equal(pbxPath('/api/blobs/abc', origin), '/api/blobs/abc');
    assert.equal(pbxPath('https://pbx.example:8887/recordings/9?x=1', origin), '/recordings/9?x=1');
    assert.equal(pbxPath('https://pbx.example/api/blobs/abc', origin), undefined);
  });
});
