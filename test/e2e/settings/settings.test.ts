import {after, before, describe} from 'node:test';
import type {Browser} from 'puppeteer-core';
import {launchBrowser} from '../../support/node/browser.ts';
import {startDemo, type RunningDemo} from '../../support/node/demo.ts';
import {AdminApi} from './admin-api.ts';
import {startPortalServer, type PortalServer} from '../../support/node/portal-server.ts';
import {embedding} from './embedding.ts';
import {failures, throttled} from './failures.ts';
import {firstJourney} from './first-journey.ts';
import {byKeyboardAlone} from './keyboard.ts';
import {looks} from './looks.ts';
import {permissions} from './permissions.ts';
import {everyRegionClient, type Stage} from './stage.ts';
import {unsavedChanges} from './two-admins.ts';

describe('an admin at work on the running demo', () => {
  let portal: PortalServer | undefined;
  let demo: RunningDemo | undefined;
  let browser: Browser | undefined;
  let stage: Stage & {readonly portal: PortalServer};

  before(async () => {
    portal = await startPortalServer();
    // The journal tries again ten times sooner than in life.
    demo = await startDemo(5413, {env: {BGM_TEST_PACE: '10'}, origins: [portal.origin]});
    browser = await launchBrowser();
    const [system, client] = await Promise.all([AdminApi.system(demo), everyRegionClient(demo)]);
    stage = {portal, demo, browser, system, client};
  });

  after(async () => {
    await browser?.close();
    await demo?.stop();
    await portal?.stop();
  });

  describe('from nothing to the first journaled call', () => firstJourney(() => stage));
  describe('when connecting goes wrong', () => failures(() => stage));
  describe('by keyboard alone', () => byKeyboardAlone(() => stage));
  describe('who may do what', () => permissions(() => stage));
  describe('with changes that are not saved', () => unsavedChanges(() => stage));
  describe('with the lines of the docs on a page of one’s own', () => embedding(() => stage));
  describe('for everybody', () => looks(() => stage));
  describe('when Zoho was asked too often', () => throttled(() => stage));
});
