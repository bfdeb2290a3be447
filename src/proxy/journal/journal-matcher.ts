import type {Lookup, Problem, ProblemCode} from '../../contract/index.ts';
import {creditsLow, CrmError, problemOfCrmError, type CrmErrorKind} from '../crm/crm-error.ts';
import {readNumber} from '../phone/read-number.ts';
import type {CallLink, MatchState, StoredCall} from '../services/calls/call-store.ts';
import {isFirm, linkOf, callMatchOf} from '../services/calls/call-link.ts';
import type {Lookups} from '../services/lookups/lookups.ts';
import type {Tenant, Tenants} from '../services/tenants/tenants.ts';

/** When a record is looked for again: soon, then ever less often; once a day; or not before the call has waited its days. */
export type LookAgain = 'soon' | 'daily' | 'never';

/** Write the activity on this record (or none), or let it wait for one. */
export type Resolution = {
  readonly matchState: MatchState;
  /** Why somebody may be behind the number all the same; codes and names of modules only. */
  readonly because?: string;
} & (
  | {readonly kind: 'write'; readonly contact: CallLink | null}
  | {readonly kind: 'park'; readonly lookAgain: LookAgain}
);

/** Long enough for a slow CRM; nobody waits at a screen for this. */
const deadlineMs = 10_000;

/** Decides which record a call's activity belongs to (architecture, decisions 4 and 5). */
export class JournalMatcher {
  readonly #lookups: Lookups;
  readonly #tenants: Tenants;

  constructor(lookups: Lookups, tenants: Tenants) {
    this.#lookups = lookups;
    this.#tenants = tenants;
  }

  /**
   * @param parked The call waited for its record: an old "unknown" from the cache is not believed; with the time of the last look, a
   * newer one is, so that many calls of one number cost one look.
   * @param without Id of a record that is gone: a cached answer with it is not believed either. Or records that the grant may not
   * use for a call: as if they were not there.
   * @throws CrmError when the CRM cannot be asked.
   */
  async resolve(
    tenant: Tenant,
    call: StoredCall,
    parked: boolean | Date,
    without: string | readonly string[] = [],
  ): Promise<Resolution> {
    if (call.contact) return {kind: 'write', matchState: call.matchState, contact: call.contact};
    // An agent said: none of them. Only an agent can say otherwise.
    if (call.linkedBy === 'agent') return unmatched(tenant, call.matchState, 'never');
    // One that waits already is no reason to let an agent wait for a name.
    const options = {deadlineMs, background: parked instanceof Date};
    let lookup = await this.#lookups.find(tenant, call.facts.external, options);
    const isOld = parked instanceof Date ? Date.parse(lookup.asOf) <= parked.getTime() : parked;
    const isDoubted = isOld && lookup.state !== 'matched';
    if (lookup.source === 'cache' && (isDoubted || lookup.matches.some(({id}) => id === without))) {
      lookup = await this.#lookups.find(tenant, call.facts.external, {...options, refresh: true});
    }
    if (!isFirm(lookup)) throw errorOf(lookup.problem);
    const usable = typeof without === 'string' ? lookup : leavingOut(lookup, without);
    const {state, chosen} = callMatchOf(usable, tenant.settings.ambiguity);
    if (chosen) return {kind: 'write', matchState: state, contact: linkOf(chosen)};
    // Somebody may merge them, which nothing tells; that is rarer than a new record, and each look costs credits.
    if (state === 'ambiguous') return {kind: 'park', matchState: state, lookAgain: 'daily'};
    const found = unmatched(tenant, state, state === 'suppressed' ? 'never' : 'soon');
    return lookup.problem ? {...found, because: lookup.problem.code} : found;
  }

  /** The record that a number led to is gone: nobody shall be led there again. */
  async forget(tenant: Tenant, call: StoredCall): Promise<void> {
    const {e164} = readNumber(call.facts.external, tenant.settings.defaultCountry);
    if (e164 !== null) await this.#lookups.unlearn(tenant, e164);
  }

  async parkDays(tenantId: string): Promise<number> {
    return (await this.tenant(tenantId))?.settings.journal.parkDays ?? 30;
  }

  tenant(tenantId: string): Promise<Tenant | undefined> {
    return this.#tenants.byId(tenantId);
  }
}

/** The answer as if these records were not there. */
function leavingOut(lookup: Lookup, ids: readonly string[]): Lookup {
  const matches = lookup.matches.filter(({id}) => !ids.includes(id));
  if (matches.length === lookup.matches.length) return lookup;
  const state = matches.length === 0 ? 'unknown' : matches.length === 1 ? 'matched' : 'ambiguous';
  return {...lookup, matches, state};
}

function unmatched(tenant: Tenant, matchState: MatchState, lookAgain: LookAgain): Resolution {
  return tenant.settings.journal.unmatched === 'log_unlinked'
    ? {kind: 'write', matchState, contact: null}
    : {kind: 'park', matchState, lookAgain};
}

/** A lookup tells its trouble as a problem; the journal reasons in kinds of error. */
function errorOf(problem: Problem | null): CrmError {
  const {code, retryAfter, provider} = problem ?? {};
  const kinds = Object.entries(problemOfCrmError) as [CrmErrorKind, ProblemCode][];
  const kind = kinds.find(([name, problem]) => problem === code && name !== 'unknown_outcome')?.[0];
  // A lookup writes nothing: whatever it was, it may be asked again.
  const passing = kind === undefined || ['rejected', 'locked', 'not_found', 'duplicate'].includes(kind);
  return new CrmError(passing ? 'unavailable' : kind, {
    ...(retryAfter !== undefined && {retryAfterSeconds: retryAfter}),
    ...(provider && {providerCode: provider.code}),
    isShed: provider?.code === creditsLow,
  });
}
