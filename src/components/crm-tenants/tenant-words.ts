import type {TenantFeature} from '../../contract/index.ts';
import type {I18n} from '../../state/i18n.ts';
import {connectionTones} from '../settings-parts/connection-tones.ts';
import type {Tone} from '../settings-parts/state-mark.ts';

/** How a tenant stands with the CRM, for somebody who cannot look into the tenant. */
export function tenantStanding({crmEnabled, state}: TenantFeature, i18n: I18n): {tone: Tone; words: string} {
  const isOwnDoing = crmEnabled && state === 'disabled';
  const key = isOwnDoing ? 'bgmTenantsState_disabledByTenant' : `bgmTenantsState_${state}`;
  return {tone: connectionTones[state], words: i18n.term(key as 'bgmTenantsState_disabled')};
}
