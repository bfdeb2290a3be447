import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import type {Note, Problem} from '../../../src/contract/index.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {newNoteId, pbxWorld, type PbxWorld} from '../pbx/support/pbx-world.ts';

const session = '950000000000003000';

describe('notes over HTTP', () => {
  const store = useTestStore();
  let world: PbxWorld;
  beforeEach(async () => {
    world = await pbxWorld(store);
    await world.play('ring-group');
  });
  // What it still does in the background would reach into the next test.
  afterEach(() => world.stop());

  const path = (id: string) => `/calls/${session}/notes/${id}`;
  const put = (who: string, id: string, text: string, ifMatch?: string) =>
    world.agent(who, path(id), {
      method: 'PUT',
      json: {text},
      ...(ifMatch !== undefined && {headers: {'if-match': ifMatch}}),
    });
  const remove = (who: string, id: string, ifMatch?: string) =>
    world.agent(who, path(id), {
      method: 'DELETE',
      ...(ifMatch !== undefined && {headers: {'if-match': ifMatch}}),
    });
  const all = async (who = '102') =>
    ((await (await world.agent(who, `/calls/${session}/notes`)).json()) as {items: Note[]}).items;
  const problem = async (response: Response) => (await response.json()) as Problem & {current?: Note};

  it('keeps a new note under the client’s own id, with author, time and version', async () => {
    const id = newNoteId();
    const response = await put('102', id, 'Wants the offer.\nBy Friday.');
    assert.equal(response.status, 201);
    assert.equal(response.headers.get('etag'), '"1"');
    const note = (await response.json()) as Note;
    assert.deepEqual(note, {
      id,
      text: 'Wants the offer.\nBy Friday.',
      author: {extension: '102', name: 'Omar Reyes'},
      updatedAt: '2026-06-15T13:00:00.000Z',
      etag: '"1"',
    });
    assert.deepEqual(await all(), [note]);
    const [row] = await store.db.selectFrom('note').selectAll().execute();
    assert.doesNotMatch(JSON.stringify(row), /offer|Omar/);
  });

  it('changes a note under its ETag, and takes a lost answer’s repeat as done', async () => {
    const id = newNoteId();
    await put('102', id, 'one');
    assert.equal((await put('102', id, 'one')).status, 200);
    const changed = await put('102', id, 'two', '"1"');
    assert.equal(changed.headers.get('etag'), '"2"');
    const repeated = await put('102', id, 'two', '"1"');
    assert.equal(repeated.status, 200);
    assert.equal(repeated.headers.get('etag'), '"2"');
  });

  it('refuses a change without version (428) and one of an old version (412, with the current note) (E18)', async () => {
    const id = newNoteId();
    await put('102', id, 'one');
    await put('102', id, 'two', '"1"');
    assert.equal((await put('102', id, 'three')).status, 428);
    const stale = await put('102', id, 'three', '"1"');
    assert.equal(stale.status, 412);
    assert.equal((await problem(stale)).current?.text, 'two');
    assert.equal((await put('102', newNoteId(), 'new', '"1"')).status, 412);
  });

  it('lets only its author change or delete a note; colleagues of the call read it', async () => {
    const id = newNoteId();
    await put('102', id, 'mine');
    assert.deepEqual(
      (await all('101')).map(({text}) => text),
      ['mine'],
    );
    for (const who of ['101', 'admin']) {
      assert.equal((await put(who, id, 'theirs', '"1"')).status, 403);
      assert.equal((await remove(who, id, '"1"')).status, 403);
    }
    assert.deepEqual(
      (await all()).map(({text}) => text),
      ['mine'],
    );
  });

  it('keeps both notes of two agents (E18)', async () => {
    await put('102', newNoteId(), 'from 102');
    await put('101', newNoteId(), 'from 101');
    await world.settle();
    assert.deepEqual((await all()).map(({text}) => text).sort(), ['from 101', 'from 102']);
    assert.match(world.crm.activities[0]!.description, /from 101/);
    assert.match(world.crm.activities[0]!.description, /from 102/);
  });

  it('deletes under the ETag, once or repeatedly, and out of the activity too', async () => {
    const id = newNoteId();
    await put('102', id, 'to be gone');
    await world.settle();
    assert.match(world.crm.activities[0]!.description, /to be gone/);
    assert.equal((await remove('102', id)).status, 428);
    assert.equal((await remove('102', id, '"7"')).status, 412);
    assert.equal((await remove('102', id, '"1"')).status, 204);
    assert.equal((await remove('102', id, '"1"')).status, 204);
    await world.settle();
    assert.deepEqual(await all(), []);
    assert.doesNotMatch(world.crm.activities[0]!.description, /to be gone/);
  });

  it('tells the screens of all who took part', async () => {
    const id = newNoteId();
    await put('102', id, 'news');
    const last = world.sent.findLast(({event}) => event.type === 'note.updated')!;
    assert.deepEqual(last.extensions, ['101', '102', '103']);
    await remove('102', id, '"1"');
    const gone = world.sent.findLast(({event}) => event.type === 'note.updated')!.event;
    assert.ok(gone.type === 'note.updated' && gone.note === null && gone.noteId === id);
  });

  it('cleans control characters and keeps everything that people write', async () => {
    const id = newNoteId();
    const text = 'a\u0000b\u202e <img onerror=alert(1)>\r\n\t👩‍👩‍👧 ‮ \ud800';
    const note = (await (await put('102', id, text)).json()) as Note;
    assert.equal(note.text, 'ab <img onerror=alert(1)>\n\t👩‍👩‍👧  \ufffd');
  });

  it('refuses what is no note, with a pointer', async () => {
    const send = (json: unknown, id = newNoteId()) => world.agent('102', path(id), {method: 'PUT', json});
    for (const [json, pointer] of [
      [{}, '/text'],
      [{text: 7}, '/text'],
      [{text: 'x'.repeat(20_001)}, '/text'],
      [{text: 'x', html: '<b>'}, '/html'],
    ] as const) {
      const response = await send(json);
      assert.equal(response.status, 422);
      assert.equal((await problem(response)).errors?.[0]?.pointer, pointer);
    }
    assert.equal((await send({text: 'x'.repeat(20_000)})).status, 201);
    assert.equal((await send({text: 'x'}, 'not-a-uuid')).status, 404);
    assert.equal(
      (
        await world.agent('102', `/calls/950000000000000001/notes/${newNoteId()}`, {
          method: 'PUT',
          json: {text: 'x'},
        })
      ).status,
      404,
    );
  });
});
