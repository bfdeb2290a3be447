import {expect} from '@open-wc/testing';
import {HttpCrmClient, type HttpClientOptions} from '../../src/client/http-client.ts';
import {ProblemError, UnreachableError} from '../../src/client/crm-client.ts';
import {
  createContactExample,
  contactExample,
  matchedLookupExample,
  noteExample,
  sessionExample,
} from '../../src/contract/index.ts';
import {deferred} from '../support/deferred.ts';
import {FakeClock} from '../support/fake-clock.ts';
import {endpoint, FakeProxy, json, matchFor, problem, sessionReply} from '../support/fake-proxy.ts';
import {until} from '../support/until.ts';

const number = '+14155550123';

function setUp(proxy = new FakeProxy(), options: Partial<HttpClientOptions> = {}) {
  const asked: boolean[] = [];
  const client = new HttpCrmClient({
    endpoint,
    cache: 'memory',
    fetch: proxy.fetch,
    getToken: async ({forceRefresh}) => {
      asked.push(forceRefresh);
      return `token-${asked.length}`;
    },
    ...options,
  });
  return {client, proxy, asked};
}

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => expect.fail('it should have failed'),
    (error: unknown) => error,
  );
}

describe('HttpCrmClient: who is asking', () => {
  it('asks the page for a token once, and sends it with every request', async () => {
    const {client, proxy, asked} = setUp();
    await client.connect();
    await client.lookup(number);
    expect(asked).to.deep.equal([false]);
    expect(proxy.seen.map(({token}) => token)).to.deep.equal(['token-1', 'token-1']);
  });

  it('exchanges a PBX token and never sends it again', async () => {
    const proxy = new FakeProxy();
    const {client} = setUp(proxy, {getToken: undefined, getPbxToken: async () => 'pbx-token'});
    const session = await client.connect();
    await client.lookup(number);
    expect(session.user.extension).to.equal('101');
    expect(proxy.seen.map(({method, path, token}) => `${method} ${path} ${token}`)).to.deep.equal([
      'POST /session pbx-token',
      'POST /lookups widget-token',
    ]);
  });

  it('renews a token that the proxy no longer takes, once, and repeats the request', async () => {
    const proxy = new FakeProxy({
      'POST /lookups': ({token}) =>
        token === 'token-1' ? problem('unauthenticated') : json({results: [matchFor(number)]}),
    });
    const {client, asked} = setUp(proxy);
    const lookup = await client.lookup(number);
    expect(lookup.state).to.equal('matched');
    expect(asked).to.deep.equal([false, true]);
  });

  it('says that the user must sign in when the renewed token is refused too, and does not go on trying', async () => {
    let required = 0;
    const proxy = new FakeProxy({'POST /lookups': () => problem('unauthenticated')});
    const {client} = setUp(proxy, {onAuthRequired: () => required++});
    const error = await failure(client.lookup(number));
    expect(error).to.be.instanceOf(ProblemError);
    expect(required).to.equal(1);
    expect(proxy.to('POST /lookups')).to.have.length(2);
  });

  it('says so too when the page has no token to give', async () => {
    let required = 0;
    const {client} = setUp(new FakeProxy(), {
      getToken: () => Promise.reject(new Error('not signed in')),
      onAuthRequired: () => required++,
    });
    expect(((await failure(client.connect())) as ProblemError).problem.code).to.equal('unauthenticated');
    expect(required).to.equal(1);
  });

  it('asks for no token after sign-out, when the page’s own is the next user’s, until it connects again', async () => {
    let required = 0;
    const {client, proxy, asked} = setUp(new FakeProxy(), {onAuthRequired: () => required++});
    await client.connect();
    await client.signOut();
    const error = await failure(client.saveNote('1', noteExample.id, 'of the user before'));
    expect((error as ProblemError).problem.code).to.equal('unauthenticated');
    expect(asked).to.deep.equal([false]);
    expect(proxy.to('PUT /calls/1/notes/' + noteExample.id)).to.deep.equal([]);
    expect(required, 'nobody is to be asked to sign in').to.equal(0);
    await client.connect();
    expect(asked).to.have.length(2);
  });

  it('sends nothing with a token that comes after it was closed', async () => {
    const late = deferred<string>();
    const {client, proxy} = setUp(new FakeProxy(), {getToken: () => late.promise});
    const asking = failure(client.calls('active'));
    client.close();
    late.resolve('token of the next user');
    expect(((await asking) as ProblemError).problem.code).to.equal('unauthenticated');
    expect(proxy.seen).to.deep.equal([]);
  });

  describe('when the page has signed another user in meanwhile', () => {
    const user = {...sessionExample.user, id: '940000000000000202', extension: '102'};
    const [first, second] = ['950000000000001000', '950000000000002000'] as const;
    const notePath = (callId: string) => `/calls/${callId}/notes/${noteExample.id}`;

    /** A proxy where the first token is the first user's, and every later one the next one's. */
    function swapped(routes: ConstructorParameters<typeof FakeProxy>[0]) {
      const proxy = new FakeProxy({
        'GET /session': ({token}) => json(token === 'token-1' ? sessionExample : {...sessionExample, user}),
        ...routes,
      });
      const written = () => proxy.seen.filter(({method}) => method === 'PUT');
      return {...setUp(proxy), written: () => written().map(({path, token}) => `${path} ${token}`)};
    }
    const waiting = (callId: string) =>
      ({callId, noteId: noteExample.id, text: 'of the first user', state: 'queued', savedAt: ''}) as const;

    it('writes nothing of the first in the name of the next', async () => {
      const {client, written} = swapped({
        [`PUT ${notePath(first)}`]: ({token}) =>
          token === 'token-1' ? problem('unauthenticated') : json(noteExample),
      });
      await client.connect();
      const error = await failure(client.saveNote(first, noteExample.id, 'of the first user'));
      expect((error as ProblemError).problem.code).to.equal('unauthenticated');
      expect(written()).to.deep.equal([`${notePath(first)} token-1`]);
      expect(client.session?.user.extension).to.equal('102');
    });

    it('neither keeps nor sends the notes of the first that wait in memory', async () => {
      const {client, written} = swapped({
        [`PUT ${notePath(first)}`]: async () => {
          await client.renew();
          return json(noteExample);
        },
        [`PUT ${notePath(second)}`]: () => json(noteExample),
      });
      await client.connect();
      for (const callId of [first, second]) await client.drafts.put(waiting(callId));
      expect(await client.flushNotes()).to.deep.equal([]);
      expect(written()).to.deep.equal([`${notePath(first)} token-1`]);
      expect(await client.drafts.all()).to.deep.equal([]);
    });
  });

  it('renews before the end, by the clock of this computer', async () => {
    let now = Date.now();
    const clock = {
      now: () => now,
      after: (ms: number, task: () => void) => (setTimeout(task, Math.min(ms, 5)), () => {}),
    };
    const proxy = new FakeProxy();
    const {client} = setUp(proxy, {clock, getToken: undefined, getPbxToken: async () => 'pbx-token'});
    await client.connect();
    now += 9.5 * 60_000;
    await client.calls('active');
    expect(proxy.to('POST /session')).to.have.length(2);
  });

  it('does not renew at every request when this computer’s clock runs ahead', async () => {
    const late = {expiresAt: new Date(Date.now() - 60_000).toISOString()};
    const proxy = new FakeProxy({'POST /session': () => json(sessionReply(late))});
    const {client} = setUp(proxy, {getToken: undefined, getPbxToken: async () => 'pbx-token'});
    await client.connect();
    await client.calls('active');
    expect(proxy.to('POST /session')).to.have.length(1);
  });
});

