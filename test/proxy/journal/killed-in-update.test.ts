import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {loadScenario} from '../../../demo/pbx-simulator/scenario-file.ts';
import {LookupCache} from '../../../src/proxy/services/lookups/lookup-cache.ts';
import {LookupService} from '../../../src/proxy/services/lookups/lookup-service.ts';
import {RememberedChoices} from '../../../src/proxy/services/lookups/remembered-choices.ts';
import {MemoryCrm} from '../../support/node/memory-crm.ts';
import {mortalStore, type MortalStore} from '../../support/node/mortal-store.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {newNoteId, pbxWorld, seedGolden, type CrmSideParts, type PbxWorld} from '../pbx/support/pbx-world.ts';

const session = '950000000000010000';
const minute = 60_000;
/** More than any of the updates takes, so that a loop that never ends is noticed. */
const statementsAtMost = 200;
const lines = loadScenario('late-recording');
const [webhooks, found, transcribed] = [lines.slice(0, -3), lines.slice(-3, -1), lines.slice(-1)];

/** What happens to a call that is logged already. */
interface Case {
  /** What the PBX has besides the call. */
  readonly known: typeof lines;
  /** Milliseconds that pass before the process dies. */
  readonly before: number;
  /** What the PBX has from then on. */
  readonly later: typeof lines;
  /** What a browser asks of the process that dies, and once more of the next: it repeats what was not taken. */
  readonly ask?: (world: PbxWorld) => Promise<unknown>;
  /** Milliseconds that it takes where nobody dies: the looks for files, and the wait for a transcript to come along. */
  readonly takes: number;
  readonly shows: RegExp;
}

describe('a process that is killed while it brings an activity up to date', () => {
  const store = useTestStore();

  /** A process on what is there, with Zoho as it is. */
  async function process(crm: MemoryCrm, mortal: MortalStore, start?: number): Promise<PbxWorld> {
    const crmSide = ({box, clock, directory}: CrmSideParts) => {
      const {db} = mortal;
      const cache = new LookupCache(db, box);
      const choices = new RememberedChoices(db, box);
      const lookups = new LookupService({adapter: crm, cache, choices, directory, clock});
      return Promise.resolve({adapter: crm, lookups});
    };
    return pbxWorld(mortal, {crmSide, ...(start && {start: new Date(start).toISOString()})});
  }
  const play = async (world: PbxWorld, some: typeof lines) => {
    await world.pbx.playLines(some).done;
    await world.settle();
  };
  const pass = async (world: PbxWorld, milliseconds: number) => {
    for (let passed = 0; passed < milliseconds; passed += minute) await world.pass(minute);
  };
  /** Whatever a killed process does ends in an error or in nothing. */
  const dying = (work: Promise<unknown>) => work.catch(() => {});

  /** @returns Whether it lived to the end. */
  async function survives(
    {known, before: early, later, ask, takes, shows}: Case,
    statements: number,
  ): Promise<boolean> {
    await store.reset();
    const crm = new MemoryCrm();
    seedGolden(crm);
    const first = mortalStore(store);
    const killed = await process(crm, first);
    await play(killed, [...webhooks, ...known]);
    await pass(killed, early);
    first.dieAfter(statements);
    await dying(play(killed, later));
    await dying(Promise.resolve(ask?.(killed)));
    await dying(pass(killed, takes));
    const lived = !first.isDead();
    await dying(killed.stop());

    const next = await process(crm, mortalStore(store), killed.clock.now());
    await next.pbx.playLines([...webhooks, ...known, ...later]).done;
    await next.services.start();
    await ask?.(next);
    await next.settle();
    await pass(next, takes + minute);
    await next.stop();

    const where = `killed after ${statements} statements`;
    assert.equal(crm.activities.length, 1, where);
    assert.equal(crm.activities[0]!.description.match(shows)?.length, 1, `${where}: shown once`);
    const row = await store.db.selectFrom('journal').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual([row.state, row.written_version], ['logged', row.wanted_version], where);
    return lived;
  }

  const id = newNoteId();
  const cases: Record<string, Case> = {
    'with a note': {
      known: [],
      before: 0,
      later: [],
      ask: async (world) => {
        const json = {text: 'Wants the offer by Friday.'};
        await world.agent('101', `/calls/${session}/notes/${id}`, {method: 'PUT', json});
        await world.settle();
      },
      takes: 0,
      shows: /Wants the offer by Friday/g,
    },
    'with a recording': {
      known: found,
      before: 0,
      later: [],
      takes: 3 * minute,
      shows: /^Recording: https/gm,
    },
    'with a transcript': {
      known: found,
      before: 14 * minute,
      later: transcribed,
      takes: 2 * minute,
      shows: /^Transcript: https/gm,
    },
  };
  for (const [name, one] of Object.entries(cases))
    it(`${name} loses and doubles nothing, wherever that was, and is done within a minute more (J14)`, async () => {
      let statements = 0;
      while (!(await survives(one, statements))) {
        statements += 1;
        assert.ok(statements < statementsAtMost, 'it ends');
      }
      assert.ok(statements > 10, `${statements} places to die at`);
    });
});
