import {setTimeout as pause} from 'node:timers/promises';
import type {TestRunnerConfig} from '@web/test-runner';

/** Modules that a page fetches only when it needs them. */
const fetchedLate = /^\/src\/(locales|components\/settings-|components\/provider\/connection)/;

/**
 * With `BGM_TEST_SLOW=1` every test waits long for whatever it may have to wait for on a busy machine: a test that fails only
 * then waits for too little.
 */
export const slowPage: Partial<TestRunnerConfig> = process.env['BGM_TEST_SLOW']
  ? {
      testRunnerHtml: (framework) => `<!doctype html>
        <script type="module" src="/test/support/slow-browser.ts"></script>
        <script type="module" src="${framework}"></script>`,
      middleware: [
        async ({path}, next) => {
          if (fetchedLate.test(path)) await pause(Math.random() * 300);
          await next();
        },
      ],
    }
  : {};
