import {expect} from '@open-wc/testing';
import {html} from 'lit';
import type {BgmCrmStatus} from '../../src/components/crm-status/crm-status.ts';
import '../../src/elements/bgm-crm-status.ts';
import {type Session, sessionExample} from '../../src/contract/index.ts';
import type {ConnectionState} from '../../src/state/contexts.ts';
import {expectAccessible, part, partElement, setContexts, withContexts} from '../support/page.ts';

const crm = (state: Session['crm']['state']): ConnectionState => ({
  link: 'online',
  session: {...sessionExample, crm: {...sessionExample.crm, state}},
});

const table: [string, ConnectionState, string, string][] = [
  ['connecting', {link: 'connecting'}, 'connecting', 'Connecting…'],
  ['online', crm('connected'), 'online', 'Zoho connected'],
  ['slow CRM', crm('degraded'), 'degraded', 'Zoho is slow'],
  ['lapsed grant', crm('authorization_required'), 'crm-disconnected', 'Zoho not connected'],
  ['switched off', crm('disabled'), 'crm-disconnected', 'CRM switched off'],
  [
    'no tenant',
    {link: 'online', session: {...sessionExample, tenant: null}},
    'crm-disconnected',
    'No company',
  ],
  ['offline', {link: 'offline'}, 'offline', 'Offline'],
  ['signed out', {link: 'signed_out'}, 'signed-out', 'Signed out'],
];

describe('bgm-crm-status', () => {
  for (const [title, connection, state, word] of table) {
    it(`says in a word: ${title}`, async () => {
      const badge = await withContexts<BgmCrmStatus>({connection}, html`<bgm-crm-status></bgm-crm-status>`);
      expect(badge.matches(`:state(${state})`)).to.equal(true);
      expect(part(badge, 'message')).to.equal(word);
      expect(partElement(badge, 'badge')?.title).not.to.equal('');
      await expectAccessible(badge);
    });
  }

  it('follows the connection', async () => {
    const badge = await withContexts<BgmCrmStatus>(
      {connection: crm('connected')},
      html`<bgm-crm-status></bgm-crm-status>`,
    );
    await setContexts(badge, {connection: {link: 'offline'}});
    expect(part(badge, 'message')).to.equal('Offline');
    expect(badge.matches(':state(online)')).to.equal(false);
  });
});
