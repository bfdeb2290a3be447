import {expect} from '@open-wc/testing';
import {html} from 'lit';
import type {BgmCallerCard} from '../../src/components/caller-card/caller-card.ts';
import {hueOf, initialsOf} from '../../src/components/internal/avatar.ts';
import {safePageUrl, safeUrl} from '../../src/components/internal/safe-url.ts';
import {type Contact, type Lookup, matchedLookupExample} from '../../src/contract/index.ts';
import {expectAccessible, part, partElement} from '../support/page.ts';
import {cardWith, clientWith, oneCall} from './caller-card-kit.ts';

const [match] = matchedLookupExample.matches;

function lookupOf(contact: Partial<Contact>): Lookup {
  return {...matchedLookupExample, matches: [{...match!, ...contact}]};
}

async function cardOf(contact: Partial<Contact>): Promise<BgmCallerCard> {
  const {card} = await cardWith({client: clientWith(lookupOf(contact)), calls: oneCall()});
  return card;
}

const zalgo = 'Z' + '\u0351\u036b\u0343\u036a\u0302'.repeat(30) + 'oe';
const hostile: Record<string, string> = {
  'an image that would run a script': '<img src=x onerror="window.hacked = true">',
  'a closed script': '</script><script>window.hacked = true</script>',
  'a drawing with a handler': '<svg onload="window.hacked = true">',
  'a template': '${window.hacked = true} {{constructor.constructor("window.hacked = true")()}}',
  'turned around by an override': '\u202EelpmaS adA',
  'an unclosed isolate': '\u2067Ada \u2068Sample',
  Arabic: 'سارة العينة',
  'a family as one emoji': '👩‍👩‍👧‍👦 Family Sample',
  'a pile of accents': zalgo,
  'ten thousand characters': 'Ada Sample '.repeat(910),
  'ten thousand characters without a space': 'x'.repeat(10_000),
  'a single letter': 'A',
  'the word null': 'null',
};

describe('bgm-caller-card with hostile names', () => {
  for (const [title, name] of Object.entries(hostile)) {
    it(`shows ${title} as text, in its own line, whole for those who ask`, async () => {
      const card = await cardOf({name, company: name, title: name});
      const element = partElement(card, 'name')!;
      expect(element.textContent).to.equal(name.trim());
      expect(element.title).to.equal(name.trim());
      expect(element.dir).to.equal('auto');
      expect(getComputedStyle(element).unicodeBidi).to.equal('isolate');
      expect((window as {hacked?: boolean}).hacked).to.equal(undefined);
      expect(card.renderRoot.querySelectorAll('img, script').length).to.equal(0);
      expect(card.scrollWidth).to.be.at.most(card.clientWidth);
      expect(overflowing(card)).to.deep.equal([]);
    });
  }

  it('stays accessible with markup in every text', async () => {
    const evil = '<img src=x onerror="window.hacked = true">';
    const card = await cardOf({
      name: evil,
      company: evil,
      title: evil,
      email: evil,
      owner: {id: '1', name: evil},
    });
    await expectAccessible(card);
  });

  it('shows the number where the record has no readable name', async () => {
    expect(part(await cardOf({name: ' \u00a0 ', company: null}), 'name')).to.equal('+1 415 555 0123');
    expect(part(await cardOf({name: '   ', company: 'Sample Works'}), 'name')).to.equal('Sample Works');
  });

  it('links to no record by an address that is not a safe page', async () => {
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      'http://crm.example/1',
      '/relative',
      ' java\nscript:alert(1)',
    ]) {
      const card = await cardOf({url});
      expect(card.renderRoot.querySelectorAll('a').length, url).to.equal(0);
    }
  });
});

