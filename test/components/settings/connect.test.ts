import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {
  type Connection,
  type ConnectionProblemCode,
  connectionExample,
  problemStatus,
} from '../../../src/contract/index.ts';
import {connectionProblems} from '../../../src/locales/en/settings/connection-problems.ts';
import {json, problem} from '../../support/fake-proxy.ts';
import {expectAccessible, setContexts, text} from '../../support/page.ts';
import {until} from '../../support/until.ts';
import {AdminWorld, failedConnection, newConnection, readyConnection, regionsOfGuide} from './admin-world.ts';
import {button, control, fill, one, open, pass, says, shown, still} from './settings-kit.ts';

/** What was done with a tab that was asked for. */
interface OpenedTab {
  title: string;
  sentTo: string;
  /** Whether the page in it could reach back to ours. */
  reachesBack: boolean;
  closed: boolean;
}

/** Tabs in the browser's place, for as long as one test. */
class Tabs {
  readonly opened: OpenedTab[] = [];
  blocked = false;
  readonly #own = window.open.bind(window);

  constructor() {
    window.open = () => (this.blocked ? null : this.#open());
  }

  restore(): void {
    window.open = this.#own;
  }

  #open(): Window {
    const tab: OpenedTab = {title: '', sentTo: '', reachesBack: true, closed: false};
    this.opened.push(tab);
    const shown = {
      get closed() {
        return tab.closed;
      },
      set opener(value: unknown) {
        tab.reachesBack = value !== null;
      },
      document: {
        body: null,
        set title(words: string) {
          tab.title = words;
        },
      },
      location: {replace: (url: string) => (tab.sentTo = url)},
      close: () => (tab.closed = true),
    };
    return shown as unknown as Window;
  }
}

const codes = Object.keys(connectionProblems).map((key) =>
  key.replace('bgmProblem_', ''),
) as ConnectionProblemCode[];
const consoleCodes = [
  'oauth_secret_wrong',
  'oauth_client_unknown',
  'oauth_client_other_region',
  'oauth_redirect_uri_wrong',
];

