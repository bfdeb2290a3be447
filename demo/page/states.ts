/** A state of the caller card and the address that brings it about. */
export interface ShownState {
  /** Name of the card's custom state. */
  readonly state: string;
  readonly title: string;
  readonly scenario?: string;
  readonly fault?: string;
  readonly tenant?: string;
}

/** Every state that the card can be in; the table in `demo/README.md` lists the same. */
export const shownStates: readonly ShownState[] = [
  {state: 'idle', title: 'No call'},
  {state: 'ringing', title: 'Ringing', scenario: 'inbound'},
  {state: 'matched', title: 'Matched', scenario: 'new-caller'},
  {state: 'ambiguous', title: 'Ambiguous', scenario: 'ambiguous'},
  {state: 'unknown', title: 'Unknown', scenario: 'unknown'},
  {state: 'pbx-contact', title: 'PBX contact only', scenario: 'pbx-contact', tenant: 'second.example'},
  {state: 'suppressed', title: 'Suppressed: internal', scenario: 'internal-call'},
  {state: 'suppressed', title: 'Suppressed: anonymous', scenario: 'anonymous'},
  {state: 'suppressed', title: 'Suppressed: short number', scenario: 'short-number'},
  {state: 'loading', title: 'Looking up', scenario: 'new-caller', fault: 'zoho-silent'},
  {state: 'slow', title: 'Slow', scenario: 'new-caller', fault: 'zoho-silent'},
  {
    state: 'stale',
    title: 'CRM unreachable, kept guess with its age',
    scenario: 'older-guess',
    fault: 'zoho-down',
    tenant: 'second.example',
  },
  {state: 'unreachable', title: 'CRM unreachable', scenario: 'new-caller', fault: 'zoho-down'},
  {state: 'rate-limited', title: 'Rate limited', scenario: 'new-caller', fault: 'zoho-busy'},
  {state: 'not-connected', title: 'Not connected', scenario: 'new-caller', fault: 'zoho-refused'},
  {state: 'error', title: 'Error', scenario: 'new-caller', fault: 'zoho-forbids'},
  {state: 'offline', title: 'Offline', scenario: 'inbound', fault: 'proxy-killed'},
];
