import {checkNames, type CheckName, type DoctorCheck, type DoctorReport} from '../../contract/index.ts';
import {CrmError} from '../crm/crm-error.ts';
import {problemOf} from '../middleware/problem.ts';
import {PbxUnavailableError} from '../pbx/pbx-api.ts';
import {deadline, until} from '../oauth/deadline.ts';
import type {Clock} from '../services/time/clock.ts';
import type {Tenant} from '../services/tenants/tenants.ts';
import {crmChecks} from './crm-checks.ts';
import type {Examination} from './examination.ts';
import {systemChecks} from './system-checks.ts';
import {fail, type Verdict} from './verdict.ts';

/** All checks run at once, so this is also about how long the whole takes at most. */
const checkTimeout = 4500;

const checks = {...systemChecks, ...crmChecks} satisfies Record<
  CheckName,
  (examined: Examination) => Promise<Verdict>
>;

export interface DoctorDeps {
  readonly clock: Clock;
  /** @param signal Aborts questions that nobody waits for any more. */
  readonly examine: (tenant: Tenant, signal: AbortSignal) => Examination;
  /** Told of what no check foresaw. */
  readonly onUnexpected: (check: CheckName, error: unknown) => void;
}

/**
 * Checks a tenant's integration end to end. Reads only: nothing is written at the CRM or the PBX, and no token is asked for while
 * there is a good one. One check that fails, or takes too long, stops no other.
 */
export class Doctor {
  readonly #deps: DoctorDeps;

  constructor(deps: DoctorDeps) {
    this.#deps = deps;
  }

  async examine(tenant: Tenant): Promise<DoctorReport> {
    const {clock, examine} = this.#deps;
    const began = clock.steady();
    const over = new AbortController();
    const examined = examine(tenant, over.signal);
    const found = await Promise.all(checkNames.map((name) => this.#check(name, examined)));
    over.abort();
    return {
      ok: found.every(({state}) => state !== 'failed'),
      latencyMs: Math.round(clock.steady() - began),
      checkedAt: new Date(clock.now()).toISOString(),
      checks: found,
      // What Zoho turns away for its number is not charged.
      credits: examined.crm.seen.filter(({status}) => status !== null && status !== 429).length,
    };
  }

  async #check(name: CheckName, examined: Examination): Promise<DoctorCheck> {
    const {clock, onUnexpected} = this.#deps;
    const began = clock.steady();
    const limit = deadline(clock, checkTimeout);
    const verdict = await until(checks[name](examined), limit.signal).catch((error: unknown) => {
      if (limit.signal.aborted) return tooLate(name);
      onUnexpected(name, error);
      return unforeseen(error);
    });
    limit.clear();
    return {
      name,
      ...verdict,
      ok: verdict.state === 'ok' || verdict.state === 'warning',
      milliseconds: Math.round(clock.steady() - began),
    };
  }
}

const ofPbx: ReadonlySet<CheckName> = new Set(['pbx', 'pbx_directory', 'call_log', 'webhook']);

function tooLate(name: CheckName): Verdict {
  if (name === 'database' || name === 'queue') return fail('database_slow', {milliseconds: checkTimeout});
  return ofPbx.has(name)
    ? fail('pbx_unreachable', {}, new PbxUnavailableError('The PBX takes too long.'))
    : fail('crm_unreachable', {}, new CrmError('timeout'));
}

/** A mistake of ours, or the database is away. */
const unforeseen = (error: unknown): Verdict => ({
  state: 'failed',
  finding: null,
  details: {},
  problem: problemOf(error),
});
