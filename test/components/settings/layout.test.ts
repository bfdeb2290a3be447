import {expect} from '@open-wc/testing';
import {AdminWorld, newConnection} from './admin-world.ts';
import {button, one, open, still} from './settings-kit.ts';

const sections = ['connect', 'find', 'log', 'create', 'pages', 'changes'];
const rtl = {locale: 'ar', dir: 'rtl', timeZone: 'Europe/London'} as const;

describe('settings: layout', () => {
  for (const width of [320, 390, 768, 1200])
    it(`fits into ${width} px in every section, in both directions`, async () => {
      for (const locale of [undefined, rtl]) {
        const world = new AdminWorld({connection: newConnection});
        const {page, clock} = await open(world, locale ? {locale} : {});
        page.parentElement!.style.inlineSize = `${width}px`;
        page.parentElement!.dir = locale?.dir ?? 'ltr';
        for (const section of sections) {
          page.section = section;
          await still(page, clock);
          const box = page.getBoundingClientRect();
          const wide = [...page.renderRoot.querySelectorAll('*:not(.visually-hidden, option)')].filter(
            (element) => {
              const {left, right} = element.getBoundingClientRect();
              const isThere = element.getClientRects().length > 0;
              return isThere && (right > box.right + 1 || left < box.left - 1);
            },
          );
          expect(
            wide.map(({className, localName}) => `${localName}.${className}`),
            section,
          ).to.deep.equal([]);
        }
        page.remove();
      }
    });

  it('leaves the button beside a long field the room that its words need', async () => {
    const {page} = await open(new AdminWorld(), {section: 'pages'});
    page.parentElement!.style.inlineSize = '390px';
    const add = one(page, '.add-line .button');
    add.textContent = 'Hinzufügen';
    const words = document.createRange();
    words.selectNodeContents(add);
    const [inner, outer] = [words.getBoundingClientRect(), add.getBoundingClientRect()];
    expect(inner.left - outer.left, 'padding').to.be.greaterThan(6);
  });

  it('puts the sections at the side where there is room, above where there is not', async () => {
    const {page} = await open(new AdminWorld());
    const place = page.parentElement!;
    const [list, section] = [one(page, '[part=sections]'), one(page, '[part=section]')];
    place.style.inlineSize = '1200px';
    expect(list.getBoundingClientRect().right).to.be.lessThan(section.getBoundingClientRect().left);
    place.style.inlineSize = '500px';
    expect(list.getBoundingClientRect().bottom).to.be.lessThan(section.getBoundingClientRect().top);
  });

  it('mirrors with the direction of writing: list at the right, first button of a row at the right', async () => {
    const {page} = await open(new AdminWorld(), {section: 'find', locale: rtl});
    const place = page.parentElement!;
    place.dir = 'rtl';
    place.style.inlineSize = '1200px';
    const left = (selector: string) => one(page, selector).getBoundingClientRect().left;
    expect(left('[part=sections]')).to.be.greaterThan(left('[part=section]'));
    expect(left('[data-module=Leads] .grip')).to.be.greaterThan(left('[data-module=Leads] .out'));
  });

  it('has targets of 24 px at least', async () => {
    const {page, clock} = await open(new AdminWorld({connection: newConnection}));
    page.style.setProperty('--bgm-space', '3px');
    for (const section of sections) {
      page.section = section;
      await still(page, clock);
      const small = [
        ...page.renderRoot.querySelectorAll<HTMLElement>('button, select, textarea, a.button'),
      ].filter((element) => element.offsetHeight < 24 || element.offsetWidth < 24);
      expect(
        small.map(({outerHTML}) => outerHTML),
        section,
      ).to.deep.equal([]);
    }
  });

  it('names the section that is shown', async () => {
    const {page} = await open(new AdminWorld());
    one(page, '#section-log').click();
    await page.updateComplete;
    expect(one(page, '#section-log').getAttribute('aria-current')).to.equal('page');
    expect(one(page, '#section-connect').getAttribute('aria-current')).to.equal('false');
    expect(page.getAttribute('section')).to.equal('log');
    expect(button(page, 'Insert {contact}').getAttribute('dir')).to.equal(null);
  });
});
