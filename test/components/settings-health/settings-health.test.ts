import {expect} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {html} from 'lit';
import {UnreachableError} from '../../../src/client/crm-client.ts';
import type {SettingsHealth} from '../../../src/components/settings-health/settings-health.ts';
import '../../../src/components/settings-health/settings-health.ts';
import {type Health, healthExample} from '../../../src/contract/index.ts';
import {deferred} from '../../support/deferred.ts';
import {type FakeAdmin, fakeAdmin, refusal} from '../../support/fake-admin.ts';
import {FakeClock, settled} from '../../support/fake-clock.ts';
import {FakeStream} from '../../support/fake-stream.ts';
import {expectAccessible, text, withContexts} from '../../support/page.ts';
import {until} from '../../support/until.ts';

const health = (more: Partial<Health> = {}): Health => ({...healthExample, ...more});

async function place(fake: FakeAdmin) {
  const clock = new FakeClock(Date.parse('2026-06-15T09:45:03.000Z'));
  const part = await withContexts<SettingsHealth>(
    {locale: {locale: 'en', dir: 'ltr', timeZone: 'UTC'}},
    html`<bgm-settings-health .admin=${fake.admin} .clock=${clock}></bgm-settings-health>`,
  );
  await settled();
  await part.updateComplete;
  return {part, clock};
}
const showing = (now: Partial<Health>) => place(fakeAdmin({'GET /health': () => health(now)}));

const words = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();
const row = (part: SettingsHealth, id: string) =>
  words(part.shadowRoot!.querySelector(`[data-row="${id}"] dd`)!);
const mark = (part: SettingsHealth, id: string) =>
  part.shadowRoot!.querySelector(`[data-row="${id}"] .state-mark`)!.classList[1];
const spoken = (part: SettingsHealth) => words(part.shadowRoot!.querySelector('[role="status"]')!);
const asked = (fake: FakeAdmin) => fake.to('GET /health').length;

