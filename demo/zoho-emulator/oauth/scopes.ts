/** What a call needs: `modules.contacts` + `READ`, `org` + `READ`, ... Case does not matter. */
export interface NeededScope {
  /** Without the service name and the operation. */
  path: string;
  operation: 'READ' | 'CREATE' | 'UPDATE' | 'DELETE' | 'CUSTOM';
  service?: 'ZohoCRM' | 'ZohoSearch';
}

const grants = (operation: string, needed: string): boolean =>
  operation === needed ||
  operation === 'ALL' ||
  (operation === 'WRITE' && (needed === 'CREATE' || needed === 'UPDATE' || needed === 'DELETE'));

/** True when one of the scopes is the needed one, or stands above it (`modules.ALL`, `modules.calls.ALL`). */
export function hasScope(
  scopes: readonly string[],
  {path, operation, service = 'ZohoCRM'}: NeededScope,
): boolean {
  const wanted = `${service}.${path}`.toLowerCase();
  return scopes.some((scope) => {
    const at = scope.lastIndexOf('.');
    const holder = scope.slice(0, at).toLowerCase();
    const covers = wanted === holder || wanted.startsWith(`${holder}.`);
    return covers && grants(scope.slice(at + 1).toUpperCase(), operation);
  });
}

/** Everything the emulator plays; the seeded refresh tokens have them. */
export const allScopes: readonly string[] = [
  'ZohoCRM.modules.ALL',
  'ZohoCRM.settings.ALL',
  'ZohoCRM.users.ALL',
  'ZohoCRM.org.ALL',
  'ZohoCRM.coql.READ',
  'ZohoCRM.composite_requests.CUSTOM',
  'ZohoSearch.securesearch.READ',
];

const groups = ['modules', 'settings', 'users', 'org', 'coql', 'composite_requests', 'notifications', 'bulk'];

/** Whether Zoho's consent page would know the scope. */
export function isKnownScope(scope: string): boolean {
  const [service, group, ...rest] = scope.split('.');
  if (service?.toLowerCase() === 'zohosearch') return scope.toLowerCase() === 'zohosearch.securesearch.read';
  if (service?.toLowerCase() === 'phonebridge') return true;
  return (
    service?.toLowerCase() === 'zohocrm' && groups.includes(group?.toLowerCase() ?? '') && rest.length > 0
  );
}
