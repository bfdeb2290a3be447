/** What must stand in Zoho after a golden scenario (pbx-scenarios/README.md); times are left to the automatic tests. */
interface Expectation {
  readonly creates: 0 | 1;
  readonly type?: 'Inbound' | 'Outbound' | 'Missed';
  readonly seconds?: number;
  /** Extension whose Zoho user owns the call. */
  readonly owner?: string;
}

export interface GoldenScenario {
  readonly kind: 'golden';
  readonly name: string;
  readonly title: string;
  readonly says: string;
  readonly session: string;
  readonly expected: Expectation;
}

/** A call made up on the spot; its steps follow the buttons of the phone. */
export interface LiveScenario {
  readonly kind: 'live';
  readonly name: string;
  readonly title: string;
  readonly says: string;
  /** A number; `user`: the extension of whoever is signed in; `fresh`: a number that nobody had in a call before. */
  readonly from: string;
  /** Extension, ring group or queue; `user` is whoever is signed in. */
  readonly to: string;
  readonly direction: 'inbound' | 'outbound' | 'internal';
  readonly displayName?: string;
  /** Puts such records into the CRM first; `{number}` in a field is the caller's. */
  readonly records?: readonly {readonly module: string; readonly fields: Readonly<Record<string, string>>}[];
  /** Domain of the tenant that it is about; without it, the shown one. */
  readonly tenant?: string;
  /** The browser already keeps who calls, from so many minutes ago. */
  readonly keptMinutes?: number;
}

export type Scenario = GoldenScenario | LiveScenario;

export const liveScenarios: readonly LiveScenario[] = [
  {
    kind: 'live',
    name: 'inbound',
    title: 'Inbound call',
    says: 'A known caller rings you: number at once, then name and reason.',
    from: '14155550123',
    to: 'user',
    direction: 'inbound',
  },
  {
    kind: 'live',
    name: 'outbound',
    title: 'Outbound call',
    says: 'You call a known number: the card names who you call.',
    from: 'user',
    to: '441314960456',
    direction: 'outbound',
  },
  {
    kind: 'live',
    name: 'new-caller',
    title: 'First call of a customer',
    says: 'In Zoho, but in nobody’s memory yet: every fault of Zoho shows.',
    from: 'fresh',
    to: 'user',
    direction: 'inbound',
    records: [{module: 'Contacts', fields: {First_Name: 'Vera', Last_Name: 'Sample', Mobile: '{number}'}}],
  },
  {
    kind: 'live',
    name: 'unknown',
    title: 'Unknown number',
    says: '“Not in Zoho”: create or link, the call waits meanwhile.',
    from: 'fresh',
    to: 'user',
    direction: 'inbound',
  },
  {
    kind: 'live',
    name: 'ambiguous',
    title: 'Two records, one number',
    says: 'Nobody is guessed: two candidates to choose from.',
    from: 'fresh',
    to: 'user',
    direction: 'inbound',
    records: [
      {module: 'Contacts', fields: {First_Name: 'Nora', Last_Name: 'Sample', Phone: '{number}'}},
      {
        module: 'Leads',
        fields: {
          First_Name: 'Otto',
          Last_Name: 'Sample',
          Company: 'Sample Works',
          Mobile: '{number}',
        },
      },
    ],
  },
  {
    kind: 'live',
    name: 'hostile-name',
    title: 'Hostile name',
    says: 'Markup, an RTL override and emoji in a CRM name stay text.',
    from: '442079460733',
    to: 'user',
    direction: 'inbound',
    displayName: '<b>Caller</b>',
    records: [
      {
        module: 'Contacts',
        fields: {Last_Name: '<img src=x onerror=alert(1)> \u202Eevil\u202C 👩‍👩‍👧‍👦', Phone: '+44 20 7946 0733'},
      },
    ],
  },
  {
    kind: 'live',
    name: 'anonymous',
    title: 'Number withheld',
    says: 'No lookup, and the card says why.',
    from: 'anonymous',
    to: 'user',
    direction: 'inbound',
  },
  {
    kind: 'live',
    name: 'short-number',
    title: 'Short number',
    says: 'Too short to belong to one person: no lookup.',
    from: '2580',
    to: 'user',
    direction: 'inbound',
  },
  {
    kind: 'live',
    name: 'internal-call',
    title: 'Internal call',
    says: 'A colleague rings: Zoho is not asked.',
    from: '104',
    to: 'user',
    direction: 'internal',
  },
  {
    kind: 'live',
    name: 'group',
    title: 'Ring group of three',
    says: 'Three phones ring, Zoho is asked once.',
    from: '441614960234',
    to: '6000',
    direction: 'inbound',
  },
  {
    kind: 'live',
    name: 'pbx-contact',
    title: 'In the PBX’s contacts only',
    says: 'second.example asks the PBX first, and Zoho not at all.',
    from: '12125550131',
    to: 'user',
    direction: 'inbound',
    tenant: 'second.example',
  },
  {
    kind: 'live',
    name: 'older-guess',
    title: 'Known here for twenty minutes',
    says: 'The kept name at once, with its age, until Zoho confirms it.',
    from: 'fresh',
    to: 'user',
    direction: 'inbound',
    records: [{module: 'Contacts', fields: {First_Name: 'Ida', Last_Name: 'Sample', Phone: '{number}'}}],
    tenant: 'second.example',
    keptMinutes: 20,
  },
];

export const goldenScenarios: readonly GoldenScenario[] = [
  golden(
    'inbound-answered',
    'Inbound, answered',
    '240 s, owner 101, one call',
    '950000000000001000',
    'Inbound',
    240,
    '101',
  ),
  golden('inbound-missed', 'Inbound, missed', 'Missed, owner 102', '950000000000002000', 'Missed', 0, '102'),
  golden(
    'ring-group',
    'Ring group',
    '95 s, owner 102, one lookup',
    '950000000000003000',
    'Inbound',
    95,
    '102',
  ),
  golden(
    'queue-ivr',
    'Queue behind an IVR',
    '130 s of talk, not 165',
    '950000000000004000',
    'Inbound',
    130,
    '103',
  ),
  golden('outbound', 'Outbound', '63 s, owner 101', '950000000000005000', 'Outbound', 63, '101'),
  {
    kind: 'golden',
    name: 'internal',
    title: 'Internal',
    says: 'Nothing in Zoho',
    session: '950000000000006000',
    expected: {creates: 0},
  },
  golden('blind-transfer', 'Blind transfer', '110 s, owner 102', '950000000000007000', 'Inbound', 110, '102'),
  golden(
    'attended-transfer',
    'Attended transfer',
    '144 s, owner 103, consultation not logged',
    '950000000000008000',
    'Inbound',
    144,
    '103',
  ),
  golden('inbound-outbound', 'Forwarded out', '60 s, owner 104', '950000000000009000', 'Inbound', 60, '104'),
  golden(
    'late-recording',
    'Recording comes later',
    '90 s, logged before any link',
    '950000000000010000',
    'Inbound',
    90,
    '101',
  ),
  golden(
    'duplicates-out-of-order',
    'Duplicates, out of order',
    '60 s, four CDRs, one call',
    '950000000000011000',
    'Inbound',
    60,
    '102',
  ),
];

/** Every scenario that a URL may name. */
export const scenarios: readonly Scenario[] = [...liveScenarios, ...goldenScenarios];

function golden(
  name: string,
  title: string,
  says: string,
  session: string,
  type: 'Inbound' | 'Outbound' | 'Missed',
  seconds: number,
  owner: string,
): GoldenScenario {
  return {kind: 'golden', name, title, says, session, expected: {creates: 1, type, seconds, owner}};
}
