import {startPart, stopPart} from '../demo/start/part.ts';
import {median, quantile, type Figure} from './figure.ts';
import {load} from './load.ts';
import {cpuMilliseconds} from './process-cpu.ts';
import type {Stack} from './stack.ts';

const rounds = 5;
const count = 4_000;
const connections = 16;

/** P1: CPU of a cached lookup through auth, tenant, schema and log, against the same stack saying hello. */
export async function benchCachedLookup(stack: Stack): Promise<Figure[]> {
  const bare = await startPart<{url: string}>('bare-hono', ['bench/bare-hono.ts']);
  try {
    const token = await stack.token();
    const lookup = {
      url: `${stack.config.proxy}/lookups`,
      body: JSON.stringify({numbers: ['14155550123']}),
      headers: {authorization: `Bearer ${token}`, origin: stack.url, 'content-type': 'application/json'},
    };
    const hello = {
      url: `${bare.ready.url}/hello`,
      body: lookup.body,
      headers: {'content-type': 'application/json'},
    };
    const cost = async (what: typeof lookup | typeof hello, pid: number) => {
      const before = await cpuMilliseconds(pid);
      const times = await load(what.url, what.body, what.headers, {
        count,
        connections,
      });
      return {cpu: ((await cpuMilliseconds(pid)) - before) / count, times};
    };
    await cost(lookup, stack.proxyPid);
    await cost(hello, bare.process.pid ?? 0);
    const ratios: number[] = [];
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const a = await cost(lookup, stack.proxyPid);
      const b = await cost(hello, bare.process.pid ?? 0);
      ratios.push(a.cpu / b.cpu);
      times.push(...a.times);
    }
    return [
      {
        id: 'P1',
        what: 'cached lookup CPU ÷ bare Hono',
        bar: '≤ 3.0',
        measured: `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`,
        holds: Math.min(...ratios) <= 3,
        how: `${rounds} paired rounds of ${count} requests over ${connections} connections; CPU of the server process from the kernel.`,
      },
      {
        id: 'P1',
        what: 'cached lookup, 16 at once, p50 / p99',
        bar: '–',
        measured: `${median(times).toFixed(1)} / ${quantile(times, 0.99).toFixed(1)} ms`,
      },
    ];
  } finally {
    await stopPart(bare);
  }
}
