import * as v from 'valibot';
import type {Body, Operation} from './operation.ts';

const page = (description: string): Body => ({description, schema: v.string(), contentType: 'text/html'});
const file = (description: string, headers: readonly string[]): Body => ({
  description,
  schema: v.string(),
  contentType: 'application/octet-stream',
  headers: ['Accept-Ranges', ...headers],
});

/** What the links in the CRM lead to. Their id is the only secret in an address, and opens one file. */
export const linkOperations: readonly Operation[] = [
  {
    id: 'openLink',
    method: 'get',
    path: '/links/{linkId}',
    summary: 'A page with the player or the transcript; a private one asks who you are first',
    security: 'none',
    replies: {
      200: page('Player, transcript, or the sign-in of a private link.'),
      403: page('This user may not hear it.'),
      410: page('Unknown, expired, ended, or its file deleted.'),
      429: page('Too many links that are not there.'),
      503: page('The PBX does not answer.'),
    },
  },
  {
    id: 'playLink',
    method: 'get',
    path: '/links/{linkId}/media',
    summary: 'The file itself, whole or one range of it',
    security: 'none',
    requestHeaders: {
      Range: {description: 'One range of bytes; several give the whole file.', required: false},
    },
    replies: {
      200: file('The file, with its own content type.', []),
      206: file('The part.', ['Content-Range']),
      416: {description: 'The file has no such part.', headers: ['Content-Range']},
    },
    problems: ['gone', 'forbidden', 'rate_limited', 'unavailable'],
  },
  {
    id: 'signInForLink',
    method: 'post',
    path: '/links/{linkId}/sign-in',
    summary:
      'Signs in at the PBX for private links, by the page of the link itself (`Sec-Fetch-Site: same-origin`, or `BGM-CSRF: 1`)',
    security: 'none',
    request: {
      contentType: 'application/x-www-form-urlencoded',
      schema: v.object({
        username: v.optional(v.string()),
        password: v.optional(v.string()),
        challenge: v.optional(v.string()),
        code: v.optional(v.string()),
      }),
    },
    replies: {
      200: page('Asks for the second factor.'),
      303: {description: 'Signed in for 15 minutes; back to the link.', headers: ['Location', 'Set-Cookie']},
      401: page('Wrong user name, password or code.'),
      410: page('The link does not work.'),
      429: page('Too many wrong tries; the PBX is not asked.'),
      503: page('The PBX does not answer.'),
    },
    problems: ['forbidden', 'too_large', 'unsupported_media_type'],
  },
];