describe('safeUrl', () => {
  it('lets pages, phones and mail through and nothing that runs', () => {
    expect(safeUrl('https://crm.example/a b')).to.equal('https://crm.example/a%20b');
    expect(safeUrl('tel:+14155550123')).to.equal('tel:+14155550123');
    expect(safeUrl('mailto:ada@sample.example')).to.equal('mailto:ada@sample.example');
    for (const text of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      '\u0001javascript:alert(1)',
      'data:text/html,x',
      'blob:https://a.example/1',
      'file:///etc/passwd',
      'vbscript:x',
      '//crm.example',
      '',
      null,
    ])
      expect(safeUrl(text), String(text)).to.equal(undefined);
  });

  it('takes plain http for a CRM page only on this machine', () => {
    expect(safePageUrl('http://127.0.0.1:4000/crm')).to.equal('http://127.0.0.1:4000/crm');
    expect(safePageUrl('http://[::1]:4000/crm')).to.equal('http://[::1]:4000/crm');
    expect(safePageUrl('http://127.0.0.1.evil.example/crm')).to.equal(undefined);
    expect(safePageUrl('http://crm.example/1')).to.equal(undefined);
    expect(safePageUrl('tel:+14155550123')).to.equal(undefined);
  });
});

describe('avatar', () => {
  it('takes the first letters of the first and the last word, as people see letters', () => {
    expect(initialsOf('Ada Sample')).to.equal('AS');
    expect(initialsOf('ada de la sample')).to.equal('AS');
    expect(initialsOf('Österreich')).to.equal('Ö');
    expect(initialsOf('O\u0308sterreich')).to.equal('Ö');
    expect(initialsOf('👩‍👩‍👧‍👦 Sample')).to.equal('👩‍👩‍👧‍👦S');
    expect(initialsOf('\u202EadA')).to.equal('A');
    expect(initialsOf(zalgo)).to.equal('Z');
    expect(initialsOf('田中 花子')).to.equal('田花');
    // Side by side they would join, and read "no".
    expect(initialsOf('ليلى الحداد')).to.equal('ل\u200Cا');
    expect(initialsOf(' … ')).to.equal('?');
    expect(initialsOf('x'.repeat(10_000))).to.equal('X');
  });

  it('colours by the record, not by the name', async () => {
    expect(hueOf('Contacts:4876876000000333111')).to.equal(hueOf('Contacts:4876876000000333111'));
    expect(hueOf('Contacts:1')).not.to.equal(hueOf('Contacts:2'));
    const [one, other] = await Promise.all([cardOf({name: 'Ada'}), cardOf({name: 'Bo'})]);
    expect(partElement(one, 'avatar')?.style.cssText).to.equal(partElement(other, 'avatar')?.style.cssText);
  });
});

describe('bgm-caller-card fields', () => {
  it('shows the fields that the page names, in rows that stand there before the record is known', async () => {
    const template = (clock: object) =>
      html`<bgm-caller-card
        fields="email owner vip"
        .clock=${clock}
        .fieldRenderers=${{vip: () => 'Gold <b>customer</b>'}}
      ></bgm-caller-card>`;
    const {card} = await cardWith({client: clientWith(matchedLookupExample), calls: oneCall()}, template);
    const rows = [...card.renderRoot.querySelectorAll('.row')].map((row) =>
      row.textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(rows).to.deep.equal([
      'E-mail ada@sample-works.example',
      'Owner Ines Holm',
      'vip Gold <b>customer</b>',
    ]);
    expect(part(card, 'company')).to.equal('');
    await expectAccessible(card);
  });

  it("falls back to its own text when the page's renderer fails, and lets the page know", async () => {
    const heard: string[] = [];
    const before = window.onerror;
    window.onerror = (_event, _source, _line, _column, error) => (heard.push(error?.message ?? ''), true);
    const broken = () => {
      throw new Error('broken renderer');
    };
    const template = (clock: object) =>
      html`<bgm-caller-card .clock=${clock} .fieldRenderers=${{company: broken}}></bgm-caller-card>`;
    const {card} = await cardWith({client: clientWith(matchedLookupExample), calls: oneCall()}, template);
    window.onerror = before;
    expect(part(card, 'company')).to.equal('Sample Works · Buyer');
    expect(heard.join()).to.include('broken renderer');
  });
});

/** Elements that stick out of the card sideways. */
function overflowing(card: BgmCallerCard): string[] {
  const edge = card.getBoundingClientRect();
  return [...card.renderRoot.querySelectorAll<HTMLElement>('.card *:not(.visually-hidden)')]
    .filter(
      (element) => element.closest('[popover]') === null && getComputedStyle(element).display !== 'inline',
    )
    .filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.right > edge.right + 1 || box.left < edge.left - 1);
    })
    .map((element) => element.className || element.localName);
}
