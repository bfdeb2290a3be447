import {expect} from '@open-wc/testing';
import {type AuditEntry, auditReplyExample} from '../../../src/contract/index.ts';
import {json, problem} from '../../support/fake-proxy.ts';
import {expectAccessible, text} from '../../support/page.ts';
import {AdminWorld} from './admin-world.ts';
import {button, control, fill, one, open, says, shown, still} from './settings-kit.ts';

const origins = (page: Parameters<typeof one>[0]) =>
  [...page.renderRoot.querySelectorAll('.origin')].map(shown);

describe('settings: pages that may use the widgets', () => {
  async function add(page: Parameters<typeof one>[0], address: string): Promise<void> {
    fill(control(page, 'Address of another page'), address);
    button(page, 'Add').click();
    await page.updateComplete;
  }

  it('adds an address as a browser writes it, and removes one', async () => {
    const {page} = await open(new AdminWorld(), {section: 'pages'});
    await add(page, ' HTTPS://Admin.Example:8443/ ');
    expect(origins(page)).to.deep.equal(['https://portal.example', 'https://admin.example:8443']);
    expect(shown(one(page, '[role=status].visually-hidden'))).to.equal(
      'https://admin.example:8443 is allowed once you save.',
    );
    expect(control(page, 'Address of another page').value).to.equal('');
    button(page, 'Remove https://portal.example').click();
    await page.updateComplete;
    await page.updateComplete;
    expect(origins(page)).to.deep.equal(['https://admin.example:8443']);
    expect(page.shadowRoot?.activeElement?.id).to.equal('new-origin');
    await expectAccessible(page);
  });

  for (const [address, words] of [
    ['https://portal.example/path', 'Write it as https://portal.example, without a path.'],
    ['portal', 'Write it as https://portal.example, without a path.'],
    ['javascript:alert(1)', 'Write it as https://portal.example, without a path.'],
    ['https://portal.example', 'This one is in the list.'],
  ] as const)
    it(`refuses at once: ${address}`, async () => {
      const {page} = await open(new AdminWorld(), {section: 'pages'});
      await add(page, address);
      expect(text(page)).to.include(words);
      expect(origins(page)).to.deep.equal(['https://portal.example']);
      expect(one(page, '#new-origin').getAttribute('aria-invalid')).to.equal('true');
    });
});

describe('settings: changes', () => {
  it('says who changed what, from what to what', async () => {
    const world = new AdminWorld();
    world.audit = {items: [auditReplyExample.items[0]!], nextCursor: null};
    const {page} = await open(world, {section: 'changes'});
    await says(page, 'by Ines Holm');
    const rows = [...page.renderRoot.querySelectorAll('tbody tr')].map((row) => [...row.children].map(shown));
    expect(rows).to.deep.equal([
      ['Lookup order', 'Contacts, Leads, Accounts', 'Leads, Contacts'],
      ['Link to the recording', 'private link', 'no link'],
    ]);
    await expectAccessible(page);
  });

  it('shows earlier ones page by page, and what a newer server names', async () => {
    const world = new AdminWorld();
    const entry: AuditEntry = {
      at: '2026-06-14T08:00:00.000Z',
      by: null,
      topic: 'settings',
      changes: [
        {pointer: '/somethingNew', from: false, to: true},
        {pointer: '/journal/callDefaults/Branch', from: null, to: 'North'},
      ],
    };
    world.proxy.routes['GET /settings/audit'] = ({path}) =>
      json(
        path.includes('cursor=')
          ? {items: [entry], nextCursor: null}
          : {...auditReplyExample, nextCursor: 'a+b'},
      );
    const {page, clock} = await open(world, {section: 'changes'});
    await says(page, 'Show earlier ones');
    button(page, 'Show earlier ones').click();
    await still(page, clock);
    expect(world.proxy.seen.at(-1)?.path).to.equal('/settings/audit?cursor=a%2Bb');
    expect(text(page)).to.include('by the server’s configuration');
    expect(text(page)).to.include('somethingNew off on');
    expect(text(page)).to.include('Values for further fields: Branch — North');
    expect(text(page)).not.to.include('Show earlier ones');
  });

  it('says that nothing was changed, and what went wrong', async () => {
    const world = new AdminWorld();
    const {page} = await open(world, {section: 'changes'});
    await says(page, 'Nothing was changed yet.');
    world.proxy.routes['GET /settings/audit'] = () => problem('internal');
    page.section = 'find';
    await page.updateComplete;
    page.section = 'changes';
    await says(page, 'Something went wrong on the server.');
    expect(button(page, 'Try again').localName).to.equal('button');
  });
});
