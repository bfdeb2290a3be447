import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {describe, it} from 'node:test';

const main = join(import.meta.dirname, '../../../demo/zoho-emulator/main.ts');
const start = (...options: string[]) =>
  spawn(process.execPath, [main, ...options], {stdio: ['ignore', 'pipe', 'pipe']});

describe('npm run zoho-emulator', () => {
  it('prints one JSON line when ready, answers, and ends when asked', async () => {
    const child = start('--records', '100');
    const lines: string[] = [];
    const output = createInterface({input: child.stdout});
    output.on('line', (line) => lines.push(line));
    await once(output, 'line');
    const {ready, regions, orgs} = JSON.parse(lines[0]!);
    assert.equal(ready, true);
    assert.deepEqual(Object.keys(regions).sort(), ['ca', 'eu', 'in', 'jp', 'sa', 'us']);
    const origins = Object.values<{accounts: string; api: string}>(regions).flatMap(({accounts, api}) => [
      accounts,
      api,
    ]);
    assert.equal(new Set(origins).size, 12);
    const [{region, edition, clientId, clientSecret, refreshToken}] = orgs;
    assert.deepEqual([region, edition], ['eu', 'enterprise']);
    const body = new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: clientId,
      client_secret: clientSecret,
      refresh_token: refreshToken,
    });
    const answer = await fetch(`${regions.eu.accounts}/oauth/v2/token`, {method: 'POST', body});
    assert.equal(answer.status, 200);
    assert.match(await answer.text(), /access_token/);
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    assert.equal(code, 0);
    assert.equal(lines.length, 1);
  });

  it('names an option that makes no sense', async () => {
    const child = start('--port', 'high');
    const [[error], [code]] = await Promise.all([once(child.stderr, 'data'), once(child, 'exit')]);
    assert.equal(code, 2);
    assert.match(String(error), /--port must be a whole number/);
  });
});
