import * as v from 'valibot';
import {sessionSchema} from '../src/contract/index.ts';
import {holds, same, type Rule} from './rule.ts';
import {parse} from './target.ts';

/** B1, B2: description, sessions, who may call. */
export const sessionRules: readonly Rule[] = [
  {
    part: 'B1',
    says: 'GET /openapi.json describes the API in OpenAPI 3.1',
    async check(target) {
      const {status, body} = await target.ask('GET', '/openapi.json');
      same(status, 200, 'status');
      const {openapi} = parse(v.looseObject({openapi: v.string()}), body, 'description');
      holds(openapi.startsWith('3.1'), `openapi is ${openapi}`);
    },
  },
  {
    part: 'B1',
    says: 'every answer carries BGM-Request-Id, the caller’s own when it is a UUID',
    async check(target) {
      const id = crypto.randomUUID();
      const answer = await target.asAgent('GET', '/session', {headers: {'BGM-Request-Id': id}});
      same(answer.headers.get('bgm-request-id'), id, 'BGM-Request-Id');
      const other = await target.asAgent('GET', '/session', {headers: {'BGM-Request-Id': 'not a uuid'}});
      holds(other.headers.get('bgm-request-id'), 'no BGM-Request-Id');
      holds(other.headers.get('bgm-request-id') !== 'not a uuid', 'a foreign text came back as id');
    },
  },
  {
    part: 'B1',
    says: 'answers with personal data are not stored by caches',
    async check(target) {
      const {headers} = await target.asAgent('GET', '/session');
      same(headers.get('cache-control'), 'no-store', 'Cache-Control');
    },
  },
  {
    part: 'B2',
    says: 'a PBX token is exchanged for a widget token of at most ten minutes',
    async check(target) {
      const {token, expiresAt} = await target.agent();
      holds(token.length > 20, 'no token');
      const minutes = (Date.parse(expiresAt) - Date.now()) / 60_000;
      holds(minutes > 0 && minutes <= 10.1, `it lives ${minutes.toFixed(1)} minutes`);
    },
  },
  {
    part: 'B2',
    says: 'GET /session tells who is signed in',
    async check(target) {
      const {status, body} = await target.asAgent('GET', '/session');
      same(status, 200, 'status');
      parse(sessionSchema, body, 'session');
    },
  },
  {
    part: 'B2',
    says: 'without, with a wrong and with a PBX token instead of a widget token: 401 with WWW-Authenticate',
    async check(target) {
      for (const token of [undefined, 'wrong', target.options.token]) {
        const answer = await target.ask('GET', '/session', token === undefined ? {} : {token});
        target.problem(answer, 'unauthenticated');
        holds(/^Bearer/.test(answer.headers.get('www-authenticate') ?? ''), 'no WWW-Authenticate: Bearer');
      }
    },
  },
  {
    part: 'B2',
    says: 'an unknown PBX token is no session',
    async check(target) {
      target.problem(await target.ask('POST', '/session', {token: 'nobody', body: {}}), 'unauthenticated');
    },
  },
  {
    part: 'B2',
    needs: 'origin',
    says: 'CORS: an allowed origin is named exactly, another gets nothing',
    async check(target) {
      const {origin = ''} = target.options;
      const preflight = (from: string) =>
        target.ask('OPTIONS', '/lookups', {
          headers: {
            origin: from,
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'authorization,content-type',
          },
        });
      const allowed = await preflight(origin);
      same(allowed.headers.get('access-control-allow-origin'), origin, 'Access-Control-Allow-Origin');
      same(allowed.headers.get('access-control-max-age'), '600', 'Access-Control-Max-Age');
      for (const foreign of ['https://elsewhere.example', `${origin}.elsewhere.example`, 'null']) {
        const refused = await preflight(foreign);
        same(refused.headers.get('access-control-allow-origin'), null, `allowed ${foreign}`);
      }
    },
  },
];
