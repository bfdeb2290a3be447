import assert from 'node:assert/strict';
import {it} from 'node:test';
import type {AdminPortal} from '../../support/node/admin-portal.ts';
import {AdminApi} from './admin-api.ts';
import {inPortal, type Stage} from './stage.ts';

const tenant = 'second.example';
const kept = 'How long an answer counts as fresh';

/** What was changed and is not saved: guarded, and never overwritten unseen. */
export function unsavedChanges(stage: () => Stage): void {
  const find = (walk: (portal: AdminPortal) => Promise<void>): Promise<void> =>
    inPortal(stage(), {user: 'admin', tenant, section: 'find'}, walk);

  it('asks before the page is left with something unsaved', () =>
    find(async (portal) => {
      await setFresh(portal, '17');
      await portal.reads('1 change not saved');
      const asked = portal.refuseDialog();
      await portal.page.evaluate(() => void setTimeout(() => location.reload()));
      assert.equal(await asked, 'beforeunload');
      await portal.reads('1 change not saved');
      await portal.press('Discard');
    }));

  it('shows an admin what another one saved meanwhile, and lets him choose', () =>
    find(async (mine) => {
      await setFresh(mine, '30');
      const api = await AdminApi.of(stage().demo, tenant);
      const before = await api.ask<object>('GET', '/settings');
      await find(async (theirs) => {
        await setFresh(theirs, '45');
        await theirs.press('Save changes');
        await theirs.reads('Saved.');
      });
      // The page hears of it before anybody presses; whoever saves without having heard is refused.
      await mine.reads('Gwen Ashby saved these settings meanwhile.');
      const late = await api.ask('PUT', '/settings', before.body, {'if-match': before.etag ?? ''});
      assert.equal(late.status, 412);
      await mine.press('Keep mine: 30');
      await mine.press('Save changes');
      await mine.reads('Saved.');
      const {body} = await api.ask<{cacheTtlSeconds: number}>('GET', '/settings');
      assert.equal(body.cacheTtlSeconds, 30);
    }));
}

async function setFresh(portal: AdminPortal, seconds: string): Promise<void> {
  await portal.fill(kept, seconds, 'spinbutton');
  await portal.page.keyboard.press('Tab');
}
