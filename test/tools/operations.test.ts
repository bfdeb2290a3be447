import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {readConfig} from '../../src/proxy/config.ts';
import {logLevels} from '../../src/proxy/logging.ts';

const root = join(import.meta.dirname, '../..');
const setting = /\b(?:BGM_[A-Z_]+|DATABASE_URL)\b/g;

describe('docs/operations.md', async () => {
  const page = await readFile(join(root, 'docs/operations.md'), 'utf8');
  const rowOf = (name: string) =>
    page.split('\n').find((line) => line.startsWith('|') && line.includes(name))!;

  it('names every setting that the proxy reads, and none else', async () => {
    const code = await readFile(join(root, 'src/proxy/config.ts'), 'utf8');
    const namesIn = (text: string) => [...new Set(text.match(setting))].sort();
    assert.deepEqual(namesIn(page), namesIn(code));
  });

  it('tells the values that a setting has when it is left out', () => {
    const config = readConfig({
      BGM_PBX_URL: 'https://pbx.example',
      BGM_ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
    });
    const told: [string, string | number][] = [
      ['BGM_HOST', config.host],
      ['BGM_PORT', config.port],
      ['BGM_LOG_LEVEL', config.logLevel],
      ['BGM_CALL_LOG_SECONDS', config.callLogEvery / 1000],
      ['BGM_LOOKUPS_PER_MINUTE', config.lookupRate.perMinute],
      ['BGM_LOOKUPS_BURST', config.lookupRate.burst],
    ];
    for (const [name, value] of told) assert.match(rowOf(name), new RegExp(`default.*\\b${value}\\b`), name);
    assert.ok('dataDir' in config.database);
    assert.ok(rowOf('BGM_DATA_DIR').includes('`.data/proxy`'));
    assert.equal(config.database.dataDir, join(process.cwd(), '.data/proxy'));
    for (const level of logLevels) assert.ok(rowOf('BGM_LOG_LEVEL').includes(`\`${level}\``), level);
  });
});
