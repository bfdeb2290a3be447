import {expect, fixture, html} from '@open-wc/testing';
import type {BgmCreateContact} from '../../../src/components/create-contact/create-contact.ts';
import {BgmCreateRequestEvent} from '../../../src/events/bgm-create-request-event.ts';
import '../../../src/elements/bgm-create-contact.ts';
import '../../../src/elements/bgm-crm-provider.ts';
import {fakeClient} from '../../support/fake-client.ts';
import {until} from '../../support/until.ts';

const asked = {number: '+12025550199', callId: '940000000000000123'};

async function page() {
  const provider = await fixture<HTMLElement>(html`
    <bgm-crm-provider .client=${fakeClient()}>
      <button>Create</button>
      <section><bgm-create-contact></bgm-create-contact></section>
    </bgm-crm-provider>
  `);
  const form = provider.querySelector<BgmCreateContact>('bgm-create-contact')!;
  const wish = async (detail: ConstructorParameters<typeof BgmCreateRequestEvent>[0] = asked) => {
    const event = new BgmCreateRequestEvent(detail);
    provider.querySelector('button')!.dispatchEvent(event);
    await form.updateComplete;
  };
  const openDialogs = () =>
    [...document.querySelectorAll('bgm-create-contact')].filter(
      (one) => one.shadowRoot?.querySelector('dialog')?.open,
    ).length;
  return {provider, form, wish, openDialogs};
}

describe('<bgm-crm-provider>: the wish to create a contact', () => {
  it('opens the form inside it, with the number and for the call', async () => {
    const {form, wish, openDialogs} = await page();
    await wish();
    expect(openDialogs()).to.equal(1);
    expect(form.values.number).to.equal(asked.number);
    expect(form.callId).to.equal(asked.callId);
  });

  it('puts what was typed into the form', async () => {
    const {form, wish} = await page();
    await wish({query: 'Nora Sample'});
    expect(form.values).to.include({firstName: 'Nora', lastName: 'Sample'});
  });

  it('leaves it to a page that says so', async () => {
    const {wish, openDialogs} = await page();
    window.addEventListener('bgm-create-request', (event) => event.preventDefault(), {
      once: true,
      capture: true,
    });
    await wish();
    expect(openDialogs()).to.equal(0);
  });

  it('leaves a form that the page has opened already as it is', async () => {
    const {provider, form, wish, openDialogs} = await page();
    provider.addEventListener('bgm-create-request', () => form.show({lastName: 'Of the page'}), {once: true});
    await wish();
    expect(openDialogs()).to.equal(1);
    expect(form.values.lastName).to.equal('Of the page');
  });
});

describe('<bgm-crm-provider>: its language', () => {
  it('fetches the words of its language by itself', async () => {
    const provider = await fixture<HTMLElement>(
      html`<bgm-crm-provider locale="ja"><bgm-create-contact inline></bgm-create-contact></bgm-crm-provider>`,
    );
    const words = () => provider.querySelector('bgm-create-contact')?.shadowRoot?.textContent ?? '';
    await until(() => /[ぁ-ん]/.test(words()));
  });
});
