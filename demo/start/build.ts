import {readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import type {InlineConfig} from 'vite';

const root = join(import.meta.dirname, '../..');
/** Where the built QA page lies. */
export const pageFolder = join(root, '.cache/page');

/** Builds the widgets (the files that the proxy serves) and the QA page, each only when a source is newer than it. */
export async function buildWidgetsAndPage(): Promise<void> {
  const widgets = ['src', 'vite.config.ts', 'package-lock.json'];
  if (await isOlder('dist/widgets/1/bgm-crm.js', widgets))
    await run({configFile: join(root, 'vite.config.ts')});
  if (await isOlder('.cache/page/index.html', ['demo', 'src/contract', 'package-lock.json']))
    await run(pageBuild);
}

const pageBuild: InlineConfig = {
  configFile: false,
  root: join(root, 'demo'),
  build: {
    outDir: pageFolder,
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      input: ['index.html', 'admin.html'].map((page) => join(root, 'demo', page)),
    },
    // Written down for older browsers, light-dark() would be settled at the root, and a dark part of a light page stay light.
    cssTarget: 'esnext',
    modulePreload: {polyfill: false},
  },
};

async function run(config: InlineConfig): Promise<void> {
  // Mostly there is nothing to build, and loading Vite takes its time.
  const {build} = await import('vite');
  await build({root, logLevel: 'error', ...config});
}

/** True when the built file is missing or any source is newer. */
async function isOlder(built: string, sources: readonly string[]): Promise<boolean> {
  const builtAt = await modifiedAt(join(root, built));
  if (builtAt === undefined) return true;
  for (const source of sources) if ((await newest(join(root, source))) > builtAt) return true;
  return false;
}

async function newest(path: string): Promise<number> {
  const own = (await modifiedAt(path)) ?? 0;
  const entries = await readdir(path, {recursive: true, withFileTypes: true}).catch(() => []);
  const times = await Promise.all(
    entries.filter((e) => e.isFile()).map((e) => modifiedAt(join(e.parentPath, e.name))),
  );
  return Math.max(own, ...times.map((time) => time ?? 0));
}

async function modifiedAt(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.mtimeMs;
}
