/** One thing that happened between page, widgets and proxy. */
export interface Recorded {
  readonly at: number;
  readonly kind: 'DOM' | 'HTTP';
  readonly what: string;
  readonly detail: string;
}

const domEvents = [
  ...['ready', 'auth-required', 'connection-change', 'error', 'dial', 'call-update'],
  ...['ringing', 'dialing', 'answered', 'held', 'resumed', 'transferred', 'ended'].map(
    (step) => `call-${step}`,
  ),
  ...['contact-open', 'contact-link', 'contact-linked', 'create-request', 'dismiss', 'search', 'select'],
  ...['note-change', 'note-save', 'note-saved', 'note-failed', 'note-conflict'],
  ...['create-submit', 'duplicate', 'created', 'cancel'],
].map((name) => `bgm-${name}`);

const kept = 300;

/** Listens to the widgets' DOM events and to requests to the proxy, newest first. */
export class EventRecorder {
  readonly #changed: () => void;
  #events: Recorded[] = [];

  /** @param proxy Base of the HTTP contract; only requests below it are shown. */
  constructor(proxy: string, changed: () => void) {
    this.#changed = changed;
    for (const name of domEvents) document.addEventListener(name, this.#onDom);
    const watch = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (!entry.name.startsWith(`${proxy}/`) || entry.name.includes('/widgets/')) continue;
        const {responseStatus} = entry as PerformanceResourceTiming;
        const path = entry.name.slice(proxy.length);
        this.#add('HTTP', path, `${responseStatus || 'no answer'}, ${Math.round(entry.duration)} ms`);
      }
    });
    watch.observe({type: 'resource', buffered: true});
  }

  get events(): readonly Recorded[] {
    return this.#events;
  }

  clear(): void {
    this.#events = [];
    this.#changed();
  }

  #onDom = (event: Event) => {
    const target = event.composedPath()[0];
    const tag = target instanceof Element ? target.localName : '';
    this.#add('DOM', event.type, `${tag} ${summary((event as CustomEvent<unknown>).detail)}`);
  };

  #add(kind: Recorded['kind'], what: string, detail: string): void {
    this.#events = [{at: Date.now(), kind, what, detail}, ...this.#events].slice(0, kept);
    this.#changed();
  }
}

/** The detail in short; nested records would bury the line. */
function summary(detail: unknown): string {
  if (detail === null || typeof detail !== 'object')
    return detail === undefined ? '' : JSON.stringify(detail);
  const parts = Object.entries(detail).map(([key, value]: [string, unknown]) => {
    const name: unknown = isRecord(value) ? (value['id'] ?? '…') : value;
    return `${key}: ${String(name)}`;
  });
  return `{${parts.join(', ')}}`.slice(0, 160);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
