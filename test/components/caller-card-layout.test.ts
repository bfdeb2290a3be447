import {aTimeout, expect, nextFrame} from '@open-wc/testing';
import {emulateMedia, setViewport} from '@web/test-runner-commands';
import {html} from 'lit';
import type {BgmCallerCard} from '../../src/components/caller-card/caller-card.ts';
import {ProblemError} from '../../src/client/crm-client.ts';
import {
  ambiguousLookupExample,
  endedCallExample,
  journalExample,
  type Lookup,
  matchedLookupExample,
  pbxContactLookupExample,
  suppressedLookupExample,
  unknownLookupExample,
} from '../../src/contract/index.ts';
import {deferred} from '../support/deferred.ts';
import {fakeClient} from '../support/fake-client.ts';
import {partElement, setContexts} from '../support/page.ts';
import {until} from '../support/until.ts';
import {button, cardWith, clientWith, oneCall, painted, problem} from './caller-card-kit.ts';

const widths = [320, 384, 448];
const cardOf =
  (width: number, dir = 'ltr') =>
  (clock: object) =>
    html`<bgm-caller-card
      dir=${dir}
      style="inline-size: ${width}px"
      fields="company title email lastCall"
      .clock=${clock}
    ></bgm-caller-card>`;

const answers: Record<string, Lookup> = {
  'a name': matchedLookupExample,
  'a very long name': {
    ...matchedLookupExample,
    matches: [{...matchedLookupExample.matches[0]!, name: 'Ada '.repeat(300), company: 'Works '.repeat(300)}],
  },
  nobody: unknownLookupExample,
  'a PBX contact': pbxContactLookupExample,
  'a short number': {...suppressedLookupExample, suppressedBy: 'short_number'},
};

