import {expect} from '@open-wc/testing';
import {sendKeys, sendMouse} from '@web/test-runner-commands';
import {expectAccessible, text} from '../../support/page.ts';
import {AdminWorld} from './admin-world.ts';
import {button, control, fill, one, open, order, shown, says} from './settings-kit.ts';

const said = (page: Parameters<typeof one>[0]) => shown(one(page, '[role=status].visually-hidden'));

describe('settings: find', () => {
  it('shows the lookup order as a list with a place for each kind of record', async () => {
    const {page} = await open(new AdminWorld(), {section: 'find'});
    expect(order(page)).to.deep.equal(['Contacts', 'Leads', 'Accounts']);
    expect(one(page, '[part~=order-list]').localName).to.equal('ol');
    expect(one(page, '[data-module=Leads] .grip').getAttribute('aria-label')).to.equal('Leads, place 2 of 3');
    await expectAccessible(page);
  });

  it('is put in order by keyboard alone: the focus stays, and the new place is said', async () => {
    const {page} = await open(new AdminWorld(), {section: 'find'});
    one(page, '[data-module=Accounts] .grip').focus();
    await sendKeys({down: 'Alt'});
    await sendKeys({press: 'ArrowUp'});
    await sendKeys({press: 'ArrowUp'});
    await sendKeys({up: 'Alt'});
    await page.updateComplete;
    expect(order(page)).to.deep.equal(['Accounts', 'Contacts', 'Leads']);
    expect(said(page)).to.equal('Accounts: now place 1 of 3');
    expect(page.shadowRoot?.activeElement).to.equal(one(page, '[data-module=Accounts] .grip'));
    expect(page.matches(':state(unsaved)')).to.equal(true);
  });

  it('keeps the focus on the row that goes down, and on its button', async () => {
    const {page} = await open(new AdminWorld(), {section: 'find'});
    const grip = one(page, '[data-module=Contacts] .grip');
    grip.focus();
    await sendKeys({down: 'Alt'});
    await sendKeys({press: 'ArrowDown'});
    await sendKeys({press: 'ArrowDown'});
    await sendKeys({up: 'Alt'});
    await page.updateComplete;
    expect(order(page)).to.deep.equal(['Leads', 'Accounts', 'Contacts']);
    expect(page.shadowRoot?.activeElement).to.equal(grip);
    const down = button(page, 'Move Leads down');
    down.focus();
    await sendKeys({press: 'Enter'});
    await page.updateComplete;
    expect(page.shadowRoot?.activeElement).to.equal(down);
  });

  it('does not leave the page’s own Alt keys without effect at the ends', async () => {
    const {page} = await open(new AdminWorld(), {section: 'find'});
    one(page, '[data-module=Contacts] .grip').focus();
    await sendKeys({down: 'Alt'});
    await sendKeys({press: 'ArrowUp'});
    await sendKeys({up: 'Alt'});
    await page.updateComplete;
    expect(order(page)).to.deep.equal(['Contacts', 'Leads', 'Accounts']);
    expect(page.matches(':state(unsaved)')).to.equal(false);
  });

  it('is put in order by buttons, which keep the focus at the ends too', async () => {
    const {page} = await open(new AdminWorld(), {section: 'find'});
    const up = button(page, 'Move Leads up');
    up.focus();
    await sendKeys({press: 'Enter'});
    await page.updateComplete;
    expect(order(page)).to.deep.equal(['Leads', 'Contacts', 'Accounts']);
    expect(page.shadowRoot?.activeElement).to.equal(up);
    expect(up.getAttribute('aria-disabled')).to.equal('true');
    await sendKeys({press: 'Enter'});
    expect(order(page)).to.deep.equal(['Leads', 'Contacts', 'Accounts']);
  });

  it('is put in order by dragging', async () => {
    const {page} = await open(new AdminWorld(), {section: 'find'});
    const grip = one(page, '[data-module=Contacts] .grip').getBoundingClientRect();
    const last = one(page, '[data-module=Accounts]').getBoundingClientRect();
    const x = Math.round(grip.left + 8);
    await sendMouse({type: 'move', position: [x, Math.round(grip.top + 8)]});
    await sendMouse({type: 'down'});
    await sendMouse({type: 'move', position: [x, Math.round(last.bottom - 4)]});
    await sendMouse({type: 'up'});
    await page.updateComplete;
    expect(order(page)).to.deep.equal(['Leads', 'Accounts', 'Contacts']);
    await sendMouse({type: 'move', position: [x, Math.round(grip.top)]});
    await page.updateComplete;
    expect(order(page), 'let go is let go').to.deep.equal(['Leads', 'Accounts', 'Contacts']);
  });

  it('leaves a kind of record out and takes it back, with the focus where one goes on', async () => {
    const {page} = await open(new AdminWorld(), {section: 'find'});
    button(page, 'Leave out Leads').click();
    await page.updateComplete;
    expect(order(page)).to.deep.equal(['Contacts', 'Accounts']);
    expect(said(page)).to.equal('Leads: left out');
    await page.updateComplete;
    expect(page.shadowRoot?.activeElement).to.equal(button(page, 'Look in Leads again'));
    await expectAccessible(page);
    button(page, 'Look in Leads again').click();
    await page.updateComplete;
    expect(order(page)).to.deep.equal(['Contacts', 'Accounts', 'Leads']);
    expect(said(page)).to.equal('Leads: looked in again, place 3');
  });

  it('keeps one kind of record at least', async () => {
    const {page} = await open(new AdminWorld({settings: {lookupOrder: ['Leads']}}), {section: 'find'});
    button(page, 'Leave out Leads').click();
    await page.updateComplete;
    expect(order(page)).to.deep.equal(['Leads']);
  });

  it('finds a country by its name in the language of the page, and refuses a name that is none', async () => {
    const locale = {locale: 'de', dir: 'ltr', timeZone: 'Europe/Berlin'} as const;
    const {page} = await open(new AdminWorld(), {section: 'find', locale});
    const country = one<HTMLInputElement>(page, '[data-pointer="/defaultCountry"]');
    expect(country.value).to.equal('Vereinigtes Königreich');
    fill(country, 'Frankreich');
    await page.updateComplete;
    expect(page.unsaved).to.equal(true);
    fill(country, 'Atlantis');
    await page.updateComplete;
    expect(country.value).to.equal('Atlantis');
    expect(country.getAttribute('aria-invalid')).to.equal('true');
    await says(page, 'Diesen Namen gibt es nicht. Wählen Sie einen aus der Liste.');
  });

  it('says what each way of asking Zoho means', async () => {
    const {page} = await open(new AdminWorld(), {section: 'find'});
    control(page, 'only when the PBX’s contacts do not know the number').click();
    await page.updateComplete;
    expect(text(page)).to.include('A caller who is found there is not looked up in Zoho.');
    expect(text(page)).to.include('1 change not saved');
  });

  it('refuses a cache time outside its bounds at once', async () => {
    const {page} = await open(new AdminWorld(), {section: 'find'});
    const seconds = control(page, 'How long an answer counts as fresh');
    fill(seconds, '7200');
    await page.updateComplete;
    expect(text(page)).to.include('This is too large.');
    fill(seconds, '60');
    await page.updateComplete;
    expect(text(page)).not.to.include('This is too large.');
  });
});
