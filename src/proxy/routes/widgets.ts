import {createHash} from 'node:crypto';
import {readFile, readdir, realpath} from 'node:fs/promises';
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
    const body =
      (await read(folder, version, file)) ??
      (file === 'manifest.json' ? await integrityManifest(folder, version) : undefined);
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

/** Hashes for `<script integrity>`, of every file of a version. */
async function integrityManifest(folder: string, version: string): Promise<string | undefined> {
  const root = join(folder, version);
  const entries = await readdir(root, {recursive: true, withFileTypes: true}).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (files.length === 0) return undefined;
  const hashes = await Promise.all(files.map(async (path) => [nameIn(root, path), await sri(path)] as const));
  return JSON.stringify({version, integrity: Object.fromEntries(hashes)}, null, 2);
}

function nameIn(root: string, path: string): string {
  return path.slice(root.length + 1).replaceAll(sep, '/');
}

async function sri(path: string): Promise<string> {
  return `sha384-${createHash('sha384')
    .update(await readFile(path))
    .digest('base64')}`;
}
