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

/** What was told by a channel, in its order. */
const told = new WeakMap<object, Promise<void>>();
replace(
  BroadcastChannel.prototype,
  ['postMessage', 'close'],
  (own) =>
    function (this: unknown, ...args) {
      const channel = this as BroadcastChannel;
      const copies = structuredClone(args);
      told.set(
        channel,
        (told.get(channel) ?? Promise.resolve()).then(pause).then(() => void own.apply(channel, copies)),
      );
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

/** Whether an event comes late: that a transaction stands on the disk, or that a dialog or a popover has closed. */
const comesLate = (target: unknown, type: unknown) =>
  (target instanceof IDBTransaction && type === 'complete') ||
  (target instanceof Element && (type === 'close' || type === 'toggle'));
const heard = new WeakMap<object, EventListener>();
const lateListener = (listener: EventListenerOrEventListenerObject): EventListener => {
  const known = heard.get(listener);
  if (known) return known;
  const own: EventListener = function (this: unknown, event) {
    setTimeout(() => {
      if (typeof listener === 'function') listener.call(this as EventTarget, event);
      else listener.handleEvent(event);
    }, span());
  };
  heard.set(listener, own);
  return own;
};
replace(
  EventTarget.prototype,
  ['addEventListener', 'removeEventListener'],
  (own) =>
    function (this: unknown, type, listener, ...more) {
      const isLate = listener !== null && typeof listener !== 'undefined' && comesLate(this, type);
      return own.call(this, type, isLate ? lateListener(listener as EventListener) : listener, ...more);
    },
);
