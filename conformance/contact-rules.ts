import {
  contactSchema,
  createContactExample,
  lookupsReplySchema,
  lookupsRequestExample,
  searchReplySchema,
  searchRequestExample,
} from '../src/contract/index.ts';
import {holds, same, type Rule} from './rule.ts';
import {parse, type Target} from './target.ts';

/** B3, B4, B8: lookups, search, creating contacts. */
export const contactRules: readonly Rule[] = [
  {
    part: 'B4',
    says: 'POST /lookups answers each number, in order',
    async check(target) {
      const numbers = [...lookupsRequestExample.numbers, 'anonymous', '+441632960111'];
      const {status, body} = await target.asAgent('POST', '/lookups', {body: {numbers}});
      same(status, 200, 'status');
      const {results} = parse(lookupsReplySchema, body, 'lookups');
      same(
        results.map(({number}) => number.raw),
        numbers,
        'numbers',
      );
    },
  },
  {
    part: 'B4',
    says: 'a withheld number is suppressed, and the answer says why',
    async check(target) {
      const {body} = await target.asAgent('POST', '/lookups', {body: {numbers: ['anonymous']}});
      const {results} = parse(lookupsReplySchema, body, 'lookups');
      same([results[0]?.state, results[0]?.suppressedBy], ['suppressed', 'anonymous'], 'state and reason');
    },
  },
  {
    part: 'B3',
    says: 'at most 25 numbers at once',
    async check(target) {
      const numbers = Array.from({length: 26}, (_, n) => `+4416329600${String(n).padStart(2, '0')}`);
      target.problem(await target.asAgent('POST', '/lookups', {body: {numbers}}), 'validation_failed');
    },
  },
  {
    part: 'B3',
    says: 'POST /contacts/search answers contacts',
    async check(target) {
      const {status, body} = await target.asAgent('POST', '/contacts/search', {body: searchRequestExample});
      same(status, 200, 'status');
      parse(searchReplySchema, body, 'search');
    },
  },
  {
    part: 'B8',
    says: 'creating without Idempotency-Key: 400',
    async check(target) {
      const answer = await target.asAgent('POST', '/contacts', {body: createContactExample});
      target.problem(answer, 'idempotency_key_required');
    },
  },
  {
    part: 'B8',
    writes: true,
    says: 'the same key and body: the first answer again, and one record; another body: 422',
    async check(target) {
      const key = crypto.randomUUID();
      const body = {
        type: await offeredType(target),
        lastName: `Conformance ${key.slice(0, 8)}`,
        company: 'Conformance',
        phones: [],
        onDuplicate: 'create',
      };
      const create = (sent: object) =>
        target.asAgent('POST', '/contacts', {body: sent, headers: {'Idempotency-Key': key}});
      const first = await create(body);
      same(first.status, 201, 'status');
      const made = parse(contactSchema, first.body, 'contact');
      holds(
        first.headers.get('location')?.endsWith(`/contacts/${made.module}/${made.id}`),
        'no Location of the record',
      );
      const second = await create(body);
      same(second.headers.get('idempotent-replayed'), 'true', 'Idempotent-Replayed');
      same(parse(contactSchema, second.body, 'contact').id, made.id, 'id');
      target.problem(await create({...body, lastName: 'Another'}), 'idempotency_mismatch');
    },
  },
];

async function offeredType(target: Target): Promise<string> {
  const {session} = await target.agent();
  const [type] = session.features.create;
  holds(type, 'this agent may create nothing: give the token of one who may');
  return type;
}
