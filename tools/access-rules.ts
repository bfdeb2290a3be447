/** Who may ask, from nobody to the system admin. */
export const people = [
  'nobody',
  'agent',
  'agent_looking',
  'agent_without_contacts',
  'settings_viewer',
  'tenant_admin',
  'system_admin',
] as const;
export type Person = (typeof people)[number];

/** What a route asks of whoever calls it. */
export type Rule =
  | 'anyone'
  | 'webhook_secret'
  | 'pbx_token'
  | 'signed_in'
  | 'tenant_user'
  | 'agent'
  | 'contacts_view'
  | 'contacts_full'
  | 'settings_view_always'
  | 'settings_view'
  | 'settings_and_contacts_view'
  | 'settings_full'
  | 'system_admin';

/** What each operation of the API asks, by its id. A route that is missing here fails the test of the matrix. */
export const accessRules: Readonly<Record<string, Rule>> = {
  createSession: 'pbx_token',
  getSession: 'signed_in',
  deleteSession: 'signed_in',
  streamEvents: 'tenant_user',
  lookUp: 'contacts_view',
  searchContacts: 'contacts_view',
  createContact: 'contacts_full',
  getContact: 'contacts_view',
  listCalls: 'agent',
  getCall: 'agent',
  linkContact: 'contacts_view',
  unlinkContact: 'contacts_view',
  listNotes: 'agent',
  putNote: 'agent',
  deleteNote: 'agent',
  retryJournal: 'agent',
  getRecording: 'agent',
  getTranscription: 'agent',
  listLedger: 'settings_view',
  searchLedger: 'settings_view',
  getLedgerCall: 'settings_view',
  retryLedger: 'settings_full',
  getSettings: 'settings_view_always',
  putSettings: 'settings_full',
  listSettingsChanges: 'settings_view',
  previewActivity: 'settings_view',
  putCredentials: 'settings_full',
  getConnection: 'settings_view',
  disconnect: 'settings_full',
  authorize: 'settings_full',
  confirmOrganisation: 'settings_full',
  listAgents: 'settings_view',
  chooseAgent: 'settings_full',
  getHealth: 'settings_view',
  testConnection: 'settings_view',
  tryNumber: 'settings_and_contacts_view',
  examineNumbers: 'settings_and_contacts_view',
  listTenants: 'system_admin',
  switchCrm: 'system_admin',
  takePbxEvents: 'webhook_secret',
  takePbxRecording: 'webhook_secret',
  takePbxTranscription: 'webhook_secret',
  oauthCallback: 'anyone',
  openLink: 'anyone',
  playLink: 'anyone',
  signInForLink: 'anyone',
  getDescription: 'anyone',
  getDocs: 'anyone',
  getWidgetFile: 'anyone',
  getMetrics: 'anyone',
  isAlive: 'anyone',
  isReady: 'anyone',
};

/** Whether somebody may, or the problem code that they get. */
export type Verdict = 'allowed' | 'unauthenticated' | 'forbidden' | 'crm_disabled';

/** @param isOn Whether the system admin has CRM on for the tenant. */
export function verdict(rule: Rule, person: Person, isOn: boolean): Verdict {
  if (rule === 'anyone') return 'allowed';
  if (rule === 'webhook_secret' || person === 'nobody') return 'unauthenticated';
  if (rule === 'pbx_token' || rule === 'signed_in') return 'allowed';
  if (rule === 'system_admin') return person === 'system_admin' ? 'allowed' : 'forbidden';
  if (person === 'system_admin') return 'forbidden';
  if (rule === 'tenant_user') return 'allowed';
  // Agents' routes are closed before anything else is asked; admins' routes tell first whether they are for the caller at all.
  if (!isOn && isAgentRule(rule)) return 'crm_disabled';
  if (!has(rule, person)) return 'forbidden';
  return isOn || rule === 'settings_view_always' ? 'allowed' : 'crm_disabled';
}

const isAgentRule = (rule: Rule): boolean => ['agent', 'contacts_view', 'contacts_full'].includes(rule);

function has(rule: Rule, person: Person): boolean {
  switch (rule) {
    case 'contacts_view':
      return person !== 'agent_without_contacts';
    case 'contacts_full':
      return person !== 'agent_without_contacts' && person !== 'agent_looking';
    case 'settings_view':
    case 'settings_and_contacts_view':
    case 'settings_view_always':
      return person === 'settings_viewer' || person === 'tenant_admin';
    case 'settings_full':
      return person === 'tenant_admin';
    default:
      return true;
  }
}
