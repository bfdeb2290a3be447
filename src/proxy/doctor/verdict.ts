import type {CheckName, DoctorCheck, FindingCode} from '../../contract/index.ts';
import {CrmError} from '../crm/crm-error.ts';
import {problemOf} from '../middleware/problem.ts';
import {PbxUnavailableError} from '../pbx/pbx-api.ts';

type Details = DoctorCheck['details'];

/** What a check says, before it is named and timed. */
export type Verdict = Pick<DoctorCheck, 'state' | 'details' | 'problem'> & {
  readonly finding: FindingCode | null;
};

export const fine = (details: Details = {}, finding: FindingCode | null = null): Verdict => ({
  state: 'ok',
  finding,
  details,
  problem: null,
});

export const warn = (finding: FindingCode, details: Details = {}, cause?: unknown): Verdict => ({
  state: 'warning',
  finding,
  details,
  problem: cause === undefined ? null : problemOf(cause),
});

export const fail = (finding: FindingCode, details: Details = {}, cause?: unknown): Verdict => ({
  state: 'failed',
  finding,
  details,
  problem: cause === undefined ? null : problemOf(cause),
});

/** It cannot be told before another check holds. */
export const skip = (after: CheckName): Verdict => ({
  state: 'skipped',
  finding: null,
  details: {after},
  problem: null,
});

/**
 * What an error says of the CRM as a whole, whichever question met it.
 * @param refused The finding for a question that the CRM understood and does not answer us.
 */
export function verdictOfCrm(error: unknown, refused: FindingCode, details: Details = {}): Verdict {
  if (!(error instanceof CrmError)) throw error;
  const {kind, providerCode, field} = error;
  const told = {...details, ...(providerCode && {code: providerCode}), ...(field && {field})};
  switch (kind) {
    case 'not_configured':
      return fail('credentials_missing', told, error);
    case 'authorization_required':
      return fail('authorization_refused', told, error);
    case 'rate_limited':
      if (providerCode === 'credits_used_up') return fail('credits_used_up', told, error);
      return providerCode === 'credits_low'
        ? warn('credits_low', told, error)
        : fail('throttled', told, error);
    case 'unavailable':
      return providerCode === 'foreign_api_domain'
        ? fail('region_differs', told, error)
        : fail('crm_unreachable', told, error);
    case 'timeout':
    case 'unknown_outcome':
      return fail('crm_unreachable', told, error);
    default:
      return fail(refused, told, error);
  }
}

/** @throws what is none of the PBX's errors. */
export function verdictOfPbx(error: unknown, finding: FindingCode = 'pbx_unreachable'): Verdict {
  if (!(error instanceof PbxUnavailableError)) throw error;
  return fail(finding, {}, error);
}
