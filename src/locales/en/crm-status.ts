/** Words of the connection badge. Keys start with `bgm`. */
export const crmStatus = {
  bgmStatus_connecting: 'Connecting…',
  bgmStatus_online: 'Zoho connected',
  bgmStatus_degraded: 'Zoho is slow',
  bgmStatus_crmDisconnected: 'Zoho not connected',
  bgmStatus_disabled: 'CRM switched off',
  bgmStatus_noTenant: 'No company',
  bgmStatus_offline: 'Offline',
  bgmStatus_signedOut: 'Signed out',
  bgmStatusMore_connecting: 'Waiting for the server. Calls are shown as soon as it answers.',
  bgmStatusMore_online: 'Callers are looked up and calls are logged.',
  bgmStatusMore_noTenant: 'System administrators belong to no company: no calls are shown here.',
} as const;
