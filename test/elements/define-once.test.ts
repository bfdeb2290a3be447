import {expect} from '@open-wc/testing';
import {registerBgmElements} from '../../src/elements/register-bgm-elements.ts';
import {BgmCallerCard} from '../../src/components/caller-card/caller-card.ts';
import {defineOnce, version} from '../../src/elements/define-once.ts';

const copyKey = Symbol.for('bgm-crm-widgets');
const page = globalThis as {[copyKey]?: {version: string; warned: boolean}};

describe('defineOnce', () => {
  let warnings: string[] = [];
  const warn = console.warn;
  beforeEach(() => {
    warnings = [];
    console.warn = (line: string) => warnings.push(line);
  });
  afterEach(() => {
    console.warn = warn;
    delete page[copyKey];
  });

  it('leaves a tag to the copy of the library that came first', () => {
    const [first, second] = [class extends HTMLElement {}, class extends HTMLElement {}];
    defineOnce('once-a', first);
    defineOnce('once-a', second);
    expect(customElements.get('once-a')).to.equal(first);
    expect(warnings).to.deep.equal([]);
  });

  it('says once that a copy of another major version is not used', () => {
    page[copyKey] = {version: '9.1.0', warned: false};
    for (const tag of ['once-b', 'once-c']) {
      customElements.define(tag, class extends HTMLElement {});
      defineOnce(tag, class extends HTMLElement {});
    }
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('9.1.0').and.to.contain(version);
  });
});

describe('registerBgmElements', () => {
  it('gives a second set of tags that works beside the first', () => {
    registerBgmElements();
    registerBgmElements({prefix: 'acme'});
    expect(customElements.get('bgm-caller-card')).to.equal(BgmCallerCard);
    expect(document.createElement('acme-caller-card')).to.be.instanceOf(BgmCallerCard);
  });
});
