import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, before, describe, it} from 'node:test';
import {problemStatus} from '../../src/contract/index.ts';
import {operations} from '../../src/proxy/openapi/document.ts';
import type {Operation} from '../../src/proxy/openapi/operation.ts';
import {accessRules, people, verdict, type Person} from '../../tools/access-rules.ts';
import {matrixWorld, type Ids} from '../support/node/matrix-world.ts';

type World = Awaited<ReturnType<typeof matrixWorld>>;

interface Asked {
  /** Status for whoever may, with ids of the own tenant. */
  readonly ok: number;
  /** Left out: the first example of the description. */
  readonly body?: ((ids: Ids, isOn: boolean) => unknown) | 'none';
  readonly headers?: () => Record<string, string>;
  /** Status for ids of another tenant, or of nobody; left out: 404 where the path has one, and not asked where nothing names an id. */
  readonly unknown?: number;
  /** 429 counts as let in. */
  readonly limited?: true;
  /** Left out where every id is in the path. */
  readonly namesIds?: true;
}

const json = (status: number, body: Asked['body'], more: Partial<Asked> = {}): Asked => ({
  ok: status,
  body,
  ...more,
});

/** How each operation is asked, where it is not a plain GET that answers 200. */
const requests: Readonly<Record<string, Asked>> = {
  createSession: {ok: 200, body: 'none'},
  deleteSession: {ok: 204},
  lookUp: json(200, () => ({numbers: ['+14155550123']})),
  searchContacts: json(200, () => ({query: 'ada'})),
  createContact: json(
    201,
    ({callId}) => ({
      type: 'Contact',
      lastName: 'Matrix',
      phones: [{kind: 'mobile', number: '+14155550199'}],
      onDuplicate: 'create',
      callId,
    }),
    {headers: () => ({'idempotency-key': randomUUID()}), unknown: 422, namesIds: true},
  ),
  linkContact: json(200, ({contactId: id}) => ({module: 'Contacts', id})),
  putNote: json(201, () => ({text: 'A note.'})),
  deleteNote: {ok: 204},
  retryJournal: {ok: 202},
  searchLedger: json(200, () => ({from: '2026-06-15T09:00:00.000Z'})),
  retryLedger: json(202, ({callId}) => ({callIds: [callId]}), {unknown: 404, namesIds: true}),
  // Each is refused for what is in it, after it was let in: nothing of the world is changed for the requests that follow.
  putSettings: json(428, () => ({})),
  putCredentials: json(422, () => ({clientId: 'none'})),
  confirmOrganisation: json(404, () => ({organisationId: '1'})),
  chooseAgent: json(200, ({extension, zohoUserId}) => ({extension, zohoUserId}), {
    unknown: 422,
    namesIds: true,
  }),
  /** Of a link that is not there; who tries many of them is slowed down. */
  openLink: {ok: 410, limited: true},
  playLink: {ok: 410, limited: true},
  signInForLink: {
    ok: 410,
    limited: true,
    body: () => ({}),
    headers: () => ({'bgm-csrf': '1', 'content-type': 'application/x-www-form-urlencoded'}),
  },
  switchCrm: json(200, (_, enabled) => ({enabled})),
  /** Nobody asked for this consent. */
  oauthCallback: {ok: 409},
  getWidgetFile: {ok: 404},
  /** Once in ten seconds for a tenant, whoever of its people asks. */
  testConnection: {ok: 200, limited: true},
  examineNumbers: json(200, () => ({credits: 1}), {limited: true}),
};

const pathOf = ({path, atRoot}: Operation, ids: Ids): string => {
  const values: Record<string, string> = {
    callId: ids.callId,
    noteId: randomUUID(),
    module: 'Contacts',
    id: ids.contactId,
    tenantId: ids.tenantId,
    linkId: 'A'.repeat(32),
    version: '1',
    file: 'none.js',
  };
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? `no-${name}`);
  return atRoot ? filled : `/crm/v1${filled}`;
};

interface Answer {
  readonly status: number;
  /** Without what differs from request to request. */
  readonly text: string;
}

