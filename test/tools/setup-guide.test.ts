import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {regions} from '../../src/contract/index.ts';
import {callbackPath} from '../../src/proxy/oauth/redirect-uris.ts';
import {settingsWords} from './settings-words.ts';

const root = join(import.meta.dirname, '../..');

/** Names that Zoho gives to the things in its developer console. */
const zohoNames = [
  'Add Client',
  'Server-based Applications',
  'Client Name',
  'Homepage URL',
  'Authorized Redirect URIs',
  'Create',
  'Client ID',
  'Client Secret',
];
/** Names on the PBX's own pages and on Zoho's consent page. */
const elsewhere = ['System Administrator', 'Tenants', 'Edit', 'Features', 'Integrations', 'CRM', 'Accept'];

describe('docs/setup.md', async () => {
  const guide = await readFile(join(root, 'docs/setup.md'), 'utf8');
  const [, zohoPart = '', pbxPart = ''] = guide.split(/^## Step /m);
  const bold = (text: string) => [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, words = '']) => words);

  it('names in Step 1 only what Zoho’s console has, in the order of the product page', () => {
    assert.deepEqual([...new Set(bold(zohoPart))], zohoNames);
  });

  it('names in Step 2 only what the pages of the PBX and ours say', async () => {
    const words = new Set([...(await settingsWords()), ...elsewhere]);
    assert.deepEqual(
      bold(pbxPart).filter((name) => !words.has(name)),
      [],
    );
  });

  it('gives the callback address that the proxy answers to', () => {
    const addresses = [...guide.matchAll(/https:\/\/pbx\.bgmconnects\.com:8887(\/[\w/]+)/g)];
    assert.ok(addresses.length > 0);
    for (const [, path] of addresses) assert.equal(path, callbackPath);
  });

  it('names every region that can be chosen', () => {
    for (const region of regions) assert.match(pbxPart, new RegExp(`\\(${region.toUpperCase()}\\)`), region);
  });

  it('has a picture for each step, and each is one that `npm run pictures` takes', async () => {
    const named = [...guide.matchAll(/\]\(images\/(setup-[\w-]+\.png)\)/g)].map(([, file = '']) => file);
    const tool = await readFile(join(root, 'tools/setup-pictures.ts'), 'utf8');
    assert.ok(named.length >= 6);
    for (const file of named) assert.ok(tool.includes(`'${file}'`), file);
  });
});
