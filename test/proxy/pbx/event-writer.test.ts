import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {NewEvent} from '../../../src/proxy/pbx/webhook/event-store.ts';
import {CrowdedError, EventWriter} from '../../../src/proxy/pbx/webhook/event-writer.ts';
import {readPbxEvent} from '../../../src/proxy/pbx/wire/pbx-event.ts';

const event = (key: string): NewEvent => ({tenantId: '1', key, event: readPbxEvent({}), body: {}});
const keys = (events: readonly NewEvent[]) => events.map(({key}) => key);

/** A database that stores when the test lets it. */
function slowDatabase() {
  const statements: {keys: readonly string[]; end: (error?: Error) => void}[] = [];
  const counted: number[] = [];
  const writer = new EventWriter({
    store: (events) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error) => (error ? reject(error) : resolve(events.length));
        statements.push({keys: keys(events), end});
      }),
    onStored: (_events, added) => void counted.push(added),
  });
  return {writer, statements, counted};
}

const answered = (work: Promise<void>) =>
  work.then(
    () => 'stored',
    (error: Error) => error.name,
  );
const turn = () => new Promise(setImmediate);

describe('deliveries that come at once', () => {
  it('share one statement and one wait for the disk', async () => {
    const {writer, statements, counted} = slowDatabase();
    const answers = ['a', 'b', 'c'].map((key) => answered(writer.add([event(key)])));
    assert.deepEqual(
      statements.map((one) => one.keys),
      [['a']],
    );
    statements[0]!.end();
    await turn();
    assert.deepEqual(statements[1]!.keys, ['b', 'c']);
    statements[1]!.end();
    assert.deepEqual(await Promise.all(answers), ['stored', 'stored', 'stored']);
    assert.deepEqual(counted, [1, 2]);
  });

  it('are answered only after their own statement', async () => {
    const {writer, statements} = slowDatabase();
    const told: string[] = [];
    for (const key of ['a', 'b']) void writer.add([event(key)]).then(() => told.push(key));
    statements[0]!.end();
    await turn();
    assert.deepEqual(told, ['a']);
    statements[1]!.end();
    await turn();
    assert.deepEqual(told, ['a', 'b']);
  });

  it('do not suffer for one whose values the database refuses', async () => {
    const {writer, statements} = slowDatabase();
    const answers = ['a', 'b', 'bad', 'd'].map((key) => answered(writer.add([event(key)])));
    statements[0]!.end();
    await turn();
    const refusal = () => Object.assign(new Error('invalid byte sequence'), {code: '22021'});
    statements[1]!.end(refusal());
    for (const n of [2, 3, 4]) {
      await turn();
      statements[n]!.end(statements[n]!.keys.includes('bad') ? refusal() : undefined);
    }
    assert.deepEqual(await Promise.all(answers), ['stored', 'stored', 'Error', 'stored']);
  });

  it('are all refused at once while the database is away', async () => {
    const {writer, statements} = slowDatabase();
    const answers = ['a', 'b', 'c'].map((key) => answered(writer.add([event(key)])));
    statements[0]!.end(new Error('Connection terminated'));
    await turn();
    statements[1]!.end(new Error('Connection terminated'));
    assert.deepEqual(await Promise.all(answers), ['Error', 'Error', 'Error']);
    assert.equal(statements.length, 2);
  });

  it('are refused beyond five thousand that wait, so that no crowd fills the memory, and taken again afterwards (J19)', async () => {
    const {writer, statements} = slowDatabase();
    const crowd = (name: string) => Array.from({length: 1000}, (_, n) => event(`${name}${n}`));
    const waiting = ['a', 'b', 'c', 'd', 'e'].map((name) => answered(writer.add(crowd(name))));
    await assert.rejects(writer.add([event('more')]), CrowdedError);
    for (let n = 0; n < 5; n += 1) {
      statements[n]!.end();
      await turn();
    }
    assert.deepEqual(new Set(await Promise.all(waiting)), new Set(['stored']));
    const late = answered(writer.add([event('more')]));
    statements[5]!.end();
    assert.equal(await late, 'stored');
  });
});
