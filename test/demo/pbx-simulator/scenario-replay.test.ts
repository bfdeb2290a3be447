import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, it} from 'node:test';
import type {PbxEvent} from '../../../demo/pbx-simulator/events.ts';
import {loadScenario, scenarioNames} from '../../../demo/pbx-simulator/scenario-file.ts';
import {startPbxSimulator} from '../../../demo/pbx-simulator/start-pbx-simulator.ts';
import {adminToken, json, playPbx, runOut, typesOf} from './play-pbx.ts';

const posted = (name: string) => loadScenario(name).filter(({sim}) => sim.channel !== 'rest');
/** What is written in the file and meant for the wire, line by line. */
const written = (name: string) => posted(name).map(({event}) => event);

describe('replay of the golden scenarios', () => {
  it('knows all eleven', () => {
    assert.equal(scenarioNames().length, 11);
  });

  for (const name of scenarioNames()) {
    it(`posts ${name} exactly as written`, async () => {
      const played = playPbx();
      await played.pbx.playScenario(name).done;
      const events = played.received.map(({event}) => event);
      for (const session of new Set(written(name).map(({session_id}) => session_id))) {
        const ofSession = (these: PbxEvent[]) => these.filter(({session_id}) => session_id === session);
        assert.deepEqual(ofSession(events), ofSession(written(name)));
      }
      assert.equal(events.length, written(name).length);
      const ids = played.received.map(({headers}) => headers.get('X-Event-Id')).sort();
      assert.deepEqual(
        ids,
        posted(name)
          .map(({sim}) => sim.id)
          .sort(),
      );
      assert.ok(played.received.every(({text}) => !text.includes('_sim') && !text.includes('"sim.')));
    });
  }

  it('reaches a real receiver over HTTP', async () => {
    const types: string[] = [];
    const receiver = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        types.push((JSON.parse(text) as {event_type: string}).event_type);
        response.end('{}');
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const {port} = receiver.address() as AddressInfo;
    const simulator = await startPbxSimulator({target: `http://127.0.0.1:${port}/crm/v1/pbx/events`});
    try {
      const answer = await fetch(`${simulator.url}/control/scenarios/outbound/play`, {method: 'POST'});
      assert.deepEqual(await answer.json(), {sessions: ['950000000000005000'], webhooks: 6, done: true});
      assert.deepEqual(
        types,
        written('outbound').map((event) => event.event_type),
      );
    } finally {
      await simulator.stop();
      receiver.closeAllConnections();
      await new Promise((resolve) => receiver.close(resolve));
    }
  });

  it('keeps the pace of the file, or goes a number of times faster', async () => {
    const played = playPbx();
    const {done} = played.pbx.playScenario('internal', {mode: 'timed', speed: 2});
    await runOut(played, 0.5, 0.5);
    assert.deepEqual(typesOf(played.received), ['call_start', 'cdr_target_add', 'cdr_target_ringing']);
    await runOut(played, 1.5, 0.5);
    assert.equal(typesOf(played.received).at(-1), 'cdr_target_answer');
    await runOut(played, 15);
    await done;
    assert.equal(typesOf(played.received).at(-1), 'call_cdr');
  });

  it('moves everything to now by one number of seconds, and then is a new call', async () => {
    const played = playPbx();
    const old = written('inbound-answered');
    await played.pbx.playScenario('inbound-answered', {times: 'now'}).done;
    const events = played.received.map(({event}) => event);
    const shift = Number(events[0]!.time) - Number(old[0]!.time);
    assert.deepEqual(
      events.map(({time}) => time),
      old.map(({time}) => time && String(Number(time) + shift)),
    );
    const cdr = events.at(-1)!;
    assert.equal(Number(cdr['ended_time']) * 1000, played.clock.now(), 'ends now');
    assert.equal(cdr.call_targets![1]!.answered_time, '0', 'never stays never');
    assert.notEqual(cdr.session_id, old[0]!.session_id);
    assert.equal(BigInt(cdr.cdr_id!) - BigInt(cdr.session_id!), 1n);
    assert.ok(BigInt(cdr.session_id!) > 2n ** 53n);
  });

  it('plays the same call again when asked to', async () => {
    const played = playPbx();
    await played.pbx.playScenario('outbound', {replays: 2}).done;
    const texts = played.received.map(({text}) => text);
    assert.deepEqual(texts.slice(0, 6), texts.slice(6));
  });

  it('shuffles by seed, always alike', async () => {
    const order = async (seed: number) => {
      const played = playPbx();
      await played.pbx.playScenario('blind-transfer', {switches: {reorder: seed}}).done;
      return played.received.map(({text}) => text);
    };
    const [once, again, other] = await Promise.all([order(7), order(7), order(8)]);
    assert.deepEqual(once, again);
    assert.notDeepEqual(once, other);
    assert.deepEqual([...once].sort(), [...other].sort());
  });

  it('refuses a scenario that is not there', async () => {
    const refused = await playPbx().control('/control/scenarios/..%2Fmain/play', {});
    assert.equal(refused.status, 400);
  });
});

describe('what REST knows of played calls', () => {
  const logOf = async (names: readonly string[], switches: object) => {
    const played = playPbx();
    for (const name of names) await played.pbx.playScenario(name, {switches}).done;
    return (await json(played.rest('/api/calllogs', adminToken))).items;
  };

  it('has every call although no webhook was posted', async () => {
    const played = playPbx();
    for (const name of scenarioNames()) await played.pbx.playScenario(name, {switches: {drop: ['*']}}).done;
    assert.equal(played.received.length, 0);
    const log = await json(played.rest('/api/calllogs', adminToken));
    assert.equal(log.count, 12, 'eleven scenarios, one of them with a consultation call');
    const sessions = new Set(log.items.map((row: {session_id: string}) => row.session_id));
    assert.equal(sessions.size, 12);
  });

  it('is the same in whatever order the events come', async () => {
    const names = ['queue-ivr', 'attended-transfer', 'duplicates-out-of-order'];
    assert.deepEqual(await logOf(names, {reorder: 3}), await logOf(names, {}));
  });
});
