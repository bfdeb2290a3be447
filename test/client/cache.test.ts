import {expect} from '@open-wc/testing';
import {deleteDB} from 'idb';
import {type Clock, systemClock} from '../../src/client/clock.ts';
import {HttpCrmClient, type HttpClientOptions} from '../../src/client/http-client.ts';
import type {NoteDraft} from '../../src/client/crm-client.ts';
import {
  type Lookup,
  matchedLookupExample,
  noteExample,
  sessionExample,
  staleLookupExample,
  unavailableLookupExample,
  unknownLookupExample,
} from '../../src/contract/index.ts';
import {FakeClock, settled} from '../support/fake-clock.ts';
import {endpoint, FakeProxy, json, matchFor, problem} from '../support/fake-proxy.ts';
import {until} from '../support/until.ts';

const number = '+14155550123';
/** Of each test its own: what one still writes while it ends must not come up in the next. */
let databaseName = '';
let databases = 0;
const otherKey = 'HxwdGhsYGRYXFBUSExAREA4PDA0KCwgJBgcEBQIDAAE';
const open: HttpCrmClient[] = [];

/** The machine's own, but a busy disk is no browser that refuses: that deadline is a minute here. */
const patient: Clock = {
  now: () => Date.now(),
  after: (ms, task) => systemClock.after(ms < 1000 ? ms : 60 * ms, task),
};

function tab(proxy = new FakeProxy(), options: Partial<HttpClientOptions> = {}) {
  const client = new HttpCrmClient({
    endpoint,
    fetch: proxy.fetch,
    getToken: async () => 'token',
    databaseName,
    clock: patient,
    ...options,
  });
  open.push(client);
  return {client, proxy};
}

async function signedIn(proxy?: FakeProxy, options?: Partial<HttpClientOptions>) {
  const opened = tab(proxy, options);
  await opened.client.connect();
  return opened;
}

/** A new page of the same user: nothing in memory, the same disk. */
async function reload(client: HttpCrmClient, proxy?: FakeProxy, options?: Partial<HttpClientOptions>) {
  client.close();
  return signedIn(proxy, options);
}

/** Everything that stands in IndexedDB, as bytes read as Latin-1, so that any text in clear would show. */
async function rawDisk(): Promise<{rows: number; text: string}> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(databaseName);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('refused'));
  });
  const rows: unknown[] = [];
  for (const name of db.objectStoreNames) {
    const store = db.transaction(name).objectStore(name);
    for (const request of [store.getAll(), store.getAllKeys()] as IDBRequest<unknown[]>[]) {
      rows.push(
        ...(await new Promise<unknown[]>((resolve) => (request.onsuccess = () => resolve(request.result)))),
      );
    }
  }
  db.close();
  const latin = (bytes: Uint8Array) => String.fromCharCode(...bytes);
  const text = JSON.stringify(rows, (_, value: unknown) => {
    if (value instanceof ArrayBuffer) return latin(new Uint8Array(value));
    return ArrayBuffer.isView(value) ? latin(new Uint8Array(value.buffer)) : value;
  });
  return {rows: rows.length / 2, text};
}

const draft: NoteDraft = {
  callId: '950000000000001000',
  noteId: noteExample.id,
  text: 'Wants the blue one',
  state: 'draft',
  savedAt: new Date().toISOString(),
};

beforeEach(() => {
  databaseName = `bgm-crm-cache-test-${++databases}`;
});
afterEach(async () => {
  for (const client of open.splice(0)) client.close();
  await settled();
  await deleteDB(databaseName);
});

