import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import puppeteer, {type Browser} from 'puppeteer-core';
import {chromiumArgs, findChromium} from '../../../tools/find-chromium.ts';

/** A headless Chromium with an empty profile; the profile goes when it closes. */
export async function launchBrowser(): Promise<Browser> {
  const {executablePath, env} = await findChromium();
  const profile = await mkdtemp(join(tmpdir(), 'bgm-profile-'));
  const browser = await puppeteer.launch({
    executablePath,
    env,
    args: chromiumArgs(),
    userDataDir: profile,
    headless: true,
  });
  browser.once('disconnected', () => void rm(profile, {recursive: true, force: true}));
  return browser;
}
