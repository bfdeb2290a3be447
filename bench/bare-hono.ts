import {serve} from '@hono/node-server';
import {Hono} from 'hono';

// The ruler of P1: the smallest server that reads a JSON body and answers JSON on the same stack.
const app = new Hono().post('/hello', async (c) => {
  await c.req.json();
  return c.json({hello: 'world'});
});
serve({fetch: app.fetch, port: 0, hostname: '127.0.0.1'}, ({port}) => {
  process.stdout.write(`${JSON.stringify({ready: true, url: `http://127.0.0.1:${port}`})}\n`);
});
