import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, before, describe, it} from 'node:test';
import {operations} from '../../src/proxy/openapi/document.ts';
import {
  idNames,
  names,
  namingRequests,
  requestOf,
  type IdName,
  type NamedIds,
} from '../support/node/foreign-requests.ts';
import {extensionOf, matrixWorld} from '../support/node/matrix-world.ts';
import {traced, tracedDatabase, traceRequests} from '../support/node/request-trace.ts';

type World = Awaited<ReturnType<typeof matrixWorld>>;

describe('an id of another tenant', () => {
  let world: World;
  let untrace: () => void;
  const tokens: Record<string, string> = {};
  before(async () => {
    untrace = traceRequests();
    world = await matrixWorld(tracedDatabase);
    for (const person of ['agent', 'tenant_admin'] as const) tokens[person] = (await world.tokenOf(person))!;
  });
  after(async () => {
    await world.stop();
    untrace();
  });

  const ids = async (as: 'agent' | 'tenant_admin') => {
    const all = (those: object, noteId: string, organisationId: string) =>
      ({...those, noteId, organisationId}) as NamedIds;
    return {
      own: all(world.ownIds(as), randomUUID(), world.ownOrganisation),
      foreign: all(world.foreignIds(as), await world.foreignNote(extensionOf[as]), world.otherOrganisation),
      unknown: all(world.unknownIds(as), randomUUID(), '20099999999'),
    };
  };

  /** One request, and what it caused. */
  const ask = async (operation: string, those: NamedIds) => {
    const request = namingRequests[operation]!;
    const [path, init] = requestOf(request, those, tokens[request.as]!);
    const answer = {status: 0, text: ''};
    const caused = await traced(async () => {
      const response = await world.app.request(path, init);
      answer.status = response.status;
      answer.text = (await response.text())
        .replace(/"requestId":"[^"]*"/, '')
        .replaceAll(/"[0-9-]{8,}T[^"]*"/g, '""');
    });
    // Credits are written down by the dozen: whose request happens to be the last of one tells nothing.
    return {...answer, caused: caused.filter((what) => !what.includes('"crm_credit"'))};
  };

  it('is tried with every operation that names an id of a tenant', () => {
    const named = operations
      .filter(({path}) => /\{(callId|noteId|id|module)\}/.test(path))
      .map(({id}) => id)
      .sort();
    // Links are known by their own secret, tenants by the system admin alone.
    assert.deepEqual(
      named.filter((id) => !(id in namingRequests)),
      [],
    );
    const known = new Set(operations.map(({id}) => id));
    assert.deepEqual(
      Object.keys(namingRequests).filter((id) => !known.has(id)),
      [],
    );
  });

  for (const [operation, request] of Object.entries(namingRequests))
    it(`costs ${operation} the same statements and requests as one that nobody has, so that its time tells nothing (T5)`, async () => {
      const first = await ids(request.as);
      const named = idNames.filter((name) => names(request, name, first.own));
      assert.ok(named.length > 0);
      const sets: IdName[][] = [...named.map((name) => [name]), ...(named.length > 1 ? [[...named]] : [])];
      for (const set of sets) {
        const of = async (whose: 'foreign' | 'unknown') => {
          const all = await ids(request.as);
          return {...all.own, ...Object.fromEntries(set.map((name) => [name, all[whose][name]]))};
        };
        // What memory learns from the first of its kind is no difference between them.
        for (const whose of ['unknown', 'foreign'] as const) await ask(operation, await of(whose));
        const unknown = await ask(operation, await of('unknown'));
        const foreign = await ask(operation, await of('foreign'));
        assert.deepEqual(
          [foreign.status, foreign.text.replaceAll(/[0-9a-f-]{36}/g, '{id}'), foreign.caused],
          [unknown.status, unknown.text.replaceAll(/[0-9a-f-]{36}/g, '{id}'), unknown.caused],
          set.join(),
        );
        assert.ok(unknown.caused.length > 0, `${operation} asked nobody`);
      }
    });

  it('would be told from an unknown one by a statement more', async () => {
    const caused = (count: number) =>
      traced(async () => {
        const db = tracedDatabase(world.store).db;
        for (let n = 0; n < count; n += 1) await db.selectFrom('call').select('state').limit(1).execute();
      });
    assert.equal((await caused(1)).length, 1);
    assert.notDeepEqual(await caused(1), await caused(2));
  });
});
