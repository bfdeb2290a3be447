import {placesOnPath, versionOf} from './programs.ts';

const namesOnPath = ['firefox-esr', 'firefox'];
const usualPlaces = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];
const remedy =
  'Install one (Debian: apt-get install firefox-esr) or set FIREFOX_PATH to the program of a Firefox. ' +
  'The tests that must hold run without it: npm run test:web.';

/**
 * `FIREFOX_PATH`, else a Firefox on PATH, else one at its usual place.
 * @returns path of a program that starts.
 * @throws Error that says what to install.
 */
export async function findFirefox(places = [...placesOnPath(namesOnPath), ...usualPlaces]): Promise<string> {
  const chosen = process.env['FIREFOX_PATH'];
  if (chosen) {
    if (await isFirefox(chosen)) return chosen;
    throw new Error(`FIREFOX_PATH names ${chosen}, which is no Firefox that starts. ${remedy}`);
  }
  for (const place of places) if (await isFirefox(place)) return place;
  throw new Error(`No Firefox found. ${remedy}`);
}

const isFirefox = async (path: string) => (await versionOf(path))?.includes('Firefox') ?? false;
