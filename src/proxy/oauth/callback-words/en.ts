import type {CallbackWords} from './callback-words.ts';

export const en: CallbackWords = {
  direction: 'ltr',
  connected: 'Zoho is connected',
  close: 'You can close this tab. The settings page already knows.',
  failed: 'Zoho is not connected',
  answered: 'Already answered',
  goBack: 'You can close this tab. The settings page says the same, and goes on from there.',
  failures: {
    oauth_consent_refused:
      'The consent was refused at Zoho. Press Authorize again, and choose Accept at Zoho.',
    oauth_secret_wrong:
      'Zoho does not take the Client Secret. Copy it again from the developer console; a region may have a secret of its own.',
    oauth_client_unknown:
      'Zoho does not know this client. Compare Client ID, Client Secret and region with the developer console.',
    oauth_client_other_region:
      'The Zoho account lives in another region, where this client is not enabled. Enable that region for the client in the developer console, or make a client there.',
    oauth_region_unsupported:
      'The Zoho account lives in a region that is not supported. Supported are US, EU, IN, JP, CA and SA. Nothing was stored.',
    oauth_redirect_uri_wrong:
      'The redirect URI is not entered at Zoho exactly so. Copy it from the settings page into the developer console.',
    oauth_code_invalid: 'Zoho’s code was used before or came too late. Press Authorize again.',
    oauth_server_untrusted:
      'The answer named a server that is not Zoho’s. Nothing was sent there. Press Authorize again; if it happens once more, tell your security team.',
    oauth_state_unknown: 'This answer belongs to no consent that was asked for. Press Authorize again.',
    oauth_state_used: 'This answer came before, and counts once. The settings page says how it ended.',
    oauth_state_expired: 'The consent took longer than ten minutes. Press Authorize again.',
    oauth_other_browser:
      'The consent was asked for in another browser, or its admin has signed out since. Press Authorize again, and stay in one browser.',
    oauth_no_refresh_token:
      'Zoho gave access for one hour only. Remove the app under Connected Apps of the Zoho account, then press Authorize again.',
    oauth_throttled: 'Zoho gives no new access for a while. Wait ten minutes, then press Authorize again.',
    crm_api_access_denied:
      'This Zoho user may not use the API of Zoho CRM. Give the user a profile with API access, or authorize as another user.',
    crm_scope_missing:
      'The consent leaves out permissions that are needed. Press Authorize again and accept all of them.',
    crm_edition_unsupported:
      'This edition of Zoho CRM is not supported. Supported are Standard, Professional, Enterprise and Ultimate. Nothing was stored.',
    crm_other_organisation:
      'Another Zoho organisation than before gave its consent. It is not used until you confirm it on the settings page.',
    crm_grant_revoked: 'Zoho takes the earlier consent no more. Press Authorize again.',
    crm_unavailable: 'Zoho does not answer as it should. Press Authorize again in a few minutes.',
    crm_timeout: 'Zoho did not answer in time. Press Authorize again in a few minutes.',
    crm_disabled: 'The CRM is switched off for your company. A system administrator can switch it on.',
  },
};
