import type {ConsentFailureCode} from './consent-failure.ts';

/** What the page at the end of a consent says, in one language. Plain text: no markup, nothing from outside. */
export interface CallbackWords {
  readonly direction: 'ltr' | 'rtl';
  readonly connected: string;
  readonly close: string;
  readonly failed: string;
  /** Where the whole story and the next step are. */
  readonly goBack: string;
  /** What happened, and what to do. */
  readonly failures: Readonly<Record<ConsentFailureCode, string>>;
}

const en: CallbackWords = {
  direction: 'ltr',
  connected: 'Zoho is connected',
  close: 'You can close this tab. The settings page already knows.',
  failed: 'Zoho is not connected',
  goBack: 'You can close this tab. The settings page says the same, and goes on from there.',
  failures: {
    oauth_consent_refused: 'The consent was refused at Zoho. Press Authorize again, and Accept at Zoho.',
    oauth_secret_wrong:
      'Zoho does not take the Client Secret. Copy it again from Zoho’s developer console; a data centre may have a secret of its own.',
    oauth_client_unknown:
      'Zoho does not know this client. Compare Client ID and Client Secret with Zoho’s developer console.',
    oauth_client_other_region:
      'Your Zoho account lives in another data centre, where this client is not enabled. Enable that data centre for the client in Zoho’s developer console, or make a client there.',
    oauth_region_unsupported:
      'Your Zoho account lives in a data centre that is not supported. Supported are the United States, Europe, India, Japan, Canada and Saudi Arabia. Nothing was stored.',
    oauth_redirect_uri_wrong:
      'The redirect URI is not entered at Zoho exactly so. Copy it from the settings page into Zoho’s developer console.',
    oauth_code_invalid: 'Zoho’s code was used before or came too late. Press Authorize again.',
    oauth_server_untrusted:
      'The answer named a server that is not Zoho’s. Nothing was sent there. Press Authorize again; if this comes back, tell your administrator.',
    oauth_state_unknown: 'This answer belongs to no consent that was asked for. Press Authorize again.',
    oauth_state_used: 'This answer came before, and counts once. The settings page says how it ended.',
    oauth_state_expired: 'The consent took longer than ten minutes. Press Authorize again.',
    oauth_other_browser:
      'The consent was asked for in another browser, or you have signed out since. Press Authorize again, and stay in one browser.',
    oauth_no_refresh_token: 'Zoho gave no lasting access. Press Authorize again.',
    oauth_throttled: 'Zoho gives no more access for a while. Wait ten minutes, then press Authorize again.',
    crm_api_access_denied:
      'This Zoho user may not use the API of Zoho CRM. Give the user’s profile the permission “Zoho CRM API Access”, or sign in at Zoho as another user.',
    crm_scope_missing:
      'The consent leaves out permissions that are needed. Press Authorize again and accept all.',
    crm_edition_unsupported:
      'This edition of Zoho CRM is not supported. Supported are Standard, Professional, Enterprise and Ultimate. Nothing was stored.',
    crm_other_organisation:
      'Another Zoho organisation than before gave its consent. It is not used until you confirm it on the settings page.',
    crm_grant_revoked: 'Zoho takes this access no more. Press Authorize again.',
    crm_unavailable: 'Zoho does not answer as it should. Press Authorize again in a few minutes.',
    crm_timeout: 'Zoho did not answer in time. Press Authorize again in a few minutes.',
    crm_disabled: 'The CRM is switched off for your company. A system administrator can switch it on.',
  },
};

export type CallbackLanguage = 'en';
export const callbackWords: Readonly<Record<CallbackLanguage, CallbackWords>> = {en};

/** The first language of `Accept-Language` that we speak; English without one. */
export function languageOf(accepted: string | undefined): CallbackLanguage {
  const wanted = (accepted ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', quality] = entry.split(';q=');
      return {
        tag: tag.trim().toLowerCase().split('-', 1)[0]!,
        weight: quality === undefined ? 1 : Number(quality),
      };
    })
    .filter(({weight}) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return (
    (wanted.map(({tag}) => tag).find((tag) => Object.hasOwn(callbackWords, tag)) as CallbackLanguage) ?? 'en'
  );
}
