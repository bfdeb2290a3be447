import {parseArgs} from 'node:util';
import {startPbxSimulator} from './start-pbx-simulator.ts';

const usage = 'npm run pbx-simulator -- --port 8887 --target http://127.0.0.1:8787/crm/v1/pbx/events';

function readArguments(): {port: number; target: string} {
  const {values} = parseArgs({options: {port: {type: 'string', default: '0'}, target: {type: 'string'}}});
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('--port is no port number');
  if (!values.target || !URL.canParse(values.target)) throw new Error('--target is no web address');
  return {port, target: values.target};
}

try {
  const simulator = await startPbxSimulator({...readArguments(), log: (line) => console.error(line)});
  const {url, tenants, systemUsers} = simulator;
  console.log(JSON.stringify({ready: true, url, tenants, systemUsers}));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void simulator.stop().then(() => process.exit(0)));
  }
} catch (error) {
  console.error(`pbx-simulator: ${(error as Error).message}. Use: ${usage}`);
  process.exitCode = 1;
}
