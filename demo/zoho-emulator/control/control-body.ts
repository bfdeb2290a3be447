import type {Context} from 'hono';
import {isModuleName} from '../fields/schema.ts';
import type {ModuleName} from '../fields/schema.ts';
import type {Org} from '../world/org.ts';
import type {World} from '../world/world.ts';
import {ControlError} from './control-error.ts';

/** A JSON object; nothing at all counts as an empty one. */
export async function controlBody(c: Context): Promise<Record<string, unknown>> {
  const text = await c.req.text();
  if (text === '') return {};
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body))
      return body as Record<string, unknown>;
  } catch {
    // Falls through to the refusal below.
  }
  throw new ControlError(400, 'the body must be a JSON object');
}

export function namedOrg(world: World, name: unknown): Org {
  const org = typeof name === 'string' ? world.org(name) : undefined;
  if (org) return org;
  const known = world.orgs.map(({key}) => key).join(', ');
  throw new ControlError(404, `no such org; there are ${known}`);
}

export function namedModule(name: unknown): ModuleName {
  if (typeof name === 'string' && isModuleName(name)) return name;
  throw new ControlError(404, 'no such module');
}
