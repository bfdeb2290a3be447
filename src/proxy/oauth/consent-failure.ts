import type {ConnectionProblemCode, Problem, ProblemCode} from '../../contract/index.ts';
import {problem} from '../middleware/problem.ts';

/** How a consent may end without a connection. */
export type ConsentFailureCode =
  ConnectionProblemCode | Extract<ProblemCode, 'crm_unavailable' | 'crm_timeout' | 'crm_disabled'>;

/** Why a consent led to nothing: codes and names of scopes and regions, nothing of a person. Kept with the connection as JSON. */
export interface ConsentFailure {
  readonly code: ConsentFailureCode;
  /** Zoho's own code. */
  readonly providerCode?: string;
  /** The data centre that it is about, e.g. `au`. */
  readonly region?: string;
  /** The edition as Zoho calls it. */
  readonly edition?: string;
  /** Scopes that the consent leaves out. */
  readonly scopes?: readonly string[];
  /** Milliseconds since 1970: the CRM gives no tokens before. */
  readonly until?: number;
}

/** As browsers get it. @param now Milliseconds since 1970. */
export function problemOfFailure(failure: ConsentFailure, now: number): Problem {
  const {code, providerCode, region, edition, scopes, until} = failure;
  return problem(code, {
    ...(providerCode !== undefined && {provider: {name: 'zoho', code: providerCode}}),
    ...(region !== undefined && {region}),
    ...(edition !== undefined && {edition}),
    ...(scopes !== undefined && {scopes}),
    ...(until !== undefined && {retryAfter: Math.max(1, Math.ceil((until - now) / 1000))}),
  });
}
