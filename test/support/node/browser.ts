import puppeteer, {type Browser} from 'puppeteer-core';
import {chromiumArgs, findChromium} from '../../../tools/find-chromium.ts';
import {findFirefox} from '../../../tools/find-firefox.ts';

/** A headless Chromium with an empty profile, which goes when it closes; a Firefox where `BGM_TEST_BROWSER` says `firefox`. */
export async function launchBrowser(): Promise<Browser> {
  if (process.env['BGM_TEST_BROWSER'] === 'firefox') {
    return puppeteer.launch({browser: 'firefox', executablePath: await findFirefox(), headless: true});
  }
  const {executablePath, env} = await findChromium();
  return puppeteer.launch({executablePath, env, args: chromiumArgs(), headless: true});
}
