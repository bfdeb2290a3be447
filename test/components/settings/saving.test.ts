import {expect} from '@open-wc/testing';
import type {SettingsReply} from '../../../src/contract/index.ts';
import {deferred} from '../../support/deferred.ts';
import {problem} from '../../support/fake-proxy.ts';
import {expectAccessible, partElement, setContexts, text} from '../../support/page.ts';
import {AdminWorld} from './admin-world.ts';
import {button, control, fill, one, open, order, says, shown, still} from './settings-kit.ts';

describe('settings: saving', () => {
  it('counts what is not saved, keeps it while other sections are looked at, and saves it with the version', async () => {
    const world = new AdminWorld();
    const {page, clock} = await open(world, {section: 'find'});
    const told: SettingsReply[] = [];
    page.addEventListener('bgm-settings-saved', ({detail}) => told.push(detail.settings));
    button(page, 'Move Leads up').click();
    await page.updateComplete;
    one(page, '#section-create').click();
    await page.updateComplete;
    expect(page.section).to.equal('create');
    control(page, 'Lead').click();
    await page.updateComplete;
    expect(text(page)).to.include('2 changes not saved');
    one(page, '#section-find').click();
    await page.updateComplete;
    expect(order(page)).to.deep.equal(['Leads', 'Contacts', 'Accounts']);
    button(page, 'Save changes').click();
    await still(page, clock);
    expect(world.proxy.to('PUT /settings')[0]?.headers.get('If-Match')).to.equal('"1"');
    expect(world.settings).to.deep.include({lookupOrder: ['Leads', 'Contacts', 'Accounts']});
    expect(told).to.have.length(1);
    expect(told[0]?.create.type).to.equal('Lead');
    expect(text(page)).to.include('Saved.');
    expect(page.matches(':state(unsaved)')).to.equal(false);
    await expectAccessible(page);
  });

  it('lets the browser ask before the page is left with unsaved changes, and only then', async () => {
    const {page} = await open(new AdminWorld(), {section: 'find'});
    const leaves = () => dispatchEvent(new Event('beforeunload', {cancelable: true}));
    expect(leaves()).to.equal(true);
    button(page, 'Move Leads up').click();
    await page.updateComplete;
    expect(leaves()).to.equal(false);
    button(page, 'Discard').click();
    await page.updateComplete;
    expect(order(page)).to.deep.equal(['Contacts', 'Leads', 'Accounts']);
    expect(leaves()).to.equal(true);
    button(page, 'Move Leads up').click();
    page.remove();
    expect(leaves(), 'a page that is gone asks nothing').to.equal(true);
  });

  it('shows field by field what another admin changed, and lets keep mine or take theirs', async () => {
    const world = new AdminWorld();
    const {page, clock} = await open(world, {section: 'find'});
    button(page, 'Move Leads up').click();
    await page.updateComplete;
    world.save({lookupOrder: ['Accounts'], queryMode: 'when_not_in_pbx_contacts'}, 'Omar Reyes');
    button(page, 'Save changes').click();
    await still(page, clock);
    expect(page.matches(':state(conflict)')).to.equal(true);
    const conflict = shown(partElement(page, 'conflict')!);
    expect(conflict).to.include('Omar Reyes saved these settings meanwhile.');
    expect(conflict).to.include('Lookup order: from Contacts, Leads, Accounts to Accounts');
    expect(conflict).to.include('When Zoho is asked: from always to only when');
    expect(world.settings.lookupOrder, 'nothing is overwritten unasked').to.deep.equal(['Accounts']);
    expect(order(page)).to.deep.equal(['Leads', 'Contacts', 'Accounts']);
    await expectAccessible(page);

    button(page, 'Take theirs: Accounts').click();
    await page.updateComplete;
    expect(order(page)).to.deep.equal(['Accounts']);
    button(page, 'Keep mine: Leads, Contacts, Accounts').click();
    await page.updateComplete;
    expect(button(page, 'Keep mine: Leads, Contacts, Accounts').ariaPressed).to.equal('true');
    button(page, 'Save changes').click();
    await still(page, clock);
    expect(world.settings).to.deep.include({
      lookupOrder: ['Leads', 'Contacts', 'Accounts'],
      queryMode: 'when_not_in_pbx_contacts',
    });
    expect(page.matches(':state(conflict)')).to.equal(false);
  });

  it('takes over what another admin changed elsewhere, and keeps what was changed here', async () => {
    const world = new AdminWorld();
    const {page, clock} = await open(world, {section: 'find'});
    button(page, 'Move Leads up').click();
    await page.updateComplete;
    world.save({create: {enabled: false, type: 'Lead'}}, 'Omar Reyes');
    button(page, 'Save changes').click();
    await still(page, clock);
    await says(page, 'Their changes are taken over. Yours are kept: save again.');
    button(page, 'Save changes').click();
    await still(page, clock);
    expect(world.settings).to.deep.include({
      lookupOrder: ['Leads', 'Contacts', 'Accounts'],
      create: {enabled: false, type: 'Lead'},
    });
  });

  it('shows what another admin saved as soon as the provider hears of it', async () => {
    const world = new AdminWorld();
    const {page} = await open(world, {section: 'find'});
    world.save({lookupOrder: ['Leads']}, 'Omar Reyes');
    await setContexts(page, {connection: world.online()});
    await still(page);
    expect(order(page)).to.deep.equal(['Leads']);
    expect(page.unsaved).to.equal(false);
  });

  it('keeps what is not saved when it hears that another admin saved, and says what that was', async () => {
    const world = new AdminWorld();
    const {page} = await open(world, {section: 'find'});
    button(page, 'Move Leads up').click();
    await page.updateComplete;
    world.save({lookupOrder: ['Accounts']}, 'Omar Reyes');
    await setContexts(page, {connection: world.online()});
    await still(page);
    expect(order(page)).to.deep.equal(['Leads', 'Contacts', 'Accounts']);
    expect(shown(partElement(page, 'conflict')!)).to.include('Omar Reyes saved these settings meanwhile.');
    expect(text(page)).to.include('1 change not saved');
  });

  it('keeps asking what shall hold when others go on saving, and shows what holds by now', async () => {
    const world = new AdminWorld();
    const {page, clock} = await open(world, {section: 'find'});
    const hear = async (change: Partial<SettingsReply>, by: string): Promise<string> => {
      world.save(change, by);
      await setContexts(page, {connection: world.online()});
      await still(page, clock);
      return shown(partElement(page, 'conflict')!);
    };
    button(page, 'Move Leads up').click();
    await page.updateComplete;
    await hear({lookupOrder: ['Accounts']}, 'Omar Reyes');
    const twoOthers = await hear({browserCache: false}, 'Gwen Ashby');
    expect(twoOthers).to.include('Somebody else saved these settings meanwhile.');
    expect(twoOthers).to.include('Choose what shall hold, then save again.');
    expect(twoOthers).to.include('Lookup order: from Contacts, Leads, Accounts to Accounts');
    expect(twoOthers).to.include('from on to off');

    button(page, 'Take theirs: Accounts').click();
    await page.updateComplete;
    const again = await hear({lookupOrder: ['Contacts']}, 'Omar Reyes');
    expect(again).to.include('Lookup order: from Contacts, Leads, Accounts to Contacts');
    expect(button(page, 'Take theirs: Contacts').ariaPressed).to.equal('true');
    button(page, 'Keep mine: Leads, Contacts, Accounts').click();
    await page.updateComplete;
    button(page, 'Save changes').click();
    await still(page, clock);
    expect(world.settings).to.deep.include({
      lookupOrder: ['Leads', 'Contacts', 'Accounts'],
      browserCache: false,
    });
    expect(page.matches(':state(conflict)')).to.equal(false);
  });

  it('has nothing more to ask once another admin has put back what was changed', async () => {
    const world = new AdminWorld();
    const {lookupOrder} = world.settings;
    const {page, clock} = await open(world, {section: 'find'});
    button(page, 'Move Leads up').click();
    await page.updateComplete;
    for (const saved of [['Accounts'] as const, lookupOrder]) {
      world.save({lookupOrder: [...saved]}, 'Omar Reyes');
      await setContexts(page, {connection: world.online()});
      await still(page, clock);
    }
    expect(page.matches(':state(conflict)')).to.equal(false);
    expect(order(page)).to.deep.equal(['Leads', 'Contacts', 'Accounts']);
    expect(text(page)).to.include('1 change not saved');
  });

  it('brings the admin to the first field that the proxy did not take, also in another section', async () => {
    const world = new AdminWorld();
    world.proxy.routes['PUT /settings'] = () =>
      problem('validation_failed', {
        errors: [
          {pointer: '/journal/subjectTemplate', code: 'max_length'},
          {pointer: '/timeZone', code: 'unknown_time_zone'},
        ],
      });
    const {page, clock} = await open(world, {section: 'find'});
    button(page, 'Move Leads up').click();
    await page.updateComplete;
    button(page, 'Save changes').click();
    await still(page, clock);
    expect(page.section).to.equal('log');
    await says(page, 'Nothing was saved. 2 fields need other values.');
    expect(page.shadowRoot?.activeElement?.id).to.equal('subject');
    expect(text(page)).to.include('This is too long.');
    expect(text(page)).to.include('This time zone is not known.');
    await expectAccessible(page);
    fill(control<HTMLTextAreaElement>(page, 'Subject'), 'Call');
    await page.updateComplete;
    expect(text(page)).not.to.include('This is too long.');
  });

  it('leaves a setting as it was that the proxy did not take and nobody is asked for, and saves the rest', async () => {
    const world = new AdminWorld();
    const before = world.settings.journal.subjectTemplate;
    const answer = world.proxy.routes['PUT /settings']!;
    world.proxy.routes['PUT /settings'] = (request) =>
      (request.body as SettingsReply).journal.subjectTemplate === ''
        ? problem('validation_failed', {errors: [{pointer: '/journal/subjectTemplate', code: 'required'}]})
        : answer(request);
    const {page, clock} = await open(world, {section: 'log'});
    fill(control(page, 'Subject'), '');
    control(page, 'Log calls as activities in Zoho').click();
    await page.updateComplete;
    button(page, 'Save changes').click();
    await still(page, clock);
    expect(text(page)).to.include('Saved.');
    expect(world.settings.journal).to.deep.include({enabled: false, subjectTemplate: before});
  });

  it('asks for no other value where another admin’s choice leaves nobody to ask', async () => {
    const world = new AdminWorld();
    const {journal} = world.settings;
    world.save({journal: {...journal, recordingLink: 'public'}}, 'Omar Reyes');
    const {page, clock} = await open(world, {section: 'log'});
    fill(control(page, 'Days that a public link works'), '0');
    await page.updateComplete;
    expect(text(page)).to.include('One field needs another value.');
    world.save({journal: {...journal, recordingLink: 'none'}}, 'Omar Reyes');
    await setContexts(page, {connection: world.online()});
    await still(page, clock);
    expect(text(page)).not.to.include('needs another value');
    expect(page.unsaved).to.equal(false);
  });

  it('keeps what was changed when the server does not answer, and saves it later', async () => {
    const world = new AdminWorld();
    const answer = world.proxy.routes['PUT /settings']!;
    world.proxy.routes['PUT /settings'] = () => problem('internal');
    const {page, clock} = await open(world, {section: 'find'});
    button(page, 'Move Leads up').click();
    await page.updateComplete;
    button(page, 'Save changes').click();
    await still(page, clock);
    await says(page, 'Nothing was saved. Something went wrong on the server.');
    expect(order(page)).to.deep.equal(['Leads', 'Contacts', 'Accounts']);
    world.proxy.routes['PUT /settings'] = answer;
    button(page, 'Save changes').click();
    await still(page, clock);
    expect(world.settings.lookupOrder).to.deep.equal(['Leads', 'Contacts', 'Accounts']);
  });

  it('keeps what is typed while saving goes on', async () => {
    const world = new AdminWorld();
    const answer = world.proxy.routes['PUT /settings']!;
    const gate = deferred<void>();
    world.proxy.routes['PUT /settings'] = async (request) => {
      await gate.promise;
      return answer(request);
    };
    const {page, clock} = await open(world, {section: 'find'});
    button(page, 'Move Leads up').click();
    await page.updateComplete;
    button(page, 'Save changes').click();
    await page.updateComplete;
    expect(page.matches(':state(saving)')).to.equal(true);
    control(page, 'take the first in this order').click();
    gate.resolve();
    await still(page, clock);
    expect(text(page)).to.include('1 change not saved');
    expect(control(page, 'take the first in this order').checked).to.equal(true);
  });
});
