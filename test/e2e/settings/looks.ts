import assert from 'node:assert/strict';
import {it} from 'node:test';
import type {Page} from 'puppeteer-core';
import {until} from '../../support/node/until.ts';
import {axeFindings} from './axe.ts';
import {inPortal, type Stage} from './stage.ts';

const tenant = 'demo.example';
/** Words by which a language is known, which comes a moment after the page. */
const spoken = {
  de: {dir: 'ltr', settings: 'Verbinden', tenants: 'Wo das CRM aus ist'},
  ar: {dir: 'rtl', settings: 'التوصيل', tenants: 'حيث يكون CRM متوقفًا'},
} as const;

/** What everybody must be able to perceive, in two scripts and two themes. */
export function looks(stage: () => Stage): void {
  for (const [locale, theme] of [
    ['de', 'light'],
    ['de', 'dark'],
    ['ar', 'light'],
    ['ar', 'dark'],
  ] as const) {
    const {dir, settings: heading, tenants: lead} = spoken[locale];
    it(`has nothing that axe finds in any section, ${locale}, ${theme}`, () =>
      inPortal(stage(), {user: 'admin', tenant, locale, theme}, async (portal) => {
        await portal.reads(heading);
        for (const section of await sections(portal.page)) {
          await portal.section(section);
          await portal.page.waitForSelector(`bgm-crm-settings[section="${section}"]`);
          await portal.page.waitForNetworkIdle({idleTime: 100, concurrency: 1});
          await until(async () => (await unknownTags(portal.page)).length === 0);
          assert.deepEqual(await axeFindings(portal.page, 'bgm-crm-provider'), [], section);
          assert.equal(await overflow(portal.page), 0, `${section} is wider than the page`);
        }
        assert.equal(await reading(portal.page), dir);
      }));

    it(`has nothing that axe finds in the list of tenants, ${locale}, ${theme}`, () =>
      inPortal(stage(), {user: 'system', locale, theme}, async (portal) => {
        await portal.reads(lead);
        assert.deepEqual(await axeFindings(portal.page, 'bgm-crm-provider'), []);
      }));
  }

  it('fits a phone, section by section', () =>
    inPortal(stage(), {user: 'admin', tenant, locale: 'de'}, async (portal) => {
      await portal.page.setViewport({width: 390, height: 844});
      for (const section of await sections(portal.page)) {
        await portal.section(section);
        await portal.page.waitForSelector(`bgm-crm-settings[section="${section}"]`);
        await portal.page.waitForNetworkIdle({idleTime: 100, concurrency: 1});
        assert.equal(await overflow(portal.page), 0, `${section} is wider than a phone`);
        assert.equal(await brokenExtensions(portal.page), 0, 'an extension stands in one line');
      }
    }));
}

function sections(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...(document.querySelector('bgm-crm-settings')?.shadowRoot?.querySelectorAll('.section-button') ?? []),
    ].map(({id}) => id.replace('section-', '')),
  );
}

/** Parts of the widgets that no file has registered: a built bundle may have lost them. */
function unknownTags(page: Page): Promise<string[]> {
  return page.$$eval('bgm-crm-provider >>> :not(:defined)', (found) => found.map(({localName}) => localName));
}

/** Pixels by which something sticks out of the page. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const {scrollWidth, clientWidth} = document.documentElement;
    return scrollWidth - clientWidth;
  });
}

/** Extensions whose digits stand in several lines. */
function brokenExtensions(page: Page): Promise<number> {
  return page.$$eval(
    'bgm-crm-settings >>> .extension .number',
    (numbers) => numbers.filter((one) => one.getClientRects().length > 1).length,
  );
}

/** On which side the list of sections stands, as people see it. */
function reading(page: Page): Promise<'ltr' | 'rtl'> {
  return page.evaluate(() => {
    const root = document.querySelector('bgm-crm-settings')?.shadowRoot;
    const [list, section] = ['.sections', '.section'].map((one) =>
      root?.querySelector(one)?.getBoundingClientRect(),
    );
    return (list?.left ?? 0) < (section?.left ?? 0) ? 'ltr' : 'rtl';
  });
}
