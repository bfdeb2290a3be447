import {fileURLToPath} from 'node:url';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {chromeLauncher} from '@web/test-runner-chrome';
import {a11ySnapshotPlugin} from '@web/test-runner-commands/plugins';
import {chromiumArgs, findChromium} from './tools/find-chromium.ts';
import {closingLine} from './tools/closing-line.ts';

const {executablePath, env} = await findChromium();

// The default reporter redraws its last lines; ours must stand below them.
const printLast = (line) => process.once('exit', () => console.log(line));

export default {
  files: ['test/**/*.test.ts', '!test/{proxy,contract,demo,e2e,tools,suites}/**'],
  nodeResolve: {exportConditions: ['development', 'browser']},
  concurrentBrowsers: 1,
  browserStartTimeout: 60_000,
  testFramework: {config: {timeout: 30_000}},
  coverageConfig: {include: ['src/**/*.ts'], reporters: ['text-summary', 'lcovonly']},
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
    a11ySnapshotPlugin(),
  ],
  browsers: [chromeLauncher({launchOptions: {executablePath, env, args: chromiumArgs()}})],
  // Lit says in every page that it runs in its development build.
  filterBrowserLogs: ({args}) => !args.some((arg) => String(arg).includes('Lit is in dev mode')),
  reporters: [defaultReporter({reportTestProgress: !process.env.CI}), closingLine(printLast)],
};
