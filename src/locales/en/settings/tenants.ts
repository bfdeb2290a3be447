/** Words of the system admin's switch. Keys start with `bgm`. */
export const crmTenants = {
  bgmTenantsTitle: 'CRM per tenant',
  bgmTenantsLead: 'Where CRM is off, nothing is asked of Zoho and nothing is written there.',
  bgmTenantsFilter: 'Find a tenant',
  bgmTenantsNothingFound: 'No tenant fits. Change what is typed.',
  bgmTenantsEmpty:
    'No tenant is known here yet. Tenants of the PBX appear as soon as the CRM server is told of them.',
  bgmTenantsUnknown:
    'This tenant is not known to the CRM server. Whoever runs the server has to add it first.',
  bgmTenantsNotPermitted: 'Only a system administrator can switch CRM on or off for a tenant.',
  bgmTenantsLoading: 'Asking for the tenants…',
  bgmTenantsNoClient: 'Not connected. Put this inside <bgm-crm-provider>.',
  bgmTenantsSignedOut: 'Signed out. Sign in to see the tenants.',
  bgmTenantsOffline: 'No connection to the server. What is shown may be old; nothing can be switched now.',

  bgmTenantsDomain: 'Tenant',
  bgmTenantsSwitch: 'CRM',
  bgmTenantsState: 'Connection',
  bgmTenantsSince: 'Switched',
  bgmTenantsNever: 'never',
  bgmTenantsSwitchFor: (domain: string) => `CRM for ${domain}`,
  bgmTenantsOn: 'On',
  bgmTenantsOff: 'Off',

  bgmTenantsState_disabled: 'Off',
  bgmTenantsState_disabledByTenant: 'On here, switched off in the tenant’s own settings',
  bgmTenantsState_not_configured: 'Not set up: the tenant’s administrator has to enter Zoho’s client',
  bgmTenantsState_authorization_required:
    'Not connected: Zoho’s consent is missing or taken no more; the tenant’s administrator has to authorize',
  bgmTenantsState_connected: 'Connected with Zoho',
  bgmTenantsState_degraded: 'Connected, but Zoho does not answer as it should',

  bgmTenantsAskOff: (domain: string) => `Switch CRM off for ${domain}?`,
  bgmTenantsOffMeans:
    'Callers are looked up no more, and calls from now on are not logged, also not later. Settings, connection and the calls that wait are kept.',
  bgmTenantsDoOff: 'Switch off',
  bgmTenantsKeepOn: 'Leave it on',
  bgmTenantsSwitchedOn: (domain: string) => `CRM is on for ${domain}.`,
  bgmTenantsSwitchedOff: (domain: string) => `CRM is off for ${domain}.`,
  bgmTenantsNotSwitched: (domain: string) => `CRM for ${domain} stays as it was.`,
} as const;
