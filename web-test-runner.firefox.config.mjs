import {chromeLauncher} from '@web/test-runner-chrome';
import * as puppeteer from 'puppeteer-core';
import {findFirefox} from './tools/find-firefox.ts';
import {firefoxArgs, firefoxPage} from './tools/firefox-page.ts';
import {webTests} from './tools/web-tests.ts';

const executablePath = await findFirefox().catch(({message}) => {
  console.error(message);
  process.exit(1);
});

// Puppeteer drives both browsers, so the launcher for Chrome starts a Firefox too. One page at a time: only one has the focus.
export default webTests(
  chromeLauncher({
    puppeteer,
    launchOptions: {browser: 'firefox', executablePath, args: firefoxArgs},
    createPage: async ({context}) => firefoxPage(await context.newPage()),
    concurrency: 1,
  }),
);
