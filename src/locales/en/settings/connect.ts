/** Words of the section that connects the tenant with Zoho. */
export const settingsConnect = {
  bgmConnectTitle: 'Connect',
  bgmConnectState_disabled: 'off',
  bgmConnectState_not_configured: 'not connected',
  bgmConnectState_authorization_required: 'not authorized',
  bgmConnectState_connected: 'connected',
  bgmConnectState_degraded: 'trouble',
  bgmConnectConsentOpen: 'waiting',

  bgmConnectFeatureOff: 'While CRM is switched off, the connection is neither used nor shown. It is kept.',
  bgmConnectIntro:
    'Zoho is connected in about five minutes: make a client in Zoho, enter its two values here, and accept as a Zoho user.',
  bgmConnectEnabled: 'CRM integration is on',
  bgmConnectEnabledHint:
    'Off: nobody is looked up and nothing is logged. The settings and the connection stay.',

  bgmConnectStep1: 'Choose where your Zoho account lives',
  bgmConnectRegion: 'Region',
  bgmConnectRegion_us: 'United States (US)',
  bgmConnectRegion_eu: 'Europe (EU)',
  bgmConnectRegion_in: 'India (IN)',
  bgmConnectRegion_jp: 'Japan (JP)',
  bgmConnectRegion_ca: 'Canada (CA)',
  bgmConnectRegion_sa: 'Saudi Arabia (SA)',
  bgmConnectRegionHint:
    'The address of your Zoho CRM tells it: crm.zoho.eu is Europe, crm.zoho.com the United States.',
  bgmConnectStep2: 'Add a client in Zoho',
  bgmConnectConsole: 'Open Zoho’s developer console',
  bgmConnectStep2Then: 'There: Add Client, then Server-based Applications.',
  bgmConnectStep3: 'Copy these values there, then press Create',
  bgmConnectClientName: 'Client Name',
  bgmConnectHomepage: 'Homepage URL',
  bgmConnectRedirects: 'Authorized Redirect URIs',
  bgmConnectRedirectsHint: 'Each of them, exactly as it stands.',
  bgmConnectStep4: 'Copy the two values that Zoho shows here',
  bgmConnectClientId: 'Client ID',
  bgmConnectClientSecret: 'Client Secret',
  bgmConnectSecretHint: 'It is stored encrypted and never shown again.',
  bgmConnectSecretNew: 'Another client has another secret: enter it too.',
  bgmConnectSecretSet: (fingerprint: string, age: string) => `Set ${age}, fingerprint ${fingerprint}`,
  bgmConnectReplace: 'Replace',
  bgmConnectReplaceSecret: 'Replace the Client Secret',
  bgmConnectShow: 'Show',
  bgmConnectShowSecret: 'Show the Client Secret while typing',
  bgmConnectStep5: 'Authorize',
  bgmConnectStep5Hint:
    'A new tab opens. Sign in there as the Zoho user who shall grant access, not as a developer account, and press Accept.',
  bgmConnectSaveAndAuthorize: 'Save and authorize',
  bgmConnectAuthorizeBusy: 'Opening Zoho…',
  bgmConnectTab: 'Opening Zoho…',
  bgmConnectCopy: 'Copy',
  bgmConnectCopyWhat: (what: string) => `Copy: ${what}`,
  bgmConnectCopied: 'Copied',
  bgmConnectCopyFailed: 'The browser does not allow copying. The text is selected: press Ctrl+C or ⌘C.',

  bgmConnectWaiting: 'Waiting for your consent in Zoho’s tab',
  bgmConnectWaitingHow:
    'Sign in there as the Zoho user who shall grant access, not as a developer account, and press Accept. This page notices by itself.',
  bgmConnectOpenAgain: 'Open Zoho’s page again',
  bgmConnectLong: 'Does Zoho’s tab show an error? Zoho tells it to nobody but you.',
  bgmConnectLongRedirect:
    '“Invalid Redirect Uri”: compare the redirect URI in the developer console, letter by letter.',
  bgmConnectLongClient: '“Invalid Client”: compare the Client ID and the region.',
  bgmConnectElsewhere: (time: string) =>
    `Somebody has Zoho’s consent page open; it waits until ${time}. Authorizing here takes its place.`,
  bgmConnectBlocked: 'The browser blocked the new tab. Nothing is lost: open Zoho by this link.',
  bgmConnectOpenZoho: 'Open Zoho’s consent page',

  bgmConnectOrganisation: 'Organisation',
  bgmConnectEdition: 'Edition',
  bgmConnectAuthorized: 'Authorized',
  bgmConnectAuthorizedBy: (who: string, when: string) => `by ${who}, ${when}`,
  bgmConnectNameless: 'without a name',
  bgmConnectMissing: 'Permissions that were not given',
  bgmConnectMissingHint: 'Authorize again and accept all of them; until then what needs them does not work.',
  bgmConnectAgain: 'Authorize again',
  bgmConnectDisconnect: 'Disconnect',
  bgmConnectDisconnecting: 'Disconnecting…',
  bgmConnectSure: 'Disconnect Zoho?',
  bgmConnectSureWhat:
    'The access is revoked at Zoho and its tokens are wiped here. Callers are looked up no more, every browser forgets what it kept, and calls wait unlogged until Zoho is connected again. What stands in Zoho stays there.',
  bgmConnectSureYes: 'Yes, disconnect',
  bgmConnectStay: 'Stay connected',
  bgmConnectIsConnected: 'Connected. Callers are looked up and calls are logged from now on.',
  bgmConnectIsDisconnected: 'Disconnected. Nothing is kept of Zoho.',
  bgmConnectLeftAtZoho:
    'Disconnected here, but Zoho did not answer: there the access still stands. Remove it in Zoho yourself.',
  bgmConnectClient: 'Client and region',

  bgmConnectNamedRegion: (named: string, chosen: string) =>
    `Zoho says that the account lives in ${named}; here stands ${chosen}.`,
  bgmConnectUseRegion: (region: string) => `Use ${region}`,
  bgmConnectOther: 'Another organisation gave its consent',
  bgmConnectOtherWhat: (before: string, now: string) =>
    `Until now this was ${before}; the consent came from ${now}. Calls are written nowhere until you choose.`,
  bgmConnectOtherWhatNow: (now: string) =>
    `The consent came from ${now}, which is not the organisation that was connected before. Calls are written nowhere until you choose.`,
  bgmConnectUseOther: (name: string) => `Use ${name} from now on`,

  bgmConnectHelpConsole: 'Zoho’s developer console',
  bgmConnectHelpApps: 'Connected apps of the Zoho account',
  bgmConnectHelpProfiles: 'Profiles in Zoho CRM',
} as const;
