import type {ConnectionProblemCode, ProblemCode} from '../../contract/index.ts';

/**
 * Words that several widgets use. Every key starts with `bgm`, because a host page may register its own translations with the
 * same library. A term is a text, or a function that returns one. What happened comes first, then what one can do.
 */
export const common = {
  bgmClose: 'Close',
  bgmCancel: 'Cancel',
  bgmSave: 'Save',
  bgmRetry: 'Try again',
  bgmUndo: 'Undo',
  bgmDismiss: 'Dismiss',
  bgmCall: 'Call',
  bgmOpensInNewTab: 'opens in a new tab',
  bgmLoading: 'Loading…',
  bgmJustNow: 'just now',

  bgmModuleContacts: 'Contact',
  bgmModuleLeads: 'Lead',
  bgmModuleAccounts: 'Account',
  bgmNumberWithheld: 'Number withheld',
  bgmUnknownCaller: 'Unknown caller',

  bgmConnecting: 'Connecting…',
  bgmOffline: 'No connection. What is known stays; notes are kept on this computer and sent later.',
  bgmSignedOut: 'Signed out. Sign in to see who is calling.',
  bgmNotConnected: 'Not connected to a CRM. Put this inside <bgm-crm-provider>.',
  bgmCrmDegraded: 'The CRM answers slowly or not at all. Calls are kept and will be logged.',
  bgmUnreachable:
    'The server does not answer. Your work is kept; it goes on by itself when the server is back.',

  bgmIncomingCallFrom: (who: string) => `Incoming call from ${who}`,
  bgmCallEnded: (who: string) => `Call with ${who} ended`,
  bgmNewCallTitle: 'Incoming call',
  bgmNotFetched:
    'A part of this page could not be fetched. Look at the connection and try again. If that does not help, reload the page after the call.',
} as const;

/** For each problem code: what happened, what was done about it, what one can do. */
export const problems = {
  bgmProblem_malformed: 'The server could not read this request. Reload the page and try again.',
  bgmProblem_idempotency_key_required:
    'The server could not read this request. Reload the page and try again.',
  bgmProblem_unauthenticated: 'Your sign-in has ended. What you typed is kept. Sign in again.',
  bgmProblem_forbidden: 'Your account may not do this. Ask your administrator.',
  bgmProblem_crm_disabled: 'The CRM is switched off for your company. Ask your administrator.',
  bgmProblem_origin_not_allowed:
    'This page may not use the CRM yet. Ask your administrator to allow its address.',
  bgmProblem_crm_permission: 'Your CRM user may not do this. Ask your CRM administrator.',
  bgmProblem_not_found: 'It is not there any more. It may have been deleted or merged.',
  bgmProblem_method_not_allowed: 'The server does not know this request. Reload the page.',
  bgmProblem_too_large: 'This is too long. Shorten it and try again.',
  bgmProblem_unsupported_media_type: 'The server could not read this request. Reload the page and try again.',
  bgmProblem_gone: 'This link has expired. Ask for a new one.',
  bgmProblem_duplicate_contact: 'A record with this number exists. Choose it, or create another one.',
  bgmProblem_crm_authorization_required:
    'The CRM asks for a new permission. Calls are kept and will be logged. An administrator must connect it again.',
  bgmProblem_crm_not_configured: 'No CRM is connected yet. An administrator can connect one in the settings.',
  bgmProblem_idempotency_in_progress: 'The first try is still running. Wait a moment.',
  bgmProblem_call_not_journalable: 'This call is not logged in the CRM: it was internal, or logging is off.',
  bgmProblem_precondition_failed:
    'Someone else changed this meanwhile. Your text is kept. Compare and save again.',
  bgmProblem_precondition_required: 'Someone may have changed this meanwhile. Reload it and try again.',
  bgmProblem_validation_failed: 'Some fields need another value.',
  bgmProblem_idempotency_mismatch: 'This was already sent with other values. Close the form and start again.',
  bgmProblem_rate_limited: 'Too many requests at once. It goes on by itself in a moment.',
  bgmProblem_crm_rate_limited: 'The CRM takes no more requests right now. Calls are kept and will be logged.',
  bgmProblem_crm_rejected:
    'The CRM refused this. Nothing is lost here. Check the values, or ask your administrator.',
  bgmProblem_crm_unavailable: 'The CRM does not answer. Calls are kept and will be logged.',
  bgmProblem_starting: 'The server is starting. It goes on by itself in a moment.',
  bgmProblem_unavailable: 'The server is busy. It goes on by itself in a moment.',
  bgmProblem_crm_timeout: 'The CRM took too long. Try again in a moment.',
  bgmProblem_internal: 'Something went wrong on the server. Your work is kept. Try again.',
} as const satisfies Record<`bgmProblem_${Exclude<ProblemCode, ConnectionProblemCode>}`, string>;
