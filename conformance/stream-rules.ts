import {createParser, type EventSourceMessage} from 'eventsource-parser';
import {holds, same, type Rule} from './rule.ts';
import type {Target} from './target.ts';

/** B6: the event stream. */
export const streamRules: readonly Rule[] = [
  {
    part: 'B6',
    says: 'GET /events is an event stream, and no cache keeps it',
    async check(target) {
      const stream = await open(target);
      same(stream.answer.status, 200, 'status');
      same(stream.answer.headers.get('content-type')?.split(';')[0], 'text/event-stream', 'content type');
      await stream.close();
    },
  },
  {
    part: 'B6',
    says: 'an unknown Last-Event-ID is answered with stream.reset first',
    async check(target) {
      const stream = await open(target, 'nobody-knows-this-1');
      const first = await stream.next();
      same(first.event, 'stream.reset', 'first event');
      const {type, id, time} = JSON.parse(first.data) as Record<string, unknown>;
      same(type, 'stream.reset', 'type in the data');
      holds(typeof id === 'string' && typeof time === 'string', 'no id and time in the data');
      await stream.close();
    },
  },
  {
    part: 'B6',
    says: 'the stream needs a token',
    async check(target) {
      target.problem(await target.ask('GET', '/events'), 'unauthenticated');
    },
  },
];

async function open(target: Target, after?: string) {
  const stop = new AbortController();
  const {token} = await target.agent();
  const answer = await fetch(`${target.options.url}/events`, {
    signal: stop.signal,
    headers: {authorization: `Bearer ${token}`, ...(after ? {'last-event-id': after} : {})},
  });
  const queue: EventSourceMessage[] = [];
  const parser = createParser({onEvent: (event) => queue.push(event)});
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  return {
    answer,
    async next(): Promise<EventSourceMessage> {
      const timer = setTimeout(() => stop.abort(new Error('no event within 5 s')), 5_000);
      try {
        while (queue.length === 0) {
          const chunk = await reader?.read();
          holds(chunk && !chunk.done, 'the stream ended');
          parser.feed(chunk.value);
        }
        return queue.shift() as EventSourceMessage;
      } finally {
        clearTimeout(timer);
      }
    },
    async close() {
      await reader?.cancel().catch(() => undefined);
      stop.abort();
    },
  };
}
