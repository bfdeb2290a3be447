import {expect} from '@open-wc/testing';
import {html} from 'lit';
import type {SampleCall} from '../../../src/components/settings-doctor/sample-call.ts';
import '../../../src/components/settings-doctor/sample-call.ts';
import {activityPreviewExample, sampleCalls} from '../../../src/contract/index.ts';
import {type FakeAdmin, fakeAdmin, refusal} from '../../support/fake-admin.ts';
import {settled} from '../../support/fake-clock.ts';
import {expectAccessible, text, withContexts} from '../../support/page.ts';
import {until} from '../../support/until.ts';

async function place(fake: FakeAdmin): Promise<SampleCall> {
  const part = await withContexts<SampleCall>(
    {},
    html`<bgm-settings-sample-call .admin=${fake.admin}></bgm-settings-sample-call>`,
  );
  await settled();
  await part.updateComplete;
  return part;
}

describe('bgm-settings-sample-call', () => {
  it('shows field by field what a call becomes, and whose it is', async () => {
    const part = await place(fakeAdmin());
    const rows = [...part.shadowRoot!.querySelectorAll('tbody tr')].map((row) => row.textContent.trim());
    expect(rows).to.have.length(Object.keys(activityPreviewExample.fields).length);
    expect(text(part)).to.include('Subject').and.to.include('Inbound call answered: Ana Souza');
    expect(text(part)).to.include('Owner: the Zoho user of extension 103');
    await expectAccessible(part);
  });

  it('offers every sample call and shows the chosen one', async () => {
    const fake = fakeAdmin();
    const part = await place(fake);
    const select = part.shadowRoot!.querySelector('select')!;
    expect([...select.options].map(({value}) => value).sort()).to.deep.equal([...sampleCalls].sort());
    fake.routes['POST /settings/preview'] = () => ({
      ...activityPreviewExample,
      owner: null,
      fields: {Subject: 'Missed call: <b>Ana</b>'},
    });
    select.value = 'missed';
    select.dispatchEvent(new Event('change'));
    await until(() => text(part).includes('Missed call: <b>Ana</b>'));
    expect(part.shadowRoot!.querySelector('b') === null).to.equal(true);
    expect(text(part)).to.include('Owner: the fallback owner');
    expect(fake.to('POST /settings/preview').map(({body}) => body)).to.deep.equal([
      {call: 'queue'},
      {call: 'missed'},
    ]);
  });

  it('says why there is nothing to show, and asks again on a press', async () => {
    const fake = fakeAdmin({
      'POST /settings/preview': () => {
        throw refusal('unavailable');
      },
    });
    const part = await place(fake);
    expect(text(part)).to.include('The server is busy.');
    fake.routes['POST /settings/preview'] = () => activityPreviewExample;
    part.shadowRoot!.querySelector('button')!.click();
    await until(() => part.shadowRoot!.querySelector('table'));
  });
});
