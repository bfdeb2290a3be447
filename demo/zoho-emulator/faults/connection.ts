import type {Context} from 'hono';
import {RESPONSE_ALREADY_SENT} from '@hono/node-server/utils/response';
import type {Env} from '../api/api-env.ts';

/** Resolves after `ms`, or as soon as the client has gone. Without `ms`: only then. */
export function clientGone(c: Context<Env>, ms?: number): Promise<void> {
  const {outgoing} = c.env;
  return new Promise((resolve) => {
    const timer = ms === undefined ? undefined : setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      outgoing.off('close', done);
      resolve();
    }
    outgoing.once('close', done);
    if (outgoing.closed || outgoing.destroyed) done();
  });
}

/** Tells the server that there is nothing more to answer. */
export function unanswered(c: Context<Env>): Response {
  c.set('unanswered', true);
  return RESPONSE_ALREADY_SENT;
}

/** Cuts the connection without a word. */
export function drop(c: Context<Env>): Response {
  c.env.incoming.socket.destroy();
  return unanswered(c);
}

/** Sends the head and half of the body, then cuts the connection. */
export async function cutHalfway(c: Context<Env>, answer: Response): Promise<Response> {
  const body = Buffer.from(await answer.arrayBuffer());
  const {outgoing} = c.env;
  outgoing.writeHead(answer.status, {
    ...Object.fromEntries(answer.headers),
    'content-length': String(Math.max(body.length, 2)),
  });
  await new Promise<void>((resolve) => outgoing.write(body.subarray(0, body.length >> 1), () => resolve()));
  return drop(c);
}

/** The same answer, a few bytes a second. */
export async function drip(answer: Response, bytesPerSecond: number): Promise<Response> {
  const body = new Uint8Array(await answer.arrayBuffer());
  let sent = 0;
  let timer: NodeJS.Timeout | undefined;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent >= body.length) return controller.close();
      return new Promise<void>((resolve) => {
        timer = setTimeout(() => {
          controller.enqueue(body.subarray(sent, sent + 1));
          sent += 1;
          resolve();
        }, 1_000 / bytesPerSecond);
      });
    },
    cancel: () => clearTimeout(timer),
  });
  return new Response(stream, {status: answer.status, headers: answer.headers});
}
