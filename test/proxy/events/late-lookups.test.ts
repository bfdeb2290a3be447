import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {matchedLookupExample, type Lookup, type StreamEvent} from '../../../src/contract/index.ts';
import {lookupRoutes} from '../../../src/proxy/routes/lookups.ts';
import {MemoryEventHub} from '../../../src/proxy/services/stream/memory-event-hub.ts';
import {LateLookups} from '../../../src/proxy/services/lookups/late-lookups.ts';
import type {Lookups} from '../../../src/proxy/services/lookups/lookups.ts';
import {HandClock} from '../../support/node/hand-clock.ts';
import {ask, testApp} from '../../support/node/test-app.ts';

const late: Lookup = {...matchedLookupExample, state: 'unavailable', matches: [], complete: false};

/** The stream of each extension, and a CRM whose answers a test brings. */
function world(answer: Lookup) {
  const hub = new MemoryEventHub(new HandClock());
  let complete: Parameters<Lookups['onCompleted']>[0] = () => {};
  const lookups: Pick<Lookups, 'find' | 'onCompleted'> = {
    find: () => Promise.resolve(answer),
    onCompleted(listener) {
      complete = listener;
      return () => {};
    },
  };
  const app = testApp({agentRoutes: [lookupRoutes(lookups, new LateLookups(lookups, hub))]});
  const hear = (extension: string, tenantId = '940000000000000001') => {
    const heard: StreamEvent[] = [];
    hub.subscribe(tenantId, {extension, wholeTenant: false}, undefined, (event) => heard.push(event));
    return heard;
  };
  return {
    hear,
    ask: (as: string) => ask(app, '/lookups', {as, json: {numbers: ['14155550123']}}),
    complete: () => complete('940000000000000001', '+14155550123', matchedLookupExample),
  };
}

describe('an answer after its deadline', () => {
  it('comes on the stream to everyone who asked, once, and to nobody else', async () => {
    const {ask: lookUp, complete, hear} = world(late);
    const [agent, admin, other, stranger] = [
      hear('101'),
      hear('104'),
      hear('102'),
      hear('101', '940000000000000002'),
    ];
    await Promise.all([lookUp('agent'), lookUp('agent'), lookUp('admin')]);
    complete();
    complete();
    for (const heard of [agent, admin]) {
      assert.deepEqual(
        heard.map(({type}) => type),
        ['lookup.completed'],
      );
      assert.deepEqual((heard[0] as {lookup?: Lookup}).lookup, matchedLookupExample);
    }
    assert.deepEqual([...other, ...stranger], []);
  });

  it('is not repeated to who got it in time', async () => {
    const {ask: lookUp, complete, hear} = world(matchedLookupExample);
    const agent = hear('101');
    await lookUp('agent');
    complete();
    assert.deepEqual(agent, []);
  });
});