describe('settings: connect', () => {
  let tabs: Tabs;
  beforeEach(() => {
    tabs = new Tabs();
  });
  afterEach(() => tabs.restore());

  it('leads through the steps in their order, each of them accessible', async () => {
    const {page} = await open(new AdminWorld({connection: newConnection}));
    const titles = [...page.renderRoot.querySelectorAll('.step-title')].map(shown);
    expect(titles).to.deep.equal([
      'Choose where your Zoho account lives',
      'Add a client in Zoho',
      'Copy these values there, then press Create',
      'Copy the two values that Zoho shows here',
      'Authorize',
    ]);
    expect(text(page)).to.include('Server-based Applications');
    expect(text(page)).to.include('not as a developer account');
    expect(text(page).toLowerCase()).not.to.include('refresh token');
    expect(control(page, 'Authorized Redirect URIs').value).to.equal(newConnection.redirectUris[0]);
    expect(control(page, 'Homepage URL').value).to.equal('https://pbx.example.com:8887');
    await expectAccessible(page);
  });

  it('names the six regions in full, and opens the developer console of the one that is chosen', async () => {
    const {page} = await open(new AdminWorld({connection: newConnection}));
    const region = control<HTMLSelectElement>(page, 'Region');
    expect([...region.options].map(({value}) => value)).to.deep.equal(regionsOfGuide);
    expect([...region.options].map(shown)).to.deep.equal([
      'United States (US)',
      'Europe (EU)',
      'India (IN)',
      'Japan (JP)',
      'Canada (CA)',
      'Saudi Arabia (SA)',
    ]);
    const link = () =>
      button(page, 'Open Zoho’s developer console ↗, opens in a new tab') as HTMLAnchorElement;
    expect(link().href).to.equal('https://accounts.zoho.eu/developerconsole');
    fill(region, 'ca');
    await page.updateComplete;
    expect(link().href).to.equal('https://accounts.zohocloud.ca/developerconsole');
  });

  it('copies what has to be entered at Zoho and says so, also to a screen reader', async () => {
    const {page} = await open(new AdminWorld({connection: newConnection}));
    let copied = '';
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: {writeText: async (words: string) => (copied = words)},
    });
    button(page, 'Copy: Authorized Redirect URIs').click();
    await still(page);
    expect(copied).to.equal('https://pbx.example.com:8887/api/auth/callback/zoho');
    expect(shown(button(page, 'Copy: Authorized Redirect URIs'))).to.equal('✓ Copied');
    expect(shown(one(page, '[role=status].visually-hidden'))).to.equal('Copied');
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  it('saves region and client by one press and sends a tab of its own to Zoho, which cannot reach back', async () => {
    const world = new AdminWorld({connection: newConnection});
    const {page, clock} = await open(world);
    fill(control<HTMLSelectElement>(page, 'Region'), 'us');
    fill(control(page, 'Client ID'), ' 1000.EXAMPLECLIENT ');
    fill(control(page, 'Client Secret'), 'an-example-of-a-secret');
    await page.updateComplete;
    button(page, 'Save and authorize').click();
    expect(tabs.opened, 'a tab opens inside the press').to.have.length(1);
    await still(page, clock);
    expect(world.settings.region).to.equal('us');
    expect(world.proxy.to('PUT /settings/credentials')[0]?.body).to.deep.equal({
      clientId: '1000.EXAMPLECLIENT',
      clientSecret: 'an-example-of-a-secret',
    });
    expect(tabs.opened[0]).to.include({title: 'Opening Zoho…', reachesBack: false, closed: false});
    expect(tabs.opened[0]?.sentTo).to.match(/^https:\/\/accounts\.zoho\.eu\/oauth\/v2\/auth/);
    expect(text(page)).to.include(
      'Sign in there as the Zoho user who shall grant access, not as a developer account',
    );
    await expectAccessible(page);
  });

  it('never shows the secret again: its fingerprint and age, and a way to replace it (T7)', async () => {
    const world = new AdminWorld({connection: readyConnection});
    const {page, clock} = await open(world);
    expect(text(page)).to.include('Set 1 hour ago, fingerprint 5b0c2f9a41de');
    expect(page.renderRoot.querySelector('#client-secret')).to.equal(null);
    button(page, 'Replace the Client Secret').click();
    await page.updateComplete;
    expect(page.shadowRoot?.activeElement?.id).to.equal('client-secret');
    fill(control(page, 'Client Secret'), 'another-secret');
    await page.updateComplete;
    button(page, 'Save and authorize').click();
    await still(page, clock);
    expect(page.renderRoot.querySelector('#client-secret')).to.equal(null);
    expect(page.renderRoot.textContent).not.to.include('another-secret');
    expect(world.proxy.to('PUT /settings/credentials')).to.have.length(1);
  });

  it('goes on when Enter is pressed in a field, as in a form', async () => {
    const world = new AdminWorld({connection: readyConnection});
    const {page, clock} = await open(world);
    control(page, 'Client ID').focus();
    await sendKeys({press: 'Enter'});
    await still(page, clock);
    expect(tabs.opened).to.have.length(1);
    expect(world.proxy.to('POST /connection/authorize')).to.have.length(1);
  });

  it('lets the browser ask before a typed secret is lost, and forgets it when somebody else signs in (T14)', async () => {
    const world = new AdminWorld({connection: newConnection});
    const {page} = await open(world);
    const leaves = () => dispatchEvent(new Event('beforeunload', {cancelable: true}));
    fill(control(page, 'Client ID'), '1000.EXAMPLECLIENT');
    fill(control(page, 'Client Secret'), 'an-example-of-a-secret');
    expect(leaves()).to.equal(false);
    const session = {...world.session, user: {...world.session.user, id: '2'}};
    await setContexts(page, {connection: {link: 'online', session}});
    await still(page);
    expect(control(page, 'Client Secret').value).to.equal('');
    expect(control(page, 'Client ID').value).to.equal('');
    expect(leaves()).to.equal(true);
  });

  it('asks for the secret of another client', async () => {
    const {page} = await open(new AdminWorld({connection: readyConnection}));
    fill(control(page, 'Client ID'), '1000.ANOTHERCLIENT');
    await page.updateComplete;
    expect(text(page)).to.include('Another client has another secret: enter it too.');
    button(page, 'Save and authorize').click();
    await page.updateComplete;
    expect(tabs.opened).to.have.length(0);
    expect(page.shadowRoot?.activeElement?.id).to.equal('client-secret');
  });

  it('sends a consent only with what can be right, and brings the admin to the field that cannot', async () => {
    const world = new AdminWorld({connection: newConnection});
    const {page} = await open(world);
    fill(control(page, 'Client ID'), 'hello');
    await page.updateComplete;
    button(page, 'Save and authorize').click();
    await page.updateComplete;
    expect(text(page)).to.include('A Client ID looks like 1000.ABC123.');
    expect(page.shadowRoot?.activeElement?.id).to.equal('client-id');
    expect(tabs.opened).to.have.length(0);
    expect(world.proxy.to('POST /connection/authorize')).to.have.length(0);
    await expectAccessible(page);
  });

  it('shows at its field what the proxy did not take, and closes the tab', async () => {
    const world = new AdminWorld({connection: readyConnection});
    world.proxy.routes['PUT /settings/credentials'] = () =>
      problem('validation_failed', {errors: [{pointer: '/clientSecret', code: 'not_a_client_secret'}]});
    const {page, clock} = await open(world);
    button(page, 'Replace the Client Secret').click();
    await page.updateComplete;
    fill(control(page, 'Client Secret'), 'good-looking');
    button(page, 'Save and authorize').click();
    await still(page, clock);
    expect(text(page)).to.include('A Client Secret has at least 8 signs and no blanks.');
    expect(tabs.opened[0]?.closed).to.equal(true);
  });

  it('says that the browser blocked the tab, and gives a plain link (popup_blocked)', async () => {
    tabs.blocked = true;
    const world = new AdminWorld({connection: readyConnection});
    const {page, clock} = await open(world);
    button(page, 'Save and authorize').click();
    await still(page, clock);
    expect(one(page, '[data-code=popup_blocked]').getAttribute('role')).to.equal('alert');
    const link = button(page, 'Open Zoho’s consent page ↗, opens in a new tab') as HTMLAnchorElement;
    expect(link.href).to.match(/^https:\/\/accounts\.zoho\.eu\/oauth/);
    expect(link.rel).to.include('noopener');
    await expectAccessible(page);
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
    await page.updateComplete;
    expect(text(page)).to.include('Waiting for your consent in Zoho’s tab');
  });

  it('notices by itself that the consent came, and tells the page', async () => {
    const world = new AdminWorld({connection: readyConnection});
    const {page, clock} = await open(world);
    const told: string[] = [];
    page.addEventListener('bgm-connected', ({detail}) => told.push(detail.connection.state));
    button(page, 'Save and authorize').click();
    await still(page, clock);
    await pass({page, clock}, 2000);
    expect(told).to.deep.equal([]);
    world.answerConsent();
    await pass({page, clock}, 2000);
    await says(page, 'Connected. Callers are looked up and calls are logged from now on.');
    expect(told).to.deep.equal(['connected']);
    expect(page.matches(':state(connected)')).to.equal(true);
    const asked = world.proxy.to('GET /connection').length;
    await pass({page, clock}, 60_000);
    expect(world.proxy.to('GET /connection').length, 'it stops looking').to.equal(asked);
  });

  it('notices at once when the provider hears of it', async () => {
    const world = new AdminWorld({connection: readyConnection});
    const {page, clock} = await open(world);
    button(page, 'Save and authorize').click();
    await still(page, clock);
    world.answerConsent();
    await setContexts(page, {connection: world.online()});
    await says(page, 'Connected. Callers are looked up and calls are logged from now on.');
  });

  it('brings into view what a press led to and what came of it, without moving the focus', async () => {
    const world = new AdminWorld({connection: readyConnection});
    const {page, clock} = await open(world);
    const press = button(page, 'Save and authorize');
    press.focus();
    press.click();
    await still(page, clock);
    const isInView = (selector: string) => {
      const {top, bottom} = one(page, selector).getBoundingClientRect();
      return top >= -1 && bottom <= innerHeight + 1;
    };
    expect(isInView('.consent')).to.equal(true);
    world.answerConsent('oauth_secret_wrong');
    await pass({page, clock}, 2000);
    await says(page, 'Zoho does not take this Client Secret.');
    await still(page, clock);
    expect(isInView('.outcome')).to.equal(true);
    expect(page.shadowRoot?.activeElement).to.equal(press);
  });

  it('shows the region that is set, and saves another one although Zoho’s own is used already', async () => {
    const world = new AdminWorld({
      settings: {region: 'eu'},
      connection: {...readyConnection, region: 'us', namedRegion: 'us'},
    });
    const {page, clock} = await open(world);
    expect(control<HTMLSelectElement>(page, 'Region').value).to.equal('eu');
    fill(control<HTMLSelectElement>(page, 'Region'), 'us');
    await page.updateComplete;
    button(page, 'Save and authorize').click();
    await still(page, clock);
    expect(world.settings.region).to.equal('us');
  });

  it('tells of a connection that it is new only when it was none before', async () => {
    const world = new AdminWorld({connection: {...connectionExample, state: 'degraded'}});
    const {page} = await open(world);
    let told = 0;
    page.addEventListener('bgm-connected', () => (told += 1));
    world.connection = connectionExample;
    await setContexts(page, {connection: world.online()});
    await still(page);
    expect(page.matches(':state(connected)')).to.equal(true);
    expect(told).to.equal(0);
    expect(text(page)).not.to.include('from now on');
  });

  it('goes on looking when one look fails', async () => {
    const world = new AdminWorld({connection: readyConnection});
    const {page, clock} = await open(world);
    button(page, 'Save and authorize').click();
    await still(page, clock);
    const answer = world.proxy.routes['GET /connection']!;
    world.proxy.routes['GET /connection'] = () => problem('internal');
    await pass({page, clock}, 2000);
    await says(page, 'Something went wrong on the server.');
    world.proxy.routes['GET /connection'] = answer;
    world.answerConsent();
    await pass({page, clock}, 2000);
    await says(page, 'Acme GmbH');
  });

  it('tells after 30 seconds what an error on Zoho’s own page means', async () => {
    const {page, clock} = await open(new AdminWorld({connection: readyConnection}));
    button(page, 'Save and authorize').click();
    await still(page, clock);
    await pass({page, clock}, 29_000);
    expect(text(page)).not.to.include('Invalid Redirect Uri');
    await pass({page, clock}, 1000);
    await says(page, '“Invalid Redirect Uri”: compare the redirect URI');
    expect(text(page)).to.include('“Invalid Client”: compare the Client ID and the region.');
  });

  for (const code of codes) {
    it(`says in its own words: ${code}`, async () => {
      const world = new AdminWorld({connection: readyConnection});
      const {page, clock} = await open(world);
      button(page, 'Save and authorize').click();
      await still(page, clock);
      world.answerConsent(code);
      await pass({page, clock}, 2000);
      await says(page, connectionProblems[`bgmProblem_${code}`]);
      expect(button(page, 'Save and authorize').ariaDisabled).to.equal('false');
      const hasLink = text(page).includes('Zoho’s developer console ↗, opens in a new tab', 0);
      if (consoleCodes.includes(code)) expect(hasLink).to.equal(true);
    });
  }

  it('offers to authorize again inside the message of a failed first consent, and the focus stays in reach', async () => {
    const world = new AdminWorld({connection: failedConnection('oauth_consent_refused')});
    const {page, clock} = await open(world);
    const again = button(page, 'Authorize again');
    expect(shown(again.closest('.notice.bad')!)).to.include('Press Authorize again and choose Accept.');
    await expectAccessible(page);
    again.focus();
    again.click();
    expect(tabs.opened, 'a tab opens inside the press').to.have.length(1);
    await still(page, clock);
    expect(world.proxy.to('POST /connection/authorize')).to.have.length(1);
    expect(tabs.opened[0]?.sentTo).to.match(/^https:\/\/accounts\.zoho\.eu\/oauth\/v2\/auth/);
    expect(page.renderRoot.querySelector('.notice.bad')).to.equal(null);
    expect(page.shadowRoot?.activeElement).to.equal(button(page, 'Save and authorize'));
  });

  it('saves by that button what was typed, as the main one does', async () => {
    const world = new AdminWorld({connection: failedConnection('oauth_secret_wrong')});
    const {page, clock} = await open(world);
    button(page, 'Replace the Client Secret').click();
    await page.updateComplete;
    fill(control(page, 'Client Secret'), 'another-secret');
    await page.updateComplete;
    button(page, 'Authorize again').click();
    await still(page, clock);
    expect(world.proxy.to('PUT /settings/credentials')).to.have.length(1);
    expect(tabs.opened).to.have.length(1);
  });

  const refused = failedConnection('oauth_consent_refused');
  const withoutButton: [string, AdminWorld, number][] = [
    [
      'no secret is set',
      new AdminWorld({connection: {...refused, credentials: {...refused.credentials, secretSet: false}}}),
      0,
    ],
    ['the page is only to be read', new AdminWorld({settings: {editable: false}, connection: refused}), 0],
    [
      'one stands right below it, once there was a connection',
      new AdminWorld({
        connection: {...connectionExample, state: 'authorization_required', problem: refused.problem},
      }),
      1,
    ],
  ];
  for (const [when, world, count] of withoutButton)
    it(`has no button to authorize again inside the message where ${when}`, async () => {
      const {page} = await open(world);
      await says(page, 'The consent was refused at Zoho.');
      expect(page.renderRoot.querySelector('.notice.bad button')).to.equal(null);
      const all = [...page.renderRoot.querySelectorAll('button')].filter(
        (one) => shown(one) === 'Authorize again',
      );
      expect(all).to.have.length(count);
    });

  it('keeps “connected” in the list of sections while a further consent is open or abandoned', async () => {
    const consent = {expiresAt: '2026-06-15T09:50:00.000Z'};
    const standing = async (connection: Connection) => {
      const {page} = await open(new AdminWorld({connection}));
      return shown(one(page, '.section-standing'));
    };
    expect(await standing({...connectionExample, consent})).to.equal('connected');
    expect(await standing({...readyConnection, consent})).to.equal('waiting');
  });

  it('shows words for each code with the mark of a problem, accessible', async () => {
    const {page} = await open(new AdminWorld({connection: failedConnection('crm_api_access_denied')}));
    const link = button(page, 'Profiles in Zoho CRM ↗, opens in a new tab') as HTMLAnchorElement;
    expect(link.href).to.equal('https://crm.zoho.eu/crm/settings/profiles');
    await expectAccessible(page);
  });

  it('has words for every way in which connecting can fail', () => {
    const expected = Object.keys(problemStatus).filter((code) => code.startsWith('oauth_'));
    expect(expected.filter((code) => !codes.includes(code as ConnectionProblemCode))).to.deep.equal([]);
  });

  it('says that Zoho throttles when it refuses to begin, and closes the tab (Z25)', async () => {
    const world = new AdminWorld({connection: readyConnection});
    world.proxy.routes['POST /connection/authorize'] = () =>
      problem('oauth_throttled', {}, {'Retry-After': '600'});
    const {page, clock} = await open(world);
    button(page, 'Save and authorize').click();
    await still(page, clock);
    await says(page, 'Zoho gives no new access for some minutes');
    expect(tabs.opened[0]?.closed).to.equal(true);
  });

  it('offers the data centre that Zoho named as a correction by one press (Z22)', async () => {
    const world = new AdminWorld({connection: {...connectionExample, region: 'us', namedRegion: 'us'}});
    const {page, clock} = await open(world);
    expect(text(page)).to.include(
      'Zoho says that the account lives in United States (US); here stands Europe (EU).',
    );
    await expectAccessible(page);
    world.proxy.routes['GET /connection'] = () => Response.json({...connectionExample, region: 'us'});
    button(page, 'Use United States (US)').click();
    await still(page, clock);
    await until(() => !text(page).includes('Zoho says that the account lives'));
    expect(world.settings.region).to.equal('us');
  });

  it('names the new organisation alone when nobody knows the old one’s name any more', async () => {
    const other = {id: '4876876000000000002', name: 'Other Ltd', edition: 'standard', url: null};
    const state = 'authorization_required' as const;
    const connection = {...connectionExample, state, organisation: null, otherOrganisation: other};
    const {page} = await open(new AdminWorld({connection}));
    expect(text(page)).to.include('The consent came from Other Ltd, which is not the organisation');
  });

  it('uses another organisation only when the admin says so, and names both', async () => {
    const other = {id: '4876876000000000002', name: 'Other Ltd', edition: 'standard', url: null};
    const world = new AdminWorld({
      connection: {...connectionExample, state: 'authorization_required', otherOrganisation: other},
    });
    const {page, clock} = await open(world);
    expect(text(page)).to.include('Until now this was Acme GmbH; the consent came from Other Ltd.');
    await expectAccessible(page);
    button(page, 'Use Other Ltd from now on').click();
    await still(page, clock);
    expect(world.proxy.to('POST /connection/confirm')[0]?.body).to.deep.equal({organisationId: other.id});
    expect(text(page)).not.to.include('Until now this was');
  });

  it('shows who is connected, since when and by whom, and what was not given', async () => {
    const connection = {...connectionExample, missingScopes: ['ZohoCRM.users.READ']};
    const {page} = await open(new AdminWorld({connection}));
    for (const words of ['Acme GmbH', 'enterprise', 'Europe (EU)', 'by Ines Holm', 'ZohoCRM.users.READ'])
      expect(text(page)).to.include(words);
    await expectAccessible(page);
  });

  it('says what disconnecting means before it does so, and can be called off', async () => {
    const world = new AdminWorld();
    const {page, clock} = await open(world);
    let told = 0;
    page.addEventListener('bgm-disconnected', () => (told += 1));
    button(page, 'Disconnect').click();
    await page.updateComplete;
    expect(text(page)).to.include('every browser forgets what it kept');
    expect(page.shadowRoot?.activeElement?.id).to.equal('stay');
    await expectAccessible(page);
    button(page, 'Stay connected').click();
    await page.updateComplete;
    expect(page.shadowRoot?.activeElement?.id).to.equal('disconnect');
    expect(world.proxy.to('DELETE /connection')).to.have.length(0);
    button(page, 'Disconnect').click();
    await page.updateComplete;
    button(page, 'Yes, disconnect').click();
    await still(page, clock);
    expect(world.proxy.to('DELETE /connection')).to.have.length(1);
    expect(told).to.equal(1);
    await says(page, 'Save and authorize');
  });

  it('stays connected by Escape, wherever in the question the focus is, and brings it back to the button', async () => {
    const world = new AdminWorld();
    const {page} = await open(world);
    for (const tabs of [0, 1]) {
      button(page, 'Disconnect').click();
      await page.updateComplete;
      for (let tab = 0; tab < tabs; tab++) await sendKeys({press: 'Tab'});
      await sendKeys({press: 'Escape'});
      await page.updateComplete;
      expect(text(page)).not.to.include('every browser forgets what it kept');
      expect(page.shadowRoot?.activeElement?.id).to.equal('disconnect');
    }
    expect(world.proxy.to('DELETE /connection')).to.have.length(0);
  });

  it('keeps the stored secret by Escape while nothing is typed, and by Cancel', async () => {
    const {page} = await open(new AdminWorld());
    const focused = () => page.shadowRoot?.activeElement;
    one<HTMLDetailsElement>(page, 'details.more').open = true;
    button(page, 'Replace the Client Secret').click();
    await page.updateComplete;
    await sendKeys({press: 'Escape'});
    await page.updateComplete;
    expect(focused()?.id).to.equal('replace-secret');
    button(page, 'Replace the Client Secret').click();
    await page.updateComplete;
    fill(one<HTMLInputElement>(page, '#client-secret'), 'typed-so-far');
    await sendKeys({press: 'Escape'});
    await page.updateComplete;
    expect(one<HTMLInputElement>(page, '#client-secret').value).to.equal('typed-so-far');
    button(page, 'Cancel').click();
    await page.updateComplete;
    expect(focused()?.id).to.equal('replace-secret');
    expect(page.unsaved).to.equal(false);
  });

  it('says what is left to do in Zoho when it did not answer', async () => {
    const world = new AdminWorld();
    const {page, clock} = await open(world);
    world.proxy.routes['DELETE /connection'] = () =>
      json({...connectionExample, state: 'authorization_required', organisation: null, revoked: false});
    button(page, 'Disconnect').click();
    await page.updateComplete;
    button(page, 'Yes, disconnect').click();
    await still(page, clock);
    await says(page, 'Remove it in Zoho yourself.');
    expect(text(page)).to.include('Connected apps of the Zoho account');
    await expectAccessible(page);
  });

  it('asks again when the connection could not be read', async () => {
    const world = new AdminWorld();
    const answer = world.proxy.routes['GET /connection']!;
    world.proxy.routes['GET /connection'] = () => problem('internal');
    const {page} = await open(world);
    await says(page, 'Something went wrong on the server.');
    world.proxy.routes['GET /connection'] = answer;
    button(page, 'Try again').click();
    await says(page, 'Acme GmbH');
  });
});
