import {Hono, type Context} from 'hono';
import {answerProblem, problem} from '../middleware/problem.ts';
import type {Env} from '../middleware/env.ts';
import {headerUuid} from '../pbx/webhook/event-key.ts';
import type {EventIntake} from '../pbx/webhook/event-intake.ts';
import type {WebhookAuth} from '../pbx/webhook/webhook-auth.ts';

/**
 * `POST /pbx/events`: both webhooks of the PBX (api-draft B7). 200 only after the event is durable; never 404, which would make the
 * PBX stop for good. Any content type is read as JSON in UTF-8, because the PBX's headers are not documented.
 */
export function pbxEventRoutes(deps: {auth: WebhookAuth; intake: EventIntake}): Hono<Env> {
  // An address typed with a slash at its end is the same one.
  return new Hono<Env>().on('POST', ['/pbx/events', '/pbx/events/'], async (c) => {
    const caller = await deps.auth.check(c.req.header('authorization'), {method: 'POST', path: c.req.path});
    if ('refused' in caller) return challenge(c, caller.challenges);
    const text = new TextDecoder().decode(await c.req.arrayBuffer());
    await deps.intake.take(
      text,
      caller.tenantIds,
      headerUuid((name) => c.req.header(name)),
    );
    return c.json({});
  });
}

/** 401 with every way in that the PBX may choose from. */
export function challenge(c: Context<Env>, challenges: readonly string[]): Response {
  const response = answerProblem(c, problem('unauthenticated', {}, c.var.requestId));
  response.headers.delete('www-authenticate');
  for (const value of challenges) response.headers.append('www-authenticate', value);
  return response;
}
