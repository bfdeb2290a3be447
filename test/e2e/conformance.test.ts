import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {startDemo, type RunningDemo} from '../support/node/demo.ts';

const root = join(import.meta.dirname, '../..');

/** Runs the command of the conformance check and answers what it printed. */
async function conformance(args: readonly string[]): Promise<{code: number | null; said: string}> {
  const child = spawn(process.execPath, ['conformance/main.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return {code, said};
}

describe('the conformance check', () => {
  let demo: RunningDemo;
  let secret: string;

  before(async () => {
    demo = await startDemo(5383);
    const state = await fetch(`${demo.config.pbx}/control/state`);
    const {tenants} = (await state.json()) as {tenants: {webhookSecret: string}[]};
    secret = tenants[0]?.webhookSecret ?? '';
  });
  after(() => demo?.stop());

  it('passes on our own proxy, rule by rule', async () => {
    const token = demo.config.tenants[0]?.users.find((user) => user.role === 'agent')?.token ?? '';
    const known = ['--url', demo.config.proxy, '--token', token, '--origin', demo.url];
    const {code, said} = await conformance([...known, '--pbx-secret', secret, '--write']);
    assert.match(said, /\n\d{2} passed, 0 failed, 0 skipped\n$/);
    assert.equal(code, 0);
  });

  it('fails on a server that is something else, and says which rules', async () => {
    const {code, said} = await conformance(['--url', demo.config.zoho, '--token', 'any']);
    assert.equal(code, 1);
    assert.match(said, /FAIL {2}B2 {2}a PBX token is exchanged/);
  });

  it('says how it is called', async () => {
    const {code, said} = await conformance([]);
    assert.equal(code, 2);
    assert.match(said, /--url <base>/);
  });
});
