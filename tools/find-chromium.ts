import {mkdir, mkdtemp, readFile, rename, rm} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {exists, ownEnv, placesOnPath, versionOf} from './programs.ts';

/** A Chromium that starts on this machine, and what must stand in its environment. */
export interface FoundChromium {
  readonly executablePath: string;
  /** Whole environment for the browser process; only the bundled browser needs more than ours. */
  readonly env: Record<string, string>;
  readonly origin: 'CHROME_PATH' | 'PATH' | 'bundled';
}

const namesOnPath = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const remedy =
  'Install one (Debian, Ubuntu: apt-get install chromium) or set CHROME_PATH to the program of a Chrome or Chromium.';

/**
 * `CHROME_PATH`, else a browser on PATH, else the one that the development tree brings (Linux on x64), unpacked once per version.
 * @throws Error that says what to install.
 */
export async function findChromium(cacheFolder = defaultCacheFolder()): Promise<FoundChromium> {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) {
    if (await starts(chosen, ownEnv())) return {executablePath: chosen, env: ownEnv(), origin: 'CHROME_PATH'};
    throw new Error(`CHROME_PATH names ${chosen}, which does not start. ${remedy}`);
  }
  for (const executablePath of placesOnPath(namesOnPath)) {
    if (await starts(executablePath, ownEnv())) return {executablePath, env: ownEnv(), origin: 'PATH'};
  }
  return bundled(cacheFolder);
}

/** Flags for a browser that tests nothing but our pages: no calls home, and no sandbox where root may not have one. */
export function chromiumArgs(): string[] {
  const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking'];
  const still = ['--disable-component-update', '--disable-sync'];
  return [...quiet, ...still, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
}

async function bundled(cacheFolder: string): Promise<FoundChromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(`No Chromium found. ${remedy}`);
  const folder = await unpack(cacheFolder).catch((cause: unknown) => {
    throw new Error(`No Chromium found, and the bundled one could not be unpacked. ${remedy}`, {cause});
  });
  const executablePath = join(folder, 'chromium');
  for (const env of [withFonts(folder, await hasFonts()), withLibraries(folder, await hasFonts())]) {
    if (await starts(executablePath, env)) return {executablePath, env, origin: 'bundled'};
  }
  throw new Error(`No Chromium found, and the bundled one does not start here. ${remedy}`);
}

/** Unpacks beside the goal and renames, so that two test runs at once never see half a browser. */
async function unpack(cacheFolder: string): Promise<string> {
  const packageFolder = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..');
  const {version} = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const goal = join(cacheFolder, version);
  if (await exists(join(goal, 'chromium'))) return goal;
  await mkdir(cacheFolder, {recursive: true});
  const folder = await mkdtemp(join(cacheFolder, 'unpacking-'));
  await inflateInto(folder, join(packageFolder, 'bin'));
  await rename(folder, goal).catch(() => rm(folder, {recursive: true, force: true}));
  return goal;
}

/** The package unpacks to the temporary folder and reuses whatever lies there, so it gets one of its own. */
async function inflateInto(folder: string, archives: string): Promise<void> {
  const {inflate} = await import('@sparticuz/chromium');
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    await Promise.all(
      ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'].map((name) => inflate(join(archives, name))),
    );
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

function withFonts(folder: string, systemHasFonts: boolean): Record<string, string> {
  return systemHasFonts ? ownEnv() : {...ownEnv(), FONTCONFIG_PATH: join(folder, 'fonts')};
}

function withLibraries(folder: string, systemHasFonts: boolean): Record<string, string> {
  const libraries = [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return {...withFonts(folder, systemHasFonts), LD_LIBRARY_PATH: libraries};
}

const starts = async (executablePath: string, env: Record<string, string>) =>
  (await versionOf(executablePath, env, ['--no-sandbox'])) !== undefined;

const hasFonts = () => exists('/etc/fonts/fonts.conf');

function defaultCacheFolder(): string {
  return resolve(fileURLToPath(new URL('../.cache/chromium', import.meta.url)));
}
