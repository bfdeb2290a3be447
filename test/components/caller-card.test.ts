import {expect} from '@open-wc/testing';
import {html} from 'lit';
import {ProblemError, UnreachableError} from '../../src/client/crm-client.ts';
import {
  ambiguousLookupExample,
  anonymousNumberExample,
  endedCallExample,
  journalExample,
  type Lookup,
  matchedLookupExample,
  pbxContactLookupExample,
  phoneNumberExample,
  sessionExample,
  staleLookupExample,
  suppressedLookupExample,
  unknownLookupExample,
} from '../../src/contract/index.ts';
import {deferred} from '../support/deferred.ts';
import {fakeClient, known} from '../support/fake-client.ts';
import {type Contexts, expectAccessible, part, partElement, setContexts} from '../support/page.ts';
import {
  button,
  buttons,
  cardWith,
  clientWith,
  oneCall,
  painted,
  plainCard,
  problem,
  shown,
} from './caller-card-kit.ts';

const number = '+1 415 555 0123';
const never = () => new Promise<never>(() => undefined);
const failing = (error: Error) => fakeClient({lookup: () => Promise.reject(error)});
const extension = {...anonymousNumberExample, kind: 'extension', raw: '104'} as const;

interface Expectation {
  readonly contexts: Contexts;
  readonly states: string[];
  /** Name, second line, why line (or trouble), buttons: what a person sees. */
  readonly name: string;
  readonly second: string;
  readonly why: string;
  readonly buttons: string[];
}