describe('who may ask what, route by route (T5, T6, T7)', () => {
  let world: World;
  const tokens = new Map<Person, string | undefined>();
  const failures: string[] = [];
  /** Policy of every page that some route answered, by the route. */
  const pages = new Map<string, string>();
  before(async () => {
    world = await matrixWorld();
    for (const person of people) tokens.set(person, await world.tokenOf(person));
  });
  after(() => world.stop());

  const ask = async (operation: Operation, person: Person, ids: Ids, isOn: boolean): Promise<Answer> => {
    const {id, method, security} = operation;
    const {body, headers} = requests[id] ?? {ok: 200};
    const given = body === 'none' ? undefined : body ? body(ids, isOn) : exampleOf(operation);
    const token = security === 'pbxToken' ? world.pbxTokenOf(person) : tokens.get(person);
    const answer = await world.app.request(pathOf(operation, ids), {
      method: method.toUpperCase(),
      headers: {
        ...(token !== undefined && {authorization: `Bearer ${token}`}),
        ...(given !== undefined && {'content-type': 'application/json'}),
        ...headers?.(),
      },
      ...(given !== undefined && {body: JSON.stringify(given)}),
    });
    const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream');
    const text = isStream ? '' : await answer.text();
    if (isStream) await answer.body?.cancel();
    if (answer.headers.get('content-type')?.startsWith('text/html'))
      pages.set(id, answer.headers.get('content-security-policy') ?? '');
    if (id === 'deleteSession' && answer.status === 204) tokens.set(person, await world.tokenOf(person));
    return {status: answer.status, text: text.replace(/"requestId":"[^"]*"/, '')};
  };

  const expected = (operation: Operation, person: Person, isOn: boolean): number => {
    const found = verdict(accessRules[operation.id]!, person, isOn);
    return found === 'allowed' ? (requests[operation.id]?.ok ?? 200) : problemStatus[found];
  };

  const check = async (operation: Operation, person: Person, isOn: boolean): Promise<void> => {
    const {id, path} = operation;
    const state = isOn ? 'on' : 'off';
    const found = verdict(accessRules[id]!, person, isOn);
    const own = await ask(operation, person, world.ownIds(person), isOn);
    const wanted = expected(operation, person, isOn);
    const isLimited = found === 'allowed' && requests[id]?.limited && own.status === 429;
    const isRight =
      isLimited || (own.status === wanted && (found === 'allowed' || own.text.includes(`"code":"${found}"`)));
    if (!isRight)
      failures.push(
        `${id} ${person} ${state}: ${own.status}, not ${wanted} ${found} ${own.text.slice(0, 160)}`,
      );
    const namesTenant = /\{(callId|id|tenantId)\}/.test(path) || requests[id]?.namesIds;
    if (!namesTenant) return;
    const unknown = await ask(operation, person, world.unknownIds(person), isOn);
    const wantedUnknown = found === 'allowed' ? (requests[id]?.unknown ?? 404) : wanted;
    if (unknown.status !== wantedUnknown)
      failures.push(`${id} ${person} ${state}, unknown ids: ${unknown.status}, not ${wantedUnknown}`);
    // To a system admin no tenant is foreign.
    if (person === 'system_admin') return;
    const foreign = await ask(operation, person, world.foreignIds(person), isOn);
    if (foreign.status !== unknown.status || foreign.text !== unknown.text)
      failures.push(
        `${id} ${person} ${state}: foreign ids answer ${foreign.status} ${foreign.text.slice(0, 120)}, unknown ones ${unknown.status}`,
      );
  };

  it('knows every route that the proxy serves', () => {
    const served = new Set(
      world.app.routes
        .filter(({method, path}) => method !== 'ALL' && !path.endsWith('/*'))
        .map(
          ({method, path}) =>
            `${method} ${path.replaceAll(/:(\w+)(\{[^}]*\})?/g, '{$1}').replace(/(.)\/$/, '$1')}`,
        ),
    );
    const described = new Set(
      operations.map(({method, path, atRoot}) => `${method.toUpperCase()} ${atRoot ? '' : '/crm/v1'}${path}`),
    );
    assert.deepEqual(
      [...served].filter((route) => !described.has(route)),
      [],
      'served and not described',
    );
    assert.deepEqual(
      [...described].filter((route) => !served.has(route)),
      [],
      'described and not served',
    );
    assert.deepEqual(
      operations.map(({id}) => id).filter((id) => !(id in accessRules)),
      [],
      'without a rule',
    );
    assert.deepEqual(
      Object.keys(accessRules).filter((id) => !operations.some((operation) => operation.id === id)),
      [],
      'rules of no route',
    );
  });

  it('lets in whom it should while CRM is on, and tells foreign ids from unknown ones to nobody', async () => {
    failures.length = 0;
    const last = operations.filter(({id}) => id === 'disconnect');
    for (const operation of [...operations.filter((one) => !last.includes(one)), ...last])
      for (const person of people) await check(operation, person, true);
    assert.deepEqual(failures, []);
  });

  it('lets no page of ours be framed (T24)', () => {
    assert.deepEqual([...pages.keys()].sort(), ['getDocs', 'oauthCallback', 'openLink', 'signInForLink']);
    for (const [id, policy] of pages) assert.match(policy, /frame-ancestors 'none'/, id);
  });

  it('is closed but for the session, the stream and reading the settings while the feature is off', async () => {
    const switched = operations.find(({id}) => id === 'switchCrm')!;
    const answer = await ask(switched, 'system_admin', world.ownIds('tenant_admin'), false);
    assert.equal(answer.status, 200);
    failures.length = 0;
    for (const operation of operations) for (const person of people) await check(operation, person, false);
    assert.deepEqual(failures, []);
  });
});

function exampleOf({request}: Operation): unknown {
  return request?.examples && Object.values(request.examples)[0];
}
