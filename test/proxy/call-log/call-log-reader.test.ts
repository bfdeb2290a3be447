import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {CallLogReader, CallLogRefusedError} from '../../../src/proxy/pbx/call-log/call-log-reader.ts';
import {PbxUnavailableError} from '../../../src/proxy/pbx/pbx-api.ts';

const hour = 3_600_000;
const noon = Date.parse('2026-06-15T12:00:00Z');
/** A call each minute, newest first. */
const log = Array.from({length: 250}, (_, index) => ({
  id: `95000000000000${1000 + index}`,
  session_id: `94000000000000${1000 + index}`,
  started_at: new Date(noon - index * 60_000).toISOString(),
  ended_at: new Date(noon - index * 60_000 + 30_000).toISOString(),
}));

/** A PBX whose call log has this peculiarity. */
function pbx(answer: (query: URLSearchParams) => {status: number; body?: unknown}) {
  const asked: URLSearchParams[] = [];
  const reader = new CallLogReader((_tenant, path) => {
    const query = new URLSearchParams(path.split('?')[1]);
    asked.push(query);
    return Promise.resolve({body: undefined, ...answer(query)});
  });
  return {reader, asked};
}
const page = (query: URLSearchParams, rows: readonly unknown[] = log) => {
  const skip = Number(query.get('skip'));
  return {status: 200, body: {count: rows.length, items: rows.slice(skip, skip + 100)}};
};

describe('a call log', () => {
  it('is read page by page as far back as asked, although the PBX ignores the filter', async () => {
    const {reader, asked} = pbx((query) => page(query));
    const {rows, whole} = await reader.since('1', noon - 2 * hour);
    assert.equal(rows.length, 121);
    assert.equal(whole, true);
    assert.equal(asked.length, 2, 'older pages are not asked for');
  });

  it('is read to its end when its order is not the one asked for', async () => {
    const {reader} = pbx((query) => page(query, [...log].reverse()));
    assert.equal((await reader.since('1', noon - 2 * hour)).rows.length, 121);
  });

  it('is read without a filter when the PBX refuses it, or answers nothing to it', async () => {
    for (const broken of [{status: 400}, {status: 200, body: {count: 0, items: []}}]) {
      const {reader} = pbx((query) => (query.has('filter') ? broken : page(query)));
      assert.equal((await reader.since('1', noon - hour)).rows.length, 61);
    }
  });

  it('ends although the PBX answers its first page for ever', async () => {
    const {reader, asked} = pbx(() => ({status: 200, body: {items: log.slice(0, 100)}}));
    assert.equal((await reader.since('1', noon - 9 * hour)).rows.length, 100);
    assert.ok(asked.length <= 2);
  });

  it('is refused or away, never taken for empty', async () => {
    for (const status of [401, 403, 404])
      await assert.rejects(pbx(() => ({status})).reader.since('1', noon), CallLogRefusedError);
    for (const answer of [{status: 200, body: 'busy'}, {status: 418}, {status: 200, body: {items: 'none'}}])
      await assert.rejects(pbx(() => answer).reader.since('1', noon), PbxUnavailableError);
  });

  it('leaves out rows that are no rows', async () => {
    const rows = [null, 7, 'row', [], {}, {id: {}, session_id: [], started_at: 'soon'}, log[0]];
    const {reader} = pbx(() => ({status: 200, body: {items: rows}}));
    assert.deepEqual(
      (await reader.since('1', noon - hour)).rows.map(({sessionId}) => sessionId),
      [log[0]!.session_id],
    );
  });

  it('tells no legs where the PBX has none to tell', async () => {
    assert.deepEqual(await pbx(() => ({status: 404})).reader.legs('1', '5'), []);
  });
});
