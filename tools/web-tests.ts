import {fileURLToPath} from 'node:url';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {type BrowserLauncher, defaultReporter, type TestRunnerConfig} from '@web/test-runner';
import {a11ySnapshotPlugin} from '@web/test-runner-commands/plugins';
import {closingLine} from './closing-line.ts';
import {slowPage} from './slow-page.ts';

// The default reporter redraws its last lines; ours must stand below them.
const printLast = (line: string) => process.once('exit', () => console.log(line));

/** All that the browser tests need to run in a browser, whichever it is. */
export function webTests(browser: BrowserLauncher): TestRunnerConfig {
  return {
    files: ['test/**/*.test.ts', '!test/{proxy,contract,demo,e2e,tools,suites}/**'],
    nodeResolve: {exportConditions: ['development', 'browser']},
    // One page at a time: pages of one browser share its focus, its disk and its locks.
    concurrentBrowsers: 1,
    concurrency: 1,
    // Limits that only what hangs reaches, on a machine with much else to do too.
    browserStartTimeout: 180_000,
    testsStartTimeout: 180_000,
    testsFinishTimeout: 900_000,
    testFramework: {config: {timeout: 90_000}},
    coverageConfig: {include: ['src/**/*.ts'], reporters: ['text-summary', 'lcovonly']},
    plugins: [
      esbuildPlugin({
        ts: true,
        target: 'es2022',
        tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)),
      }),
      a11ySnapshotPlugin(),
    ],
    browsers: [browser],
    // Lit says in every page that it runs in its development build.
    filterBrowserLogs: ({args}) => !args.some((arg) => String(arg).includes('Lit is in dev mode')),
    reporters: [defaultReporter({reportTestProgress: !process.env['CI']}), closingLine(printLast)],
    ...slowPage,
  };
}
