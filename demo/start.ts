import {randomBytes} from 'node:crypto';
import {mkdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {buildWidgetsAndPage, pageFolder} from './start/build.ts';
import {copyEmptyDatabase} from './start/empty-database.ts';
import {withNewSecrets} from './start/new-secrets.ts';
import {servePage, type ProxyState, type ProxySwitch} from './start/page-server.ts';
import {startPart, stopPart, type Part} from './start/part.ts';
import {choosePorts} from './start/ports.ts';
import {connectedOrgs, writeTenantsFile} from './start/tenants-file.ts';
import type {PbxReady, ProxyReady, ZohoReady} from './start/worlds.ts';

const {values: options} = parseArgs({
  options: {
    port: {type: 'string', default: '5173'},
    /** Origin of a page of your own that may embed the widgets, e.g. `http://127.0.0.1:8000`; may be given several times. */
    origin: {type: 'string', multiple: true, default: []},
    /** Keep the proxy's database of the last run. The played worlds always start anew. */
    keep: {type: 'boolean', default: false},
    data: {type: 'string', default: join(import.meta.dirname, '../.data/demo')},
  },
});

const parts: Part<unknown>[] = [];
let stopping = false;
process.once('SIGINT', () => void stop(0));
process.once('SIGTERM', () => void stop(0));

try {
  await start();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  await stop(1);
}

async function start(): Promise<void> {
  const ports = await choosePorts(Number(options.port), ['page', 'proxy', 'pbx', 'zoho'] as const);
  const origin = (name: keyof typeof ports) => `http://127.0.0.1:${ports[name]}`;
  const files = await prepareFolder(options.data);

  const [zoho, pbx] = await Promise.all([
    startWorld<ZohoReady>('zoho-emulator', ['demo/zoho-emulator/main.ts', '--port', String(ports.zoho)]),
    startWorld<PbxReady>('pbx-simulator', [
      'demo/pbx-simulator/main.ts',
      '--port',
      String(ports.pbx),
      '--target',
      `${origin('proxy')}/crm/v1/pbx/events`,
    ]),
    buildWidgetsAndPage(),
    files.isNew && copyEmptyDatabase(files.database),
  ]);
  const pageOrigins = [origin('page'), ...options.origin];
  const orgOf = await writeTenantsFile(files.tenants, pbx, zoho, {pageOrigins, isFirst: files.isNew});
  const env = {
    BGM_HOST: '127.0.0.1',
    BGM_PORT: String(ports.proxy),
    // Two, as a PBX has one for its console and one for its web client: Zoho may send an admin back to either.
    BGM_PUBLIC_URL: `${origin('proxy')},http://localhost:${ports.proxy}`,
    BGM_DATA_DIR: files.database,
    BGM_ENCRYPTION_KEYS: files.keys,
    BGM_PBX_URL: pbx.url,
    BGM_TENANTS_FILE: files.tenants,
    BGM_ADMIN_ORIGINS: pageOrigins.join(','),
    BGM_ZOHO_HOSTS: JSON.stringify(zoho.regions),
    BGM_LOG_LEVEL: process.env['BGM_LOG_LEVEL'] ?? 'warn',
  };
  const provisionAgain = (worlds: ZohoReady) =>
    writeTenantsFile(files.tenants, pbx, worlds, {pageOrigins, isFirst: false});
  const proxy = await proxyProcess(env, async () =>
    provisionAgain(await withNewSecrets(zoho, connectedOrgs(pbx, zoho))),
  );
  // The proxy has read it; should it start again, the fresh tenant's admins have the last word.
  await provisionAgain(zoho);
  await servePage(
    pageFolder,
    ports.page,
    {
      proxy: `${origin('proxy')}/crm/v1`,
      pbx: pbx.url,
      zoho: zoho.control ?? origin('zoho'),
      tenants: pbx.tenants.map((tenant) => ({
        id: tenant.id,
        domain: tenant.domain ?? tenant.id,
        org: orgOf.get(tenant.id)?.key,
        users: tenant.users,
      })),
      systemUsers: pbx.systemUsers,
    },
    proxy.set,
  );

  say(`proxy          ${origin('proxy')}/crm/v1`);
  say(`PBX simulator  ${pbx.url}`);
  say(`Zoho emulator  ${zoho.control ?? origin('zoho')}`);
  say(`admin portal   ${origin('page')}/admin.html`);
  say(`ready ${origin('page')}/`);
}

/**
 * The proxy, with a plug that the QA page can pull.
 * @param reauthorise Gives every tenant a consent that counts as new.
 */
async function proxyProcess(
  env: NodeJS.ProcessEnv,
  reauthorise: () => Promise<unknown>,
): Promise<{set: ProxySwitch}> {
  let running: Part<ProxyReady> | undefined;
  const pulled = new WeakSet<Part<unknown>>();
  let last: Promise<void> = start();
  await last;
  return {
    // One wish after the other: two pages may have one at the same time.
    set: (state) => (last = last.catch(() => undefined).then(() => set(state))),
  };

  async function set(state: ProxyState): Promise<void> {
    if (state !== 'running') await kill();
    if (state === 'reauthorised') await reauthorise();
    if (state !== 'killed' && !running) await start();
  }

  async function start(): Promise<void> {
    const part = (running = await startPart<ProxyReady>('proxy', ['src/proxy/main.ts'], env));
    parts.push(part);
    part.process.once('exit', (code) => {
      if (!pulled.has(part)) endedByItself('proxy', code);
    });
  }

  async function kill(): Promise<void> {
    const part = running;
    running = undefined;
    if (!part) return;
    pulled.add(part);
    const ended = new Promise((resolve) => part.process.once('exit', resolve));
    part.process.kill('SIGKILL');
    await ended;
  }
}

async function startWorld<Ready>(name: string, command: string[], env?: NodeJS.ProcessEnv): Promise<Ready> {
  const part = await startPart<Ready>(name, command, env);
  parts.push(part);
  part.process.once('exit', (code) => endedByItself(name, code));
  return part.ready;
}

function endedByItself(name: string, code: number | null): void {
  if (stopping) return;
  process.stderr.write(`${name} ended by itself (${String(code)}); the demo stops.\n`);
  void stop(1);
}

/** The demo's own folder: keys survive, the database only with --keep, since the played CRM forgets everything. */
async function prepareFolder(
  folder: string,
): Promise<{database: string; isNew: boolean; tenants: string; keys: string}> {
  const database = join(folder, 'database');
  await mkdir(folder, {recursive: true});
  if (!options.keep) await rm(database, {recursive: true, force: true});
  const isNew = await stat(database).then(
    () => false,
    () => true,
  );
  const keyFile = join(folder, 'encryption-keys');
  const keys = await readFile(keyFile, 'utf8').catch(async () => {
    const made = `demo:${randomBytes(32).toString('base64')}`;
    await writeFile(keyFile, made, {mode: 0o600});
    return made;
  });
  return {database, isNew, tenants: join(folder, 'tenants.json'), keys};
}

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await Promise.all(parts.map((part) => stopPart(part)));
  process.exit(code);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