describe('what this browser keeps', () => {
  it('answers the second question for a number without the proxy, at once', async () => {
    const {client} = await signedIn();
    await client.lookup(number);
    const known = client.peek(number);
    expect(known?.lookup.matches[0]?.name).to.equal('Ada Sample');
    expect(known).to.include({from: 'memory', stale: false});
  });

  it('finds the name again after a reload, before any question', async () => {
    const {client} = await signedIn();
    await client.lookup(number);
    await until(async () => (await rawDisk()).rows > 0);
    const {client: again, proxy} = await reload(client);
    const known = await again.recall(number);
    expect(known?.lookup.matches[0]?.name).to.equal('Ada Sample');
    expect(known?.from).to.equal('database');
    expect(proxy.to('POST /lookups')).to.have.length(0);
  });

  it('stands on the disk without a number, a name or a company in clear', async () => {
    const {client} = await signedIn();
    await client.lookup(number);
    await client.drafts.put(draft);
    await until(async () => (await rawDisk()).rows > 1);
    const {text} = await rawDisk();
    for (const secret of ['4155550123', '555-0123', 'Ada', 'Sample', 'Buyer', 'blue one', draft.callId]) {
      expect(text, secret).not.to.contain(secret);
    }
  });

  it('marks an answer as stale after the tenant’s time, and forgets it after an hour', async () => {
    const clock = new FakeClock();
    const {client} = tab(new FakeProxy(), {clock});
    await client.connect();
    // The disk takes a time of its own for what falls due; meanwhile its deadline must not pass.
    const isWritten = () => clock.within(1000) === 0;
    const fiveMinutes = async () => {
      await clock.pass(300_000);
      await until(isWritten);
    };
    client.learn(matchFor(number));
    await until(async () => isWritten() && (await rawDisk()).rows === 1);
    expect(client.peek(number)?.stale).to.equal(false);
    await fiveMinutes();
    expect(client.peek(number)?.stale).to.equal(true);
    for (let minutes = 5; minutes < 50; minutes += 5) await fiveMinutes();
    expect((await rawDisk()).rows).to.equal(1);
    await fiveMinutes();
    expect((await rawDisk()).rows, 'the next sweep would come too late').to.equal(0);
    await fiveMinutes();
    expect(client.peek(number)).to.equal(undefined);
  });

  it('keeps a "nobody" that the CRM stands behind, and never a failure, an old answer or half of one', async () => {
    const {client} = await signedIn();
    const answers: [string, Lookup][] = [
      ['+14155550101', {...unknownLookupExample}],
      ['+14155550102', {...unavailableLookupExample}],
      ['+14155550103', {...staleLookupExample}],
      ['+14155550104', {...unknownLookupExample, complete: false}],
    ];
    for (const [raw, lookup] of answers)
      client.learn({...lookup, number: {...lookup.number, raw, e164: raw}});
    expect(answers.map(([raw]) => client.peek(raw)?.lookup.state)).to.deep.equal([
      'unknown',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('keeps 500 answers, in memory and on disk, and drops the oldest', async () => {
    const {client} = await signedIn();
    const all = Array.from({length: 520}, (_, index) => `+1415556${String(index).padStart(4, '0')}`);
    for (const one of all) client.learn(matchFor(one));
    await until(async () => (await rawDisk()).rows === 500);
    expect(client.peek(all[0]!)).to.equal(undefined);
    expect(client.peek(all[519]!)).not.to.equal(undefined);
    await settled();
    expect((await rawDisk()).rows).to.equal(500);
  });

  it('finds known people by the start of a name, without accents, and by a part of the number', async () => {
    const {client} = await signedIn();
    const match = {...matchFor(number), matches: [{...matchedLookupExample.matches[0]!, name: 'Zoë Müller'}]};
    client.learn(match);
    for (const query of ['zoe', 'mull', 'SAMPLE w', '415 555']) {
      expect(
        (await client.searchLocal(query, 5)).map(({name}) => name),
        query,
      ).to.deep.equal(['Zoë Müller']);
    }
    expect(await client.searchLocal('uller', 5)).to.deep.equal([]);
  });

  it('keeps nothing on disk when the tenant says so', async () => {
    const proxy = new FakeProxy({'GET /session': () => json({...sessionExample, cacheKey: null})});
    const {client} = await signedIn(proxy);
    await client.lookup(number);
    expect(client.peek(number)?.lookup.state).to.equal('matched');
    await settled();
    expect((await indexedDB.databases()).map(({name}) => name)).not.to.include(databaseName);
  });
});

describe('whose it is', () => {
  it('wipes the disk at sign-out', async () => {
    const {client, proxy} = await signedIn();
    await client.lookup(number);
    await client.drafts.put(draft);
    await until(async () => (await rawDisk()).rows > 1);
    await client.signOut();
    expect((await rawDisk()).rows).to.equal(0);
    expect(client.peek(number)).to.equal(undefined);
    expect(client.session).to.equal(undefined);
    expect(proxy.to('DELETE /session')).to.have.length(1);
  });

  it('sends waiting notes before it signs out, and names those that it could not send', async () => {
    const sent = await signedIn(
      new FakeProxy({[`PUT /calls/${draft.callId}/notes/${draft.noteId}`]: () => json(noteExample)}),
    );
    await sent.client.drafts.put({...draft, state: 'queued'});
    expect(await sent.client.signOut()).to.deep.equal([]);

    const broken = await signedIn(
      new FakeProxy({
        [`PUT /calls/${draft.callId}/notes/${draft.noteId}`]: () => problem('internal', {retryable: true}),
      }),
    );
    await broken.client.drafts.put({...draft, state: 'queued'});
    expect((await broken.client.signOut()).map(({text}) => text)).to.deep.equal(['Wants the blue one']);
  });

  it('shows the next user nothing of the one before, and removes it', async () => {
    const {client} = await signedIn();
    await client.lookup(number);
    await until(async () => (await rawDisk()).rows > 0);
    const other = {
      ...sessionExample,
      user: {...sessionExample.user, id: '940000000000000202'},
      cacheKey: otherKey,
    };
    const {client: next} = await reload(client, new FakeProxy({'GET /session': () => json(other)}));
    expect(await next.recall(number)).to.equal(undefined);
    expect(await next.searchLocal('Ada', 5)).to.deep.equal([]);
    await until(async () => (await rawDisk()).rows === 0);
  });

  it('cannot read what was kept under the key before a sign-out elsewhere, and removes it', async () => {
    const {client} = await signedIn();
    await client.lookup(number);
    await until(async () => (await rawDisk()).rows > 0);
    const proxy = new FakeProxy({'GET /session': () => json({...sessionExample, cacheKey: otherKey})});
    const {client: later} = await reload(client, proxy);
    expect(await later.recall(number)).to.equal(undefined);
    expect(await later.searchLocal('Ada', 5)).to.deep.equal([]);
    await until(async () => (await rawDisk()).rows === 0);
  });

  it('is of no use after the CRM was disconnected or replaced while this browser was away, but drafts stay', async () => {
    const {client} = await signedIn();
    await client.lookup(number);
    await client.drafts.put(draft);
    await until(async () => (await rawDisk()).rows > 1);
    const later = new Date(Date.now() + 1000).toISOString();
    const crm = {...sessionExample.crm, recordsSince: later};
    const proxy = new FakeProxy({'GET /session': () => json({...sessionExample, crm})});
    const {client: again} = await reload(client, proxy);
    expect(await again.recall(number)).to.equal(undefined);
    expect(await again.drafts.get(draft.callId)).to.not.equal(undefined);
    const same = new FakeProxy({'GET /session': () => json(sessionExample)});
    const {client: last} = await reload(again, same);
    expect(await last.recall(number), 'it is deleted and not only hidden').to.equal(undefined);
  });

  it('does not keep an answer for the next user that was asked for the one before', async () => {
    let answer!: (response: Response) => void;
    const proxy = new FakeProxy({'POST /lookups': () => new Promise((resolve) => (answer = resolve))});
    const {client} = await signedIn(proxy);
    const asked = client.lookup(number);
    await until(() => proxy.to('POST /lookups').length);
    await client.signOut();
    await client.connect();
    answer(json({results: [matchFor(number)]}));
    await asked;
    expect(client.peek(number)).to.equal(undefined);
  });

  it('clears every tab when the user signs out in one', async () => {
    const {client} = await signedIn();
    let told = 0;
    const {client: second} = await signedIn(new FakeProxy(), {onSignedOut: () => told++});
    await second.lookup(number);
    await client.signOut();
    await until(() => told);
    expect(second.peek(number)).to.equal(undefined);
    expect(second.session).to.equal(undefined);
  });

  it('clears a tab that slept through the sign-out before it is painted again', async () => {
    let told = 0;
    const {client} = await signedIn(new FakeProxy(), {onSignedOut: () => told++});
    await client.lookup(number);
    // Only the counter moved: the message was lost on the sleeping tab.
    localStorage.setItem(`${client.scopeName}:epoch`, 'later');
    window.dispatchEvent(new PageTransitionEvent('pageshow'));
    expect(client.peek(number)).to.equal(undefined);
    await until(() => told);
  });

  it('lets two tabs of one user share what either has learned', async () => {
    const {client} = await signedIn();
    const {client: second} = await signedIn();
    await client.lookup(number);
    await until(async () => (await rawDisk()).rows > 0);
    expect((await second.recall(number))?.from).to.equal('database');
  });
});

describe('drafts', () => {
  it('survive a reload, and go when they were sent', async () => {
    const {client} = await signedIn();
    await client.drafts.put(draft);
    const {client: again} = await reload(client);
    expect(await again.drafts.get(draft.callId)).to.deep.equal(draft);
    await again.drafts.delete(draft.callId);
    expect(await again.drafts.get(draft.callId)).to.equal(undefined);
  });

  it('whose author never came back go after 30 days', async () => {
    const clock = new FakeClock(Date.parse(draft.savedAt));
    const {client} = await signedIn(new FakeProxy(), {clock});
    await client.drafts.put(draft);
    client.close();
    const later = new FakeClock(Date.parse(draft.savedAt) + 31 * 24 * 3_600_000);
    await signedIn(new FakeProxy(), {clock: later});
    await until(async () => (await rawDisk()).rows === 0);
  });

  it('written before the sign-in was known are kept once it is', async () => {
    const {client} = tab();
    await client.drafts.put(draft);
    expect(client.drafts.atRisk).to.equal(true);
    await client.connect();
    expect(client.drafts.atRisk).to.equal(false);
    const {client: again} = await reload(client);
    expect((await again.drafts.get(draft.callId))?.text).to.equal(draft.text);
  });

  it('that wait are sent when the proxy is back, once, and its watchers hear of it', async () => {
    const path = `PUT /calls/${draft.callId}/notes/${draft.noteId}`;
    let online = false;
    const proxy = new FakeProxy({
      [path]: () => (online ? json(noteExample) : problem('crm_rejected', {retryable: true})),
    });
    const {client} = await signedIn(proxy);
    const heard: string[] = [];
    client.watchNotes((callId) => heard.push(callId));
    await client.drafts.put({...draft, state: 'queued'});
    expect(await client.flushNotes()).to.have.length(1);
    online = true;
    expect(await client.flushNotes()).to.have.length(0);
    expect(heard).to.deep.equal([draft.callId]);
    expect(await client.drafts.get(draft.callId)).to.equal(undefined);
  });

  it('that the proxy refuses become drafts again, so that the author decides', async () => {
    const path = `PUT /calls/${draft.callId}/notes/${draft.noteId}`;
    const {client} = await signedIn(new FakeProxy({[path]: () => problem('precondition_failed')}));
    await client.drafts.put({...draft, state: 'queued'});
    await client.flushNotes();
    expect((await client.drafts.get(draft.callId))?.state).to.equal('draft');
  });
});

describe('a browser that refuses', () => {
  const real = {
    open: indexedDB.open.bind(indexedDB),
    put: IDBObjectStore.prototype.put.bind(IDBObjectStore.prototype),
  };
  const originalPut = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')!;
  const info = console.info;
  let said: string[] = [];

  beforeEach(() => {
    said = [];
    console.info = (line: string) => said.push(line);
  });
  afterEach(() => {
    indexedDB.open = real.open;
    Object.defineProperty(IDBObjectStore.prototype, 'put', originalPut);
    console.info = info;
  });

  it('IndexedDB: everything works in memory, and the console says so once', async () => {
    indexedDB.open = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    const {client} = await signedIn();
    await client.lookup(number);
    await client.drafts.put(draft);
    expect(client.peek(number)?.lookup.state).to.equal('matched');
    expect((await client.drafts.get(draft.callId))?.text).to.equal(draft.text);
    expect(said).to.have.length(1);
    expect(said[0]).to.contain('SecurityError');
  });

  it('to open within a second: memory serves, and the late connection closes itself', async () => {
    const late: IDBOpenDBRequest[] = [];
    indexedDB.open = (name, version) => {
      const request = real.open(name, version);
      Object.defineProperty(request, 'addEventListener', {value: () => late.push(request)});
      return request;
    };
    const clock = new FakeClock();
    const {client} = tab(new FakeProxy(), {clock});
    const connecting = client.connect();
    await until(() => late.length);
    await clock.pass(1000);
    await connecting;
    client.learn(matchFor(number));
    expect(client.peek(number)?.lookup.state).to.equal('matched');
    expect(said).to.have.length(1);
    await until(() => late.every(({readyState}) => readyState === 'done'));
    late.forEach((request) => request.result.close());
  });

  it('to store more: the older half goes, then memory serves', async () => {
    const {client} = await signedIn();
    for (let index = 0; index < 10; index++) client.learn(matchFor(`+1415555019${index}`));
    await until(async () => (await rawDisk()).rows === 10);
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    client.learn(matchFor(number));
    await until(async () => (await rawDisk()).rows === 5);
    await until(() => said.length);
    expect(client.peek(number)?.lookup.state).to.equal('matched');
  });

  it('to read a spoiled database: it is made anew, and nothing of it is shown', async () => {
    await new Promise<void>((resolve) => {
      const request = indexedDB.open(databaseName, 9);
      request.onupgradeneeded = () => request.result.createObjectStore('something-else');
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
    const {client} = await signedIn();
    client.learn(matchFor(number));
    await until(async () => (await rawDisk()).rows === 1);
    expect(said).to.deep.equal([]);
  });

  it('to let an old tab stay in the way of a newer one: it steps aside and goes on', async () => {
    const {client} = await signedIn();
    const newer = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(databaseName, 2);
      request.onsuccess = () => resolve(request.result);
      request.onblocked = () => reject(new Error('blocked'));
    });
    client.learn(matchFor(number));
    expect(client.peek(number)?.lookup.state).to.equal('matched');
    newer.close();
  });
});
