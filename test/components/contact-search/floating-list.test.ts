import {expect} from '@open-wc/testing';
import {html, LitElement} from 'lit';
import {FloatingList} from '../../../src/components/contact-search/floating-list.ts';

class Field extends LitElement {
  readonly list = new FloatingList(this, () => ({
    input: this.renderRoot.querySelector('input')!,
    popup: this.renderRoot.querySelector<HTMLElement>('.popup')!,
    list: this.renderRoot.querySelector<HTMLElement>('ul')!,
  }));

  protected override render() {
    return html`<input aria-label="Customer" />
      <div class="popup" popover="manual"><ul id="list" role="listbox"></ul></div>`;
  }
}
customElements.define('test-floating-list-field', Field);

describe('floating list', () => {
  let field: Field;
  beforeEach(async () => {
    field = new Field();
    document.body.append(field);
    await field.updateComplete;
  });
  afterEach(() => field.remove());

  const isShown = () => field.renderRoot.querySelector('.popup')!.matches(':popover-open');

  it('stays shut when the answer comes after the field was taken off the page, and when it is back there', async () => {
    field.remove();
    field.list.set(true);
    await field.updateComplete;
    expect(field.list.isOpen).to.equal(false);
    document.body.append(field);
    field.requestUpdate();
    await field.updateComplete;
    expect(isShown()).to.equal(false);
    field.list.set(true);
    await field.updateComplete;
    expect(isShown()).to.equal(true);
  });
});
