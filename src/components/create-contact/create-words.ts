import {ProblemError} from '../../client/crm-client.ts';
import type {CreateState} from '../../state/create-controller.ts';
import type {I18n} from '../../state/i18n.ts';
import type {LinkState} from '../../state/link-controller.ts';

/** Why creating failed, where it is not said beside a field or by the duplicates; else nothing. */
export function troubleWords({submit, error, further, wrong}: CreateState, i18n: I18n): string {
  if (submit !== 'failed' || !error) return '';
  const problem = error instanceof ProblemError ? error.problem : undefined;
  if (!problem) return i18n.term('bgmCreateLost');
  if (problem.code === 'duplicate_contact') return '';
  if (further.some(({pointer}) => pointer === '/callId')) return i18n.term('bgmCreateCallGone');
  const beyond = further.filter(({pointer}) => pointer !== '/type');
  if (beyond.length > 0) return i18n.term('bgmCreateCrmWantsMore');
  if (problem.code === 'validation_failed' && Object.values(wrong).some(Boolean)) return '';
  return i18n.problem(error);
}

export function linkTrouble({state, contact, error}: LinkState, i18n: I18n): string {
  if (state !== 'failed') return '';
  return `${i18n.term('bgmCreateNotConnected', contact?.name ?? '')} ${i18n.problem(error)}`;
}
