import type {ProblemCode} from '../../contract/index.ts';

/** Problems whose words are there from the start. */
export type CommonProblem = Extract<
  ProblemCode,
  'crm_disabled' | 'crm_authorization_required' | 'crm_unavailable' | 'internal'
>;

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

  // What the CRM's standing says too, and what is said of a problem that has no words: all others are in problems.ts.
  bgmProblem_crm_disabled: 'The CRM is switched off for your company. Ask your administrator.',
  bgmProblem_crm_authorization_required:
    'The CRM asks for a new permission. Calls are kept and will be logged. An administrator must connect it again.',
  bgmProblem_crm_unavailable: 'The CRM does not answer. Calls are kept and will be logged.',
  bgmProblem_internal: 'Something went wrong on the server. Your work is kept. Try again.',
} as const satisfies Record<string, unknown> & Record<`bgmProblem_${CommonProblem}`, string>;
