/** Ready line of `npm run zoho-emulator`. */
export interface ZohoReady {
  readonly regions: Readonly<Record<string, {readonly accounts: string; readonly api: string}>>;
  readonly orgs: readonly ZohoOrg[];
  /** Origin of the emulator's own page and switches. */
  readonly control?: string;
}

export interface ZohoOrg {
  /** Name of the org in the emulator's own page and switches. */
  readonly key?: string;
  readonly region: string;
  readonly edition: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

/** Ready line of `npm run pbx-simulator`. */
export interface PbxReady {
  readonly url: string;
  readonly tenants: readonly PbxTenant[];
  /** Administrators of the whole PBX, who belong to no tenant. */
  readonly systemUsers: readonly PbxUser[];
}

export interface PbxUser {
  readonly extension: string;
  readonly role: string;
  /** In the PBX's own words, e.g. `QueueManager`. */
  readonly pbxRole: string;
  readonly token: string;
  readonly name?: string;
  readonly email?: string;
}

export interface PbxTenant {
  readonly id: string;
  readonly domain?: string;
  readonly webhookSecret: string;
  readonly serviceUser: {readonly username: string; readonly password: string};
  readonly users: readonly PbxUser[];
}

/** Ready line of `npm run proxy`. */
export interface ProxyReady {
  readonly url: string;
}
