import {parseArgs} from 'node:util';
import {callRules} from './call-rules.ts';
import {contactRules} from './contact-rules.ts';
import {errorRules} from './error-rules.ts';
import type {Rule} from './rule.ts';
import {sessionRules} from './session-rules.ts';
import {streamRules} from './stream-rules.ts';
import {Target} from './target.ts';

const usage = `npm run conformance -- --url <base> --token <agent's PBX token> [--pbx-secret <webhook secret>]
                       [--origin <an allowed origin>] [--write]
Checks any implementation of the HTTP contract, rule by rule. --write also runs rules that leave records in the CRM.`;

const {values: options} = parseArgs({
  options: {
    url: {type: 'string'},
    token: {type: 'string'},
    'pbx-secret': {type: 'string'},
    origin: {type: 'string'},
    write: {type: 'boolean', default: false},
  },
});
if (!options.url || !options.token) {
  process.stderr.write(`${usage}\n`);
  process.exit(2);
}

const target = new Target({
  url: options.url,
  token: options.token,
  ...(options['pbx-secret'] ? {pbxSecret: options['pbx-secret']} : {}),
  ...(options.origin ? {origin: options.origin} : {}),
});
const flags = {pbxSecret: 'pbx-secret', origin: 'origin'} as const;
const rules = [...sessionRules, ...errorRules, ...contactRules, ...callRules, ...streamRules];
const tally = {passed: 0, failed: 0, skipped: 0};
for (const rule of rules) {
  if (!canCheck(rule)) tally.skipped++;
  else tally[(await passes(rule)) ? 'passed' : 'failed']++;
}
process.stdout.write(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped\n`);
process.exitCode = tally.failed > 0 ? 1 : 0;

/** Says what is missing where a rule cannot be checked. */
function canCheck({part, says, writes, needs}: Rule): boolean {
  const missing =
    (writes && !options.write && '--write') || (needs && !target.options[needs] && `--${flags[needs]}`);
  if (missing) process.stdout.write(`skip  ${part}  ${says} (needs ${missing})\n`);
  return !missing;
}

async function passes(rule: Rule): Promise<boolean> {
  try {
    await rule.check(target);
    process.stdout.write(`pass  ${rule.part}  ${rule.says}\n`);
    return true;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stdout.write(`FAIL  ${rule.part}  ${rule.says}\n      ${why}\n`);
    return false;
  }
}
