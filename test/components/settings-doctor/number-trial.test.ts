import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {html} from 'lit';
import type {NumberTrialPart} from '../../../src/components/settings-doctor/number-trial.ts';
import '../../../src/components/settings-doctor/number-trial.ts';
import {
  ambiguousLookupExample,
  type Lookup,
  type lookupStates,
  type NumberTrace,
  numberTraceExample,
  pbxContactLookupExample,
  suppressedLookupExample,
  suppressionReasons,
  unavailableLookupExample,
  unknownLookupExample,
} from '../../../src/contract/index.ts';
import {type FakeAdmin, fakeAdmin, refusal} from '../../support/fake-admin.ts';
import {settled} from '../../support/fake-clock.ts';
import {expectAccessible, text, withContexts} from '../../support/page.ts';
import {until} from '../../support/until.ts';

async function place(fake: FakeAdmin): Promise<NumberTrialPart> {
  const part = await withContexts<NumberTrialPart>(
    {locale: {locale: 'en', dir: 'ltr', timeZone: 'UTC'}},
    html`<bgm-settings-number-trial .admin=${fake.admin}></bgm-settings-number-trial>`,
  );
  await settled();
  return part;
}
const words = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();

async function tried(trace: NumberTrace) {
  const part = await place(fakeAdmin({'POST /doctor/number': () => trace}));
  part.shadowRoot!.querySelector('input')!.value = '+14155550123';
  part.shadowRoot!.querySelector('form')!.requestSubmit();
  await until(() => part.shadowRoot!.querySelector('.steps'));
  return part;
}
const withLookup = (lookup: Lookup) => tried({...numberTraceExample, lookup});

describe('bgm-settings-number-trial', () => {
  it('shows every step: forms, requests with answer and time, records with the reason, the whole time', async () => {
    const part = await tried({...numberTraceExample, lookup: ambiguousLookupExample, rejected: 2});
    const said = text(part);
    expect(said).to.include('Found 2 records; the agent chooses. 96 ms in all.');
    expect(said).to.include('Read as +1 415 555 0123 (US)');
    expect(said.replace(/[\u2068\u2069]/g, '')).to.include(
      'Phone holds “+1 (415) 555-0123”, the same number with its country code',
    );
    expect(said).to.include('(Lead)');
    expect(said).to.include('7700900123 found in any way of writing it');
    const row = part.shadowRoot!.querySelector('tbody tr')!;
    expect(words(row)).to.equal('Contacts/search Answer200 Records1 Time84 ms');
    expect(said).to.include('2 records came back that only look alike');
    await expectAccessible(part);
  });

  it('sends number and country in the body, by keyboard', async () => {
    const fake = fakeAdmin();
    const part = await place(fake);
    part.shadowRoot!.querySelector('select')!.value = 'GB';
    part.shadowRoot!.querySelector('input')!.focus();
    await sendKeys({type: '07700 900123'});
    await sendKeys({press: 'Enter'});
    await until(() => fake.asked.length === 1);
    expect(fake.asked[0]!.body).to.deep.equal({number: '07700 900123', country: 'GB'});
    expect(fake.asked[0]!.path).to.equal('/doctor/number');
  });

  it('asks for a number when there is none', async () => {
    const fake = fakeAdmin();
    const part = await place(fake);
    part.shadowRoot!.querySelector('form')!.requestSubmit();
    await part.updateComplete;
    expect(fake.asked).to.have.length(0);
    expect(part.shadowRoot!.querySelector('input')!.getAttribute('aria-invalid')).to.equal('true');
    expect(text(part)).to.include('Enter a number.');
    await expectAccessible(part);
  });

  const outcomes: Record<(typeof lookupStates)[number], [Lookup, string]> = {
    matched: [numberTraceExample.lookup, 'Found one record.'],
    ambiguous: [ambiguousLookupExample, 'Found 2 records'],
    unknown: [unknownLookupExample, 'No record has this number.'],
    pbx_contact: [pbxContactLookupExample, 'Front desk of Sample Works'],
    suppressed: [suppressedLookupExample, 'Not looked up. The number is withheld.'],
    unavailable: [unavailableLookupExample, 'The CRM does not answer.'],
  };
  for (const [state, [lookup, said]] of Object.entries(outcomes))
    it(`says how it ended: ${state}`, async () => {
      expect(text(await withLookup(lookup))).to.include(said);
    });

  it('says why a number is not looked up, whatever the reason', async () => {
    const said = await Promise.all(
      suppressionReasons.map(async (suppressedBy) =>
        words(
          (await withLookup({...suppressedLookupExample, suppressedBy})).shadowRoot!.querySelector('strong')!,
        ),
      ),
    );
    expect(new Set(said).size).to.equal(suppressionReasons.length);
  });

  it('says that a text is no number, and that nothing was asked', async () => {
    const number = {...numberTraceExample.lookup.number, e164: null, international: null, country: null};
    const part = await tried({
      ...numberTraceExample,
      lookup: {...unknownLookupExample, number},
      forms: [],
      requests: [],
    });
    expect(text(part)).to.include('This is no possible phone number.').and.to.include('None.');
  });

  it('says a request that got no answer', async () => {
    const part = await tried({
      ...numberTraceExample,
      requests: [{what: 'Leads/search', status: null, records: 0, milliseconds: 1500}],
    });
    expect(words(part.shadowRoot!.querySelector('tbody tr')!)).to.include('Answernone');
  });

  it('links to records only where that is a page of the web, and shows names as text (T1)', async () => {
    const [match] = numberTraceExample.lookup.matches;
    const hostile = {...match!, name: '<img src=x onerror=alert(1)>', url: 'javascript:alert(1)'};
    const part = await withLookup({...numberTraceExample.lookup, matches: [hostile]});
    expect(part.shadowRoot!.querySelector('a, img') === null).to.equal(true);
    expect(text(part)).to.include('<img src=x onerror=alert(1)>');
  });

  it('says why it could not be tried', async () => {
    const part = await place(
      fakeAdmin({
        'POST /doctor/number': () => {
          throw refusal('crm_not_configured');
        },
      }),
    );
    part.shadowRoot!.querySelector('input')!.value = '1';
    part.shadowRoot!.querySelector('form')!.requestSubmit();
    await until(() => text(part).includes('No CRM is connected yet.'));
  });
});
