import type {ConnectionProblemCode} from '../../../contract/index.ts';

/** For each way in which connecting can fail: what happened, then what to do. Only the settings carry them. */
export const connectionProblems = {
  bgmProblem_oauth_consent_refused:
    'The consent was refused at Zoho. Nothing was connected. Press Authorize again and choose Accept.',
  bgmProblem_oauth_secret_wrong:
    'Zoho does not take this Client Secret. Copy it again from the developer console, then authorize again.',
  bgmProblem_oauth_client_unknown:
    'Zoho does not know this Client ID in the chosen region. Compare both with the developer console.',
  bgmProblem_oauth_client_other_region:
    'The Zoho account lives in another region, and the client is not enabled there. Enable the region for the client in the developer console, or choose the region of the account.',
  bgmProblem_oauth_region_unsupported:
    'The Zoho account lives in a region that is not supported. Supported are US, EU, IN, JP, CA and SA. Nothing was stored.',
  bgmProblem_oauth_redirect_uri_wrong:
    'Zoho does not know the redirect URI. Copy it from here into the developer console, exactly as it stands, then authorize again.',
  bgmProblem_oauth_code_invalid:
    'The consent came too late or was used before. Nothing was connected. Press Authorize again.',
  bgmProblem_oauth_server_untrusted:
    'The answer named a server that is not Zoho’s. Nothing was sent to it. Press Authorize again; if it happens once more, tell your security team.',
  bgmProblem_oauth_state_unknown:
    'The answer belongs to no consent that was asked for here. Nothing was connected. Press Authorize again.',
  bgmProblem_oauth_state_used:
    'This consent was answered before. Look at the settings: it may be connected already.',
  bgmProblem_oauth_state_expired: 'The consent took longer than ten minutes. Press Authorize again.',
  bgmProblem_oauth_other_browser:
    'The consent was asked for in another browser or by somebody else. Press Authorize in this browser.',
  bgmProblem_oauth_no_refresh_token:
    'Zoho gave access for one hour only. Remove the app under Connected Apps of the Zoho account, then authorize again.',
  bgmProblem_oauth_throttled:
    'Zoho gives no new access for some minutes because it was asked too often. Calls are kept. Try again after ten minutes.',
  bgmProblem_crm_api_access_denied:
    'This Zoho user may not use the API. Ask your Zoho administrator for a profile with API access, or authorize as another user.',
  bgmProblem_crm_scope_missing:
    'The consent leaves out permissions that are needed. Authorize again and accept all of them.',
  bgmProblem_crm_edition_unsupported:
    'This Zoho edition is not supported. Supported are Standard, Professional, Enterprise and Ultimate.',
  bgmProblem_crm_other_organisation:
    'Another Zoho organisation gave consent than the one that was connected before. Confirm it, or authorize with the right account.',
  bgmProblem_crm_grant_revoked:
    'Zoho takes the earlier consent no more: it was revoked, or its user was deactivated. Calls are kept. Authorize again.',
} as const satisfies Record<`bgmProblem_${ConnectionProblemCode}`, string>;
