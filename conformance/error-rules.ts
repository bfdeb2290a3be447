import {holds, same, type Rule} from './rule.ts';

/** B9: errors. */
export const errorRules: readonly Rule[] = [
  {
    part: 'B9',
    says: 'what is not there: 404 not_found; a wrong method: 405',
    async check(target) {
      target.problem(await target.asAgent('GET', '/nothing-here'), 'not_found');
      target.problem(await target.asAgent('DELETE', '/lookups'), 'method_not_allowed');
    },
  },
  {
    part: 'B9',
    says: 'a body that is no JSON: 400; another content type: 415; too much: 413',
    async check(target) {
      target.problem(await target.asAgent('POST', '/lookups', {text: '{"numbers":'}), 'malformed');
      const form = {text: 'numbers=1', headers: {'content-type': 'application/x-www-form-urlencoded'}};
      target.problem(await target.asAgent('POST', '/lookups', form), 'unsupported_media_type');
      const large = {numbers: ['1'.repeat(2_000_000)]};
      target.problem(await target.asAgent('POST', '/lookups', {body: large}), 'too_large');
    },
  },
  {
    part: 'B9',
    says: 'a field that does not fit: 422 with a pointer to it',
    async check(target) {
      const answer = await target.asAgent('POST', '/lookups', {body: {numbers: 'one'}});
      target.problem(answer, 'validation_failed');
      const {errors} = answer.body as {errors?: {pointer: string}[]};
      holds(
        errors?.some(({pointer}) => pointer.startsWith('/numbers')),
        'no pointer to /numbers',
      );
    },
  },
  {
    part: 'B9',
    says: 'an unknown query parameter is refused, not passed over',
    async check(target) {
      target.problem(await target.asAgent('GET', '/calls?colour=blue'), 'malformed');
    },
  },
  {
    part: 'B9',
    says: 'a problem never echoes what was sent',
    async check(target) {
      const canary = '+441632960999';
      const answer = await target.asAgent('POST', '/lookups', {body: {numbers: [canary], secret: canary}});
      same(answer.status, 422, 'status');
      holds(!JSON.stringify(answer.body).includes(canary), 'the number came back');
    },
  },
];
