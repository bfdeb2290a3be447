import type {ConnectionProblemCode, ProblemCode} from '../../contract/index.ts';
import type {CommonProblem} from './common.ts';

/**
 * For each problem code: what happened, what was done about it, what one can do. Fetched with the connection, because no page
 * needs them to be drawn.
 */
export const problems = {
  bgmProblem_malformed: 'The server could not read this request. Reload the page and try again.',
  bgmProblem_idempotency_key_required:
    'The server could not read this request. Reload the page and try again.',
  bgmProblem_unauthenticated: 'Your sign-in has ended. What you typed is kept. Sign in again.',
  bgmProblem_forbidden: 'Your account may not do this. Ask your administrator.',
  bgmProblem_origin_not_allowed:
    'This page may not use the CRM yet. Ask your administrator to allow its address.',
  bgmProblem_crm_permission: 'Your CRM user may not do this. Ask your CRM administrator.',
  bgmProblem_not_found: 'It is not there any more. It may have been deleted or merged.',
  bgmProblem_method_not_allowed: 'The server does not know this request. Reload the page.',
  bgmProblem_too_large: 'This is too long. Shorten it and try again.',
  bgmProblem_unsupported_media_type: 'The server could not read this request. Reload the page and try again.',
  bgmProblem_gone: 'This link has expired. Ask for a new one.',
  bgmProblem_duplicate_contact: 'A record with this number exists. Choose it, or create another one.',
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
  bgmProblem_starting: 'The server is starting. It goes on by itself in a moment.',
  bgmProblem_unavailable: 'The server is busy. It goes on by itself in a moment.',
  bgmProblem_crm_timeout: 'The CRM took too long. Try again in a moment.',
} as const satisfies Record<
  `bgmProblem_${Exclude<ProblemCode, ConnectionProblemCode | CommonProblem>}`,
  string
>;
