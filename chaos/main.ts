import {parseArgs} from 'node:util';
import {runCampaign} from './campaign.ts';
import type {DatabaseKind} from './database.ts';

// npm run chaos                     10,000 calls on the embedded database, then on a real PostgreSQL with two proxies
// npm run chaos -- --short          1,000 calls each
// npm run chaos -- --database postgres --seed 7 --calls 200
const usage = 'npm run chaos -- [--short] [--database pglite|postgres] [--seed N] [--calls N]';
const {values} = parseArgs({
  options: {
    short: {type: 'boolean', default: false},
    database: {type: 'string'},
    seed: {type: 'string', default: '1'},
    calls: {type: 'string'},
  },
});

const calls = wholeNumber('calls', values.calls ?? (values.short ? '1000' : '10000'));
const seed = wholeNumber('seed', values.seed);
const sum = {calls: 0, lost: 0, duplicated: 0, wrong: 0};
for (const database of databases()) {
  console.log(`chaos on ${database}: ${calls} calls, seed ${seed}`);
  const say = (line: string) => console.log(`  ${line}`);
  // Generous for a slow machine, and an end all the same.
  const began = Date.now();
  const verdict = await runCampaign({calls, seed, database, say, limit: 600_000 + calls * 250});
  for (const culprit of verdict.culprits) console.log(culprit);
  const {lost, duplicated, wrong} = verdict;
  say(
    `judged after ${Math.round((Date.now() - began) / 1000)} s: lost ${lost}, duplicated ${duplicated}, wrong ${wrong}`,
  );
  for (const name of ['calls', 'lost', 'duplicated', 'wrong'] as const) sum[name] += verdict[name];
}
console.log(`calls ${sum.calls}, lost ${sum.lost}, duplicated ${sum.duplicated}, wrong ${sum.wrong}`);
process.exit(sum.lost + sum.duplicated + sum.wrong === 0 ? 0 : 1);

function databases(): DatabaseKind[] {
  if (values.database === undefined) return ['pglite', 'postgres'];
  if (values.database === 'pglite' || values.database === 'postgres') return [values.database];
  console.error(`--database is unknown. Use: ${usage}`);
  process.exit(2);
}

function wholeNumber(name: string, text: string): number {
  if (/^[0-9]{1,7}$/.test(text)) return Number(text);
  console.error(`--${name} is no whole number. Use: ${usage}`);
  process.exit(2);
}
