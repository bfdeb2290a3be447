import {Hono} from 'hono';
import type {Recording, Transcription} from '../calls/recording-store.ts';
import type {Pbx} from '../pbx.ts';
import {notFound, refuse} from './api-error.ts';
import {audibleTo} from './recording-routes.ts';
import {bodyOf, textOf} from './rest-env.ts';
import type {RestContext, RestEnv} from './rest-env.ts';

/** Transcripts: start one, read it, edit its summary. Bodies are assumed (pbx-facts 2.4). */
export function transcriptionRoutes(pbx: Pbx): Hono<RestEnv> {
  const routes = new Hono<RestEnv>();

  for (const [path, ownOnly] of [
    ['/transcription', false],
    ['/user/transcription', true],
  ] as const) {
    const audible = (c: RestContext) => audibleTo(pbx, c, ownOnly);
    const found = (c: RestContext, id: string): {recording: Recording; transcription: Transcription} => {
      const recording = audible(c).find(({transcription}) => transcription?.id === id) ?? notFound();
      return {recording, transcription: recording.transcription!};
    };

    routes.post(path, async (c) => {
      if (pbx.switches.licence === 'off') {
        return refuse(403, 'LICENSE_TARGET_MODULE_REQUIRED', 'The extension has no advanced licence.');
      }
      const id = textOf(await bodyOf(c), 'recording_id');
      const recording = audible(c).find((each) => each.id === id) ?? notFound();
      return c.json({id: pbx.recordingMaker.transcribe(recording, pbx.switches).id}, 201);
    });

    routes.get(`${path}/:id`, (c) => {
      const {recording, transcription} = found(c, c.req.param('id'));
      return c.json({
        id: transcription.id,
        recording_id: recording.id,
        status: transcription.status,
        status_description: transcription.statusDescription,
        sentiment: transcription.sentiment,
        summary: transcription.summary,
        segments: transcription.segments,
      });
    });

    routes.post(`${path}/:id`, async (c) => {
      const {transcription} = found(c, c.req.param('id'));
      transcription.summary = textOf(await bodyOf(c), 'summary');
      return c.body(null, 200);
    });
  }

  return routes;
}
