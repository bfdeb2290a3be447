import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {serve, type ServerType} from '@hono/node-server';
import {createParser, type EventSourceMessage} from 'eventsource-parser';
import {connect, type AddressInfo} from 'node:net';
import {once} from 'node:events';
import * as v from 'valibot';
import {
  matchedLookupExample,
  noteExample,
  ringingCallExample,
  streamEventSchema,
  type StreamEvent,
} from '../../../src/contract/index.ts';
import type {Caller} from '../../../src/proxy/middleware/env.ts';
import {eventRoutes} from '../../../src/proxy/routes/events.ts';
import {EventFeed, mostWaiting} from '../../../src/proxy/services/stream/event-feed.ts';
import {MemoryEventHub} from '../../../src/proxy/services/stream/memory-event-hub.ts';
import type {NewStreamEvent} from '../../../src/proxy/services/stream/event-hub.ts';
import {until} from '../../support/node/until.ts';
import {HandClock, settled} from '../../support/node/hand-clock.ts';
import {ask, portal, testApp, testCaller, testCallers, type AskOptions} from '../../support/node/test-app.ts';

const tenantId = '940000000000000001';
const ringing: NewStreamEvent = {
  type: 'call.ringing',
  callId: ringingCallExample.id,
  call: ringingCallExample,
};
const noted: NewStreamEvent = {
  type: 'note.updated',
  callId: ringingCallExample.id,
  note: noteExample,
  noteId: noteExample.id,
};
const settings: NewStreamEvent = {type: 'settings.updated'};
const to101 = {extensions: ['101']};

function world() {
  const clock = new HandClock();
  const hub = new MemoryEventHub(clock, 'run1');
  const stopping = new AbortController();
  const callers: Record<string, Caller> = {...testCallers};
  const endsAt = clock.now() + 600_000;
  const tokens = {
    admit: (token: string) => {
      const caller = callers[token];
      return Promise.resolve(caller && {caller, origin: portal, expiresAt: endsAt});
    },
  };
  const app = testApp({
    clock,
    tokens,
    sessionRoutes: [eventRoutes({hub, tokens, clock, stopping: stopping.signal})],
  });
  return {app, clock, hub, stopping, callers, endsAt};
}

