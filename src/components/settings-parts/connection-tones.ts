import type {TenantFeature} from '../../contract/index.ts';
import type {Tone} from './state-mark.ts';

/** How it looks to an admin that a tenant stands so with the CRM. */
export const connectionTones = {
  disabled: 'quiet',
  not_configured: 'warning',
  authorization_required: 'bad',
  connected: 'good',
  degraded: 'warning',
} as const satisfies Record<TenantFeature['state'], Tone>;
