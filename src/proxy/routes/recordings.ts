import {Hono, type Context} from 'hono';
import * as v from 'valibot';
import {idSchema, pushedRecordingSchema, pushedTranscriptionSchema} from '../../contract/index.ts';
import {checkFields, noQuery, params, parseJson} from '../middleware/checked.ts';
import type {Env} from '../middleware/env.ts';
import type {WebhookAuth} from '../pbx/webhook/webhook-auth.ts';
import type {MediaService} from '../recordings/media-service.ts';
import type {PushedMedia} from '../recordings/pushed-media.ts';
import {challenge} from './pbx-events.ts';

const callParams = v.object({callId: idSchema});

/** A call's files for the agent's player (api-draft B3). */
export function callMediaRoutes(media: MediaService): Hono<Env> {
  return new Hono<Env>()
    .get('/calls/:callId/recording', noQuery, params(callParams), async (c) =>
      c.json(await media.of(c.var.caller, c.req.valid('param').callId, 'recording')),
    )
    .get('/calls/:callId/transcription', noQuery, params(callParams), async (c) =>
      c.json(await media.of(c.var.caller, c.req.valid('param').callId, 'transcription')),
    );
}

/** For a PBX that announces its recordings (api-draft B7). */
export function pushedMediaRoutes(deps: {auth: WebhookAuth; pushed: PushedMedia}): Hono<Env> {
  const {auth, pushed} = deps;
  return new Hono<Env>()
    .post('/pbx/recordings', (c) =>
      fromPbx(c, auth, async (tenantId, body) =>
        pushed.recording(tenantId, checkFields(pushedRecordingSchema, body)),
      ),
    )
    .post('/pbx/transcriptions', (c) =>
      fromPbx(c, auth, async (tenantId, body) =>
        pushed.transcription(tenantId, checkFields(pushedTranscriptionSchema, body)),
      ),
    );
}

async function fromPbx(
  c: Context<Env>,
  auth: WebhookAuth,
  take: (tenantId: string, body: unknown) => Promise<void>,
): Promise<Response> {
  const caller = await auth.check(c.req.header('authorization'), {method: 'POST', path: c.req.path});
  if ('refused' in caller) return challenge(c, caller.challenges);
  await take(caller.tenantIds[0]!, await parseJson(c));
  return c.json({});
}
