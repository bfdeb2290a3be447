import {Hono, type Context} from 'hono';
import {sessionRequestSchema} from '../../contract/index.ts';
import {checkFields, noQuery, parseJson, requireJson} from '../middleware/checked.ts';
import type {Env} from '../middleware/env.ts';
import {Refusal} from '../middleware/refusal.ts';
import {bearerToken, requireAnyCaller, type TokenChecker} from '../middleware/require-caller.ts';
import type {SessionService} from '../services/session/session-service.ts';

/** `POST`, `GET` and `DELETE /session`. */
export const sessionRoutes = (
  sessions: Pick<SessionService, 'exchange' | 'describe' | 'signOut'>,
  tokens: TokenChecker,
) =>
  new Hono<Env>()
    .use('/session', noQuery)
    .post('/session', async (c) => {
      const pbxToken = bearerToken(c.req.header('authorization'));
      if (pbxToken === undefined) throw new Refusal('unauthenticated');
      const named = await namedOrigin(c);
      return c.json(await sessions.exchange(pbxToken, c.req.header('origin') ?? named ?? null));
    })
    .get('/session', requireAnyCaller(tokens), async (c) => c.json(await sessions.describe(c.var.anyCaller)))
    .delete('/session', requireAnyCaller(tokens), async (c) => {
      await sessions.signOut(c.var.anyCaller);
      return c.body(null, 204);
    });

/** The body is optional: a browser says its origin in a header. */
async function namedOrigin(c: Context<Env>): Promise<string | undefined> {
  if ((await c.req.text()) === '') return undefined;
  requireJson(c);
  return checkFields(sessionRequestSchema, await parseJson(c)).origin;
}
