import {ProblemError} from '../../client/crm-client.ts';
import type {Problem, ProblemCode} from '../../contract/index.ts';
import {sessionOf} from '../../state/standing.ts';
import type {CardFacts} from './card-view.ts';

/** What keeps the card from knowing better. */
export interface Trouble {
  /** Name of the custom state. */
  readonly kind: 'offline' | 'not-connected' | 'rate-limited' | 'unreachable' | 'error';
  /** What to say; without it, the error has words of its own. */
  readonly term?: TroubleTerm;
  readonly error?: unknown;
  /** Asking again may help. */
  readonly retryable: boolean;
}
type TroubleTerm =
  | 'bgmNotConnected'
  | 'bgmSignedOut'
  | 'bgmOffline'
  | 'bgmProblem_crm_authorization_required'
  | 'bgmProblem_crm_unavailable';

const kindOfCode: Partial<Record<ProblemCode, Trouble['kind']>> = {
  unauthenticated: 'not-connected',
  crm_authorization_required: 'not-connected',
  crm_not_configured: 'not-connected',
  crm_disabled: 'not-connected',
  rate_limited: 'rate-limited',
  crm_rate_limited: 'rate-limited',
  crm_unavailable: 'unreachable',
  crm_timeout: 'unreachable',
  unavailable: 'unreachable',
  starting: 'unreachable',
};

/** The first thing that is wrong, nearest to this page first: one line is enough. */
export function troubleOf({client, connection, lookup}: CardFacts): Trouble | undefined {
  const link = connection?.link;
  const crm = sessionOf(client, connection)?.crm.state;
  if (link === 'signed_out') return said('not-connected', 'bgmSignedOut');
  if (!client) return link === 'connecting' ? undefined : said('not-connected', 'bgmNotConnected');
  if (link === 'offline') return said('offline', 'bgmOffline');
  if (lookup.error instanceof ProblemError) return ofProblem(lookup.error.problem);
  if (lookup.error) return {kind: 'unreachable', error: lookup.error, retryable: true};
  if (crm === 'authorization_required') return said('not-connected', 'bgmProblem_crm_authorization_required');
  const answer = lookup.data?.lookup;
  if (answer?.problem) return ofProblem(answer.problem);
  if (answer?.state !== 'unavailable' || !answer.complete) return undefined;
  return {...said('unreachable', 'bgmProblem_crm_unavailable'), retryable: true};
}

function ofProblem(problem: Problem): Trouble {
  const kind = kindOfCode[problem.code];
  return {kind: kind ?? 'error', error: new ProblemError(problem), retryable: problem.retryable || !kind};
}

function said(kind: Trouble['kind'], term: TroubleTerm): Trouble {
  return {kind, term, retryable: false};
}
