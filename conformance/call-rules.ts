import {callRecordSchema, callsReplySchema, noteSchema, type Session} from '../src/contract/index.ts';
import {holds, same, type Rule} from './rule.ts';
import {parse, type Target} from './target.ts';

/** B3, B7, B8: webhooks, calls and notes. */
export const callRules: readonly Rule[] = [
  {
    part: 'B3',
    says: 'GET /calls answers the agent’s calls; one that nobody knows is 404',
    async check(target) {
      const {status, body} = await target.asAgent('GET', '/calls?filter=all&limit=5');
      same(status, 200, 'status');
      parse(callsReplySchema, body, 'calls');
      target.problem(await target.asAgent('GET', '/calls/959999999999999999'), 'not_found');
    },
  },
  {
    part: 'B7',
    needs: 'pbxSecret',
    says: 'webhooks: a wrong secret is 401, broken JSON 400, another tenant’s event 403, never 404',
    async check(target) {
      const {session} = await target.agent();
      const event = ringing(session, newSessionId());
      same(
        (await target.ask('POST', '/pbx/events', {token: 'wrong-secret-1', body: event})).status,
        401,
        'wrong secret',
      );
      const token = target.options.pbxSecret ?? '';
      same(
        (await target.ask('POST', '/pbx/events', {token, text: '{"event_type":'})).status,
        400,
        'broken JSON',
      );
      const foreign = {...event, tenant_id: '949999999999999999'};
      same((await target.ask('POST', '/pbx/events', {token, body: foreign})).status, 403, 'another tenant');
    },
  },
  {
    part: 'B7',
    needs: 'pbxSecret',
    says: 'an event is answered 200 {} once it is stored, unknown types and repeats too',
    async check(target) {
      const token = target.options.pbxSecret ?? '';
      const {session} = await target.agent();
      const event = ringing(session, newSessionId());
      for (const body of [event, event, [event], {...event, event_type: 'something_new'}]) {
        const answer = await target.ask('POST', '/pbx/events', {token, body});
        same([answer.status, answer.body], [200, {}], 'answer');
      }
    },
  },
  {
    part: 'B8',
    needs: 'pbxSecret',
    says: 'notes: PUT repeats, changes need If-Match, a stale one is 412 with what stands there',
    async check(target) {
      const callId = await ring(target);
      const path = `/calls/${callId}/notes/${crypto.randomUUID()}`;
      const put = (text: string, ifMatch?: string) =>
        target.asAgent('PUT', path, {body: {text}, ...(ifMatch ? {headers: {'If-Match': ifMatch}} : {})});
      const first = await put('one');
      holds([200, 201].includes(first.status), `status ${first.status}`);
      const {etag} = parse(noteSchema, first.body, 'note');
      same((await put('one')).status, 200, 'status of the repeat');
      target.problem(await put('two'), 'precondition_required');
      const second = await put('two', etag);
      same(second.status, 200, 'status of the change');
      const stale = await put('three', etag);
      target.problem(stale, 'precondition_failed');
      same(
        parse(noteSchema, (stale.body as {current?: unknown}).current, 'current').text,
        'two',
        'current text',
      );
    },
  },
];

/** Lets a withheld number ring the agent. @returns The call's id, once the agent can see it. */
async function ring(target: Target): Promise<string> {
  const {pbxSecret = ''} = target.options;
  const {session} = await target.agent();
  const sessionId = newSessionId();
  const answer = await target.ask('POST', '/pbx/events', {
    token: pbxSecret,
    body: ringing(session, sessionId),
  });
  same(answer.status, 200, 'status of the webhook');
  const until = Date.now() + 5_000;
  for (;;) {
    const seen = await target.asAgent('GET', `/calls/${sessionId}`);
    if (seen.status === 200) {
      parse(callRecordSchema, seen.body, 'call');
      return sessionId;
    }
    holds(Date.now() < until, 'the call did not appear within 5 s');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function newSessionId(): string {
  return `95${String(Date.now()).padStart(14, '0')}${String(Math.floor(Math.random() * 100)).padStart(2, '0')}`;
}

function ringing(session: Session, sessionId: string) {
  return {
    event_type: 'call_start',
    time: String(Math.floor(Date.now() / 1000)),
    session_id: sessionId,
    cdr_id: `${sessionId.slice(0, -1)}9`,
    call_id: `conformance-${sessionId}..`,
    tenant_id: session.tenant?.id,
    direction: 'inbound',
    caller: 'anonymous',
    caller_display_name: '',
    callee: session.user.extension ?? '',
    callee_display_name: '',
    did: '',
    outbound_caller_id: '',
    user_data: '',
  };
}
