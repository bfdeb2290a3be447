/** What Zoho makes of a consent that was given, where it is not the usual. Nothing is stored of it but what the code stands for. */
export interface ConsentOutcome {
  /** Instead of the account's own data centre, e.g. `au`; with `accountsServer` as Zoho sends both. Null leaves it out. */
  location?: string | null;
  accountsServer?: string | null;
  /** False: the code gives no refresh token. */
  refreshToken?: boolean;
  /** Scopes that the grant lacks although they were asked for. */
  leaveOut?: string[];
  /** False: the user's profile has no API access. */
  apiAccess?: boolean;
  /** Back to the client with this instead of a code. */
  error?: string;
}

/** For people, at the consent page; tests may name them too. */
export const namedOutcomes: Readonly<Record<string, {label: string; outcome: ConsentOutcome}>> = {
  'account-in-australia': {
    label: 'The account lives in Australia',
    outcome: {location: 'au', accountsServer: 'https://accounts.zoho.com.au'},
  },
  'account-in-britain': {
    label: 'The account lives in the United Kingdom',
    outcome: {location: 'uk', accountsServer: 'https://accounts.zoho.uk'},
  },
  'account-in-china': {
    label: 'The account lives in China',
    outcome: {location: 'cn', accountsServer: 'https://accounts.zoho.com.cn'},
  },
  'forged-server': {
    label: 'Somebody forged the accounts server',
    outcome: {accountsServer: 'https://accounts.zoho.example'},
  },
  'no-refresh-token': {label: 'No refresh token', outcome: {refreshToken: false}},
  'missing-scope': {label: 'One scope left out', outcome: {leaveOut: ['ZohoSearch.securesearch.READ']}},
  'no-api-access': {label: 'The user may not use the API', outcome: {apiAccess: false}},
};
