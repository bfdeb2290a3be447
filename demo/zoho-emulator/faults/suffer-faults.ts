import {createMiddleware} from 'hono/factory';
import type {Env} from '../api/api-env.ts';
import {clientGone} from './connection.ts';
import {playAfter, playBefore} from './play-fault.ts';
import type {FaultTarget} from './fault-board.ts';

/** Plays the faults that were switched on for this request, before and after the work. */
export const sufferFaults = (host: FaultTarget['host']) =>
  createMiddleware<Env>(async (c, next) => {
    const {world, org, region} = c.var;
    const rules = world.faults.draw({host, region, org, method: c.req.method, path: c.req.path});
    if (rules.length > 0) c.set('fault', rules.map(({kind}) => kind).join(', '));
    const standing = host === 'api' ? (org?.settings.latencyMs ?? 0) : 0;
    if (standing > 0) await clientGone(c, standing);
    for (const rule of rules) {
      const instead = await playBefore(c, rule);
      if (instead) return withHeaders(instead, rule.headers);
    }
    await next();
    for (const rule of rules) {
      const spoiled = await playAfter(c, rule, c.res);
      if (spoiled === c.res) continue;
      // Hono would merge the old headers into the new answer; the spoiled one stands alone.
      c.res = undefined;
      c.res = withHeaders(spoiled, rule.headers);
      // The connection is cut: there is nothing left that another fault could spoil, and a second head is an error.
      if (c.var.unanswered) break;
    }
    return undefined;
  });

function withHeaders(answer: Response, headers: Record<string, string> | undefined): Response {
  for (const [name, value] of Object.entries(headers ?? {})) answer.headers.set(name, value);
  return answer;
}
