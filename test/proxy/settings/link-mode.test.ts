import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {useTestStore} from '../../support/node/test-store.ts';
import {wholeWorld, type WholeWorld} from './whole-world.ts';

const minute = 60_000;

const store = useTestStore();
let world: WholeWorld;
beforeEach(async () => {
  world = await wholeWorld(store);
});
afterEach(() => world.stop());

describe('links to recordings', () => {
  it('that were public end within a minute when an admin makes them private, for good (D10)', async () => {
    await world.change({journal: {recordingLink: 'public'}});
    await world.playAsPbx('late-recording');
    await world.pass(16_000);
    await world.pass(3 * minute);
    const {description} = world.crm.activities[0]!;
    const link = /^Recording: https:\/\/crm\.example(\S+)$/m.exec(description)![1]!;
    const open = async () => (await world.app.request(link, {headers: {host: 'crm.example'}})).status;
    assert.equal(await open(), 200);
    await world.change({journal: {recordingLink: 'private'}});
    assert.equal(await open(), 410);
    // What comes round every 15 seconds by itself.
    await world.services.sweepLinks();
    await world.change({journal: {recordingLink: 'public'}});
    assert.equal(await open(), 410);
  });
});
