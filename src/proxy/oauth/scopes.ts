/**
 * Everything that is asked of the CRM, and nothing more: a short list is read at the consent page. Each scope is needed by a request
 * that this software makes (zoho-api-facts 1.2); `test/proxy/oauth/scopes.test.ts` holds the list to them, both ways.
 */
export const requiredScopes: readonly string[] = [
  // Lookup by number and by words, and reading a record; making one from a call.
  'ZohoCRM.modules.contacts.READ',
  'ZohoCRM.modules.contacts.CREATE',
  'ZohoCRM.modules.leads.READ',
  'ZohoCRM.modules.leads.CREATE',
  'ZohoCRM.modules.accounts.READ',
  // The journal: writes an activity, brings it up to date, looks for one after a doubtful outcome.
  'ZohoCRM.modules.calls.READ',
  'ZohoCRM.modules.calls.CREATE',
  'ZohoCRM.modules.calls.UPDATE',
  // Whose activity it is; which organisation and edition this is; which fields records have.
  'ZohoCRM.users.READ',
  'ZohoCRM.org.READ',
  'ZohoCRM.settings.fields.READ',
  // What the doctor looks up instead of writing: mandatory fields of the tenant's layouts, and where the user may write.
  'ZohoCRM.settings.layouts.READ',
  'ZohoCRM.settings.modules.READ',
  // Finds by a field's exact value.
  'ZohoCRM.coql.READ',
  // Without it Zoho refuses every search.
  'ZohoSearch.securesearch.READ',
];

/**
 * Scopes that are asked for and that a grant does not cover. `ALL` covers every operation, `WRITE` those that write, and a scope
 * covers what stands below it; case does not matter.
 * @param granted As the token answer says it, by spaces or commas.
 */
export function missingScopes(granted: string, required: readonly string[] = requiredScopes): string[] {
  const given = granted.split(/[\s,]+/).filter((scope) => scope !== '');
  return required.filter((scope) => !given.some((one) => covers(one.toLowerCase(), scope.toLowerCase())));
}

const writing = new Set(['create', 'update', 'delete']);

function covers(given: string, needed: string): boolean {
  const [holder, operation] = split(given);
  const [place, wanted] = split(needed);
  if (place !== holder && !place.startsWith(`${holder}.`)) return false;
  return operation === wanted || operation === 'all' || (operation === 'write' && writing.has(wanted));
}

function split(scope: string): [string, string] {
  const at = scope.lastIndexOf('.');
  return [scope.slice(0, at), scope.slice(at + 1)];
}
