import {expect, fixture} from '@open-wc/testing';
import {html, LitElement} from 'lit';
import {lazySection} from '../../../src/components/settings-parts/lazy-section.ts';
import {styles} from '../../../src/components/settings/settings.styles.ts';
import type {SettingsPlace, SettingsSection} from '../../../src/components/settings/section.ts';
import {doctorReportExample} from '../../../src/contract/index.ts';
import {I18n} from '../../../src/state/i18n.ts';
import {settingsPartTitles} from '../../../src/locales/en/settings/part-titles.ts';
import {json} from '../../support/fake-proxy.ts';
import {expectAccessible, text} from '../../support/page.ts';
import {until} from '../../support/until.ts';
import {AdminWorld} from '../settings/admin-world.ts';
import {open, still} from '../settings/settings-kit.ts';

/** A page that shows one section. */
class TestShell extends LitElement {
  // Those of the real page: a part that could not be fetched brings none.
  static override styles = styles;
  readonly i18n = new I18n(this, settingsPartTitles);
  section?: SettingsSection;
  protected override render() {
    return this.section?.render();
  }
}
customElements.define('test-shell', TestShell);

async function shell(fetch: () => Promise<unknown>) {
  const page = await fixture<TestShell>(html`<test-shell></test-shell>`);
  const entry = lazySection({
    id: 'test',
    title: 'bgmPartAgents',
    fetch,
    element: () => html`<test-part></test-part>`,
  });
  page.section = entry.create({host: page, i18n: page.i18n} as unknown as SettingsPlace);
  page.section.shown?.();
  page.requestUpdate();
  await page.updateComplete;
  return page;
}

describe('a section that is loaded when somebody looks at it', () => {
  it('says that it could not be fetched, and tries again on a press', async () => {
    let tries = 0;
    const page = await shell(async () => {
      tries += 1;
      if (tries === 1) throw new TypeError('Failed to fetch');
    });
    await until(() => text(page).includes('could not be fetched'));
    const line = page.shadowRoot!.querySelector<HTMLElement>('.line-of-state')!;
    expect(getComputedStyle(line).display).to.equal('flex');
    expect(parseFloat(getComputedStyle(line.querySelector('button')!).paddingLeft)).to.be.greaterThan(6);
    await expectAccessible(page);
    page.shadowRoot!.querySelector('button')!.click();
    await until(() => page.shadowRoot!.querySelector('test-part'));
    expect(tries).to.equal(2);
  });

  it('is there although the browser remembers that its file could not be fetched', async () => {
    const page = await shell(async () => {
      throw new TypeError(
        `Failed to fetch dynamically imported module: ${location.origin}/node_modules/idb/build/index.js`,
      );
    });
    await until(() =>
      performance.getEntriesByType('resource').some(({name}) => name.includes('idb/build/index.js?again=')),
    );
    expect(page.shadowRoot!.querySelector('test-part')).to.not.equal(null);
    expect(text(page)).not.to.include('could not be fetched');
  });

  it('is told when settings or connection changed, once it is there', async () => {
    let told = 0;
    class TestPart extends HTMLElement {
      reload() {
        told += 1;
      }
    }
    const page = await shell(async () => undefined);
    // Not loaded yet: nobody to tell, and nothing breaks.
    page.section?.told?.();
    customElements.define('test-part', TestPart);
    page.section?.told?.();
    expect(told).to.equal(1);
  });

  it('keeps a report that cost credits while another section is looked at', async () => {
    const world = new AdminWorld();
    world.proxy.routes['POST /connection/test'] = () => json(doctorReportExample);
    const {page, clock} = await open(world, {section: 'check'});
    const doctor = () => page.shadowRoot!.querySelector('bgm-settings-doctor');
    await until(() => doctor()?.shadowRoot?.querySelector('.primary'));
    doctor()!.shadowRoot!.querySelector<HTMLElement>('.primary')!.click();
    await until(() => doctor()!.shadowRoot!.querySelector('[data-check]'));
    page.section = 'find';
    await still(page, clock);
    expect(doctor() === null).to.equal(true);
    page.section = 'check';
    await still(page, clock);
    expect(doctor()!.shadowRoot!.querySelectorAll('[data-check]')).to.have.length(
      doctorReportExample.checks.length,
    );
    expect(world.proxy.to('POST /connection/test')).to.have.length(1);
  });

  for (const [section, tag] of [
    ['agents', 'bgm-settings-agents'],
    ['check', 'bgm-settings-doctor'],
    ['health', 'bgm-settings-health'],
    ['numbers', 'bgm-settings-hygiene'],
  ] as const)
    it(`stands on the settings page: ${section}`, async () => {
      const {page, clock} = await open(new AdminWorld(), {section});
      await until(() => page.shadowRoot!.querySelector(tag)?.shadowRoot);
      await still(page, clock);
      expect(page.shadowRoot!.querySelector('.heading')!.textContent.trim()).not.to.equal('');
      expect(text(page.shadowRoot!.querySelector(tag)!)).not.to.equal('');
    });
});
