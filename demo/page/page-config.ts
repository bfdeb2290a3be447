export interface DemoUser {
  readonly extension: string;
  readonly role: string;
  /** In the PBX's own words, e.g. `QueueManager`. */
  readonly pbxRole: string;
  readonly token: string;
  readonly name?: string;
  readonly email?: string;
}

export interface DemoTenant {
  readonly id: string;
  readonly domain: string;
  /** Key of the Zoho org that the tenant is connected to, or that its admin can connect. */
  readonly org?: string;
  readonly users: readonly DemoUser[];
}

/** `GET /config.json` of the page's own server: where the parts are, and who may sign in. */
export interface PageConfig {
  /** Base of the HTTP contract, `http://…/crm/v1`. */
  readonly proxy: string;
  readonly pbx: string;
  readonly zoho: string;
  readonly tenants: readonly DemoTenant[];
  /** Administrators of the whole PBX. */
  readonly systemUsers: readonly DemoUser[];
}