const table: Record<string, Expectation> = {
  'idle: no call': {
    contexts: {client: clientWith(matchedLookupExample), calls: {calls: []}},
    states: ['idle'],
    name: 'No call',
    second: 'The next caller appears here.',
    why: '',
    buttons: [],
  },
  'ringing and matched': {
    contexts: {client: clientWith(matchedLookupExample), calls: oneCall()},
    states: ['ringing', 'matched'],
    name: 'Ada Sample',
    second: 'Sample Works · Buyer',
    why: 'Matched on Phone · from Zoho · just now “\u2068+1 (415) 555-0123\u2069” · same number · order 1',
    buttons: ['Open', 'Notes', 'Copy number', 'Link to another record…'],
  },
  'ambiguous: all of them, none as certain': {
    contexts: {client: clientWith(ambiguousLookupExample), calls: oneCall()},
    states: ['ringing', 'ambiguous'],
    name: number,
    second: '2 records have this number',
    why: 'All of them match · from Zoho · just now None is connected by itself.',
    buttons: ['Connect', 'Notes', 'Create', 'Link…', 'Copy number'],
  },
  unknown: {
    contexts: {
      client: clientWith(unknownLookupExample),
      calls: oneCall({remote: {number: phoneNumberExample, displayName: 'SAMPLE WORKS'}}),
    },
    states: ['ringing', 'unknown'],
    name: number,
    second: 'Not in Zoho · Caller ID: SAMPLE WORKS',
    why: 'No record has this number · from Zoho · just now',
    buttons: ['Create', 'Link…', 'Notes', 'Copy number'],
  },
  'a contact of the PBX only': {
    contexts: {client: clientWith(pbxContactLookupExample), calls: oneCall()},
    states: ['ringing', 'pbx-contact'],
    name: 'Front desk of Sample Works',
    second: 'Sample Works',
    why: 'Found in the PBX’s contacts · just now',
    buttons: ['Create', 'Link…', 'Notes', 'Copy number'],
  },
  'suppressed: internal': {
    contexts: {
      client: clientWith(matchedLookupExample),
      calls: oneCall({direction: 'internal', remote: {number: extension, displayName: 'Lena Brook'}}),
    },
    states: ['ringing', 'suppressed'],
    name: 'Lena Brook',
    second: 'Internal call',
    why: 'Not looked up: calls between extensions stay out of Zoho.',
    buttons: ['Copy number'],
  },
  'suppressed: withheld number': {
    contexts: {
      client: clientWith(matchedLookupExample),
      calls: oneCall({remote: {number: anonymousNumberExample}}),
    },
    states: ['ringing', 'suppressed'],
    name: 'Number withheld',
    second: 'The caller hides the number',
    why: 'Not looked up: there is no number to search for.',
    buttons: ['Notes', 'Link…', 'Create'],
  },
  'suppressed: short number': {
    contexts: {
      client: clientWith({...suppressedLookupExample, suppressedBy: 'short_number'}),
      calls: oneCall({remote: {number: {...anonymousNumberExample, raw: '116117', kind: 'other'}}}),
    },
    states: ['ringing', 'suppressed'],
    name: '116117',
    second: 'Short number',
    why: 'Not looked up: too short to belong to one person.',
    buttons: ['Notes', 'Link…', 'Copy number'],
  },
  'suppressed: short number from outside, which is no colleague': {
    contexts: {
      client: clientWith({...suppressedLookupExample, suppressedBy: 'short_number'}),
      calls: oneCall({direction: 'inbound', remote: {number: {...extension, raw: '2580'}}}),
    },
    states: ['ringing', 'suppressed'],
    name: '2580',
    second: 'Short number',
    why: 'Not looked up: too short to belong to one person.',
    buttons: ['Notes', 'Link…', 'Copy number'],
  },
  'a company of the PBX, named once': {
    contexts: {
      client: clientWith({...pbxContactLookupExample, pbxContact: {name: 'Caldera', company: 'Caldera'}}),
      calls: oneCall(),
    },
    states: ['ringing', 'pbx-contact'],
    name: 'Caldera',
    second: '',
    why: 'Found in the PBX’s contacts · just now',
    buttons: ['Create', 'Link…', 'Notes', 'Copy number'],
  },
  'suppressed: CRM switched off': {
    contexts: {
      client: {
        ...clientWith(matchedLookupExample),
        session: {...sessionExample, crm: {...sessionExample.crm, state: 'disabled'}},
      },
      calls: oneCall(),
    },
    states: ['ringing', 'suppressed'],
    name: number,
    second: 'CRM switched off',
    why: 'Not looked up: an administrator has switched the CRM off.',
    buttons: ['Copy number'],
  },
  'stale: a kept answer with its age while the CRM is silent': {
    contexts: {
      client: clientWith(staleLookupExample, {peek: () => known(staleLookupExample, 'database', true)}),
      calls: oneCall(),
    },
    states: ['ringing', 'matched', 'stale', 'unreachable'],
    name: 'Ada Sample',
    second: 'Sample Works · Buyer',
    why: 'Matched on Phone · kept on the server · 35 minutes ago The CRM does not answer. Calls are kept and will be logged. Try again',
    buttons: ['Open', 'Notes', 'Copy number', 'Link to another record…'],
  },
  'unreachable: nothing known': {
    contexts: {client: failing(new UnreachableError()), calls: oneCall()},
    states: ['ringing', 'unreachable'],
    name: number,
    second: 'Name not known yet',
    why: 'The server does not answer. Your work is kept; it goes on by itself when the server is back. Try again',
    buttons: ['Notes', 'Copy number'],
  },
  'not connected: the CRM grant has lapsed': {
    contexts: {
      client: failing(new ProblemError(problem('crm_authorization_required', false))),
      calls: oneCall(),
    },
    states: ['ringing', 'not-connected'],
    name: number,
    second: 'Name not known yet',
    why: 'The CRM asks for a new permission. Calls are kept and will be logged. An administrator must connect it again.',
    buttons: ['Notes', 'Copy number'],
  },
  'not connected: no provider around it': {
    contexts: {calls: oneCall()},
    states: ['ringing', 'not-connected'],
    name: number,
    second: 'Name not known yet',
    why: 'Not connected to a CRM. Put this inside <bgm-crm-provider>.',
    buttons: ['Notes', 'Copy number'],
  },
  'not connected: signed out': {
    contexts: {client: clientWith(unknownLookupExample), calls: oneCall(), connection: {link: 'signed_out'}},
    states: ['ringing', 'unknown', 'not-connected'],
    name: number,
    second: 'Not in Zoho',
    why: 'No record has this number · from Zoho · just now Signed out. Sign in to see who is calling.',
    buttons: ['Notes', 'Copy number'],
  },
  'rate limited': {
    contexts: {client: failing(new ProblemError(problem('crm_rate_limited'))), calls: oneCall()},
    states: ['ringing', 'rate-limited'],
    name: number,
    second: 'Name not known yet',
    why: 'The CRM takes no more requests right now. Calls are kept and will be logged. Try again',
    buttons: ['Notes', 'Copy number'],
  },
  'offline: what this computer kept': {
    contexts: {
      client: clientWith(matchedLookupExample, {peek: () => known(matchedLookupExample, 'database')}),
      calls: oneCall(),
      connection: {link: 'offline'},
    },
    states: ['ringing', 'matched', 'offline'],
    name: 'Ada Sample',
    second: 'Sample Works · Buyer',
    why: 'Matched on Phone · kept on this computer · just now No connection. What is known stays; notes are kept on this computer and sent later.',
    buttons: ['Open', 'Notes', 'Copy number'],
  },
  error: {
    contexts: {client: failing(new ProblemError(problem('internal'))), calls: oneCall()},
    states: ['ringing', 'error'],
    name: number,
    second: 'Name not known yet',
    why: 'Something went wrong on the server. Your work is kept. Try again. Try again',
    buttons: ['Notes', 'Copy number'],
  },
};

