import {setTimeout as pause} from 'node:timers/promises';
import type {TestRunnerConfig} from '@web/test-runner';

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
          // Among them those that a page fetches only when it needs them.
          if (path.startsWith('/src/')) await pause(Math.random() * 150);
          await next();
        },
      ],
    }
  : {};