describe('bgm-caller-card layout', () => {
  before(() => setViewport({width: 1000, height: 800}));

  for (const width of widths) {
    for (const [title, answer] of Object.entries(answers)) {
      it(`moves nothing when ${title} lands, ${width} px wide`, async () => {
        const wait = deferred<Lookup>();
        const {card} = await cardWith(
          {client: fakeClient({lookup: () => wait.promise}), calls: oneCall()},
          cardOf(width),
        );
        const before = boxes(card);
        const shifts = watchShifts();
        wait.resolve(answer);
        await painted(card);
        expect(boxes(card)).to.deep.equal(before);
        expect(await shifts()).to.equal(0);
      });
    }

    it(`keeps every text inside, and the number whole, ${width} px wide`, async () => {
      const {card} = await cardWith(
        {client: clientWith(unknownLookupExample), calls: oneCall()},
        cardOf(width),
      );
      const name = partElement(card, 'name')!;
      expect(name.scrollWidth).to.be.at.most(name.clientWidth);
      expect(card.scrollWidth).to.be.at.most(card.clientWidth);
    });
  }

  it('is as high without a call as with one, so that a ring moves nothing', async () => {
    const {card} = await cardWith({client: clientWith(matchedLookupExample), calls: {calls: []}});
    const idle = card.getBoundingClientRect().height;
    await setContexts(card, {calls: oneCall()});
    await painted(card);
    expect(card.getBoundingClientRect().height).to.be.closeTo(idle, 0.5);
  });

  it('moves nothing above when the call ends: the wrap-up grows below', async () => {
    const {card} = await cardWith({client: clientWith(matchedLookupExample), calls: oneCall()});
    const before = boxes(card).map(({name, top}) => ({name, top}));
    await setContexts(card, {calls: oneCall(endedCallExample, {journal: journalExample})});
    expect(boxes(card).map(({name, top}) => ({name, top}))).to.deep.equal(before);
  });

  it('says in whole why a record was not connected, however narrow it is', async () => {
    const linkContact = async () => {
      throw new ProblemError(problem('crm_authorization_required'));
    };
    const {card} = await cardWith(
      {client: clientWith(ambiguousLookupExample, {linkContact}), calls: oneCall()},
      cardOf(320),
    );
    card.renderRoot.querySelector<HTMLElement>('.candidates input')!.click();
    await card.updateComplete;
    button(card, 'Connect').click();
    await until(() => card.renderRoot.querySelector('.trouble'));
    const reasons = card.renderRoot.querySelector('.reasons')!;
    expect(reasons.scrollHeight).to.be.at.most(reasons.clientHeight + 1);
  });

  it('keeps everything inside, and every word of a name, with text of twice the size', async () => {
    document.documentElement.style.fontSize = '200%';
    const [match] = matchedLookupExample.matches;
    const name = 'Käthe Müller-Lüdenscheidt';
    const lookup = {...matchedLookupExample, matches: [{...match!, name}]};
    const {card} = await cardWith({client: clientWith(lookup), calls: oneCall()}, cardOf(320));
    const {left, right} = card.getBoundingClientRect();
    for (const part of card.renderRoot.querySelectorAll('.card *:not(.visually-hidden)')) {
      const box = part.getBoundingClientRect();
      if (box.width === 0) continue;
      expect(box.left, part.outerHTML).to.be.at.least(left);
      expect(box.right, part.outerHTML).to.be.at.most(right);
    }
    const shownName = partElement(card, 'name')!;
    expect(shownName.scrollWidth).to.be.at.most(shownName.clientWidth);
    expect(shownName.scrollHeight).to.be.at.most(shownName.clientHeight);
    document.documentElement.style.fontSize = '';
  });

  it('gives a link as much room as a finger needs, and its line no more', async () => {
    const {card} = await cardWith({client: clientWith(ambiguousLookupExample), calls: oneCall()});
    for (const link of card.renderRoot.querySelectorAll('.candidate a'))
      expect(link.getBoundingClientRect().height).to.be.at.least(24);
  });

  it('makes all candidates of one size', async () => {
    const {card} = await cardWith({client: clientWith(ambiguousLookupExample), calls: oneCall()});
    const heights = [...card.renderRoot.querySelectorAll('.candidate')].map((row) => row.clientHeight);
    expect(heights.length).to.equal(2);
    expect(new Set(heights).size).to.equal(1);
  });

  it('grows no wider than its largest width', async () => {
    const {card} = await cardWith({client: clientWith(matchedLookupExample), calls: oneCall()}, cardOf(900));
    expect(card.getBoundingClientRect().width).to.equal(448);
  });

  it('stands mirrored where the language is written from right to left; numbers stay as they are', async () => {
    const {card} = await cardWith(
      {client: clientWith(matchedLookupExample), calls: oneCall()},
      cardOf(400, 'rtl'),
    );
    const {left, right} = card.getBoundingClientRect();
    const avatar = partElement(card, 'avatar')!.getBoundingClientRect();
    expect(right - avatar.right).to.be.lessThan(avatar.left - left);
    expect(getComputedStyle(partElement(card, 'number')!).direction).to.equal('ltr');
  });

  it('floats in the corner of the window', async () => {
    const {card} = await cardWith(
      {client: clientWith(matchedLookupExample), calls: oneCall()},
      (clock) => html`<bgm-caller-card variant="floating" .clock=${clock}></bgm-caller-card>`,
    );
    const box = card.getBoundingClientRect();
    expect(getComputedStyle(card).position).to.equal('fixed');
    expect(box.right).to.be.closeTo(document.documentElement.clientWidth - 16, 1);
    expect(box.bottom).to.be.closeTo(window.innerHeight - 16, 1);
  });

  it('pulses only while it rings, and not for people who want no motion', async () => {
    // The runner uses a page again, with whatever another file has asked it to emulate.
    await emulateMedia({reducedMotion: 'no-preference'});
    const {card} = await cardWith({client: clientWith(matchedLookupExample), calls: oneCall()});
    const mark = card.renderRoot.querySelector('.mark')!;
    const animation = () => getComputedStyle(mark, '::after').animationName;
    await until(() => animation() === 'ring');
    await emulateMedia({reducedMotion: 'reduce'});
    await until(() => animation() === 'none');
    await emulateMedia({reducedMotion: 'no-preference'});
    await setContexts(card, {calls: oneCall({state: 'connected', answeredAt: '2026-06-15T09:40:00.000Z'})});
    expect(animation()).to.equal('none');
  });

  it('opens its menu beside its button', async () => {
    const {card} = await cardWith({client: clientWith(matchedLookupExample), calls: oneCall()});
    const more = card.renderRoot.querySelector<HTMLElement>('.more')!;
    more.click();
    const menu = () => card.renderRoot.querySelector('.menu')!.getBoundingClientRect();
    const {bottom, right} = more.getBoundingClientRect();
    await until(
      () => Math.abs(menu().top - bottom) <= 8 && Math.abs(menu().right - right) <= 8,
      () => `the menu is beside ${right}, ${bottom}: ${JSON.stringify(menu())}`,
    );
    expect(button(card, 'Copy number').getBoundingClientRect().height).to.be.at.least(24);
  });
});

/** Where the parts stand that a person reads or presses while an answer is on its way. */
function boxes(card: BgmCallerCard) {
  const places = ['.card', '.head', '.name', '.second', '.third', '.why', '.actions'];
  return places.map((place) => {
    const {top, height} = card.renderRoot.querySelector(place)!.getBoundingClientRect();
    return {name: place, top, height};
  });
}

/** What the browser itself counts as layout shift from now until the returned function is called. */
function watchShifts(): () => Promise<number> {
  const observer = new PerformanceObserver(() => undefined);
  observer.observe({type: 'layout-shift'});
  return async () => {
    await nextFrame();
    await nextFrame();
    await aTimeout(0);
    const shifts = observer.takeRecords() as (PerformanceEntry & {value: number})[];
    observer.disconnect();
    return shifts.reduce((sum, {value}) => sum + value, 0);
  };
}
