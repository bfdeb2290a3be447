import {Hono} from 'hono';
import type {Recording} from '../calls/recording-store.ts';
import type {Pbx} from '../pbx.ts';
import {seesTenant} from '../world/roles.ts';
import {forbidden, notFound} from './api-error.ts';
import {listOf} from './list-query.ts';
import {tenantOf} from './rest-env.ts';
import type {RestContext, RestEnv} from './rest-env.ts';

const either: ('GET' | 'POST')[] = ['GET', 'POST'];

/** Recordings that this user may hear: the tenant's for its admin and queue managers, else the own ones. */
export function audibleTo(pbx: Pbx, c: RestContext, ownOnly = false): Recording[] {
  const {facts} = tenantOf(pbx, c);
  const {role, extension} = c.var.user;
  const all = pbx.recordings.of(facts.id);
  if (seesTenant(role) && !ownOnly) return all;
  return all.filter(({caller, callee}) => extension === caller || extension === callee);
}

/** Lists and details of recordings; a row has no session, only the file's name does (pbx-facts 3.7). */
export function recordingRoutes(pbx: Pbx): Hono<RestEnv> {
  const routes = new Hono<RestEnv>();

  for (const [path, ownOnly] of [
    ['/recordings', false],
    ['/user/recordings', true],
  ] as const) {
    const visible = (c: RestContext) =>
      pbx.switches.callStatistics ? audibleTo(pbx, c, ownOnly) : forbidden();
    routes.on(either, path, (c) => c.json(listOf(c, visible(c).map(rowOf), ['caller', 'callee'])));
    routes.on(either, `${path}/:id`, (c) => {
      const recording = visible(c).find(({id}) => id === c.req.param('id')) ?? notFound();
      return c.json({items: [detailOf(recording)]});
    });
  }

  return routes;
}

const rowOf = (recording: Recording) => ({
  id: recording.id,
  caller: recording.caller,
  caller_display_name: recording.callerDisplayName,
  callee: recording.callee,
  callee_display_name: recording.calleeDisplayName,
  started_at: recording.startedAt,
  ended_at: recording.endedAt,
  status: recording.transcription?.status ?? '',
  status_description: recording.transcription?.statusDescription ?? '',
  sentiment: recording.transcription?.sentiment ?? '',
});

const detailOf = (recording: Recording) => ({
  ...rowOf(recording),
  duration: recording.duration,
  file_name: recording.fileName,
  file_size: recording.fileSize,
  file_url: recording.fileUrl,
  transcription_id: recording.transcription?.id ?? null,
});
