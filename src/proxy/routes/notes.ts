import {Hono} from 'hono';
import * as v from 'valibot';
import {idSchema, noteBodySchema, uuidSchema} from '../../contract/index.ts';
import {jsonBody, noQuery, params} from '../middleware/checked.ts';
import type {Env} from '../middleware/env.ts';
import type {CallService} from '../services/calls/call-service.ts';

const callParams = v.object({callId: idSchema});
const noteParams = v.object({callId: idSchema, noteId: uuidSchema});

/** Agents' notes on calls (api-draft B3, B8): a PUT with a UUID of the client's choice, changed under its ETag. */
export function noteRoutes(calls: CallService): Hono<Env> {
  return new Hono<Env>()
    .get('/calls/:callId/notes', noQuery, params(callParams), async (c) =>
      c.json({items: await calls.notes(c.var.caller, c.req.valid('param').callId)}),
    )
    .put('/calls/:callId/notes/:noteId', noQuery, params(noteParams), jsonBody(noteBodySchema), async (c) => {
      const {callId, noteId} = c.req.valid('param');
      const {text} = c.req.valid('json');
      const {note, created} = await calls.putNote(
        c.var.caller,
        callId,
        noteId,
        text,
        c.req.header('if-match'),
      );
      c.header('ETag', note.etag);
      return c.json(note, created ? 201 : 200);
    })
    .delete('/calls/:callId/notes/:noteId', noQuery, params(noteParams), async (c) => {
      const {callId, noteId} = c.req.valid('param');
      await calls.deleteNote(c.var.caller, callId, noteId, c.req.header('if-match'));
      return c.body(null, 204);
    });
}
