import {expect} from '@open-wc/testing';
import {html} from 'lit';
import {sessionExample} from '../../../src/contract/index.ts';
import type {BgmCrmSettings} from '../../../src/components/settings/settings.ts';
import {deferred} from '../../support/deferred.ts';
import {problem} from '../../support/fake-proxy.ts';
import {expectAccessible, part, setContexts, text, withContexts} from '../../support/page.ts';
import {until} from '../../support/until.ts';
import {AdminWorld} from './admin-world.ts';
import {button, open, order, says, still} from './settings-kit.ts';

const ids = ['connect', 'find', 'log', 'create', 'pages', 'changes'];
/** What stands on the light side: the provider's slots. */
const slots = html`<p slot="loading">one moment</p>
  <p slot="error">broken</p>
  <p slot="offline">away</p>
  <p slot="not-permitted">not you</p>`;

function controls(page: BgmCrmSettings): Element[] {
  return [...page.renderRoot.querySelectorAll('[part~=section] :is(input, select, textarea, button)')].filter(
    (element) => !element.matches('[readonly], .copy, [aria-label="Sample call"]'),
  );
}

describe('settings: states', () => {
  it('says that it loads, and asks for nothing before somebody is signed in', async () => {
    const world = new AdminWorld();
    const {page} = await open(world, {connection: {link: 'connecting'}, state: 'loading'});
    expect(part(page, 'message')).to.equal('Loading the settings…');
    expect(world.proxy.seen).to.have.length(0);
    await expectAccessible(page);
    await setContexts(page, {connection: world.online()});
    await until(() => page.matches(':state(ready)'));
  });

  it('says what went wrong while loading, and tries again', async () => {
    const world = new AdminWorld();
    const answer = world.proxy.routes['GET /settings']!;
    world.proxy.routes['GET /settings'] = () => problem('internal');
    const {page} = await open(world, {state: 'error'});
    expect(part(page, 'message')).to.equal(
      'Something went wrong on the server. Your work is kept. Try again.',
    );
    await expectAccessible(page);
    world.proxy.routes['GET /settings'] = answer;
    button(page, 'Try again').click();
    await until(() => page.matches(':state(ready)'));
  });

  it('says that the server cannot be reached', async () => {
    const world = new AdminWorld();
    const {page} = await open(world, {
      connection: {link: 'offline', session: world.session},
      state: 'offline',
    });
    expect(part(page, 'message')).to.include('The server does not answer.');
    await expectAccessible(page);
  });

  it('keeps the page when the connection breaks later, says so, and does not pretend to save', async () => {
    const world = new AdminWorld();
    const {page} = await open(world, {section: 'find'});
    button(page, 'Move Leads up').click();
    await setContexts(page, {connection: {link: 'offline', session: world.session}});
    await says(page, 'What you changed is kept on this page');
    expect(page.matches(':state(offline)')).to.equal(true);
    expect(button(page, 'Save changes').ariaDisabled).to.equal('true');
    button(page, 'Save changes').click();
    await still(page);
    expect(world.proxy.to('PUT /settings')).to.have.length(0);
    await expectAccessible(page);
  });

  for (const [title, session] of [
    ['an agent', sessionExample],
    ['an admin without the permission', {...sessionExample, role: 'tenant_admin'}],
  ] as const)
    it(`shows ${title} nothing but who can help, and asks for nothing (T6)`, async () => {
      const world = new AdminWorld({session});
      const {page} = await open(world, {state: 'not-permitted'});
      expect(part(page, 'message')).to.include('Your account may not see the CRM settings.');
      expect(world.proxy.seen).to.have.length(0);
      await expectAccessible(page);
    });

  it('believes the proxy that somebody may not see them', async () => {
    const world = new AdminWorld();
    world.proxy.routes['GET /settings'] = () => problem('forbidden');
    const {page} = await open(world, {state: 'not-permitted'});
    expect(text(page)).to.include('may not see the CRM settings');
  });

  it('says that it stands outside a provider', async () => {
    const page = await withContexts<BgmCrmSettings>({}, html`<bgm-crm-settings></bgm-crm-settings>`);
    expect(page.matches(':state(not-connected)')).to.equal(true);
    expect(part(page, 'message')).to.include('Put them inside <bgm-crm-provider>.');
  });

  it('says that nobody is signed in, and shows nothing of the one before (T14)', async () => {
    const world = new AdminWorld();
    const {page} = await open(world, {section: 'pages'});
    expect(text(page)).to.include('https://portal.example');
    await setContexts(page, {connection: {link: 'signed_out'}});
    expect(page.matches(':state(not-connected)')).to.equal(true);
    expect(text(page)).not.to.include('portal.example');
    const other = {...world.session, user: {...world.session.user, id: '2'}};
    world.proxy.routes['GET /settings'] = () => problem('forbidden');
    await setContexts(page, {connection: {link: 'online', session: other}});
    await until(() => page.matches(':state(not-permitted)'));
    expect(text(page)).not.to.include('portal.example');
  });

  it('keeps what is not saved for an admin whose sign-in ended by itself, and shows it to nobody meanwhile', async () => {
    const world = new AdminWorld();
    const {page, clock} = await open(world, {section: 'find'});
    button(page, 'Move Leads up').click();
    await page.updateComplete;
    world.save({create: {enabled: false, type: 'Lead'}}, 'Omar Reyes');
    const {session} = world;
    for (const contexts of [
      {connection: {link: 'signed_out', session}},
      // The first try still has the token that ended.
      {connection: {link: 'connecting'}, client: world.client(clock)},
      {connection: {link: 'signed_out'}},
      {connection: {link: 'connecting'}, client: world.client(clock)},
      {connection: {link: 'offline'}},
    ] as const) {
      await setContexts(page, contexts);
      expect(page.renderRoot.querySelector('.order-name'), contexts.connection.link).to.equal(null);
    }
    await setContexts(page, {connection: world.online()});
    await still(page, clock);
    expect(order(page)).to.deep.equal(['Leads', 'Contacts', 'Accounts']);
    expect(text(page)).to.include('1 change not saved');
    button(page, 'Save changes').click();
    await still(page, clock);
    expect(world.settings.lookupOrder).to.deep.equal(['Leads', 'Contacts', 'Accounts']);
    expect(world.settings.create, 'what another admin saved meanwhile').to.deep.equal({
      enabled: false,
      type: 'Lead',
    });
  });

  it('asks anew with the next sign-in, whatever the one before still waits for', async () => {
    const world = new AdminWorld();
    const {page, clock} = await open(world, {section: 'find'});
    button(page, 'Move Leads up').click();
    const answer = world.proxy.routes['GET /settings']!;
    const gate = deferred<void>();
    world.proxy.routes['GET /settings'] = () => gate.promise.then(() => problem('internal'));
    await setContexts(page, {connection: world.online()});
    await until(() => world.proxy.to('GET /settings').length === 2);
    world.proxy.routes['GET /settings'] = answer;
    world.save({lookupOrder: ['Accounts']}, 'Omar Reyes');
    await setContexts(page, {connection: world.online(), client: world.client(clock)});
    await says(page, 'Omar Reyes saved these settings meanwhile.');
    gate.resolve();
    await still(page, clock);
    expect(order(page)).to.deep.equal(['Leads', 'Contacts', 'Accounts']);
    expect(world.proxy.to('GET /connection'), 'not by the client before as well').to.have.length(2);
  });

  for (const [who, change] of [
    ['another admin', {}],
    ['an agent', {role: 'agent', features: sessionExample.features}],
  ] as const)
    it(`forgets what is not saved when ${who} signs in after a sign-in that ended by itself (T14)`, async () => {
      const world = new AdminWorld();
      const {page, clock} = await open(world, {section: 'find'});
      button(page, 'Move Leads up').click();
      await page.updateComplete;
      const {session} = world;
      const other = {...session, ...change, user: {...session.user, id: '2'}};
      await setContexts(page, {connection: {link: 'signed_out', session}});
      await setContexts(page, {connection: {link: 'offline', session: other}, client: world.client(clock)});
      expect(page.unsaved).to.equal(false);
      expect(page.renderRoot.querySelector('.order-name')).to.equal(null);
      await setContexts(page, {connection: {link: 'online', session: other}});
      await still(page, clock);
      expect(page.unsaved).to.equal(false);
    });

  it('forgets what is not saved as soon as the admin signs out (T14)', async () => {
    const world = new AdminWorld();
    const {page, clock} = await open(world, {section: 'find'});
    button(page, 'Move Leads up').click();
    await page.updateComplete;
    await setContexts(page, {connection: {link: 'signed_out'}});
    expect(page.unsaved).to.equal(false);
    await setContexts(page, {connection: world.online()});
    await still(page, clock);
    expect(order(page)).to.deep.equal(['Contacts', 'Leads', 'Accounts']);
  });

  for (const [state, slot] of [
    ['loading', 'one moment'],
    ['error', 'broken'],
    ['offline', 'away'],
    ['not-permitted', 'not you'],
  ] as const)
    it(`gives the embedder’s own words for: ${state}`, async () => {
      const world = new AdminWorld(state === 'not-permitted' ? {session: sessionExample} : {});
      if (state === 'error') world.proxy.routes['GET /settings'] = () => problem('internal');
      const connection =
        state === 'loading'
          ? ({link: 'connecting'} as const)
          : state === 'offline'
            ? ({link: 'offline', session: world.session} as const)
            : world.online();
      const page = await withContexts<BgmCrmSettings>(
        {client: world.client(), connection},
        html`<bgm-crm-settings>${slots}</bgm-crm-settings>`,
      );
      await until(() => page.matches(`:state(${state})`));
      const shown = page.renderRoot.querySelector('slot')!.assignedElements();
      expect(shown.map(({textContent}) => textContent)).to.deep.equal([slot]);
    });

  for (const [title, settings, words, state] of [
    ['an admin who may only look', {editable: false}, 'You may look, but not change anything', 'view-only'],
    [
      'a tenant whose feature is off',
      {featureEnabled: false},
      'The system administrator has CRM switched off',
      'feature-off',
    ],
  ] as const)
    it(`lets ${title} read everything, change nothing, and says why`, async () => {
      const {page, clock} = await open(new AdminWorld({settings}), {section: 'connect'});
      for (const section of ids) {
        page.section = section;
        await still(page, clock);
        expect(part(page, 'banner')).to.include(words);
        const enabled = controls(page).filter((element) => !element.matches(':disabled'));
        expect(
          enabled.map(({outerHTML}) => outerHTML),
          section,
        ).to.deep.equal([]);
        await expectAccessible(page);
      }
      expect(page.matches(`:state(${state})`)).to.equal(true);
    });

  it('asks for nothing but the settings while the feature is off', async () => {
    const world = new AdminWorld({settings: {featureEnabled: false}});
    const {page} = await open(world);
    expect(text(page)).to.include('the connection is neither used nor shown. It is kept.');
    expect(world.proxy.seen.map(({method, path}) => `${method} ${path}`)).to.deep.equal(['GET /settings']);
  });

  it('asks again after a line that was cut', async () => {
    const world = new AdminWorld();
    const {page} = await open(world, {section: 'pages'});
    const {session} = world;
    await setContexts(page, {connection: {link: 'offline', session}});
    world.save({allowedOrigins: ['https://other.example']}, 'Omar Reyes');
    await setContexts(page, {connection: {link: 'online', session}});
    await says(page, 'https://other.example');
  });

  it('can be made read-only by the page', async () => {
    const {page} = await open(new AdminWorld(), {section: 'find'});
    page.readonly = true;
    await page.updateComplete;
    expect(part(page, 'banner')).to.include('they are changed elsewhere');
    expect(controls(page).every((element) => element.matches(':disabled'))).to.equal(true);
  });

  for (const section of ids)
    it(`is accessible in each section: ${section}`, async () => {
      const {page, clock} = await open(new AdminWorld(), {section});
      await still(page, clock);
      await expectAccessible(page);
    });

  it('shows the first section for a name that there is none of', async () => {
    const {page} = await open(new AdminWorld(), {section: 'nonsense'});
    expect(part(page, 'heading')).to.equal('Connect');
  });
});
