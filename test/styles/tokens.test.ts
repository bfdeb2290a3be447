import {expect, fixture, html} from '@open-wc/testing';
import {LitElement} from 'lit';
import {base} from '../../src/styles/base.styles.ts';

class TestColours extends LitElement {
  static override styles = base;
}
before(() => customElements.define('test-colours', TestColours));

/** Relative luminance (WCAG) of a token as the browser computes it. */
function luminance(element: HTMLElement, token: string): number {
  const probe = element.shadowRoot!.appendChild(document.createElement('span'));
  probe.style.color = `var(${token})`;
  const canvas = new OffscreenCanvas(1, 1).getContext('2d')!;
  canvas.fillStyle = getComputedStyle(probe).color;
  canvas.fillRect(0, 0, 1, 1);
  const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
function contrast(element: HTMLElement, a: string, b: string): number {
  const [dark, light] = [luminance(element, a), luminance(element, b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

const texts = ['--_text', '--_text-muted', '--_accent', '--_success', '--_warning', '--_danger'];
const surfaces = ['--_surface', '--_surface-raised'];

for (const scheme of ['light', 'dark']) {
  describe(`colours on ${scheme}`, () => {
    it('can be read: text 4.5:1 on every surface, edges of controls 3:1', async () => {
      const element = await fixture<TestColours>(
        html`<test-colours style="color-scheme: ${scheme}"></test-colours>`,
      );
      for (const surface of surfaces) {
        for (const text of texts)
          expect(contrast(element, text, surface), `${text} on ${surface}`).to.be.at.least(4.5);
        expect(contrast(element, '--_control-border', surface), surface).to.be.at.least(3);
        expect(contrast(element, '--_focus', surface), surface).to.be.at.least(3);
      }
      expect(contrast(element, '--_on-accent', '--_accent')).to.be.at.least(4.5);
    });
  });
}

it('a page’s own tokens reach the widget from outside', async () => {
  const element = await fixture<TestColours>(
    html`<test-colours style="--bgm-color-accent: rgb(122 31 92)"></test-colours>`,
  );
  const probe = element.shadowRoot!.appendChild(document.createElement('span'));
  probe.style.color = 'var(--_accent)';
  expect(getComputedStyle(probe).color).to.equal('rgb(122, 31, 92)');
});
