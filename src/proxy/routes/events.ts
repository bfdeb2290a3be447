import {Hono} from 'hono';
import {streamSSE, type SSEStreamingApi} from 'hono/streaming';
import * as v from 'valibot';
import type {StreamEvent} from '../../contract/index.ts';
import {query} from '../middleware/checked.ts';
import type {Caller, Env} from '../middleware/env.ts';
import {Refusal} from '../middleware/refusal.ts';
import {bearerToken, requireCaller, type TokenChecker} from '../middleware/require-caller.ts';
import type {Clock} from '../services/time/clock.ts';
import {mayHear} from '../services/contacts/contact-privacy.ts';
import {EventFeed} from '../services/stream/event-feed.ts';
import type {EventHub} from '../services/stream/event-hub.ts';

const heartbeatMs = 15_000;
/** Before its token ends a stream says so. */
const warningMs = 60_000;
const retryMs = 3000;
/** One tab of a browser holds the stream; this leaves room for several browsers and for ones that vanished. */
const mostStreams = 20;

const eventsQuerySchema = v.strictObject({scope: v.optional(v.literal('tenant'))});

export interface EventsParts {
  readonly hub: EventHub & {nextId(): string};
  readonly tokens: TokenChecker;
  readonly clock: Clock;
  /** Aborts when the process stops: streams end, and browsers come back to the next one. */
  readonly stopping: AbortSignal;
}

/** `GET /events` (api-draft B6). */
export function eventRoutes(parts: EventsParts): Hono<Env> {
  const open = new Map<string, number>();
  return new Hono<Env>().get('/events', requireCaller(parts.tokens), query(eventsQuerySchema), (c) => {
    const {caller, tokenExpiresAt} = c.var;
    const wholeTenant = c.req.valid('query').scope === 'tenant';
    if (wholeTenant && caller.role === 'agent') throw new Refusal('forbidden');
    // Nobody reads the body of such an answer, so nothing may be written to it.
    if (c.req.method === 'HEAD') return c.body(null, 200, {'content-type': 'text/event-stream'});
    const leave = enter(open, `${caller.tenant.id} ${caller.userId}`);
    const token = bearerToken(c.req.header('authorization'))!;
    const after = c.req.header('last-event-id');
    // Reverse proxies hold back what looks like a page.
    c.header('X-Accel-Buffering', 'no');
    const {outgoing} = (c.env ?? {}) as {outgoing?: {destroy(): void}};
    const feed = new EventFeed(() => outgoing?.destroy());
    const answer = streamSSE(c, (stream) =>
      run(parts, stream, feed, {caller, wholeTenant, after, token, endsAt: tokenExpiresAt}).finally(leave),
    );
    answer.headers.set('Cache-Control', 'no-store');
    return answer;
  });
}

interface Subscription {
  readonly caller: Caller;
  readonly wholeTenant: boolean;
  readonly after: string | undefined;
  readonly token: string;
  readonly endsAt: number;
}

async function run(
  parts: EventsParts,
  stream: SSEStreamingApi,
  feed: EventFeed,
  {caller, wholeTenant, after, token, endsAt}: Subscription,
): Promise<void> {
  const {hub, clock, stopping, tokens} = parts;
  const scope = {extension: caller.extension, wholeTenant};
  // The id lets a stream that breaks before its first event resume without a gap.
  const start = after === undefined ? `id: ${hub.nextId()}\n` : '';
  const unsubscribe = hub.subscribe(caller.tenant.id, scope, after, (event) => {
    if (mayHear(caller, event)) feed.push(event);
  });
  const close = () => feed.close();
  stream.onAbort(close);
  stopping.addEventListener('abort', close, {once: true});
  try {
    await stream.write(`retry: ${retryMs}\n${start}\n`);
    let warnAt = endsAt - warningMs;
    let beatAt = clock.now() + heartbeatMs;
    while (!feed.closed && !stream.aborted && !stopping.aborted && clock.now() < endsAt) {
      const event = feed.next();
      // Whoever signed out in the meantime, here or at another process, hears no more.
      if (event && !(await tokens.admit(token))) break;
      if (event) await send(stream, event);
      else if (clock.now() >= warnAt) {
        warnAt = Infinity;
        await send(stream, expiring(hub.nextId(), clock.now(), endsAt));
      } else if (clock.now() >= beatAt) {
        beatAt = clock.now() + heartbeatMs;
        if (!(await tokens.admit(token))) break;
        await stream.write(':\n\n');
      } else await feed.wait(Math.min(beatAt, warnAt, endsAt) - clock.now(), clock);
    }
  } finally {
    unsubscribe();
    stopping.removeEventListener('abort', close);
  }
}

function send(stream: SSEStreamingApi, event: StreamEvent): Promise<void> {
  return stream.writeSSE({id: event.id, event: event.type, data: JSON.stringify(event)});
}

function expiring(id: string, now: number, endsAt: number): StreamEvent {
  const at = new Date(endsAt).toISOString();
  return {id, type: 'session.expiring', time: new Date(now).toISOString(), at};
}

function enter(open: Map<string, number>, key: string): () => void {
  const count = open.get(key) ?? 0;
  if (count >= mostStreams) throw new Refusal('rate_limited', {retryAfter: 30});
  open.set(key, count + 1);
  return () => {
    const left = (open.get(key) ?? 1) - 1;
    if (left > 0) open.set(key, left);
    else open.delete(key);
  };
}
