import {expect} from '@open-wc/testing';
import {html} from 'lit';
import type {SettingsLedger} from '../../../src/components/settings-health/settings-ledger.ts';
import '../../../src/components/settings-health/settings-ledger.ts';
import {type LedgerCall, ledgerCallExample, ledgerReplyExample} from '../../../src/contract/index.ts';
import {loadLocale} from '../../../src/locales/load-locale.ts';
import {loadSettingsLocale} from '../../../src/locales/settings/load-settings-locale.ts';
import {fakeAdmin} from '../../support/fake-admin.ts';
import {FakeClock, settled} from '../../support/fake-clock.ts';
import {expectAccessible, withContexts} from '../../support/page.ts';

/** A step as the proxy writes it, and what is read after the step's own words in English and in German. */
const told: readonly (readonly [step: string, detail: string, english: string, german: string])[] = [
  ['received', '1 event', '1 event', '1 Ereignis'],
  [
    'received',
    '6 events, call log',
    '6 events · from the PBX’s call log',
    '6 Ereignisse · aus der Anrufliste der Telefonanlage',
  ],
  [
    'parsed',
    'incomplete, newer_flag',
    'The PBX did not tell the end; times may be too short. · newer_flag',
    'Die Telefonanlage nannte kein Ende; Zeiten können zu kurz sein. · newer_flag',
  ],
  ['matched', 'Contacts:7301000000001', 'Contact · 7301000000001', 'Kontakt · 7301000000001'],
  [
    'matched',
    'no record, crm_permission',
    'none was found · Your CRM user may not do this.',
    'keiner gefunden · Ihrem CRM-Benutzer fehlt dazu die Berechtigung.',
  ],
  [
    'parked',
    'no_record, crm_permission',
    'Nobody in Zoho has this number. · Your CRM user may not do this.',
    'Niemand in Zoho hat diese Nummer. · Ihrem CRM-Benutzer fehlt dazu die Berechtigung.',
  ],
  [
    'attempt',
    'owner: fallback_owner, agent_unknown_in_crm; known by: text',
    'owner is the fallback owner · the agent is no user of Zoho · known again by a mark in its text',
    'Besitzer ist der Ersatzbesitzer · der Agent ist kein Benutzer von Zoho · wiederzuerkennen an einem Kennzeichen im Text',
  ],
  [
    'attempt',
    'owner: agent, first_answered; known by: unique_field',
    'owner is the agent · answered it first · known again by a unique field',
    'Besitzer ist der Agent · hat ihn zuerst angenommen · wiederzuerkennen an einem eindeutigen Feld',
  ],
  [
    'attempt',
    'known by: unique_field',
    'known again by a unique field',
    'wiederzuerkennen an einem eindeutigen Feld',
  ],
  ['attempt', 'known by: a_newer_way', 'known by: a_newer_way', 'known by: a_newer_way'],
  ['postponed', 'unavailable', 'The CRM does not answer.', 'Das CRM antwortet nicht.'],
  ['postponed', 'INTERNAL_ERROR', 'INTERNAL_ERROR', 'INTERNAL_ERROR'],
  [
    'failed',
    'rejected INVALID_DATA Branch',
    'The CRM refused this. · INVALID_DATA Branch',
    'Das CRM hat dies abgelehnt. · INVALID_DATA Branch',
  ],
  ['failed', 'gave up after a week', 'tried for a week', 'eine Woche lang versucht'],
  ['record out of reach', 'Leads NO_PERMISSION', 'Lead · NO_PERMISSION', 'Lead · NO_PERMISSION'],
  ['linked', 'Accounts', 'Account', 'Konto'],
  ['recording found', '1 new, 0 transcribed', '1 recording', '1 Aufzeichnung'],
  [
    'amended',
    'duration 3 s, now 65 s; subject; type stays missed, is inbound',
    'length 0:03, now 1:05 · subject · its kind stays missed',
    'Dauer 0:03, jetzt 1:05 · Betreff · seine Art bleibt verpasst',
  ],
  ['asked for by hand', 'ledger', 'from this list', 'aus dieser Liste'],
  ['doubted', 'the database lost transactions', '', ''],
  ['fields left out', 'Contacts, Call_Key', 'Contacts, Call_Key', 'Contacts, Call_Key'],
  ['constructor', 'constructor', 'constructor', 'constructor'],
];

async function pathIn(locale: string): Promise<{part: SettingsLedger; lines: HTMLLIElement[]}> {
  await Promise.all([loadLocale(locale), loadSettingsLocale(locale)]);
  const steps = told.map(([step, detail]) => ({at: ledgerCallExample.startedAt, step, detail}));
  const full: LedgerCall = {...ledgerCallExample, steps};
  const {admin} = fakeAdmin({
    'GET /ledger': () => ledgerReplyExample,
    [`GET /ledger/${full.callId}`]: () => full,
  });
  const part = await withContexts<SettingsLedger>(
    {locale: {locale, dir: 'ltr', timeZone: 'UTC'}},
    html`<bgm-settings-ledger .admin=${admin} .clock=${new FakeClock()}></bgm-settings-ledger>`,
  );
  await settled();
  await part.updateComplete;
  part.shadowRoot!.querySelector<HTMLElement>('li[data-call] button')!.click();
  await settled();
  await part.updateComplete;
  return {part, lines: [...part.shadowRoot!.querySelectorAll<HTMLLIElement>('.path li')]};
}

const pieces = (line: Element) => [...line.querySelectorAll('bdi')].map((piece) => piece.textContent);

describe('the details of a call’s path', () => {
  for (const [locale, column] of [
    ['en', 2],
    ['de', 3],
  ] as const) {
    it(`are said in the words of the page’s language: ${locale}`, async () => {
      const {part, lines} = await pathIn(locale);
      const read = lines.map((line) => pieces(line).join(' · '));
      expect(read).to.deep.equal(told.map((row) => row[column]));
      await expectAccessible(part);
    });
  }

  it('keep codes and ids from left to right, apart from the words around them', async () => {
    const {lines} = await pathIn('ar');
    const matched = lines[told.findIndex(([, detail]) => detail.startsWith('Contacts:'))]!;
    const codes = [...matched.querySelectorAll<HTMLElement>('bdi.code')];
    expect(codes.map(({dir, textContent}) => [dir, textContent])).to.deep.equal([['ltr', '7301000000001']]);
    expect(pieces(matched)[0]).to.equal('جهة اتصال');
  });
});
