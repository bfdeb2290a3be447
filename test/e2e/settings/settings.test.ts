import {after, before, describe} from 'node:test';
import {launchBrowser} from '../../support/node/browser.ts';
import {startDemo} from '../../support/node/demo.ts';
import {AdminApi} from './admin-api.ts';
import {failures} from './failures.ts';
import {firstJourney} from './first-journey.ts';
import {byKeyboardAlone} from './keyboard.ts';
import {looks} from './looks.ts';
import {permissions} from './permissions.ts';
import {everyRegionClient, type Stage} from './stage.ts';
import {unsavedChanges} from './two-admins.ts';

describe('an admin at work on the running demo', () => {
  let stage: Stage;

  before(async () => {
    // The journal tries again ten times sooner than in life.
    const starting = startDemo(5413, {env: {BGM_TEST_PACE: '10'}});
    const [demo, browser] = await Promise.all([starting, launchBrowser()]);
    stage = {
      demo,
      browser,
      system: await AdminApi.system(demo),
      client: await everyRegionClient(demo),
    };
  });

  after(async () => {
    await stage?.browser.close();
    await stage?.demo.stop();
  });

  describe('from nothing to the first journaled call', () => firstJourney(() => stage));
  describe('when connecting goes wrong', () => failures(() => stage));
  describe('by keyboard alone', () => byKeyboardAlone(() => stage));
  describe('who may do what', () => permissions(() => stage));
  describe('with changes that are not saved', () => unsavedChanges(() => stage));
  describe('for everybody', () => looks(() => stage));
});
