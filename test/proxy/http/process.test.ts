import assert from 'node:assert/strict';
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {Agent, get} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {text} from 'node:stream/consumers';
import {after, afterEach, describe, it} from 'node:test';
import {openServer} from '../../../src/proxy/server.ts';

const main = join(import.meta.dirname, '../../../src/proxy/main.ts');
const folder = mkdtempSync(join(tmpdir(), 'bgm-process-'));
after(() => rmSync(folder, {recursive: true, force: true}));

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const usable = {
  BGM_PORT: '0',
  BGM_DATA_DIR: join(folder, 'data'),
  BGM_ENCRYPTION_KEYS: `k1:${key(1)}`,
  BGM_PBX_URL: 'http://127.0.0.1:9',
};

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function run(program: string, env: Record<string, string> = {}, ...args: string[]) {
  const child = spawn(process.execPath, [program, ...args], {
    env: {PATH: process.env['PATH'], ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
}

/** How a process ends that is not meant to go on. */
async function ending(child: ReturnType<typeof run>) {
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number]>,
  ]);
  return {out, err, code};
}

async function started(env: Record<string, string> = usable) {
  const child = run(main, env);
  for await (const line of createInterface({input: child.stdout})) {
    const {ready, url} = JSON.parse(line) as {ready?: boolean; url: string};
    if (ready) return {child, url};
  }
  throw new Error('The proxy ended before it was ready.');
}

describe('the proxy as a process', () => {
  it('that cannot use a setting ends with one line and a code', async () => {
    const {out, err, code} = await ending(run(main, {...usable, BGM_ENCRYPTION_KEYS: ''}));
    assert.equal(code, 1);
    assert.equal(out, '');
    assert.match(err, /^BGM_ENCRYPTION_KEYS is missing\. Give it id:base64.*\n$/);
  });

  it('that cannot reach its Postgres ends with one line and a code, without the password', async () => {
    const {BGM_DATA_DIR: _, ...others} = usable;
    const {err, code} = await ending(
      run(main, {...others, DATABASE_URL: 'postgres://crm:hunter2@127.0.0.1:9/crm'}),
    );
    assert.equal(code, 1);
    assert.match(err, /^DATABASE_URL does not work \(ECONNREFUSED\)\. .*\n$/);
    assert.ok(!err.includes('hunter2'));
  });

  it('whose port is taken says so', async () => {
    const server = await openServer('127.0.0.1', 0);
    const {err, code} = await ending(run(main, {...usable, BGM_PORT: new URL(server.origin).port}));
    await server.close();
    assert.equal(code, 1);
    assert.match(err, /^BGM_PORT is in use\./);
  });

  it('says 503 to whoever comes before it is ready', async () => {
    const server = await openServer('127.0.0.1', 0);
    const early = await fetch(`${server.origin}/crm/v1/pbx/events`, {method: 'POST', body: '{}'});
    assert.equal(early.status, 503);
    assert.equal(early.headers.get('retry-after'), '1');
    const {code, requestId} = (await early.json()) as {code: string; requestId: string};
    assert.equal(code, 'starting');
    assert.match(requestId, /^[0-9a-f-]{36}$/);
    assert.equal(early.headers.get('bgm-request-id'), requestId);
    server.serve(() => new Response('ready'));
    assert.equal(await (await fetch(server.origin)).text(), 'ready');
    await server.close();
  });

  it('lets an answer that is under way end, and then its connection', {timeout: 60_000}, async () => {
    const server = await openServer('127.0.0.1', 0);
    let finish = (): void => {};
    const arrived = new Promise<void>((tell) =>
      server.serve(async () => {
        tell();
        await new Promise<void>((resolve) => (finish = resolve));
        return new Response('whole');
      }),
    );
    const agent = new Agent({keepAlive: true});
    const asked = new Promise<string>((resolve, reject) => {
      get(server.origin, {agent}, (answer) => void text(answer).then(resolve)).on('error', reject);
    });
    await arrived;
    const closed = server.close();
    finish();
    assert.equal(await asked, 'whole');
    await closed;
  });

  it('starts, answers, keeps a second one off its directory, and stops in good order (J15, J21)', async () => {
    const tenants = join(folder, 'tenants.json');
    writeFileSync(
      tenants,
      JSON.stringify({
        tenants: [{id: '940000000000000001', domain: 'demo.example', webhookSecret: 'webhooksecret1'}],
      }),
    );
    const {child, url} = await started({...usable, BGM_TENANTS_FILE: tenants});
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.equal((await fetch(`${url}/readyz`)).status, 200);
    const stored = await fetch(`${url}/crm/v1/pbx/events`, {
      method: 'POST',
      headers: {authorization: 'Bearer webhooksecret1'},
      body: JSON.stringify({event_type: 'something_new', tenant_id: '940000000000000001'}),
    });
    assert.equal(stored.status, 200);
    assert.equal(await stored.text(), '{}');

    const second = await ending(run(main, usable));
    assert.equal(second.code, 1);
    assert.match(second.err, new RegExp(`^BGM_DATA_DIR .* is in use by process ${child.pid}, started .*\n$`));

    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    assert.deepEqual(await ended, [0, null]);
  });

  it('refuses a database that was written with other keys, by their id (J30)', async () => {
    const directory = join(folder, 'keyed');
    const tenants = join(folder, 'tenants.json');
    const tenant = {id: '940000000000000001', domain: 'demo.example', webhookSecret: 'a-sealed-secret'};
    writeFileSync(tenants, JSON.stringify({tenants: [tenant]}));
    const first = await started({...usable, BGM_DATA_DIR: directory, BGM_TENANTS_FILE: tenants});
    const ended = once(first.child, 'exit');
    first.child.kill('SIGTERM');
    await ended;
    const {err, code} = await ending(
      run(main, {...usable, BGM_DATA_DIR: directory, BGM_ENCRYPTION_KEYS: `k2:${key(2)}`}),
    );
    assert.equal(code, 1);
    assert.match(err, /^BGM_ENCRYPTION_KEYS lacks the key "k1" .*\n$/);
  });

  for (const kind of ['rejection', 'exception'])
    it(`ends at an unforeseen ${kind}, and tells its place and nobody’s number (J25)`, async () => {
      const {out, err, code} = await ending(run(join(import.meta.dirname, 'failing-process.ts'), {}, kind));
      assert.equal(code, 1);
      assert.match(out, /"msg":"unforeseen"/);
      assert.match(out, /"name":"TypeError"/);
      assert.match(out, /failing-process\.ts/);
      assert.ok(!`${out}${err}`.includes('4155550123'));
    });
});
