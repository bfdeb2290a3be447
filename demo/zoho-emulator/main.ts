import {parseArgs} from 'node:util';
import {startZohoEmulator} from './start-zoho-emulator.ts';

const usage =
  'npm run zoho-emulator -- [--port N] [--host H] [--records N] [--latency MS] [--redirect-uri URL]';

const {values} = parseArgs({
  options: {
    port: {type: 'string', default: '0'},
    host: {type: 'string', default: '127.0.0.1'},
    records: {type: 'string', default: '10000'},
    latency: {type: 'string', default: '0'},
    'redirect-uri': {type: 'string', multiple: true, default: []},
  },
});

/** A whole number of the command line, or the end of the process. */
function wholeNumber(name: 'port' | 'records' | 'latency'): number {
  if (/^\d+$/.test(values[name])) return Number(values[name]);
  console.error(`--${name} must be a whole number, not "${values[name]}". ${usage}`);
  process.exit(2);
}

const records = wholeNumber('records');
const emulator = await startZohoEmulator({
  host: values.host,
  port: wholeNumber('port'),
  generatedRecords: records,
  generatedElsewhere: records > 0 ? 50 : 0,
  settings: {latencyMs: wholeNumber('latency')},
  redirectUris: values['redirect-uri'],
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void emulator.stop().then(() => process.exit(0)));
}

const {regions, orgs, control} = emulator;
console.log(JSON.stringify({ready: true, regions, orgs, control}));
