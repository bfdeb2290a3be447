import {Agent, request} from 'node:http';

/**
 * Sends the same request again and again over kept connections.
 * @returns Milliseconds of each request.
 */
export async function load(
  url: string,
  body: string | undefined,
  headers: Record<string, string>,
  {count, connections}: {count: number; connections: number},
): Promise<number[]> {
  const agent = new Agent({keepAlive: true, maxSockets: connections});
  const times: number[] = [];
  let left = count;
  await Promise.all(
    Array.from({length: connections}, async () => {
      while (left-- > 0) {
        const began = performance.now();
        await once(url, body, headers, agent);
        times.push(performance.now() - began);
      }
    }),
  );
  agent.destroy();
  return times;
}

function once(
  url: string,
  body: string | undefined,
  headers: Record<string, string>,
  agent: Agent,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, {method: body === undefined ? 'GET' : 'POST', headers, agent}, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${answer.statusCode} from ${new URL(url).pathname}`));
      answer.resume();
      answer.once('end', resolve);
      answer.once('error', reject);
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
