import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {deleteDB} from 'idb';
import {html} from 'lit';
import {CacheDatabase} from '../../src/client/cache/cache-database.ts';
import {KeptDrafts} from '../../src/client/cache/kept-drafts.ts';
import {Seal} from '../../src/client/cache/seal.ts';
import type {BgmCallNotes} from '../../src/components/call-notes/call-notes.ts';
import {ringingCallExample, sessionExample} from '../../src/contract/index.ts';
import '../../src/elements/bgm-call-notes.ts';
import {fakeClient} from '../support/fake-client.ts';
import {FakeClock} from '../support/fake-clock.ts';
import {part, partElement, withContexts} from '../support/page.ts';
import {until} from '../support/until.ts';

const databaseName = 'bgm-crm-call-notes-test';
const open: CacheDatabase[] = [];

/** The browser's own store, as a page opens it after sign-in; a busy machine is no browser that refuses, so its deadline stands still. */
async function diskDrafts(): Promise<KeptDrafts> {
  const database = new CacheDatabase(databaseName, new FakeClock(), async () => undefined);
  open.push(database);
  const seal = await Seal.from(sessionExample.cacheKey);
  if (!seal) throw new Error('This page has no WebCrypto.');
  const drafts = new KeptDrafts(async () => undefined);
  await drafts.use({database, seal, scope: 'tenant/user'});
  return drafts;
}

async function place(drafts: KeptDrafts) {
  const clock = new FakeClock();
  const call = ringingCallExample;
  const notes = await withContexts<BgmCallNotes>(
    {client: fakeClient({drafts}), calls: {calls: [{call}], active: {call}}},
    html`<bgm-call-notes .clock=${clock}></bgm-call-notes>`,
  );
  return {notes, clock};
}

const field = (notes: BgmCallNotes) =>
  partElement<HTMLTextAreaElement>(notes, 'textarea') as HTMLTextAreaElement;

describe('bgm-call-notes on the browser’s own disk', () => {
  afterEach(async () => {
    for (const database of open.splice(0)) await database.close();
    await deleteDB(databaseName);
  });

  it('brings a half-typed text back after a reload', async () => {
    const first = await place(await diskDrafts());
    await until(() => part(first.notes, 'textarea') !== undefined);
    first.notes.focus();
    await sendKeys({type: 'Wants the offer by Friday'});
    // The pause counts from the read of the store, which takes its own time.
    await until(async () => {
      await first.clock.pass(600);
      return part(first.notes, 'status') === 'Draft kept on this computer';
    });
    first.notes.remove();

    const second = await place(await diskDrafts());
    await until(() => field(second.notes).value === 'Wants the offer by Friday');
    expect(second.notes.state).to.equal('draft');
  });

  it('has the last letters too when the page goes before the pause is over', async () => {
    const first = await place(await diskDrafts());
    first.notes.focus();
    await until(() => !first.notes.matches(':state(idle)'));
    await sendKeys({type: 'last words'});
    window.dispatchEvent(new Event('pagehide'));
    const drafts = await diskDrafts();
    await until(async () => (await drafts.get(ringingCallExample.id))?.text === 'last words');
  });
});
