import type {CheckName} from '../../contract/index.ts';
import type {CheckedModule, MandatoryFields} from '../crm/crm-checkup.ts';
import {CrmError} from '../crm/crm-error.ts';
import {problem} from '../middleware/problem.ts';
import {missingScopes} from '../oauth/scopes.ts';
import {PbxUnavailableError} from '../pbx/pbx-api.ts';
import {agentsAmong, mapAgent} from '../services/agents/agent-mapping.ts';
import type {Tenant} from '../services/tenants/tenants.ts';
import {closedBy, isScopeMissing, readModules, usesOf, type Examination} from './examination.ts';
import {fail, fine, skip, verdictOfCrm, warn, type Verdict} from './verdict.ts';

type Check = (examined: Examination) => Promise<Verdict>;

/** Scopes without which only this check-up knows less. */
const helpful = new Set(['ZohoCRM.settings.modules.READ', 'ZohoCRM.settings.layouts.READ']);

/** A check that asks the CRM: skipped while nothing can be asked. */
const asking =
  (check: Check): Check =>
  async (examined) => {
    const closed = await closedBy(examined);
    return closed ? skip(closed) : check(examined);
  };

/** Everything at the CRM. */
export const crmChecks = {
  async credentials({tenant, grant}) {
    if (!tenant.crmEnabled) return skip('feature');
    return (await grant()) ? fine() : fail('credentials_missing');
  },

  async authorization({tenant, grant, crm}) {
    if (!tenant.crmEnabled) return skip('feature');
    const details = await grant();
    if (!details) return skip('credentials');
    if (!details.hasGrant) return fail('authorization_missing');
    try {
      await crm.organisation();
      return fine();
    } catch (error) {
      if (isScopeMissing(error)) return fine();
      const verdict = verdictOfCrm(error, 'authorization_refused');
      const isNoUser = error instanceof CrmError && error.kind === 'permission';
      return isNoUser ? {...verdict, problem: problem('crm_api_access_denied')} : verdict;
    }
  },

  region: asking(async ({tenant, grant}) => {
    const used = (await grant())!.region;
    const chosen = tenant.settings.region;
    return used === chosen ? fine({used}) : warn('region_differs', {used, chosen});
  }),

  scopes: asking(async ({tenant, crm, grant}) => {
    try {
      const [asked, {scope}] = await Promise.all([
        crm.missingScopes(readModules(tenant)),
        grant().then((one) => one!),
      ]);
      // What was told at the consent is all that is known of scopes to write.
      const told = scope === null ? [] : missingScopes(scope);
      const missing = [...new Set([...asked, ...told])].sort();
      if (missing.length === 0) return fine();
      const details = {scopes: missing.join(', ')};
      if (missing.every((one) => helpful.has(one))) return warn('scopes_missing', details);
      return {...fail('scopes_missing', details), problem: problem('crm_scope_missing')};
    } catch (error) {
      return verdictOfCrm(error, 'scopes_missing');
    }
  }),

  edition: asking(async ({crm}) => {
    try {
      const {edition, isSupported} = await crm.organisation();
      if (isSupported === true) return fine({edition});
      if (isSupported === 'unknown') return warn('edition_unknown', {edition});
      return {...fail('edition_unsupported', {edition}), problem: problem('crm_edition_unsupported')};
    } catch (error) {
      return isScopeMissing(error) ? skip('scopes') : verdictOfCrm(error, 'edition_unknown');
    }
  }),

  /** Told also when nothing can be asked any more: then this is why. */
  async credits(examined) {
    const closed = await closedBy(examined);
    if (closed && closed !== 'authorization') return skip(closed);
    const {crmHealth} = examined;
    const {limit, remaining, shed, pausedUntil} = (await crmHealth()).credits;
    const details = {remaining, limit};
    if (pausedUntil !== null || remaining === 0) return fail('credits_used_up', details);
    return shed.length > 0 ? warn('credits_low', {...details, waiting: shed.join(', ')}) : fine(details);
  },

  contacts: moduleCheck('Contacts'),
  leads: moduleCheck('Leads'),
  accounts: moduleCheck('Accounts'),
  calls: moduleCheck('Calls'),

  create_fields: asking(async ({tenant, crm}) => {
    const {enabled, type} = tenant.settings.create;
    if (!enabled) return fine({}, 'off_by_settings');
    const module = type === 'Contact' ? 'Contacts' : 'Leads';
    return fieldsVerdict(module, () => crm.mandatory(module), []);
  }),

  journal_fields: asking(async ({tenant, crm}) => {
    const {enabled, callDefaults} = tenant.settings.journal;
    if (!enabled) return fine({}, 'off_by_settings');
    try {
      const {unknown, guard} = await crm.journal();
      const filled = [...Object.keys(callDefaults), ...(guard.field === null ? [] : [guard.field])];
      const verdict = await fieldsVerdict('Calls', () => crm.mandatory('Calls'), filled);
      if (verdict.state !== 'ok' || unknown.length === 0) return verdict;
      return warn('unknown_field', {module: 'Calls', fields: unknown.join(', ')});
    } catch (error) {
      return isScopeMissing(error) ? skip('scopes') : verdictOfCrm(error, 'not_readable', {module: 'Calls'});
    }
  }),

  duplicates: asking(async ({tenant, crm}) => {
    if (!tenant.settings.journal.enabled) return fine({}, 'off_by_settings');
    try {
      const {kind, field} = (await crm.journal()).guard;
      const details = {kind, ...(field !== null && {field})};
      return kind === 'unique_field' ? fine(details) : warn('no_unique_field', details);
    } catch (error) {
      return isScopeMissing(error) ? skip('scopes') : verdictOfCrm(error, 'not_readable', {module: 'Calls'});
    }
  }),

  owners: asking(async ({tenant, crm, directory}) => {
    if (!tenant.settings.journal.enabled) return fine({}, 'off_by_settings');
    try {
      const [all, users] = await Promise.all([directory.extensions(tenant.id), crm.users()]);
      const people = agentsAmong(all);
      const mapped = people.filter(
        ({number, email}) => mapAgent(tenant.agents[number], email, users).user !== undefined,
      ).length;
      const unmapped = people.length - mapped;
      const coverage = people.length === 0 ? 100 : Math.floor((100 * mapped) / people.length);
      // Calls of whoever has no user end with these, so they come first.
      if (namedOwners(tenant).some((named) => !users.some(({id}) => id === named)))
        return warn('owner_gone', {coverage});
      return unmapped === 0 ? fine({coverage}) : warn('owners_unmapped', {coverage, unmapped});
    } catch (error) {
      if (error instanceof PbxUnavailableError) return skip('pbx');
      return isScopeMissing(error) ? skip('scopes') : verdictOfCrm(error, 'not_readable');
    }
  }),
} satisfies Partial<Record<CheckName, Check>>;

