/**
 * Makes a page wait for what a busy machine makes it wait for, each time for another span: disk, cryptography, answers, locks,
 * other tabs, events of dialogs. Loaded before the tests by `BGM_TEST_SLOW=1 npm run test:web`; whatever fails only then counts
 * turns of the event loop where it should wait for a state.
 */
const span = () => Math.random() * 300;
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, span()));

type Method = (this: unknown, ...args: unknown[]) => unknown;

function replace<T extends object>(
  target: T,
  names: readonly (keyof T & string)[],
  by: (own: Method) => Method,
) {
  for (const name of names) {
    const value = by(target[name] as Method);
    Object.defineProperty(target, name, {configurable: true, writable: true, value});
  }
}

const late = (own: Method): Method =>
  async function (...args) {
    const answer = await own.apply(this, args);
    await pause();
    return answer;
  };
replace(SubtleCrypto.prototype, ['importKey', 'deriveKey', 'sign', 'encrypt', 'decrypt', 'digest'], late);
replace(Request.prototype, ['text', 'json'], late);
replace(Response.prototype, ['text', 'json'], late);

replace(
  LockManager.prototype,
  ['request'],
  (own) =>
    async function (...args) {
      await pause();
      return own.apply(this, args);
    },
);

/** Stands in for a request to open a database until the browser is asked. */
function lateRequest(ask: () => IDBOpenDBRequest): IDBOpenDBRequest {
  let real: IDBOpenDBRequest | undefined;
  const waiting: ((request: IDBOpenDBRequest) => void)[] = [];
  const soon = (task: (request: IDBOpenDBRequest) => void) => void (real ? task(real) : waiting.push(task));
  const request = Object.create(IDBOpenDBRequest.prototype) as IDBOpenDBRequest;
  const property = (name: string, more: PropertyDescriptor) =>
    Object.defineProperty(request, name, {configurable: true, ...more});
  for (const name of ['addEventListener', 'removeEventListener'] as const)
    property(name, {
      value: (type: string, listener: EventListenerOrEventListenerObject, ...more: []) =>
        soon((it) => it[name](type, listener, ...more)),
    });
  for (const name of ['result', 'error', 'transaction', 'source'] as const)
    property(name, {get: () => real![name]});
  property('readyState', {get: () => real?.readyState ?? 'pending'});
  for (const name of ['onsuccess', 'onerror', 'onblocked', 'onupgradeneeded'] as const)
    property(name, {set: (listener: never) => soon((it) => void (it[name] = listener))});
  setTimeout(() => {
    real = ask();
    for (const task of waiting) task(real);
  }, span());
  return request;
}
replace(
  IDBFactory.prototype,
  ['open', 'deleteDatabase'],
  (own) =>
    function (this: unknown, ...args) {
      return lateRequest(() => own.apply(this, args) as IDBOpenDBRequest);
    },
);

/** Whether an event comes late: from another tab, that a transaction stands on the disk, that a dialog or a popover has gone. */
const comesLate = (target: unknown, type: unknown) =>
  (target instanceof BroadcastChannel && type === 'message') ||
  (target instanceof IDBTransaction && type === 'complete') ||
  (target instanceof Element && (type === 'close' || type === 'toggle'));

/** The event as its listener sees it: a browser forgets where it happened once it has told it. */
function asTold(event: Event): Event {
  const {target, currentTarget} = event;
  return new Proxy(event, {
    get(own, name) {
      if (name === 'target') return target;
      if (name === 'currentTarget') return currentTarget;
      const value: unknown = Reflect.get(own, name, own);
      return typeof value === 'function' ? (value.bind(own) as unknown) : value;
    },
  });
}

const gone = new WeakSet<object>();
replace(
  BroadcastChannel.prototype,
  ['close'],
  (own) =>
    function (this: unknown) {
      gone.add(this as BroadcastChannel);
      return own.call(this);
    },
);

/** What is told to a target comes late, and in its order. */
const telling = new WeakMap<object, Promise<void>>();
const heard = new WeakMap<object, EventListener>();
function lateListener(listener: EventListenerOrEventListenerObject): EventListener {
  const known = heard.get(listener);
  if (known) return known;
  const own = (event: Event): void => {
    const to = event.currentTarget!;
    const told = asTold(event);
    const tell = (): void => {
      if (gone.has(to)) return;
      if (typeof listener === 'function') listener.call(to, told);
      else listener.handleEvent(told);
    };
    telling.set(to, (telling.get(to) ?? Promise.resolve()).then(pause).then(tell));
  };
  heard.set(listener, own);
  return own;
}
replace(
  EventTarget.prototype,
  ['addEventListener', 'removeEventListener'],
  (own) =>
    function (this: unknown, type, listener, ...more) {
      const isLate = listener !== null && typeof listener !== 'undefined' && comesLate(this, type);
      return own.call(this, type, isLate ? lateListener(listener as EventListener) : listener, ...more);
    },
);

export {};