describe('HttpCrmClient: what answers', () => {
  it('passes a problem on with its code', async () => {
    const {client} = setUp(
      new FakeProxy({'GET /calls/7': () => problem('crm_permission', {requestId: 'r1'})}),
    );
    const error = (await failure(client.call('7'))) as ProblemError;
    expect(error).to.be.instanceOf(ProblemError);
    expect(error.problem).to.include({code: 'crm_permission', requestId: 'r1'});
  });

  for (const [what, answer] of [
    [
      'a login page of the hotel',
      () => new Response('<h1>Welcome</h1>', {headers: {'Content-Type': 'text/html'}}),
    ],
    [
      'the gateway',
      () => new Response('<h1>Bad gateway</h1>', {status: 404, headers: {'Content-Type': 'text/html'}}),
    ],
    ['broken JSON', () => new Response('{', {headers: {'Content-Type': 'application/json'}})],
  ] as const) {
    it(`takes an answer from ${what} for no answer`, async () => {
      const {client} = setUp(new FakeProxy({'GET /calls/7': answer}));
      expect(await failure(client.call('7'))).to.be.instanceOf(UnreachableError);
    });
  }

  it('tries again when the network fails under something that may be repeated', async () => {
    let tries = 0;
    const proxy = new FakeProxy({
      'POST /lookups': () => {
        if (++tries === 1) throw new TypeError('Failed to fetch');
        return json({results: [matchFor(number)]});
      },
    });
    expect((await setUp(proxy).client.lookup(number)).state).to.equal('matched');
  });

  it('waits as long as the proxy asks, and not at all for a longer wait or a final no', async () => {
    let tries = 0;
    const proxy = new FakeProxy({
      'GET /calls/1': () =>
        ++tries === 1 ? problem('starting', {retryable: true}, {'Retry-After': '1'}) : json({id: '1'}),
      'GET /calls/2': () => problem('rate_limited', {retryable: true, retryAfter: 60}, {'Retry-After': '60'}),
      'GET /calls/3': () => problem('crm_rejected'),
    });
    const {client} = setUp(proxy);
    const started = performance.now();
    expect(await client.call('1')).to.deep.equal({id: '1'});
    expect(performance.now() - started).to.be.greaterThan(900);
    expect(((await failure(client.call('2'))) as ProblemError).problem.retryAfter).to.equal(60);
    expect(((await failure(client.call('3'))) as ProblemError).problem.code).to.equal('crm_rejected');
    expect(proxy.to('GET /calls/2')).to.have.length(1);
    expect(proxy.to('GET /calls/3')).to.have.length(1);
  });

  it('keeps numbers, names and tokens out of every address, and names each request by a UUID', async () => {
    const proxy = new FakeProxy({
      'POST /contacts/search': () => json({items: [contactExample], nextCursor: null, complete: true}),
      'POST /contacts': () => json(contactExample, 201),
      'PUT /calls/7/notes/n1': () => json(noteExample),
    });
    const {client} = setUp(proxy);
    await client.lookup(number);
    await client.search({query: 'Ada Sample'});
    await client.createContact(createContactExample, 'key-1');
    await client.saveNote('7', 'n1', 'Call Ada back', '"1"');
    const addresses = proxy.seen.map(({path}) => path).join(' ');
    expect(addresses).not.to.match(/4155550123|Ada|token/);
    expect(proxy.to('POST /contacts')[0]!.headers.get('Idempotency-Key')).to.equal('key-1');
    expect(proxy.to('PUT /calls/7/notes/n1')[0]!.headers.get('If-Match')).to.equal('"1"');
    const ids = proxy.seen.map(({headers}) => headers.get('BGM-Request-Id'));
    expect(new Set(ids).size).to.equal(4);
    expect(ids[0]).to.match(/^[0-9a-f-]{36}$/);
  });
});

