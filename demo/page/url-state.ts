/** Everything that the QA page shows, so that every state has a URL that can be sent to a colleague. */
export interface PageState {
  readonly tenant: string;
  /** Extension whose screen is shown. */
  readonly user: string;
  readonly locale: string;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly density: 'comfortable' | 'compact';
  /** Played once when the page opens. */
  readonly scenario: string;
  /** Faults switched on when the page opens, by comma. */
  readonly fault: string;
  readonly tab: 'zoho' | 'pbx' | 'events' | 'faults';
  /** Width of the agent's screen in pixels. */
  readonly width: string;
}

const fallback: PageState = {
  tenant: '',
  user: '',
  locale: 'en',
  theme: 'auto',
  density: 'comfortable',
  scenario: '',
  fault: '',
  tab: 'zoho',
  width: '420',
};

const choices: Partial<Record<keyof PageState, readonly string[]>> = {
  theme: ['auto', 'light', 'dark'],
  density: ['comfortable', 'compact'],
  tab: ['zoho', 'pbx', 'events', 'faults'],
};

/** Reads the page's state from a query string; what cannot be read falls back to the default. */
export function readState(search: string): PageState {
  const params = new URLSearchParams(search);
  const state: Record<string, string> = {...fallback};
  for (const key of Object.keys(fallback) as (keyof PageState)[]) {
    const value = params.get(key);
    const allowed = choices[key];
    if (value !== null && (!allowed || allowed.includes(value))) state[key] = value.slice(0, 200);
  }
  return state as unknown as PageState;
}

/** The query string of a state; defaults are left out so that links stay short. */
export function writeState(state: PageState): string {
  const params = new URLSearchParams();
  for (const key of Object.keys(fallback) as (keyof PageState)[]) {
    if (state[key] && state[key] !== fallback[key]) params.set(key, state[key]);
  }
  const query = params.toString();
  return query ? `?${query}` : location.pathname;
}
