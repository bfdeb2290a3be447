import * as v from 'valibot';
import {callEventTypes, callSchema} from '../contract/call.ts';
import {idSchema, timestampSchema} from '../contract/primitives.ts';
import type {CallSource} from './call-source.ts';

/** What another frame posts: `{type: 'bgm-call-event', event: CallEvent}`. */
const messageSchema = v.object({
  type: v.literal('bgm-call-event'),
  event: v.object({
    id: v.pipe(v.string(), v.maxLength(200)),
    type: v.picklist(callEventTypes),
    time: timestampSchema,
    call: v.object({...v.partial(callSchema).entries, id: idSchema}),
  }),
});

/**
 * Calls that a phone in another frame or window tells of.
 * @param allowedOrigins Exact origins that are believed, e.g. `https://phone.example`; `*` and `null` never are.
 */
export function postMessageSource({
  allowedOrigins,
}: {
  readonly allowedOrigins: readonly string[];
}): CallSource {
  const believed = new Set(allowedOrigins.filter((origin) => origin !== '*' && origin !== 'null'));
  return {
    subscribe(listener) {
      const hear = ({origin, data}: MessageEvent<unknown>) => {
        if (!believed.has(origin)) return;
        const message = v.safeParse(messageSchema, data);
        if (message.success) listener(message.output.event);
      };
      addEventListener('message', hear);
      return () => removeEventListener('message', hear);
    },
  };
}
