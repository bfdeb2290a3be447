import {expect} from '@open-wc/testing';
import {EventStream, type StreamPort} from '../../src/adapters/event-stream.ts';
import {SharedStream} from '../../src/adapters/shared-stream.ts';
import {ringingEventExample, type StreamEvent} from '../../src/contract/index.ts';
import {FakeClock, settled} from '../support/fake-clock.ts';
import {until} from '../support/until.ts';

/** The proxy's side of one connection. */
interface Line {
  readonly lastEventId: string | undefined;
  readonly signal: AbortSignal;
  send(text: string): Promise<void>;
  end(): Promise<void>;
}

class Proxy implements StreamPort {
  readonly lines: Line[] = [];
  renewed = 0;
  down = false;

  openStream = async (lastEventId: string | undefined, signal: AbortSignal): Promise<Response> => {
    if (this.down) throw new TypeError('Failed to fetch');
    const {readable, writable} = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    signal.addEventListener('abort', () => void writer.abort(signal.reason).catch(() => undefined));
    this.lines.push({
      lastEventId,
      signal,
      send: async (text) => {
        await writer.write(new TextEncoder().encode(text));
        await settled();
      },
      end: async () => {
        await writer.close();
        await settled();
      },
    });
    return new Response(readable, {headers: {'Content-Type': 'text/event-stream'}});
  };
  renew = async () => void this.renewed++;
}

function listener() {
  const events: StreamEvent[] = [];
  const links: string[] = [];
  return {
    events,
    links,
    event: (event: StreamEvent) => void events.push(event),
    link: (link: string) => void links.push(link),
  };
}

const message = (event: StreamEvent, id = event.id) =>
  `id: ${id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
const opened: {stop(): void}[] = [];

async function start(proxy = new Proxy()) {
  const clock = new FakeClock();
  const heard = listener();
  opened.push(new EventStream(proxy, heard, clock));
  await settled();
  return {proxy, clock, heard};
}

afterEach(() => opened.splice(0).forEach((one) => one.stop()));

describe('EventStream', () => {
  it('passes events on, however the network cuts them', async () => {
    const {proxy, heard} = await start();
    const text = `: hello\n\n${message(ringingEventExample)}`;
    await proxy.lines[0]!.send(text.slice(0, 40));
    await proxy.lines[0]!.send(text.slice(40));
    expect(heard.links).to.deep.equal(['online']);
    expect(heard.events).to.deep.equal([ringingEventExample]);
  });

  it('comes back at once when its token has ended, and asks for what it missed', async () => {
    const {proxy, clock} = await start();
    await proxy.lines[0]!.send(message(ringingEventExample, '41'));
    await clock.pass(20_000);
    await proxy.lines[0]!.end();
    expect(proxy.lines.map(({lastEventId}) => lastEventId)).to.deep.equal([undefined, '41']);
  });

  it('renews the token when the proxy says that it ends', async () => {
    const {proxy, heard} = await start();
    await proxy.lines[0]!.send(
      message({
        id: '1',
        time: ringingEventExample.time,
        type: 'session.expiring',
        at: ringingEventExample.time,
      }),
    );
    expect(proxy.renewed).to.equal(1);
    expect(heard.events).to.deep.equal([]);
  });

  it('takes 40 s of silence for a dead line, and heartbeats for a living one', async () => {
    const {proxy, clock} = await start();
    await clock.pass(30_000);
    await proxy.lines[0]!.send(': beat\n\n');
    await clock.pass(30_000);
    expect(proxy.lines).to.have.length(1);
    await clock.pass(10_000);
    await settled();
    expect(proxy.lines[0]!.signal.aborted).to.equal(true);
    expect(proxy.lines).to.have.length(2);
  });

  it('waits longer after each failure, and says that it is offline', async () => {
    const proxy = new Proxy();
    proxy.down = true;
    const {clock, heard} = await start(proxy);
    expect(heard.links).to.deep.equal(['offline']);
    await clock.pass(3000);
    expect(heard.links).to.have.length(2);
    await clock.pass(5999);
    expect(heard.links).to.have.length(2);
    proxy.down = false;
    await clock.pass(1);
    expect(heard.links.at(-1)).to.equal('online');
  });

  it('tries at once when the network comes back', async () => {
    const proxy = new Proxy();
    proxy.down = true;
    const {heard} = await start(proxy);
    proxy.down = false;
    window.dispatchEvent(new Event('online'));
    await settled();
    expect(heard.links.at(-1)).to.equal('online');
  });

  it('does not take a login page for a stream', async () => {
    const proxy = new Proxy();
    proxy.openStream = async () => new Response('<h1>Welcome</h1>', {headers: {'Content-Type': 'text/html'}});
    const {heard} = await start(proxy);
    expect(heard.links).to.deep.equal(['offline']);
  });
});

describe('SharedStream', () => {
  const name = 'bgm-crm-stream-test';
  const clock = new FakeClock();

  function tab(proxy: Proxy) {
    const heard = listener();
    const shared = new SharedStream(name, proxy, heard, clock);
    opened.push(shared);
    return {shared, heard};
  }

  it('opens one connection for two tabs, and both hear every event', async () => {
    const proxy = new Proxy();
    const one = tab(proxy);
    await until(() => proxy.lines.length);
    const two = tab(proxy);
    await until(() => two.heard.links.length);
    await proxy.lines[0]!.send(message(ringingEventExample));
    await until(() => two.heard.events.length);
    expect(one.heard.events).to.deep.equal(two.heard.events);
    expect(proxy.lines).to.have.length(1);
    expect([one.shared.leads, two.shared.leads]).to.deep.equal([true, false]);
  });

  it('is taken over by the next tab where the first one stopped', async () => {
    const proxy = new Proxy();
    const one = tab(proxy);
    await until(() => proxy.lines.length);
    const two = tab(proxy);
    await until(() => two.heard.links.length);
    await proxy.lines[0]!.send(message(ringingEventExample, '41'));
    await until(() => two.heard.events.length);
    one.shared.stop();
    await until(() => proxy.lines.length === 2);
    expect(proxy.lines[1]!.lastEventId).to.equal('41');
    expect(two.shared.leads).to.equal(true);
  });
});
