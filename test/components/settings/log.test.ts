import {expect} from '@open-wc/testing';
import type {BgmCrmSettings} from '../../../src/components/settings/settings.ts';
import {
  activityPreviewExample,
  type ActivityPreviewRequest,
  agentsReplyExample,
  type OwnerKind,
} from '../../../src/contract/index.ts';
import {activityPlaceholders} from '../../../src/contract/index.ts';
import {json, problem} from '../../support/fake-proxy.ts';
import {expectAccessible, partElement, text} from '../../support/page.ts';
import {AdminWorld} from './admin-world.ts';
import {button, control, fill, one, open, pass, says, shown, still} from './settings-kit.ts';

const asked = (world: AdminWorld) =>
  world.proxy.to('POST /settings/preview').map(({body}) => body as ActivityPreviewRequest);

describe('settings: log', () => {
  it('says what each kind of link means, and asks for the days of a public one only', async () => {
    const {page} = await open(new AdminWorld(), {section: 'log'});
    for (const words of [
      'The activity says nothing of a recording.',
      'Whoever opens it signs in to the PBX first',
      'Whoever has the link hears the recording, without signing in',
    ])
      expect(text(page)).to.include(words);
    expect(text(page)).not.to.include('It works for');
    control(page, 'public link').click();
    await page.updateComplete;
    expect(control(page, 'Days that a public link works').value).to.equal('30');
    await expectAccessible(page);
  });

  it('shows the activity of a sample call with the settings as they are typed', async () => {
    const world = new AdminWorld();
    const {page, clock} = await open(world, {section: 'log'});
    await says(page, 'Inbound call answered: Ana Souza');
    expect(asked(world)).to.have.length(1);
    fill(control<HTMLTextAreaElement>(page, 'Subject'), 'Call {contact}');
    await page.updateComplete;
    await clock.pass(100);
    fill(control<HTMLTextAreaElement>(page, 'Subject'), 'Call: {contact}');
    await page.updateComplete;
    await pass({page, clock}, 400);
    expect(asked(world), 'one question for one pause').to.have.length(2);
    const {settings, call} = asked(world)[1]!;
    expect(settings?.journal?.subjectTemplate).to.equal('Call: {contact}');
    expect(settings).not.to.have.property('featureEnabled');
    expect(call).to.equal('queue');
    expect(page.unsaved).to.equal(true);
    expect(world.proxy.to('PUT /settings')).to.have.length(0);
  });

  it('shows another sample call', async () => {
    const world = new AdminWorld();
    const {page, clock} = await open(world, {section: 'log'});
    fill(control<HTMLSelectElement>(page, 'Sample call'), 'missed');
    await page.updateComplete;
    await pass({page, clock}, 400);
    expect(asked(world).at(-1)?.call).to.equal('missed');
  });

  it('leaves the day of the sample in the order in which Arabic writes it', async () => {
    const locale = {locale: 'ar', dir: 'rtl', timeZone: 'Europe/London'} as const;
    const {page} = await open(new AdminWorld(), {section: 'log', locale});
    await says(page, 'Inbound call answered: Ana Souza');
    const moment = one(page, '.preview-subject + p > :first-child');
    expect(moment.textContent).to.include('2026');
    expect(getComputedStyle(moment).direction, 'an Arabic date from left to right is torn apart').to.equal(
      'rtl',
    );
  });

  it('says why there is no preview, and keeps the rest of the page', async () => {
    const world = new AdminWorld();
    world.proxy.routes['POST /settings/preview'] = () => problem('internal');
    const {page} = await open(world, {section: 'log'});
    await says(page, 'Something went wrong on the server.');
    expect(text(page)).to.include('Who owns the activity');
  });

  it('puts a placeholder where the cursor stands', async () => {
    const {page} = await open(new AdminWorld(), {section: 'log'});
    const subject = control<HTMLTextAreaElement>(page, 'Subject');
    fill(subject, 'From  today');
    subject.setSelectionRange(5, 5);
    const names = [...page.renderRoot.querySelectorAll('.placeholders')[0]!.children].map(shown);
    expect(names).to.deep.equal(activityPlaceholders.map((name) => `{${name}}`));
    button(page, 'Insert {contact}').click();
    await page.updateComplete;
    expect(subject.value).to.equal('From {contact} today');
    expect(page.shadowRoot?.activeElement).to.equal(subject);
  });

  it('refuses a placeholder that there is none of, at its field, and shows no preview of it', async () => {
    const world = new AdminWorld();
    const {page} = await open(world, {section: 'log'});
    const subject = control<HTMLTextAreaElement>(page, 'Subject');
    fill(subject, 'Call {foo}');
    await page.updateComplete;
    expect(subject.getAttribute('aria-invalid')).to.equal('true');
    expect(text(page)).to.include('There is no placeholder {foo}.');
    expect(text(page)).to.include('The preview follows once the fields above are right.');
    button(page, 'Save changes').click();
    await page.updateComplete;
    expect(world.proxy.to('PUT /settings')).to.have.length(0);
    expect(page.shadowRoot?.activeElement).to.equal(subject);
    await expectAccessible(page);
  });

  it('offers the Zoho users by name as owners, and keeps one whom it does not know', async () => {
    const world = new AdminWorld({
      settings: {journal: {...new AdminWorld().settings.journal, fallbackOwner: '999'}},
    });
    world.proxy.routes['GET /agents'] = () => json(agentsReplyExample);
    const {page, clock} = await open(world, {section: 'log'});
    await still(page, clock);
    const owner = control<HTMLSelectElement>(page, 'Owner when nobody else is');
    expect([...owner.options].map(shown)).to.deep.equal([
      'the Zoho user who authorized',
      'Ines Holm',
      'Zoho user 999',
    ]);
    expect(owner.value).to.equal('999');
  });

  it('asks who owns an activity, and only for what that choice leaves open', async () => {
    const world = new AdminWorld();
    world.proxy.routes['GET /agents'] = () => json(agentsReplyExample);
    const {page, clock} = await open(world, {section: 'log'});
    await still(page, clock);
    const has = (name: string) =>
      [...page.renderRoot.querySelectorAll('select')].some((one) => one.ariaLabel === name);
    const [missed, fixed] = ['Owner of a missed group call', 'Owner of every activity'];
    expect([has(missed), has(fixed)]).to.deep.equal([true, false]);
    control(page, 'the owner of the record').click();
    await page.updateComplete;
    expect([has(missed), has(fixed)]).to.deep.equal([false, false]);
    control(page, 'always the same Zoho user').click();
    await page.updateComplete;
    expect([has(missed), has(fixed)]).to.deep.equal([false, true]);
    fill(control<HTMLSelectElement>(page, fixed), agentsReplyExample.zohoUsers[0]!.id);
    await page.updateComplete;
    await expectAccessible(page);
    button(page, 'Save changes').click();
    await still(page, clock);
    const {owner, fixedOwner} = world.settings.journal;
    expect([owner, fixedOwner]).to.deep.equal(['fixed_user', agentsReplyExample.zohoUsers[0]!.id]);
  });

  it('says by which rule the sample call gets its owner', async () => {
    const world = new AdminWorld();
    const shownFor = async (ownerBy: OwnerKind, owner: string | null) => {
      world.proxy.routes['POST /settings/preview'] = () => json({...activityPreviewExample, ownerBy, owner});
      const {page, clock} = await open(world, {section: 'log'});
      await still(page, clock);
      return shown(page.renderRoot.querySelector('.preview .small')!);
    };
    expect(await shownFor('agent', '103')).to.include('Owner: extension 103');
    expect(await shownFor('contact_owner', null)).to.include('Owner: the owner of the record');
    expect(await shownFor('fixed_user', null)).to.include('Owner: the chosen Zoho user');
    expect(await shownFor('fallback_owner', null)).to.include('Owner: the one for when there is nobody');
  });

  it('takes values for further fields, row by row', async () => {
    const world = new AdminWorld();
    const {page, clock} = await open(world, {section: 'log'});
    button(page, '+ Add a field').click();
    await page.updateComplete;
    await page.updateComplete;
    const name = control(page, 'Field (API name)');
    expect(page.shadowRoot?.activeElement).to.equal(name);
    fill(name, 'bad name');
    await page.updateComplete;
    expect(name.getAttribute('aria-invalid')).to.equal('true');
    fill(name, 'Branch');
    await page.updateComplete;
    fill(control(page, 'Value'), 'North');
    await page.updateComplete;
    await expectAccessible(page);
    button(page, 'Save changes').click();
    await still(page, clock);
    expect(world.settings.journal.callDefaults).to.deep.equal({Branch: 'North'});
    button(page, 'Remove Branch').click();
    await page.updateComplete;
    expect(page.unsaved).to.equal(true);
    expect(page.renderRoot.querySelector('.default-row')).to.equal(null);
  });

  it('hides what belongs to logging while it is off', async () => {
    const {page} = await open(new AdminWorld(), {section: 'log'});
    control(page, 'Log calls as activities in Zoho').click();
    await page.updateComplete;
    expect(partElement(page, 'preview')).to.equal(undefined);
    expect(text(page)).to.include('1 change not saved');
    await expectAccessible(page);
  });

  for (const [what, spoil, hide] of [
    [
      'the days of a public link',
      async (page: BgmCrmSettings) => {
        control(page, 'public link').click();
        await page.updateComplete;
        fill(control(page, 'Days that a public link works'), '0');
      },
      'no link',
    ],
    [
      'the days that a call waits',
      async (page: BgmCrmSettings) => fill(control(page, 'Days that a call waits for a record'), '999'),
      'is logged at once, without a record',
    ],
    [
      'a placeholder that there is none of',
      async (page: BgmCrmSettings) => fill(control(page, 'Subject'), 'Call {foo}'),
      'Log calls as activities in Zoho',
    ],
    [
      'a time zone that there is none of',
      async (page: BgmCrmSettings) =>
        fill(one<HTMLInputElement>(page, '[data-pointer="/timeZone"]'), 'Atlantis'),
      'Log calls as activities in Zoho',
    ],
  ] as const)
    it(`asks for no other value where a choice leaves nobody to ask, and saves: ${what}`, async () => {
      const world = new AdminWorld();
      const before = world.settings;
      const {page, clock} = await open(world, {section: 'log'});
      fill(control(page, 'Hours until a silent call has ended'), '12');
      await page.updateComplete;
      await spoil(page);
      await page.updateComplete;
      expect(text(page)).to.include('One field needs another value.');
      control(page, hide).click();
      await page.updateComplete;
      expect(text(page)).not.to.include('needs another value');
      button(page, 'Save changes').click();
      await still(page, clock);
      expect(text(page)).to.include('Saved.');
      const {journal, timeZone} = world.settings;
      expect(journal.silentHours, 'what else was changed').to.equal(12);
      const {publicLinkDays, parkDays, subjectTemplate} = before.journal;
      expect(journal).to.deep.include({publicLinkDays, parkDays, subjectTemplate});
      expect(timeZone).to.equal(before.timeZone);
    });

  it('tells a time zone by its city', async () => {
    const {page} = await open(new AdminWorld(), {section: 'log'});
    const zone = one<HTMLInputElement>(page, '[data-pointer="/timeZone"]');
    fill(zone, 'america/new york');
    await page.updateComplete;
    expect(zone.value).to.equal('America/New York');
    expect(page.unsaved).to.equal(true);
  });
});
