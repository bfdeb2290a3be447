/** Everything that the QA page shows, so that every state has a URL that can be sent to a colleague. */
export interface PageState {
  /** Domain. */
  readonly tenant: string;
  /** Extension whose screen is shown. */
  readonly user: string;
  readonly locale: string;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly density: 'comfortable' | 'compact';
  /** Played once when the page opens. */
  readonly scenario: string;
  /** Faults switched on when the page opens, by comma; the proxy is killed after the scenario has rung. */
  readonly fault: string;
  readonly tab: 'zoho' | 'pbx' | 'events' | 'faults';
  /** On a narrow screen, where only one part has room. */
  readonly view: 'calls' | 'screen' | 'worlds';
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
  view: 'screen',
  width: '440',
};

const choices: Partial<Record<keyof PageState, readonly string[]>> = {
  theme: ['auto', 'light', 'dark'],
  density: ['comfortable', 'compact'],
  tab: ['zoho', 'pbx', 'events', 'faults'],
  view: ['calls', 'screen', 'worlds'],
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
