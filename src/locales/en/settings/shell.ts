/** Words of the settings page around its sections. */
export const settingsShell = {
  bgmSettingsSections: 'Sections of the settings',
  bgmSettingsLoading: 'Loading the settings…',
  bgmSettingsNotPermitted:
    'Your account may not see the CRM settings. An administrator of your PBX can give you the permission “Integrations”.',
  bgmSettingsNoClient: 'The settings have no connection. Put them inside <bgm-crm-provider>.',
  bgmSettingsOffline:
    'No connection to the server. What you changed is kept on this page; nothing is saved until the server is back.',
  bgmSettingsSignedOut: 'Signed out. Sign in to see the settings.',
  bgmSettingsFeatureOff:
    'The system administrator has CRM switched off for your company: nothing is looked up, written or changed. In the portal: Tenants, your tenant, Edit, Features, CRM.',
  bgmSettingsViewOnly: 'You may look, but not change anything: your permission for integrations is “view”.',
  bgmSettingsReadonly: 'This page shows the settings; they are changed elsewhere.',
} as const;
