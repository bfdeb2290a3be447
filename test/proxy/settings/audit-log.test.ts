import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';
import {audit, auditPage, newestOf, type NewAuditEntry} from '../../../src/proxy/services/audit/audit-log.ts';
import {changesBetween} from '../../../src/proxy/services/audit/audited-changes.ts';
import {useTestStore, testSecretBox} from '../../support/node/test-store.ts';

const box = testSecretBox();
const [own, foreign] = ['940000000000000001', '940000000000000002'];

const store = useTestStore();
beforeEach(() => store.reset());

const entry = (changes: Partial<NewAuditEntry> = {}): NewAuditEntry => ({
  tenantId: own,
  at: Date.parse('2026-06-15T08:00:00.000Z'),
  by: {userId: '940000000000000104', name: 'Lena Berg'},
  topic: 'settings',
  changes: [{pointer: '/region', from: 'us', to: 'eu'}],
  ...changes,
});

describe('the audit log', () => {
  it('tells newest first who changed what, from what to what, of the own tenant only', async () => {
    await audit(store.db, box, entry());
    await audit(store.db, box, entry({by: null, topic: 'feature'}));
    await audit(store.db, box, entry({tenantId: foreign}));
    const page = await auditPage(store.db, box, own);
    assert.deepEqual(page, {
      items: [
        {
          at: '2026-06-15T08:00:00.000Z',
          by: null,
          topic: 'feature',
          changes: [{pointer: '/region', from: 'us', to: 'eu'}],
        },
        {
          at: '2026-06-15T08:00:00.000Z',
          by: 'Lena Berg',
          topic: 'settings',
          changes: [{pointer: '/region', from: 'us', to: 'eu'}],
        },
      ],
      nextCursor: null,
    });
  });

  it('is read page by page, without a gap or a repetition', async () => {
    for (let no = 0; no < 120; no += 1)
      await audit(store.db, box, entry({changes: [{pointer: '/cacheTtlSeconds', from: no, to: no + 1}]}));
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = (await auditPage(store.db, box, own, cursor))!;
      seen.push(...page.items.map(({changes}) => changes[0]!.to));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    assert.deepEqual(
      seen,
      Array.from({length: 120}, (_, index) => 120 - index),
    );
    assert.equal(await auditPage(store.db, box, own, "1' or '1'='1"), undefined);
  });

  it('keeps names and values sealed (T8)', async () => {
    await audit(store.db, box, entry({changes: [{pointer: '/101', from: null, to: 'Canary Falls'}]}));
    const rows = JSON.stringify(await store.db.selectFrom('audit_log').selectAll().execute());
    assert.ok(!rows.includes('Lena') && !rows.includes('Canary'));
  });

  it('knows each tenant’s newest entry of a topic', async () => {
    await audit(store.db, box, entry({topic: 'feature', at: 1}));
    await audit(store.db, box, entry({topic: 'feature', at: 2}));
    await audit(store.db, box, entry({topic: 'settings', at: 3}));
    await audit(store.db, box, entry({tenantId: foreign, topic: 'feature', at: 4}));
    const newest = await newestOf(store.db, box, 'feature', [own, foreign]);
    assert.deepEqual(
      [own, foreign].map((id) => Date.parse(newest.get(id)!.at)),
      [2, 4],
    );
  });

  it('has no entry of a change that changed nothing', async () => {
    await audit(store.db, box, entry({changes: []}));
    assert.deepEqual((await auditPage(store.db, box, own))!.items, []);
  });
});

describe('what an admin changed', () => {
  it('is named field by field, and lists as one text', () => {
    const before = {region: 'us', order: ['Contacts', 'Leads'], journal: {enabled: true, days: 30}, gone: 1};
    const after = {region: 'us', order: ['Leads'], journal: {enabled: false, days: 30}, 'a/b': 'x'};
    assert.deepEqual(changesBetween(before, after), [
      {pointer: '/order', from: 'Contacts, Leads', to: 'Leads'},
      {pointer: '/journal/enabled', from: true, to: false},
      {pointer: '/gone', from: 1, to: null},
      {pointer: '/a~1b', from: null, to: 'x'},
    ]);
  });
});
