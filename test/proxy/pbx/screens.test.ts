import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {useTestStore} from '../../support/node/test-store.ts';
import {scenario, shuffled} from './support/golden.ts';
import {pbxWorld, type PbxWorld} from './support/pbx-world.ts';

type Body = Record<string, unknown>;

describe('what agents’ screens are told', () => {
  const store = useTestStore();
  let world: PbxWorld;
  beforeEach(async () => {
    world = await pbxWorld(store, {start: '2026-06-15T00:00:00.000Z'});
  });
  // What it still does in the background would reach into the next test.
  afterEach(() => world.stop());

  /** Delivers events at the time they tell. */
  async function live(bodies: readonly Body[]): Promise<void> {
    for (const body of bodies) {
      const at = Number(body['time'] ?? body['ended_time'] ?? 0) * 1000;
      if (at > world.clock.now()) await world.pass(at - world.clock.now());
      await world.post(body);
      await world.settle();
    }
  }

  /** `extension type` of every call event, in order; repeats left out. */
  const told = (): string[] => [
    ...new Set(
      world.sent
        .filter(({event}) => event.type.startsWith('call.') && event.type !== 'call.linked')
        .flatMap(({event, extensions}) =>
          extensions.map((extension) => `${extension} ${event.type.slice(5)}`),
        ),
    ),
  ];
  const lookups = () => world.sent.filter(({event}) => event.type === 'lookup.completed');

  it('a call rings, is answered and ends; the name comes without a request of the browser', async () => {
    await live(scenario('inbound-answered'));
    assert.deepEqual(told(), ['101 ringing', '101 answered', '101 ended']);
    assert.equal(lookups().length, 1);
    const [completed] = lookups();
    assert.ok(completed!.event.type === 'lookup.completed');
    assert.equal(completed!.event.callId, '950000000000001000');
    assert.equal(completed!.event.lookup.matches[0]!.name, 'Ada Sample');
    assert.deepEqual(completed!.extensions, ['101']);
    const ended = world.sent.findLast(({event}) => event.type === 'call.ended')!.event;
    assert.ok(ended.type === 'call.ended');
    assert.equal(ended.call.talkSeconds, 240);
    assert.equal(ended.call.outcome, 'answered');
  });

  it('a ring group of three is one lookup, and the others’ cards close when one answers', async () => {
    const bodies = scenario('ring-group');
    const answer = bodies.findIndex((body) => body['event_type'] === 'cdr_target_answer');
    await live(bodies.slice(0, answer + 1));
    assert.equal(world.crm.countOf('findByNumber'), 1);
    assert.deepEqual(
      new Set(lookups().flatMap(({extensions}) => extensions)),
      new Set(['101', '102', '103']),
    );
    const now = told();
    for (const extension of ['101', '102', '103']) assert.ok(now.includes(`${extension} ringing`));
    // Before the losers' own events: the answer alone closes them.
    assert.deepEqual(now.filter((line) => !line.endsWith('ringing')).sort(), [
      '101 ended',
      '102 answered',
      '103 ended',
    ]);
    await live(bodies.slice(answer + 1));
    assert.deepEqual(told().slice(-1), ['102 ended']);
    const lost = world.sent.find(
      ({event, extensions}) => event.type === 'call.ended' && extensions.includes('101'),
    )!;
    assert.ok(lost.event.type === 'call.ended' && lost.event.call.outcome === 'answered');
  });

  it('who calls out sees dialing, answered, ended', async () => {
    await live(scenario('outbound'));
    assert.deepEqual(told(), ['101 dialing', '101 answered', '101 ended']);
    assert.ok(
      lookups().every(({event}) => event.type === 'lookup.completed' && event.lookup.state === 'matched'),
    );
  });

  it('an internal call shows the colleague on both screens and asks the CRM nothing', async () => {
    await live(scenario('internal'));
    assert.deepEqual(told().sort(), [
      '101 answered',
      '101 dialing',
      '101 ended',
      '104 answered',
      '104 ended',
      '104 ringing',
    ]);
    assert.equal(world.crm.asked.length, 0);
    assert.equal(lookups().length, 0);
  });

  it('a handed over call says so on the second agent’s screen', async () => {
    await live(scenario('blind-transfer'));
    assert.deepEqual(told(), [
      '101 ringing',
      '101 answered',
      '101 ended',
      '102 ringing',
      '102 transferred',
      '102 answered',
      '102 ended',
    ]);
    assert.equal(world.crm.countOf('findByNumber'), 1);
    assert.ok(lookups().some(({extensions}) => extensions.includes('102')));
  });

  it('late and repeated events neither ring nor open anything again', async () => {
    await live(scenario('inbound-answered'));
    const before = world.sent.length;
    await live(shuffled([...scenario('inbound-answered'), ...scenario('inbound-answered')], 3));
    const repeats = scenario('inbound-answered').map((body, index) => ({
      ...body,
      event_id: `${index}`.padStart(8, '0') + '-0000-4000-8000-000000000000',
    }));
    await live(repeats);
    assert.equal(world.sent.length, before);
  });

  it('a start and a ringing after the end ring nothing', async () => {
    await live(scenario('duplicates-out-of-order'));
    assert.ok(!told().includes('102 ringing'));
    assert.deepEqual(told(), ['102 answered', '102 ended']);
  });

  it('an event older than five minutes rings no card, and is journaled', async () => {
    await world.pass(Date.parse('2026-06-15T09:45:01Z') - world.clock.now());
    await world.post(scenario('inbound-answered').slice(0, 5));
    await world.settle();
    assert.deepEqual(told(), []);
    assert.equal(lookups().length, 0);
    await world.post(scenario('inbound-answered').slice(5));
    await world.settle();
    assert.equal(world.crm.activities.length, 1);
  });

  it('tells of the journal when it is written', async () => {
    await live(scenario('inbound-answered'));
    const journal = world.sent.findLast(({event}) => event.type === 'journal.updated')!;
    assert.deepEqual(journal.extensions, ['101']);
    assert.ok(journal.event.type === 'journal.updated' && journal.event.journal.state === 'logged');
  });
});
