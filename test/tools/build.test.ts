import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {createServer, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname, join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {pathToFileURL} from 'node:url';
import {promisify} from 'node:util';
import type {Browser} from 'puppeteer-core';
import {build} from 'vite';
import {writeFrameworkTypes} from '../../tools/framework-types.ts';
import type {Manifest} from '../../tools/public-manifest.ts';
import {launchBrowser} from '../support/node/browser.ts';
import {freshManifest} from '../support/node/fresh-manifest.ts';

const root = join(import.meta.dirname, '../..');
let dist = '';

before(async () => {
  // Inside the project, so that Node finds the libraries that the package leaves outside.
  dist = await mkdtemp(join(root, 'node_modules/.build-test-'));
  await build({root, configFile: join(root, 'vite.config.ts'), logLevel: 'error', build: {outDir: dist}});
  await writeFrameworkTypes((await freshManifest()) as Manifest, dist);
});
after(() => rm(dist, {recursive: true, force: true}));

describe('the package', () => {
  it('can be imported on a server, every entry of it', async () => {
    assert.ok(!('document' in globalThis));
    const entries = [
      'index',
      'classes',
      'client',
      'elements/bgm-caller-card',
      'adapters/jssip',
      'adapters/post-message',
    ];
    for (const entry of entries) await import(pathToFileURL(join(dist, `${entry}.js`)).href);
    const classes = (await import(pathToFileURL(join(dist, 'classes.js')).href)) as Record<string, unknown>;
    assert.equal(typeof classes['BgmCallerCard'], 'function');
    assert.equal(typeof classes['BgmCrmProvider'], 'function');
  });

  it('has code and types for each of its entries, and an entry for each file of code', async () => {
    await promisify(execFile)(process.execPath, [
      join(root, 'node_modules/typescript/bin/tsc'),
      ...['-p', join(root, 'tsconfig.build.json'), '--outDir', join(dist, 'types'), '--noCheck'],
    ]);
    const {exports} = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      exports: Record<string, string | {types: string; default: string}>;
    };
    const files = (await readdir(dist, {recursive: true})).map((name) => `./dist/${name}`);
    /** What stands where the target has its `*`; the empty text for a target without. */
    const matches = (target: string) => {
      const [start, end] = target.split('*') as [string, string?];
      if (end === undefined) return files.filter((file) => file === target).map(() => '');
      const fits = (file: string) => file.startsWith(start) && file.endsWith(end);
      return files.filter(fits).map((file) => file.slice(start.length, -end.length));
    };
    const exported: string[] = [];
    for (const [entry, targets] of Object.entries(exports)) {
      if (typeof targets === 'string') continue;
      const code = matches(targets.default).sort();
      assert.notDeepEqual(code, [], `${entry} has no code`);
      assert.deepEqual(matches(targets.types).sort(), code, `${entry}: types and code differ`);
      exported.push(...code.map((name) => targets.default.replace('*', name)));
    }
    const built = files.filter((file) => /^\.\/dist\/(elements|adapters|locales)\/[^/]+\.js$/.test(file));
    assert.deepEqual(built.filter((file) => !exported.includes(file)).sort(), []);
  });

  it('leaves its libraries to the embedder’s bundler', async () => {
    const card = await readFile(join(dist, 'elements/bgm-crm-provider.js'), 'utf8');
    const chunks = await Promise.all(
      (await readdir(join(dist, 'chunks')))
        .filter((name) => name.endsWith('.js'))
        .map((name) => readFile(join(dist, 'chunks', name), 'utf8')),
    );
    assert.match([card, ...chunks].join(), /from ?["'`]lit["'`]/);
  });
});

describe('the script for plain pages', () => {
  let server: Server;
  let browser: Browser;
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

  before(async () => {
    server = createServer(({url = '/'}, response) => void serve(url, response)).listen(0, '127.0.0.1');
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  });

  /** Files that the server has no more, as after another version was put up. */
  let gone: RegExp | undefined;

  async function serve(address: string, response: ServerResponse): Promise<void> {
    const [url = ''] = address.split('?');
    if (gone?.test(url)) return void response.writeHead(404).end();
    const type = extname(url) === '.js' ? 'text/javascript' : 'text/html';
    response.writeHead(200, {'Content-Type': type, 'Content-Security-Policy': policy});
    response.end(
      type === 'text/javascript'
        ? await readFile(join(dist, url))
        : '<!doctype html><script type="module" src="/widgets/1/bgm-crm.js"></script><bgm-crm-provider><bgm-caller-card number="+14155550123"></bgm-caller-card></bgm-crm-provider>',
    );
  }

  it('loads what stands on the page and nothing else, also under a strict policy', async () => {
    const page = await browser.newPage();
    const [errors, scripts]: [string[], string[]] = [[], []];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on(
      'console',
      (message) =>
        void (
          message.type() === 'error' &&
          !message.location().url?.endsWith('favicon.ico') &&
          errors.push(message.text())
        ),
    );
    page.on('response', (reply) => void (reply.url().endsWith('.js') && scripts.push(reply.url())));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction(
      "customElements.get('bgm-caller-card') && customElements.get('bgm-crm-provider')",
    );
    await page.waitForFunction(
      `document.querySelector('bgm-caller-card').shadowRoot.textContent.includes('4155550123')`,
    );
    assert.deepEqual(errors, []);
    assert.equal(await page.evaluate("customElements.get('bgm-call-notes')"), undefined);
    // The entry, two elements, and what they share; the connection is a fifth, and not before there is an address for it.
    assert.equal(scripts.length, 4, scripts.join('\n'));

    await page.evaluate("document.body.append(document.createElement('bgm-call-notes'))");
    await page.waitForFunction("customElements.get('bgm-call-notes')");
  });

  it('brings no byte of the settings to an agent’s page, and all of them when their tag appears', async () => {
    const page = await browser.newPage();
    const scripts: string[] = [];
    page.on('response', (reply) => void (reply.url().endsWith('.js') && scripts.push(reply.url())));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const appear = async (...tags: string[]) => {
      for (const tag of tags) {
        await page.evaluate(`document.body.append(document.createElement('${tag}'))`);
        await page.waitForFunction(`customElements.get('${tag}')`);
      }
    };
    const words = async () => {
      const paths = scripts.map((url) => join(dist, new URL(url).pathname));
      return (await Promise.all(paths.map((path) => readFile(path, 'utf8')))).join('\n');
    };
    await appear('bgm-call-notes', 'bgm-contact-search', 'bgm-create-contact', 'bgm-crm-status');
    const ofSettings = /bgmSettings|bgmConnectStep|bgm-settings-saved|oauth_|lookupOrder|authorizationUrl/;
    assert.doesNotMatch(await words(), ofSettings);
    await appear('bgm-crm-settings');
    assert.match(await words(), ofSettings);
    await page.close();
  });

  it('says so when the form’s code cannot be fetched any more, and opens the form once it can', async () => {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.evaluate("document.body.append(document.createElement('bgm-create-contact'))");
    await page.waitForFunction("customElements.get('bgm-create-contact')");
    const inside = (selector: string) =>
      `document.querySelector('bgm-create-contact').shadowRoot.querySelector('${selector}')`;
    gone = /create-form/;
    await page.evaluate("document.querySelector('bgm-create-contact').show()");
    await page.waitForFunction(
      `${inside('dialog:modal [role=alert]')}?.textContent.includes('could not be fetched')`,
    );
    await page.keyboard.press('Escape');
    await page.waitForFunction(`!${inside('dialog')}.open`);
    await page.evaluate("document.querySelector('bgm-create-contact').show({query: 'Ada Sample'})");
    await page.waitForFunction(inside('dialog:modal [role=alert]'));
    gone = undefined;
    await page.evaluate(`${inside('[role=alert] button')}.click()`);
    await page.waitForFunction(`${inside('#lastName')}?.value === 'Sample'`);
    assert.equal(await page.evaluate(`${inside('[role=alert]')}.textContent.includes('fetched')`), false);
    await page.close();
  });

  it('says so when the code of a search’s list cannot be fetched any more, and finds once it can', async () => {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.evaluate("document.body.append(document.createElement('bgm-contact-search'))");
    await page.waitForFunction("customElements.get('bgm-contact-search')");
    const inside = (selector: string) =>
      `document.querySelector('bgm-contact-search').shadowRoot.querySelector('${selector}')`;
    gone = /search-popup/;
    await page.evaluate("document.querySelector('bgm-contact-search').focus()");
    await page.keyboard.type('ana');
    await page.waitForFunction(
      `${inside('#below [role=alert]')}?.textContent.includes('could not be fetched')`,
    );
    assert.equal(await page.evaluate(`${inside('input')}.value`), 'ana');
    gone = undefined;
    await page.evaluate(`${inside('#below button')}.click()`);
    await page.waitForFunction(inside('.popup:popover-open'));
    assert.equal(await page.evaluate(inside('[role=alert]')), null);
    await page.close();
  });

  it('registers an element whose file could not be fetched once, when it is asked for again', async () => {
    const page = await browser.newPage();
    gone = /bgm-crm-status/;
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const load = () =>
      page.evaluate(
        "import('/widgets/1/bgm-crm.js').then(({load}) => load('bgm-crm-status')).then(() => 'there', () => 'refused')",
      );
    assert.equal(await load(), 'refused');
    gone = undefined;
    assert.equal(await load(), 'there');
    assert.ok(await page.evaluate("Boolean(customElements.get('bgm-crm-status'))"));
    await page.close();
  });

  it('says that something went wrong where the words for it cannot be fetched', async () => {
    const page = await browser.newPage();
    gone = /problems-/;
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction("customElements.get('bgm-caller-card')");
    const problem = {code: 'crm_timeout', status: 504, title: '', type: '', retryable: false};
    const lookup = {
      state: 'unavailable',
      complete: true,
      matches: [],
      number: {raw: '+14155550123'},
      problem,
    };
    await page.evaluate(
      `document.querySelector('bgm-caller-card').client =
        {peek() {}, async recall() {}, watch: () => () => {}, lookup: async () => (${JSON.stringify(lookup)})}`,
    );
    await page.waitForFunction(
      "document.querySelector('bgm-caller-card').shadowRoot.textContent.includes('Something went wrong on the server.')",
    );
    gone = undefined;
    await page.close();
  });

  it('has the version of the package, and is listed with the hash that a page may demand', async () => {
    const versions = (await readdir(join(dist, 'widgets'))).filter((name) => name !== '1');
    const {version} = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {version: string};
    assert.deepEqual(versions, [version]);
    // What pages load from `widgets/1/` is a 1.x.
    assert.match(version, /^1\./);
    const folder = join(dist, 'widgets', versions[0]!);
    const {integrity} = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {
      integrity: Record<string, string>;
    };
    const script = await readFile(join(folder, 'bgm-crm.js'));
    assert.equal(integrity['bgm-crm.js'], `sha384-${createHash('sha384').update(script).digest('base64')}`);
    assert.deepEqual(await readFile(join(dist, 'widgets/1/bgm-crm.js')), script);
  });
});
