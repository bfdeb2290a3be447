import type {Context} from 'hono';
import type {Env} from '../api/api-env.ts';

/** Parameters of an OAuth request, wherever the client put them: query, urlencoded or multipart body. */
export async function requestParameters(c: Context<Env>): Promise<Map<string, string>> {
  const parameters = new Map(new URL(c.req.url).searchParams);
  const type = c.req.header('content-type') ?? '';
  if (type.includes('multipart/form-data')) {
    const form = await c.req.parseBody();
    for (const [name, value] of Object.entries(form)) {
      if (typeof value === 'string') parameters.set(name, value);
    }
  } else if (c.req.method === 'POST') {
    for (const [name, value] of new URLSearchParams(await c.req.text())) parameters.set(name, value);
  }
  return parameters;
}
