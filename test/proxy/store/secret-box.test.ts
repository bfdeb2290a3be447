import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';
import {type ConfigError} from '../../../src/proxy/config/config-error.ts';
import {webhookSecretsContext} from '../../../src/proxy/store/seal-contexts.ts';
import {checkEncryptionKeys} from '../../../src/proxy/store/key-check.ts';
import {SealError, SecretBox} from '../../../src/proxy/store/secret-box.ts';
import {useTestStore} from '../../support/node/test-store.ts';

const old = {id: 'old', key: Buffer.alloc(32, 1)};
const young = {id: 'young', key: Buffer.alloc(32, 2)};
const place = {field: 'note.text', tenantId: 't1', rowKey: 's1/n1'};
const text = 'Wants the offer — by Friday 📅';

describe('a secret box', () => {
  it('opens what it sealed, and seals the same text differently each time', () => {
    const box = new SecretBox([old]);
    const sealed = box.seal(place, text);
    assert.equal(box.open(place, sealed), text);
    assert.notEqual(box.seal(place, text), sealed);
    assert.ok(!sealed.includes('offer'));
  });

  it('refuses a text that was moved to another column, tenant or row', () => {
    const box = new SecretBox([old]);
    const sealed = box.seal(place, text);
    for (const other of [{field: 'note.author_name'}, {tenantId: 't2'}, {rowKey: 's1/n2'}])
      assert.throws(() => box.open({...place, ...other}, sealed), SealError);
  });

  it('refuses a text of which one byte was changed, and what never was sealed', () => {
    const box = new SecretBox([old]);
    const [version, id, body] = box.seal(place, text).split('.');
    const bytes = Buffer.from(body!, 'base64url');
    bytes[14]! ^= 1;
    assert.throws(() => box.open(place, `${version}.${id}.${bytes.toString('base64url')}`), SealError);
    for (const nonsense of ['', '1', '1.old', '1.old.', '2.old.AAAA', '1.old.AAAA'])
      assert.throws(() => box.open(place, nonsense), SealError, nonsense);
  });

  it('writes with the first key and reads with all (J31)', () => {
    const before = new SecretBox([old]).seal(place, text);
    const rotating = new SecretBox([young, old]);
    assert.equal(rotating.open(place, before), text);
    assert.throws(() => new SecretBox([old]).open(place, rotating.seal(place, text)), {keyId: 'young'});
  });

  it('hashes a number by tenant, and finds it again after a rotation', () => {
    const before = new SecretBox([old]).numberHash('t1', '+14155550123');
    const rotating = new SecretBox([young, old]);
    assert.notEqual(rotating.numberHash('t1', '+14155550123'), rotating.numberHash('t2', '+14155550123'));
    assert.ok(rotating.numberHashes('t1', '+14155550123').includes(before));
  });

  it('derives a key of its own for each purpose', () => {
    const box = new SecretBox([old]);
    const keys = (['number-hash', 'widget-token', 'browser-cache', 'recording-link'] as const).map(
      (purpose) => box.derivedKey(purpose).toString('hex'),
    );
    assert.equal(new Set([...keys, old.key.toString('hex')]).size, 5);
  });
});

describe('the check of keys at start', () => {
  const store = useTestStore();
  beforeEach(() => store.reset());

  it('takes a new key beside the old one', async () => {
    await checkEncryptionKeys(store.db, new SecretBox([old]));
    await checkEncryptionKeys(store.db, new SecretBox([young, old]));
    await checkEncryptionKeys(store.db, new SecretBox([young, old]));
  });

  it('refuses to start without a key that was written with, by its id (J30)', async () => {
    const box = new SecretBox([old]);
    await checkEncryptionKeys(store.db, box);
    await store.db
      .insertInto('tenant')
      .values({
        id: 't1',
        domain: 't1.example',
        crm_enabled: true,
        settings: '{}',
        agents: '{}',
        updated_at: new Date(),
        webhook_secrets: box.seal(webhookSecretsContext('t1'), '["a secret"]'),
      })
      .execute();
    await assert.rejects(checkEncryptionKeys(store.db, new SecretBox([young])), (error: ConfigError) => {
      assert.equal(error.setting, 'BGM_ENCRYPTION_KEYS');
      assert.match(error.message, /lacks the key "old".*1 rows need it/);
      return true;
    });
  });

  it('forgets a key with which nothing is sealed any more (J31)', async () => {
    await checkEncryptionKeys(store.db, new SecretBox([old]));
    await checkEncryptionKeys(store.db, new SecretBox([young]));
    const keys = await store.db.selectFrom('encryption_key').select('key_id').execute();
    assert.deepEqual(keys, [{key_id: 'young'}]);
  });

  it('refuses another key under a known id, and tells nothing of either', async () => {
    await checkEncryptionKeys(store.db, new SecretBox([old]));
    const foreign = {id: 'old', key: Buffer.alloc(32, 9)};
    await assert.rejects(checkEncryptionKeys(store.db, new SecretBox([foreign])), (error: Error) => {
      assert.match(error.message, /another key under the id "old"/);
      assert.ok(!error.message.includes(foreign.key.toString('base64')));
      return true;
    });
  });
});
