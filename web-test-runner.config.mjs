import {chromeLauncher} from '@web/test-runner-chrome';
import {chromiumArgs, findChromium} from './tools/find-chromium.ts';
import {webTests} from './tools/web-tests.ts';

const {executablePath, env} = await findChromium();

export default webTests(
  chromeLauncher({
    launchOptions: {executablePath, env, args: chromiumArgs(), timeout: 180_000},
    async createPage({context}) {
      const page = await context.newPage();
      page.setDefaultTimeout(180_000);
      return page;
    },
  }),
);
