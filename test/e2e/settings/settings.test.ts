import {after, before, describe} from 'node:test';
import {launchBrowser} from '../../support/node/browser.ts';
import {startDemo} from '../../support/node/demo.ts';
import {AdminApi} from './admin-api.ts';
import {startPortalServer, type PortalServer} from '../../support/node/portal-server.ts';
import {embedding} from './embedding.ts';
import {failures} from './failures.ts';
import {firstJourney} from './first-journey.ts';
import {byKeyboardAlone} from './keyboard.ts';
import {looks} from './looks.ts';
import {permissions} from './permissions.ts';
import {everyRegionClient, type Stage} from './stage.ts';
import {unsavedChanges} from './two-admins.ts';

describe('an admin at work on the running demo', () => {
  let stage: Stage & {readonly portal: PortalServer};

  before(async () => {
    // The journal tries again ten times sooner than in life.
    const portal = await startPortalServer();
    const starting = startDemo(5413, {env: {BGM_TEST_PACE: '10'}, origins: [portal.origin]});
    const [demo, browser] = await Promise.all([starting, launchBrowser()]);
    stage = {
      portal,
      demo,
      browser,
      system: await AdminApi.system(demo),
      client: await everyRegionClient(demo),
    };
  });

  after(async () => {
    await stage?.browser.close();
    await stage?.demo.stop();
    await stage?.portal.stop();
  });

  describe('from nothing to the first journaled call', () => firstJourney(() => stage));
  describe('when connecting goes wrong', () => failures(() => stage));
  describe('by keyboard alone', () => byKeyboardAlone(() => stage));
  describe('who may do what', () => permissions(() => stage));
  describe('with changes that are not saved', () => unsavedChanges(() => stage));
  describe('with the lines of the docs on a page of one’s own', () => embedding(() => stage));
  describe('for everybody', () => looks(() => stage));
});