/** CRM users whom the settings themselves name as owners. */
function namedOwners({settings}: Tenant): string[] {
  const {owner, fixedOwner, fallbackOwner} = settings.journal;
  return [fallbackOwner, ...(owner === 'fixed_user' ? [fixedOwner] : [])].filter(
    (one) => one !== 'connecting_user',
  );
}

/** Reads a record as lookups do, and looks up in the metadata whether writing is allowed. */
function moduleCheck(module: CheckedModule): Check {
  return async (examined) => {
    const {reads, creates, edits} = usesOf(examined.tenant, module);
    if (!reads && !creates) return fine({}, module === 'Calls' ? 'off_by_settings' : 'module_left_out');
    return asking(async ({crm}) => {
      try {
        if (reads) await crm.read(module);
      } catch (error) {
        return verdictOfCrm(error, 'not_readable', {module});
      }
      if (!creates && !edits) return fine();
      try {
        const access = (await crm.access()).get(module);
        const isAllowed =
          access !== undefined && (!creates || access.creatable) && (!edits || access.editable);
        return isAllowed ? fine({writable: true}) : fail('not_writable', {module});
      } catch (error) {
        // Not told is not refused: the check of the scopes says what is missing.
        return isScopeMissing(error)
          ? fine({writable: 'unknown'})
          : verdictOfCrm(error, 'not_writable', {module});
      }
    })(examined);
  };
}

/** @param filled Fields that get a value from us. */
async function fieldsVerdict(
  module: CheckedModule,
  ask: () => Promise<MandatoryFields>,
  filled: readonly string[],
): Promise<Verdict> {
  try {
    const {always, inSomeLayouts} = await ask();
    const open = (fields: readonly string[]) => fields.filter((name) => !filled.includes(name));
    if (open(always).length > 0)
      return fail('mandatory_fields', {module, fields: open([...always, ...inSomeLayouts]).join(', ')});
    const some = open(inSomeLayouts);
    return some.length > 0 ? warn('mandatory_fields', {module, fields: some.join(', ')}) : fine();
  } catch (error) {
    return isScopeMissing(error) ? skip('scopes') : verdictOfCrm(error, 'not_readable', {module});
  }
}
