/** A fault of one of the outside worlds, or of the proxy, that the QA page can switch on. */
export interface Fault {
  /** As a URL names it: `?fault=zoho-down`. */
  readonly name: string;
  readonly title: string;
  /** What a person should see while it lasts. */
  readonly says: string;
  readonly where: 'zoho' | 'pbx' | 'proxy';
  /** Bodies for the emulator's faults or the simulator's switches. */
  readonly body: readonly Readonly<Record<string, unknown>>[];
  /** What switches the simulator back. */
  readonly back?: Readonly<Record<string, unknown>>;
}

export const faults: readonly Fault[] = [
  zoho('zoho-slow', 'Zoho takes 5 s', 'The card says that it is still looking, and lands late.', {
    kind: 'latency',
    ms: 5000,
  }),
  zoho(
    'zoho-down',
    'Zoho answers 503',
    'Unreachable: a cached guess with its age, or the number alone. The call is kept.',
    {
      kind: 'status',
      status: 503,
    },
  ),
  zoho('zoho-html', 'Zoho shows a maintenance page', 'As above: HTML is never taken for an answer.', {
    kind: 'html',
    status: 503,
  }),
  zoho('zoho-busy', 'Zoho answers 429', 'Rate limited; journaling waits and goes on by itself.', {
    kind: 'status',
    status: 429,
  }),
  zoho('zoho-silent', 'Zoho never answers', 'Looking up, then slow, then unreachable.', {kind: 'no_answer'}),
  zoho('zoho-forbids', 'Zoho forbids it', 'The CRM user may not read contacts: the card says so.', {
    kind: 'error',
    status: 403,
    code: 'NO_PERMISSION',
    message: 'permission denied',
  }),
  zoho(
    'zoho-cut',
    'Zoho cuts the connection',
    'A create of unknown outcome is searched for before it is repeated.',
    {
      kind: 'drop_after',
      method: 'POST',
      path: '/Calls',
    },
  ),
  zoho('zoho-late', 'Zoho does it, and answers too late', 'Still exactly one activity.', {
    kind: 'late',
    ms: 20_000,
    method: 'POST',
    path: '/Calls',
  }),
  zoho(
    'zoho-refused',
    'Zoho refuses the grant',
    'Not connected: an admin must authorise again. Calls wait.',
    {kind: 'token_error', code: 'invalid_code'},
    {kind: 'invalid_token'},
  ),
  pbx('pbx-duplicates', 'Each webhook twice', 'Nothing changes.', {duplicate: 1}, {duplicate: 0}),
  pbx(
    'pbx-shuffled',
    'Webhooks out of order',
    'The same result; a card may ring late.',
    {reorder: 7},
    {reorder: null},
  ),
  pbx(
    'pbx-dialect-a',
    'Older dialect',
    'The same result with in, out and did_cid.',
    {dialect: 'A'},
    {dialect: null},
  ),
  pbx(
    'pbx-rest-down',
    'PBX REST answers 503',
    'Calls go on; names of colleagues may be missing.',
    {restFault: 503},
    {restFault: 0},
  ),
  pbx(
    'pbx-crm-off',
    'CRM switched off for the tenant',
    'No lookups; the card says who can switch it on.',
    {crmFeature: false},
    {crmFeature: true},
  ),
  {
    name: 'proxy-killed',
    title: 'Proxy killed (SIGKILL)',
    says: 'Widgets go offline and keep notes here; the PBX sends again after 15 s. Switch off to start it again.',
    where: 'proxy',
    body: [],
  },
];

function zoho(name: string, title: string, says: string, ...body: Fault['body']): Fault {
  return {name, title, says, where: 'zoho', body};
}

function pbx(
  name: string,
  title: string,
  says: string,
  on: Fault['body'][number],
  back: Fault['back'],
): Fault {
  return {name, title, says, where: 'pbx', body: [on], back};
}
