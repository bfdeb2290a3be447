/** Everything that the admin portal shows, so that every state has a URL. */
export interface AdminState {
  /** Who is signed in: the system's admin, the tenant's, or somebody who may only look. */
  readonly user: 'system' | 'admin' | 'viewer';
  /** Domain. */
  readonly tenant: string;
  /** Part of the settings. */
  readonly section: string;
  readonly locale: string;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly density: 'comfortable' | 'compact';
}

const fallback: AdminState = {
  user: 'system',
  tenant: 'fresh.example',
  section: 'connect',
  locale: 'en',
  theme: 'auto',
  density: 'comfortable',
};

const choices: Partial<Record<keyof AdminState, readonly string[]>> = {
  user: ['system', 'admin', 'viewer'],
  theme: ['auto', 'light', 'dark'],
  density: ['comfortable', 'compact'],
};
const keys = Object.keys(fallback) as (keyof AdminState)[];

/** Reads a query string; what cannot be read falls back to the default. */
export function readAdminState(search: string): AdminState {
  const params = new URLSearchParams(search);
  const state: Record<string, string> = {...fallback};
  for (const key of keys) {
    const value = params.get(key);
    if (value && (choices[key]?.includes(value) ?? true)) state[key] = value.slice(0, 200);
  }
  return state as unknown as AdminState;
}

/** The query string of a state, without what is the default. */
export function writeAdminState(state: AdminState): string {
  const named = keys.filter((key) => state[key] !== fallback[key]);
  const query = new URLSearchParams(named.map((key) => [key, state[key]])).toString();
  return query ? `?${query}` : location.pathname;
}
