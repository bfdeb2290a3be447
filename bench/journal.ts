import {quantile, type Figure} from './figure.ts';
import {cdrToActivity, countActivities, placeCalls, untilActivities} from './journal-load.ts';
import {journalCredits} from './journal-credits.ts';
import {cpuMilliseconds, residentMiB} from './process-cpu.ts';
import type {Stack} from './stack.ts';
import {addPeople, withoutLimits, type Person} from './worlds.ts';

/** An hour of a busy office: a hundred agents with twelve calls each. */
const hourOfCalls = 1_200;
/** Such hours, one after the other, to see whether memory grows with what was done. */
const hours = 4;
/** A steady load, so that waiting tells of a call's own way and not of a line before it. */
const steady = {calls: 200, perSecond: 5};

/** How fast calls become activities, how long each takes, what stays in memory, and what it costs in Zoho. */
export function benchJournal(stack: Stack): Promise<Figure[]> {
  return withoutLimits(stack, async () => {
    const people = [...(await addPeople(stack, '503', 100)), ...(await addPeople(stack, '602', 100))];
    return [
      await waits(stack, people),
      ...(await busyHours(stack, people)),
      ...(await journalCredits(stack, await addPeople(stack, '702', 60))),
    ];
  });
}

async function waits(stack: Stack, people: readonly Person[]): Promise<Figure> {
  const before = await countActivities(stack);
  const sessions = await placeCalls(stack, {...steady, people});
  await untilActivities(stack, before + steady.calls);
  const times = await cdrToActivity(stack, sessions);
  return {
    id: 'J-wait',
    what: `call_cdr sent → activity created, ${steady.perSecond} calls a second, p50 / p99`,
    bar: '–',
    measured: `${quantile(times, 0.5).toFixed(0)} / ${quantile(times, 0.99).toFixed(0)} ms (${times.length} calls)`,
    how: 'from the first attempt of the webhook, as the PBX tells, to the answer to the create, as the CRM tells',
  };
}

/** The same load again and again, each as fast as it is taken. */
async function busyHours(stack: Stack, people: readonly Person[]): Promise<Figure[]> {
  const memory = [await residentMiB(stack.proxyPid)];
  const rates: number[] = [];
  const spent = await cpuMilliseconds(stack.proxyPid);
  for (let hour = 0; hour < hours; hour += 1) {
    const before = await countActivities(stack);
    const began = performance.now();
    await placeCalls(stack, {calls: hourOfCalls, people});
    await untilActivities(stack, before + hourOfCalls);
    rates.push((hourOfCalls * 1000) / (performance.now() - began));
    memory.push(await residentMiB(stack.proxyPid));
  }
  const cpu = ((await cpuMilliseconds(stack.proxyPid)) - spent) / (hours * hourOfCalls);
  const [last = NaN, beforeLast = NaN] = [...memory].reverse();
  return [
    {
      id: 'J-rate',
      what: `journaled calls a second, ${hourOfCalls.toLocaleString('en')} calls, ${hours} times`,
      bar: '–',
      measured: rates.map((rate) => rate.toFixed(0)).join(', '),
      how: 'a hundred calls under way, from placing the first to the last activity; some eleven webhooks each; CRM limits off',
    },
    {
      id: 'J-cpu',
      what: 'CPU of the proxy and its database for each of these calls',
      bar: '–',
      measured: `${cpu.toFixed(1)} ms`,
      how: 'from the kernel, webhooks, lookup and screens included; a busy machine changes it less than the rate',
    },
    {
      id: 'J-memory',
      what: `memory (RSS) before and after each of these hours`,
      bar: 'flat',
      measured: `${memory.map((mib) => mib.toFixed(0)).join(' → ')} MiB`,
      holds: last <= beforeLast * 1.05,
      how: 'holds when the last hour added no more than 5 %; the embedded database is in this process',
    },
  ];
}