/** What the tab says of itself, as if somebody had changed to another one. */
function tab(state: 'hidden' | 'visible'): void {
  Object.defineProperty(document, 'hidden', {configurable: true, value: state === 'hidden'});
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('bgm-settings-health', () => {
  afterEach(() => Reflect.deleteProperty(document, 'hidden'));

  it('says how everything does, in words', async () => {
    const {part} = await showing({});
    expect(row(part, 'connection')).to.equal('Connected');
    expect(row(part, 'queue')).to.equal('1 call, since 9:44 AM');
    expect(row(part, 'parked'))
      .to.include('2 calls')
      .and.to.include('the oldest since Jun 14, 2026, 4:20 PM');
    expect(row(part, 'failed')).to.equal('No call has failed for good.');
    expect(row(part, 'credits')).to.equal(
      '48,310 of 50,000 left1,690 spent in 24 hours, 204 in the last hourAt this pace they last.',
    );
    const meter = part.shadowRoot!.querySelector('meter')!;
    expect([meter.value, meter.max]).to.deep.equal([48_310, 50_000]);
    expect(row(part, 'lookups')).to.equal('41 in the last hour: half within 96 ms, 95% within 240 ms');
    expect(row(part, 'webhook')).to.equal('Last one just now 372 in the last hour');
    expect(row(part, 'call-log')).to.include('3 calls that webhooks had missed were filled in.');
    expect(row(part, 'duplicates')).to.include('by the unique field BGM_Call_Key');
    expect(row(part, 'failures')).to.include(
      'The CRM does not answer. crm_unavailable: 2 times, last 1 hour ago',
    );
    expect(text(part)).to.include('As of 9:45:00 AM');
    await expectAccessible(part);
  });

  const pauses = {
    authorization_required: 'until Zoho is authorized again',
    throttled: 'Zoho takes no more requests',
    credits: 'the day’s API credits are used up',
    crm_unavailable: 'Zoho does not answer',
    off: 'CRM or logging is switched off',
  } as const;
  for (const why of Object.keys(pauses) as (keyof typeof pauses)[])
    it(`says why nothing is written: ${why}`, async () => {
      const until = why === 'off' ? null : '2026-06-15T14:20:00.000Z';
      const {part} = await showing({
        queue: {depth: 3, oldestAt: '2026-06-15T09:00:00.000Z', paused: {why, until}},
      });
      expect(row(part, 'queue')).to.include(pauses[why]);
      expect(row(part, 'queue').includes('Tried again at 2:20 PM.')).to.equal(why !== 'off');
      expect(mark(part, 'queue')).to.equal(why === 'off' ? 'quiet' : 'warning');
    });

  const states: Record<Health['state'], [string, string]> = {
    disabled: ['quiet', 'Switched off'],
    not_configured: ['bad', 'Not set up'],
    authorization_required: ['bad', 'Authorize under Connect'],
    connected: ['good', 'Connected'],
    degraded: ['warning', 'Zoho does not answer as it should'],
  };
  for (const [state, [shape, said]] of Object.entries(states))
    it(`says how Zoho stands by a shape and by words: ${state}`, async () => {
      const {part} = await showing({state: state as Health['state']});
      expect(mark(part, 'connection')).to.equal(shape);
      expect(row(part, 'connection')).to.include(said);
    });

  it('foretells when the credits are used up, and says what waits to save them', async () => {
    const credits = {...healthExample.credits, remaining: 700, usedUpAt: '2026-06-15T14:20:00.000Z'};
    const {part} = await showing({credits: {...credits, shed: ['timeline', 'enrichment']}});
    expect(row(part, 'credits')).to.include('At this pace they last until 2:20 PM.');
    expect(row(part, 'credits')).to.include(
      'To save credits, these wait: earlier activities and recordings and transcripts.',
    );
    const {part: none} = await showing({credits: {...credits, remaining: 0}});
    expect(row(none, 'credits')).to.include('All are spent.');
    const {part: unknown} = await showing({credits: null, lookups: null, duplicates: null, failures: []});
    expect(row(unknown, 'credits')).to.include('Not known before');
    expect(row(unknown, 'lookups')).to.equal('None in the last hour.');
    expect(row(unknown, 'duplicates')).to.include('after the first call');
    expect(row(unknown, 'failures')).to.equal('None.');
    await expectAccessible(unknown);
  });

  it('says what keeps a call from being logged twice, and what would be safer', async () => {
    const {part} = await showing({duplicates: {kind: 'text_mark', field: null}});
    expect(row(part, 'duplicates')).to.include('A unique text field on Calls would be safer');
    const {part: plain} = await showing({duplicates: {kind: 'plain_field', field: 'Call_Key'}});
    expect(row(plain, 'duplicates')).to.include('the field Call_Key. Make the field unique');
  });

  const logs: Record<Health['callLog']['state'], string> = {
    never: 'Not read yet.',
    ok: 'Read every few minutes',
    off: 'Not read while CRM is switched off.',
    refused: 'Allow Call Statistics',
    no_service_user: 'no service user is set',
    unavailable: 'The PBX does not answer.',
  };
  it('says how reading the call log goes, whatever happens', async () => {
    for (const [state, said] of Object.entries(logs)) {
      const callLog = {...healthExample.callLog, state: state as Health['callLog']['state']};
      const {part} = await showing({callLog});
      expect(row(part, 'call-log')).to.include(said);
    }
  });

  it('says that no event has ever come', async () => {
    const {part} = await showing({webhook: {lastEventAt: null, eventsLastHour: 0}});
    expect(mark(part, 'webhook')).to.equal('bad');
    expect(row(part, 'webhook')).to.include('None has come yet.');
  });

  it('looks again every five seconds, without moving a line', async () => {
    const fake = fakeAdmin();
    const {part, clock} = await place(fake);
    const height = part.getBoundingClientRect().height;
    fake.routes['GET /health'] = () =>
      health({
        queue: {depth: 12, oldestAt: '2026-06-15T09:00:00.000Z', paused: {why: 'throttled', until: null}},
      });
    await clock.pass(5000);
    await part.updateComplete;
    expect(asked(fake)).to.equal(2);
    expect(row(part, 'queue')).to.include('12 calls');
    expect(part.getBoundingClientRect().height).to.be.closeTo(height, 8);
  });

  describe('while the stream tells of changes', () => {
    const live = async () => {
      const stream = new FakeStream();
      const fake = fakeAdmin({}, stream);
      const {part, clock} = await place(fake);
      await until(() => stream.isOpen);
      // What was said before the stream was open may have been missed: one more look.
      await until(async () => {
        await clock.pass(250);
        return asked(fake) === 2 && fake.to('GET /ledger').length === 2;
      });
      return {stream, fake, part, clock};
    };

    it('asks nothing by itself, and lets the ages go on', async () => {
      const {fake, part, clock} = await live();
      await clock.pass(30_000);
      expect(asked(fake)).to.equal(2);
      expect(fake.to('GET /ledger')).to.have.length(2);
      await clock.pass(5000);
      await part.updateComplete;
      expect(row(part, 'webhook')).to.include('Last one');
    });

    it('shows within a moment what changed, with one question for many events that come together', async () => {
      const {stream, fake, part, clock} = await live();
      fake.routes['GET /health'] = () => health({parked: {count: 7, oldestAt: '2026-06-15T09:00:00.000Z'}});
      await clock.pass(2000);
      stream.send('health.updated', 'settings.updated', 'health.updated', 'health.updated');
      await until(async () => {
        await clock.pass(250);
        return row(part, 'parked').includes('7 calls');
      });
      await clock.pass(10_000);
      expect(asked(fake)).to.equal(3);
      expect(fake.to('GET /ledger')).to.have.length(3);
    });

    it('asks a busy tenant’s proxy every two seconds at most', async () => {
      const {stream, fake, clock} = await live();
      const start = clock.now();
      for (const wanted of [3, 4, 5]) {
        stream.send('health.updated');
        await until(async () => {
          await clock.pass(100);
          return asked(fake) === wanted;
        });
      }
      expect(clock.now() - start).to.be.at.least(5000);
    });

    it('asks by itself as soon as the stream is down, and no more once it is back', async () => {
      const {stream, fake, clock} = await live();
      stream.cut();
      await until(async () => {
        await clock.pass(1000);
        return asked(fake) >= 4;
      });
      stream.isDown = false;
      await until(async () => {
        await clock.pass(1000);
        return stream.isOpen;
      });
      await until(async () => {
        const before = asked(fake);
        await clock.pass(20_000);
        return asked(fake) === before;
      });
      expect(stream.opened).to.equal(2);
    });

    it('keeps asking after a look that failed, for nobody may tell of the next change', async () => {
      const {stream, fake, part, clock} = await live();
      fake.routes['GET /health'] = () => {
        throw new UnreachableError();
      };
      stream.send('health.updated');
      await until(async () => {
        await clock.pass(500);
        return text(part).includes('Not refreshed since');
      });
      fake.routes['GET /health'] = () => health();
      await until(async () => {
        await clock.pass(1000);
        return text(part).includes('As of');
      });
    });

    it('closes the stream with the page', async () => {
      const {stream, part} = await live();
      part.remove();
      await until(() => !stream.isOpen);
    });
  });

  it('says aloud only what changes plans, not every figure', async () => {
    const fake = fakeAdmin();
    const {part, clock} = await place(fake);
    fake.routes['GET /health'] = () => health({lookups: {count: 42, p50Ms: 90, p95Ms: 230}});
    await clock.pass(5000);
    expect(spoken(part)).to.equal('');
    fake.routes['GET /health'] = () => health({state: 'authorization_required'});
    await clock.pass(5000);
    await part.updateComplete;
    expect(spoken(part)).to.include('Changed: Not connected.');
  });

  it('asks nothing while the tab is hidden, and at once when it is back', async () => {
    const fake = fakeAdmin();
    const {clock} = await place(fake);
    tab('hidden');
    await clock.pass(60_000);
    expect(asked(fake)).to.equal(1);
    tab('visible');
    await settled();
    expect(asked(fake)).to.equal(2);
  });

  it('asks nothing while its part of the page is not shown, and nothing after it has left', async () => {
    const fake = fakeAdmin();
    const {part, clock} = await place(fake);
    part.hidden = true;
    await clock.pass(20_000);
    expect(asked(fake)).to.equal(1);
    part.hidden = false;
    await clock.pass(5000);
    expect(asked(fake)).to.equal(2);
    part.remove();
    await clock.pass(20_000);
    expect(asked(fake)).to.equal(2);
  });

  it('keeps the figures when a look fails, says that they are old, and waits as long as the proxy asks', async () => {
    const fake = fakeAdmin();
    const {part, clock} = await place(fake);
    fake.routes['GET /health'] = () => {
      throw refusal('rate_limited', {retryable: true, retryAfter: 30});
    };
    await clock.pass(5000);
    await part.updateComplete;
    expect(row(part, 'queue')).to.include('1 call');
    expect(text(part)).to.include('Not refreshed since 9:45:00 AM. It goes on by itself.');
    expect(part.shadowRoot!.querySelector('[role="alert"]')).to.equal(null);
    await clock.pass(25_000);
    expect(asked(fake)).to.equal(2);
    fake.routes['GET /health'] = () => health();
    await clock.pass(5000);
    await part.updateComplete;
    expect(text(part)).to.include('As of 9:45:00 AM');
  });

  it('says who has CRM off, and asks only now and then whether that is still so (T7)', async () => {
    const fake = fakeAdmin({
      'GET /health': () => {
        throw refusal('crm_disabled');
      },
    });
    const {part, clock} = await place(fake);
    expect(text(part)).to.include('The system administrator has CRM off for this tenant.');
    expect(part.shadowRoot!.querySelector('[role="alert"], button, bgm-settings-ledger') === null).to.equal(
      true,
    );
    await expectAccessible(part);
    await clock.pass(60_000);
    expect(asked(fake)).to.equal(2);
  });

  it('says that it loads and that nothing answers, with a button to try again', async () => {
    const answer = deferred<Health>();
    const fake = fakeAdmin({'GET /health': () => answer.promise});
    const {part} = await place(fake);
    expect(text(part)).to.include('Loading…');
    answer.reject(new UnreachableError());
    await until(() => text(part).includes('The server does not answer.'));
    fake.routes['GET /health'] = () => health();
    [...part.shadowRoot!.querySelectorAll('button')].find((one) => words(one) === 'Try again')!.click();
    await until(() => part.shadowRoot!.querySelector('[data-row="queue"]'));
  });

  it('leads from a figure to its calls', async () => {
    const fake = fakeAdmin();
    const {part} = await place(fake);
    part.shadowRoot!.querySelector<HTMLElement>('[data-row="parked"] button')!.click();
    await until(() => fake.to('GET /ledger').some(({path}) => path.includes('state=waiting_for_contact')));
    const ledger = part.shadowRoot!.querySelector('bgm-settings-ledger')!;
    expect(part.shadowRoot!.activeElement).to.equal(ledger);
  });

  it('runs over no edge where it is narrow', async () => {
    await setViewport({width: 320, height: 800});
    const {part} = await showing({});
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    await expectAccessible(part);
    await setViewport({width: 1200, height: 800});
  });
});