describe('HttpCrmClient: many questions at once', () => {
  it('asks once for fifty cards of one caller', async () => {
    const {client, proxy} = setUp();
    await Promise.all(Array.from({length: 50}, () => client.lookup(number)));
    expect(proxy.to('POST /lookups')).to.have.length(1);
  });

  it('asks in two batches for fifty callers, and gives each card its own answer', async () => {
    const {client, proxy} = setUp();
    const numbers = Array.from({length: 50}, (_, index) => `+1415555${String(index).padStart(4, '0')}`);
    const lookups = await Promise.all(numbers.map((one) => client.lookup(one)));
    expect(lookups.map((lookup) => lookup.number.e164)).to.deep.equal(numbers);
    expect(proxy.to('POST /lookups')).to.have.length(2);
  });

  it('ends the request only when the last one who asked gives up', async () => {
    let ended: AbortSignal | undefined;
    const proxy = new FakeProxy({
      'POST /lookups': ({signal}) => {
        ended = signal;
        return new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason as Error)),
        );
      },
    });
    const {client} = setUp(proxy);
    const [one, two] = [new AbortController(), new AbortController()];
    const first = failure(client.lookup(number, {signal: one.signal}));
    const second = failure(client.lookup(number, {signal: two.signal}));
    await until(() => ended);
    one.abort();
    expect(((await first) as Error).name).to.equal('AbortError');
    expect(ended!.aborted).to.equal(false);
    two.abort();
    await second;
    await until(() => ended!.aborted);
  });

  it('forgets a failure: the next question is a new request', async () => {
    let tries = 0;
    const proxy = new FakeProxy({
      'POST /lookups': () => (++tries === 1 ? problem('internal') : json({results: [matchFor(number)]})),
    });
    const {client} = setUp(proxy);
    await failure(client.lookup(number));
    expect(client.peek(number)).to.equal(undefined);
    expect((await client.lookup(number)).state).to.equal('matched');
  });

  it('tells every watcher what it learns, also from the event stream', async () => {
    const {client} = setUp();
    const heard: string[] = [];
    const stop = client.watch((lookup) => heard.push(lookup.state));
    await client.lookup(number);
    client.learn({...matchedLookupExample, state: 'ambiguous'});
    stop();
    client.learn(matchedLookupExample);
    expect(heard).to.deep.equal(['matched', 'ambiguous']);
  });

  it('does not ask who rings while the proxy is about to tell', async () => {
    const {client, proxy} = setUp();
    client.expect(number);
    const asked = client.lookup(number);
    client.learn(matchFor(number));
    expect((await asked).state).to.equal('matched');
    expect(proxy.to('POST /lookups')).to.have.length(0);
  });

  it('asks all the same when the proxy does not tell soon, or tells only half', async () => {
    const clock = new FakeClock();
    const {client, proxy} = setUp(new FakeProxy(), {clock});
    client.expect(number);
    const asked = client.lookup(number);
    client.learn({...matchFor(number), complete: false});
    await clock.pass(399);
    expect(proxy.to('POST /lookups')).to.have.length(0);
    await clock.pass(10);
    expect((await asked).state).to.equal('matched');
    expect(proxy.to('POST /lookups')).to.have.length(1);
  });
});
