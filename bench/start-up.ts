import {startDemo} from '../test/support/node/demo.ts';
import {median, type Figure} from './figure.ts';

/** From the start command to its `ready` line, on a new database each time; built files are there already. */
export async function benchStartUp(): Promise<Figure[]> {
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    const demo = await startDemo(5473);
    times.push(demo.readyAfter);
    await demo.stop();
  }
  const measured = `${(median(times) / 1000).toFixed(1)} s (${times.map((t) => (t / 1000).toFixed(1)).join(', ')})`;
  return [{id: 'start', what: 'npm start to ready, new database', bar: '–', measured}];
}
