import {readFile, realpath} from 'node:fs/promises';
import {join, sep} from 'node:path';
import {Hono} from 'hono';
import {getMimeType} from 'hono/utils/mime';
import type {Env} from '../middleware/env.ts';
import {Refusal} from '../middleware/refusal.ts';

/** A full version never changes; `1` follows the newest 1.x. */
const fullVersion = /^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$/;
const anyVersion = /^[0-9][0-9A-Za-z.-]{0,40}$/;
/** No hidden files, no way up. */
const safePath = /^[A-Za-z0-9_-][A-Za-z0-9_.-]*(\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*$/;

/**
 * `GET /widgets/{version}/{file}`: the built widgets for any page, since they hold nothing of anyone.
 * @param folder Holds a folder for each version.
 */
export function widgetRoutes(folder: string): Hono<Env> {
  return new Hono<Env>().get('/widgets/:version/:file{.+}', async (c) => {
    const {version, file} = c.req.param();
    if (!anyVersion.test(version) || !safePath.test(file)) throw new Refusal('not_found');
    const body = await read(folder, version, file);
    if (body === undefined) throw new Refusal('not_found');
    return c.body(body, 200, {
      'content-type': getMimeType(file) ?? 'application/octet-stream',
      'cache-control': fullVersion.test(version)
        ? 'public, max-age=31536000, immutable'
        : 'public, max-age=300',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
  });
}

async function read(
  folder: string,
  version: string,
  file: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const root = await realpath(join(folder, version));
    const path = await realpath(join(root, file));
    // A link inside the folder must not lead out of it.
    return path.startsWith(root + sep) ? new Uint8Array(await readFile(path)) : undefined;
  } catch {
    return undefined;
  }
}