const allStates =
  'idle suppressed ringing active ended loading slow matched ambiguous unknown pbx-contact stale unreachable not-connected rate-limited offline error'.split(
    ' ',
  );

function statesOf(card: Element): string[] {
  return allStates.filter((state) => card.matches(`:state(${state})`));
}

describe('bgm-caller-card', () => {
  for (const [title, expected] of Object.entries(table)) {
    it(`shows ${title}`, async () => {
      const {card} = await cardWith(expected.contexts);
      expect(statesOf(card)).to.have.members(expected.states);
      expect(part(card, 'name')).to.equal(expected.name);
      expect(part(card, 'company')).to.equal(expected.second);
      expect(shown(card, '.why')).to.equal(expected.why);
      expect(buttons(card)).to.deep.equal(expected.buttons);
      await expectAccessible(card);
    });
  }

  it('has the number at once, then says that it looks, then that Zoho is slow, then the name', async () => {
    const answer = deferred<Lookup>();
    const {card, clock} = await cardWith({
      client: fakeClient({lookup: () => answer.promise}),
      calls: oneCall(),
    });
    expect(part(card, 'name')).to.equal(number);
    expect(statesOf(card)).to.have.members(['ringing', 'loading']);
    expect(shown(card, '.why')).to.equal('');
    expect(card.renderRoot.querySelectorAll('.skeleton').length).to.equal(0);
    await expectAccessible(card);

    await clock.pass(150);
    await card.updateComplete;
    expect(shown(card, '.why')).to.equal('Looking up in Zoho…');
    expect(card.renderRoot.querySelectorAll('.skeleton').length).to.equal(1);

    await clock.pass(1400);
    await card.updateComplete;
    expect(statesOf(card)).to.have.members(['ringing', 'loading', 'slow']);
    expect(shown(card, '.why')).to.equal('Zoho is slow. The name follows.');
    await expectAccessible(card);

    answer.resolve(matchedLookupExample);
    await painted(card);
    expect(part(card, 'name')).to.equal('Ada Sample');
    expect(part(card, 'number')).to.equal(number);
    expect(statesOf(card)).to.have.members(['ringing', 'matched']);
  });

  it('does not call anybody unknown before every module has answered', async () => {
    const {card} = await cardWith({
      client: clientWith({...unknownLookupExample, complete: false}),
      calls: oneCall(),
    });
    expect(statesOf(card)).to.have.members(['ringing', 'loading']);
    expect(buttons(card)).not.to.include('Create');
  });

  it('replaces a kept name by the confirmed one and says so', async () => {
    const answer = deferred<Lookup>();
    const client = fakeClient({
      peek: () => known(matchedLookupExample, 'database', true),
      lookup: () => answer.promise,
    });
    const {card} = await cardWith({client, calls: oneCall()});
    expect(part(card, 'name')).to.equal('Ada Sample');
    expect(statesOf(card)).to.include('stale');
    const [match] = matchedLookupExample.matches;
    answer.resolve({...matchedLookupExample, matches: [{...match!, name: 'Ada Renamed'}]});
    await painted(card);
    expect(part(card, 'name')).to.equal('Ada Renamed');
    expect(shown(card, '.why')).to.include('updated');
  });

  it('counts while it rings and while they talk, and stands still afterwards', async () => {
    const {card, clock} = await cardWith({client: clientWith(matchedLookupExample), calls: oneCall()});
    expect(part(card, 'timer')).to.equal('0:00');
    await clock.pass(7000);
    await card.updateComplete;
    expect(shown(card, '.status')).to.equal('Ringing 0:07');

    const answeredAt = '2026-06-15T09:40:07.000Z';
    await setContexts(card, {calls: oneCall({state: 'connected', answeredAt})});
    await clock.pass(83_000);
    await card.updateComplete;
    expect(shown(card, '.status')).to.equal('On call 1:23');
    expect(statesOf(card)).to.have.members(['active', 'matched']);
    await expectAccessible(card);
    await setContexts(card, {calls: oneCall({state: 'held', answeredAt})});
    expect(shown(card, '.status')).to.equal('On hold 1:23');

    await setContexts(card, {calls: oneCall(endedCallExample)});
    await clock.pass(9000);
    await card.updateComplete;
    expect(shown(card, '.status')).to.equal('Ended 4:00');
  });

  it('turns one timer for all cards, and none when nothing grows older', async () => {
    const {card, clock} = await cardWith(
      {client: clientWith(matchedLookupExample), calls: oneCall()},
      (clock) => plainCard(clock),
    );
    await clock.pass(2000);
    const second = card.cloneNode() as typeof card;
    second.clock = clock;
    card.after(second);
    await painted(second);
    await clock.pass(2000);
    expect(clock.waiting).to.equal(1);
    await setContexts(card, {calls: {calls: []}});
    await second.updateComplete;
    expect(clock.waiting).to.equal(0);
  });

  it('stays as wrap-up: outcome, length, the journal from queued to logged; then goes when dismissed', async () => {
    const calls = (state: 'queued' | 'logged') =>
      oneCall(endedCallExample, {journal: {...journalExample, state}});
    const {card} = await cardWith({client: clientWith(matchedLookupExample), calls: calls('queued')});
    expect(statesOf(card)).to.have.members(['ended', 'matched']);
    expect(shown(card, '.wrap-up')).to.equal('Answered · Queued for Zoho Dismiss');
    await expectAccessible(card);
    await setContexts(card, {calls: calls('logged')});
    expect(shown(card, '.wrap-up')).to.equal('Answered · Logged Dismiss');
    const link = card.renderRoot.querySelector<HTMLAnchorElement>('.wrap-up a');
    expect(link?.href).to.equal(journalExample.activityUrl);
    expect(link?.rel).to.include('noopener');

    let dismissed = '';
    card.addEventListener('bgm-dismiss', (event) => (dismissed = event.detail.callId));
    button(card, 'Dismiss').click();
    await card.updateComplete;
    expect(dismissed).to.equal(endedCallExample.id);
    expect(statesOf(card)).to.deep.equal(['idle']);
    await setContexts(card, {calls: oneCall({id: '950000000000001999'})});
    expect(statesOf(card)).to.include('ringing');
  });

  it('shows no length of a talk to whom the call only rang, since somebody else answered it', async () => {
    const ended = {
      startedAt: '2026-06-15T09:40:00.000Z',
      endedAt: '2026-06-15T09:40:02.000Z',
      answeredAt: '2026-06-15T09:40:04.000Z',
      talkSeconds: undefined,
    };
    const {card} = await cardWith({
      client: clientWith(matchedLookupExample),
      calls: oneCall({state: 'ended', outcome: 'answered', ...ended}),
    });
    expect(part(card, 'timer')).to.equal(undefined);
  });

  it('says why a call is not logged yet', async () => {
    const journal = {...journalExample, state: 'failed', problem: problem('crm_unavailable')} as const;
    const {card} = await cardWith({
      client: clientWith(matchedLookupExample),
      calls: oneCall({...endedCallExample, outcome: 'missed', talkSeconds: 0}, {journal}),
    });
    expect(shown(card, '.wrap-up')).to.equal(
      'Missed · Not logged yet: The CRM does not answer. Calls are kept and will be logged. Dismiss',
    );
    expect(part(card, 'timer')).to.equal(undefined);
    await expectAccessible(card);
  });

  it('asks again when told to', async () => {
    let down = true;
    const client = fakeClient({
      lookup: () => (down ? Promise.reject(new UnreachableError()) : Promise.resolve(matchedLookupExample)),
    });
    const {card} = await cardWith({client, calls: oneCall()});
    down = false;
    button(card, 'Try again').click();
    await painted(card);
    expect(part(card, 'name')).to.equal('Ada Sample');
    expect(statesOf(card)).to.have.members(['ringing', 'matched']);
  });

  it('does not send a number that the call itself rules out', async () => {
    let asked = 0;
    const client = fakeClient({lookup: async () => (asked++, matchedLookupExample)});
    await cardWith({client, calls: oneCall({direction: 'internal', remote: {number: extension}})});
    await cardWith({client, calls: oneCall({remote: {number: anonymousNumberExample}})});
    expect(asked).to.equal(0);
  });

  it('shows a number without a call and without a provider', async () => {
    const {card} = await cardWith(
      {},
      (clock) =>
        html`<bgm-caller-card
          number="0415 555 0123"
          .client=${clientWith(matchedLookupExample)}
          .clock=${clock}
        ></bgm-caller-card>`,
    );
    expect(statesOf(card)).to.deep.equal(['matched']);
    expect(part(card, 'name')).to.equal('Ada Sample');
    expect(part(card, 'number')).to.equal(number);
    expect(part(card, 'timer')).to.equal(undefined);
    expect(buttons(card)).to.deep.equal(['Open', 'Call', 'Copy number']);
    await expectAccessible(card);
  });

  it('shows the call with this id, whichever is active', async () => {
    const other = oneCall({id: '950000000000001777', remote: {number: anonymousNumberExample}});
    const calls = {active: other.active, calls: [...other.calls, ...oneCall().calls]};
    const {card} = await cardWith(
      {client: clientWith(matchedLookupExample), calls},
      (clock) => html`<bgm-caller-card call-id="950000000000001000" .clock=${clock}></bgm-caller-card>`,
    );
    expect(part(card, 'name')).to.equal('Ada Sample');
  });

  it('takes no place while idle where the page wants that', async () => {
    const {card} = await cardWith(
      {client: clientWith(matchedLookupExample), calls: {calls: []}},
      (clock) => html`<bgm-caller-card hide-when-idle .clock=${clock}></bgm-caller-card>`,
    );
    expect(card.getBoundingClientRect().height).to.equal(0);
    await setContexts(card, {calls: oneCall()});
    expect(card.getBoundingClientRect().height).to.be.greaterThan(100);
  });

  it('does not announce the caller: the provider does', async () => {
    const {card} = await cardWith({client: clientWith(matchedLookupExample), calls: oneCall()});
    const live = [...card.renderRoot.querySelectorAll('[aria-live], [role=status], [role=alert]')];
    expect(live.map((region) => region.textContent.trim()).join('')).to.equal('');
  });

  it('is one named group with everything reachable by Tab', async () => {
    const {card} = await cardWith({client: clientWith(matchedLookupExample), calls: oneCall()});
    const group = partElement(card, 'card');
    expect(group?.getAttribute('role')).to.equal('group');
    expect(card.renderRoot.querySelector(`#${group?.getAttribute('aria-labelledby')}`)?.textContent).to.equal(
      'Ada Sample',
    );
    expect(card.renderRoot.querySelectorAll('.card [tabindex]').length).to.equal(0);
  });

  it('says its own words in slots that the page fills', async () => {
    const {card} = await cardWith(
      {client: fakeClient({lookup: never}), calls: {calls: []}},
      (clock) =>
        html`<bgm-caller-card .clock=${clock}
          ><span slot="empty">Nobody yet</span><b slot="header">Line 1</b></bgm-caller-card
        >`,
    );
    const slot = card.renderRoot.querySelector<HTMLSlotElement>('slot[name=empty]');
    expect(slot?.assignedElements()[0]?.textContent).to.equal('Nobody yet');
    expect(card.renderRoot.querySelectorAll('slot[name=header]').length).to.equal(1);
  });
});
