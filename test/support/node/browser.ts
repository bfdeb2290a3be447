import puppeteer, {type Browser} from 'puppeteer-core';
import {chromiumArgs, findChromium} from '../../../tools/find-chromium.ts';
import {findFirefox} from '../../../tools/find-firefox.ts';
import {patience} from './patience.ts';

/** A headless Chromium with an empty profile, which goes when it closes; a Firefox where `BGM_TEST_BROWSER` says `firefox`. */
export async function launchBrowser(): Promise<Browser> {
  if (process.env['BGM_TEST_BROWSER'] === 'firefox') {
    return puppeteer.launch({browser: 'firefox', executablePath: await findFirefox(), headless: true});
  }
  const {executablePath, env} = await findChromium();
  const args = chromiumArgs();
  return patient(await puppeteer.launch({executablePath, env, args, headless: true, timeout: 180_000}));
}

/** Gives each page of a browser as much time for what it is waited for. */
function patient(browser: Browser): Browser {
  const newPage = browser.newPage.bind(browser);
  browser.newPage = async (options) => {
    const page = await newPage(options);
    page.setDefaultTimeout(patience.timeout);
    return page;
  };
  return browser;
}
