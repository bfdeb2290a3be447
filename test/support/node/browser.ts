import puppeteer, {type Browser} from 'puppeteer-core';
import {chromiumArgs, findChromium} from '../../../tools/find-chromium.ts';

/** A headless Chromium with an empty profile, which goes when it closes. */
export async function launchBrowser(): Promise<Browser> {
  const {executablePath, env} = await findChromium();
  return puppeteer.launch({executablePath, env, args: chromiumArgs(), headless: true});
}
