import type {WebhookSettings} from '../webhooks/webhook-settings.ts';
import {startingWebhook} from '../webhooks/webhook-settings.ts';
import {ContactStore} from './contact-store.ts';
import type {TenantFacts} from './tenants.ts';

/** What of a tenant may change while the simulator runs. */
export interface TenantState {
  readonly facts: TenantFacts;
  readonly contacts: ContactStore;
  /** The "Event URL" tab: CDR events. */
  cdrEvent: WebhookSettings;
  /** Its second block: extension and queue events. */
  extensionEvent: WebhookSettings;
  /** Other fields that `POST /api/tenant` may set, as set. */
  settings: Record<string, unknown>;
  /** Webhooks given up since the last one that arrived. */
  failuresInRow: number;
}

export function newTenantState(facts: TenantFacts, target: string): TenantState {
  return {
    facts,
    contacts: new ContactStore(facts.id, facts.addressBook()),
    cdrEvent: startingWebhook(facts.id, facts.webhookSecret, target),
    extensionEvent: startingWebhook(facts.id, facts.webhookSecret, target),
    failuresInRow: 0,
    settings: {
      timezone: facts.timezone,
      region: facts.region,
      currency: facts.currency,
      contact_match_type: 'MATCH_LENGTH',
      contact_match_length: 9,
      contact_append_type: 'APPEND',
      contact_inbound_rule_append_type: 'APPEND',
      recording_retention: 180,
      crm_provider: 'zoho',
      crm_contact_type: 'CONTACT',
      recording_access_mode: 'PRIVATE',
      enable_ai_transcript: true,
    },
  };
}
