import assert from 'node:assert/strict';
import type {AddressInfo} from 'node:net';
import {after, before, describe, it} from 'node:test';
import {serve, type ServerType} from '@hono/node-server';
import type {Browser} from 'puppeteer-core';
import {loadScenario} from '../../demo/pbx-simulator/scenario-file.ts';
import {pbxWorld, type PbxWorld} from '../proxy/pbx/support/pbx-world.ts';
import {launchBrowser} from '../support/node/browser.ts';
import {openTestStore, type TestStore} from '../support/node/test-store.ts';
import {until} from '../support/node/until.ts';

describe('the page of a private recording link, in a browser', () => {
  let store: TestStore;
  let world: PbxWorld;
  let server: ServerType;
  let browser: Browser;
  let link = '';
  before(async () => {
    [store, browser] = await Promise.all([openTestStore(), launchBrowser()]);
    world = await pbxWorld(store);
    await world.pbx.playLines(loadScenario('late-recording')).done;
    await world.settle();
    await world.pass(16_000);
    await world.pass(180_000);
    const path = /^Recording: https:\/\/crm\.example(\S+)$/m.exec(world.crm.activities[0]!.description)![1]!;
    const port = await new Promise<number>((resolve) => {
      server = serve({fetch: world.app.fetch, hostname: '127.0.0.1', port: 0}, (info: AddressInfo) =>
        resolve(info.port),
      );
    });
    link = `http://127.0.0.1:${port}${path}`;
  });
  after(async () => {
    await browser?.close();
    if (server && 'closeAllConnections' in server) server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await world.stop();
    await store.close();
  });

  it(
    'asks for user and password, then plays and jumps to where the listener wants',
    {timeout: 300_000},
    async () => {
      const page = await browser.newPage();
      const troubles: string[] = [];
      page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
      await page.goto(link);
      await page.type('[name=username]', 'ines');
      await page.type('[name=password]', 'ines-demo-password');
      await Promise.all([page.waitForNavigation(), page.click('button')]);
      assert.equal(page.url(), link);
      // The page's sandbox runs no scripts, ours neither: what the player does is asked from outside.
      const player = () =>
        page.evaluate(() => {
          const audio = document.querySelector('audio');
          return (
            audio && {
              at: Math.round(audio.currentTime),
              length: Math.round(audio.duration),
              ready: audio.readyState,
              seeking: audio.seeking,
              error: audio.error?.code ?? null,
            }
          );
        });
      let state: Awaited<ReturnType<typeof player>> = null;
      const stands = () => `the player stands at ${JSON.stringify(state)}`;
      await until(async () => ((state = await player())?.ready ?? 0) >= 1, stands);
      await page.evaluate(() => void (document.querySelector('audio')!.currentTime = 75));
      const {at, length, error} = await until(async () => {
        state = await player();
        return state && state.ready >= 2 && !state.seeking ? state : null;
      }, stands);
      const heard = {at, length, error};
      assert.deepEqual(heard, {at: 75, length: 90, error: null});
    },
  );
});
