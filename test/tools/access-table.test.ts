import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {describe, it} from 'node:test';
import {operations} from '../../src/proxy/openapi/document.ts';
import {verdict} from '../../tools/access-rules.ts';
import {accessFile, accessTable} from '../../tools/access-table.ts';

describe('the table of who may ask what', () => {
  it('is up to date: run `npm run access` when this fails', async () => {
    assert.equal(await readFile(accessFile, 'utf8'), accessTable(operations));
  });

  it('closes all but the session, the stream and reading the settings while CRM is off (T7)', () => {
    const open = (['signed_in', 'tenant_user', 'settings_view_always'] as const).map((rule) =>
      verdict(rule, 'tenant_admin', false),
    );
    assert.deepEqual(open, ['allowed', 'allowed', 'allowed']);
    const closed = (['agent', 'contacts_view', 'settings_view', 'settings_full'] as const).map((rule) =>
      verdict(rule, 'tenant_admin', false),
    );
    assert.deepEqual([...new Set(closed)], ['crm_disabled']);
  });
});