/** Opens the stream as a browser does and collects what it hears. */
async function listen(app: ReturnType<typeof world>['app'], options: AskOptions & {search?: string} = {}) {
  const response = await ask(app, `/events${options.search ?? ''}`, {as: 'agent', ...options});
  assert.equal(response.status, 200);
  const messages: EventSourceMessage[] = [];
  const comments: string[] = [];
  let text = '';
  let ended = false;
  const parser = createParser({
    onEvent: (message) => messages.push(message),
    onComment: (comment) => comments.push(comment),
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  void (async () => {
    for (;;) {
      const {done, value} = await reader.read();
      if (done) break;
      text += value;
      parser.feed(value);
    }
    ended = true;
  })();
  await settled();
  return {
    response,
    messages,
    comments,
    types: () => messages.map((message) => message.event),
    text: () => text,
    ended: () => ended,
    leave: () => reader.cancel(),
  };
}

describe('the event stream', () => {
  it('tells what happens to the agent’s own extension, as the contract says', async () => {
    const {app, hub} = world();
    const stream = await listen(app);
    assert.equal(stream.response.headers.get('content-type'), 'text/event-stream');
    assert.equal(stream.response.headers.get('cache-control'), 'no-store');
    assert.match(stream.text(), /^retry: 3000\nid: run1-1\n\n/);
    hub.publish(tenantId, to101, ringing);
    hub.publish(tenantId, {extensions: ['102']}, ringing);
    hub.publish('940000000000000002', to101, ringing);
    hub.publish(tenantId, 'tenant', settings);
    await settled();
    assert.deepEqual(stream.types(), ['call.ringing', 'settings.updated']);
    const [first] = stream.messages;
    const event: StreamEvent = v.parse(streamEventSchema, JSON.parse(first!.data));
    assert.equal(event.id, first!.id);
    assert.equal(event.time, '2026-06-15T09:40:00.000Z');
    await stream.leave();
  });

  it('tells nobody of contacts to whom the PBX does not give them (T6)', async () => {
    const {app, hub, callers} = world();
    callers['outsider'] = testCaller({contacts: 'none'});
    callers['reader'] = testCaller({contacts: 'view'});
    const outsider = await listen(app, {as: 'outsider'});
    const reader = await listen(app, {as: 'reader'});
    hub.publish(tenantId, to101, ringing);
    hub.publish(tenantId, to101, {type: 'lookup.completed', lookup: matchedLookupExample});
    hub.publish(tenantId, to101, {type: 'call.linked', callId: ringingCallExample.id, contact: null});
    hub.publish(tenantId, to101, noted);
    await settled();
    assert.deepEqual(outsider.types(), ['call.ringing', 'note.updated']);
    assert.equal(reader.types().length, 4);
    await outsider.leave();
    await reader.leave();
  });

  it('tells an admin of the whole tenant when asked, and nobody else', async () => {
    const {app, hub} = world();
    const admin = await listen(app, {as: 'admin', search: '?scope=tenant'});
    const own = await listen(app, {as: 'admin'});
    hub.publish(tenantId, to101, ringing);
    await settled();
    assert.deepEqual(admin.types(), ['call.ringing']);
    assert.deepEqual(own.types(), []);
    assert.equal((await ask(app, '/events?scope=tenant', {as: 'agent'})).status, 403);
    assert.equal((await ask(app, '/events?scope=all', {as: 'admin'})).status, 400);
    assert.equal((await ask(app, '/events?token=x', {as: 'agent'})).status, 400);
    assert.equal((await ask(app, '/events')).status, 401);
    await Promise.all([admin.leave(), own.leave()]);
  });

  it('goes on where it broke, without losing or repeating', async () => {
    const {app, hub, clock} = world();
    const first = await listen(app);
    hub.publish(tenantId, to101, ringing);
    await settled();
    const lastId = first.messages[0]!.id!;
    await first.leave();
    hub.publish(tenantId, {extensions: ['102']}, ringing);
    hub.publish(tenantId, to101, noted);
    await clock.advance(299_000);
    const second = await listen(app, {headers: {'last-event-id': lastId}});
    hub.publish(tenantId, to101, settings);
    await settled();
    assert.deepEqual(second.types(), ['note.updated', 'settings.updated']);
    await second.leave();
  });

  it('goes on from its very first id, had it heard nothing yet', async () => {
    const {app, hub} = world();
    const first = await listen(app);
    const id = /id: (\S+)/.exec(first.text())![1]!;
    await first.leave();
    hub.publish(tenantId, to101, ringing);
    const second = await listen(app, {headers: {'last-event-id': id}});
    assert.deepEqual(second.types(), ['call.ringing']);
    await second.leave();
  });

  it('starts over when what was missed is kept no more, or was another run’s', async () => {
    const {app, hub, clock} = world();
    hub.publish(tenantId, to101, ringing);
    hub.publish(tenantId, to101, noted);
    await clock.advance(300_001);
    hub.publish(tenantId, to101, settings);
    for (const id of ['run1-1', 'run0-2', 'run1-99', 'nonsense', 'run1-', 'run1-1e3']) {
      const stream = await listen(app, {headers: {'last-event-id': id}});
      assert.deepEqual(stream.types(), ['stream.reset'], id);
      await stream.leave();
    }
    const known = await listen(app, {headers: {'last-event-id': 'run1-2'}});
    assert.deepEqual(known.types(), ['settings.updated']);
    await known.leave();
  });

  it('starts over when more was missed than may wait for a reader', async () => {
    const {app, hub} = world();
    hub.publish(tenantId, to101, ringing);
    for (let n = 0; n <= mostWaiting; n++)
      hub.publish(tenantId, {extensions: [`${101 + (n % 10)}`]}, ringing);
    const resume = (id: string) =>
      listen(app, {as: 'admin', search: '?scope=tenant', headers: {'last-event-id': id}});
    const late = await resume('run1-1');
    assert.deepEqual(late.types(), ['stream.reset']);
    hub.publish(tenantId, to101, noted);
    await until(() => late.messages.length === 2);
    const inTime = await resume('run1-3');
    await until(() => inTime.messages.length === mostWaiting);
    assert.equal(inTime.types().includes('stream.reset'), false);
    await Promise.all([late.leave(), inTime.leave()]);
  });

  it('is alive every 15 seconds, warns a minute before its token ends, and ends with it', async () => {
    const {app, clock, endsAt} = world();
    const stream = await listen(app);
    await clock.advance(15_000);
    assert.equal(stream.comments.length, 1);
    await clock.advance(525_000);
    assert.equal(stream.comments.length, 36);
    const [expiring] = stream.messages;
    assert.equal(expiring?.event, 'session.expiring');
    assert.equal((JSON.parse(expiring.data) as {at: string}).at, new Date(endsAt).toISOString());
    assert.equal(stream.ended(), false);
    await clock.advance(60_000);
    assert.equal(stream.ended(), true);
    assert.deepEqual(stream.types(), ['session.expiring']);
  });

  it('tells nothing more after its user signed out', async () => {
    const {app, hub, callers} = world();
    const stream = await listen(app);
    delete callers['agent'];
    hub.publish(tenantId, to101, ringing);
    await settled();
    assert.deepEqual(stream.types(), []);
    assert.equal(stream.ended(), true);
  });

  it('ends when the process stops, so that browsers go to the next one', async () => {
    const {app, stopping} = world();
    const stream = await listen(app);
    stopping.abort();
    await settled();
    assert.equal(stream.ended(), true);
  });

  it('is not opened by HEAD', async () => {
    const {app, clock} = world();
    const response = await app.request('/crm/v1/events', {
      method: 'HEAD',
      headers: {authorization: 'Bearer agent', origin: portal},
    });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    assert.equal(clock.waiting, 0);
  });

  it('frees its place when the browser goes, and a user has 20 of them', async () => {
    const {app, clock} = world();
    const streams = await Promise.all(Array.from({length: 20}, () => listen(app)));
    assert.equal((await ask(app, '/events', {as: 'agent'})).status, 429);
    const other = await listen(app, {as: 'admin'});
    await streams[0]!.leave();
    await settled();
    const again = await listen(app);
    await Promise.all([...streams.slice(1), other, again].map((stream) => stream.leave()));
    await settled();
    assert.equal(clock.waiting, 0, 'a stream that is gone leaves no timer');
  });
});

describe('a reader that takes nothing', () => {
  it('is cut off when too much waits for it', () => {
    let cut = 0;
    const feed = new EventFeed(() => cut++);
    const event = {...settings, id: '1', time: 'now'} as StreamEvent;
    for (let n = 0; n < mostWaiting; n++) feed.push(event);
    assert.equal(feed.closed, false);
    feed.push(event);
    feed.push(event);
    assert.equal(feed.closed, true);
    assert.equal(feed.next(), undefined);
    assert.equal(cut, 1);
  });

  it('loses its connection, and the others hear everything', async () => {
    const {app, hub} = world();
    const server: ServerType = await new Promise((resolve) => {
      const started = serve({fetch: app.fetch, port: 0, hostname: '127.0.0.1'}, () => resolve(started));
    });
    const {port} = server.address() as AddressInfo;
    const deaf = connect(port, '127.0.0.1');
    deaf.on('error', () => {});
    deaf.write(
      `GET /crm/v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: ${portal}\r\nAuthorization: Bearer agent\r\n\r\n`,
    );
    await once(deaf, 'readable');
    const closed = once(deaf, 'close');
    const listening = await listen(app);
    const long = {...noted, note: {...noteExample, text: 'x'.repeat(20_000)}} as NewStreamEvent;
    let published = 0;
    // Enough for the buffers of both sockets and for what waits behind them.
    for (; published < 4000 && !deaf.destroyed; published++) {
      hub.publish(tenantId, to101, long);
      if (published % 50 === 0) await settled();
      if (published % 50 === 0 && listening.messages.length < published - 400) await settled();
    }
    deaf.resume();
    await closed;
    while (listening.messages.length < published && !listening.ended()) await settled();
    assert.equal(listening.messages.length, published);
    await listening.leave();
    server.close();
  });
});
