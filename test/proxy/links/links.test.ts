import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {loadScenario} from '../../../demo/pbx-simulator/scenario-file.ts';
import type {CallMedia} from '../../../src/contract/index.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {pbxWorld, type PbxWorld} from '../pbx/support/pbx-world.ts';

const session = '950000000000010000';
const minute = 60_000;
const lines = loadScenario('late-recording');
const wav = 44 + 90 * 16_000;

describe('links to recordings', () => {
  const store = useTestStore();
  let world: PbxWorld;
  beforeEach(async () => {
    world = await pbxWorld(store);
  });
  afterEach(() => world.stop());

  /** The call with its recording and transcript, and what its activity says. */
  const played = async () => {
    await world.pbx.playLines(lines).done;
    await world.settle();
    await world.pass(16_000);
    await world.pass(3 * minute);
    const {description} = world.crm.activities[0]!;
    const link = (name: string) =>
      new RegExp(`^${name}: https://crm.example(/crm/v1/links/[A-Za-z0-9_-]{32})$`, 'm').exec(
        description,
      )?.[1];
    return {recording: link('Recording')!, transcript: link('Transcript')!};
  };
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    world.app.request(path, {method, headers: {host: 'crm.example', ...headers}});
  const signIn = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    world.app.request(`${path}/sign-in`, {
      method: 'POST',
      headers: {
        host: 'crm.example',
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      body: new URLSearchParams(fields).toString(),
    });
  const person = (username: string) => ({username, password: `${username}-demo-password`});
  const cookieOf = (response: Response) => response.headers.get('set-cookie')!.split(';', 1)[0]!;
  const acts = async () =>
    (await store.db.selectFrom('link_audit').selectAll().orderBy('id').execute()).map(({act, user_id}) =>
      user_id === null ? act : `${act} by ${user_id}`,
    );
  const publicly = () => world.setSettings({journal: {recordingLink: 'public'}});

  it('that are public play for whoever has them, and tell no other page of it', async () => {
    publicly();
    const {recording, transcript} = await played();
    const page = await get(recording);
    assert.equal(page.status, 200);
    const text = await page.text();
    assert.match(text, new RegExp(`<audio controls preload="metadata" src="${recording}/media">`));
    assert.doesNotMatch(text, /<script/);
    assert.equal(page.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(page.headers.get('cache-control'), 'no-store');
    assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
    assert.match(page.headers.get('x-robots-tag')!, /noindex/);
    assert.match(
      page.headers.get('content-security-policy')!,
      /default-src 'none'.*frame-ancestors 'none'.*sandbox/,
    );
    assert.match(await (await get(transcript)).text(), /On Thursday before noon/);
    assert.equal((await get(recording, {}, 'HEAD')).status, 200);
    assert.deepEqual((await acts()).filter((act) => act === 'page').length, 3);
  });

  describe('give the file', () => {
    const cases: [string, Record<string, string>, number, string | null, number][] = [
      ['whole', {}, 200, null, wav],
      ['from a byte on', {range: 'bytes=1000-'}, 206, `bytes 1000-${wav - 1}/${wav}`, wav - 1000],
      ['between two', {range: 'bytes=0-99'}, 206, `bytes 0-99/${wav}`, 100],
      ['at its end', {range: 'bytes=-44'}, 206, `bytes ${wav - 44}-${wav - 1}/${wav}`, 44],
      ['not beyond it', {range: `bytes=${wav}-`}, 416, `bytes */${wav}`, 0],
      ['whole for several ranges', {range: 'bytes=0-1,4-5'}, 200, null, wav],
      ['whole for nonsense', {range: 'bytes=9-1'}, 200, null, wav],
    ];
    for (const [what, headers, status, contentRange, size] of cases)
      it(what, async () => {
        publicly();
        const {recording} = await played();
        const response = await get(`${recording}/media`, headers);
        assert.equal(response.status, status);
        assert.equal(response.headers.get('content-range'), contentRange);
        assert.equal((await response.arrayBuffer()).byteLength, size);
        assert.equal(response.headers.get('accept-ranges'), 'bytes');
        if (status < 300) assert.equal(response.headers.get('content-type'), 'audio/wav');
        const head = await get(`${recording}/media`, headers, 'HEAD');
        assert.equal(head.status, status);
        assert.equal((await head.arrayBuffer()).byteLength, 0);
      });
  });

  it('that are private ask who it is, let in who spoke, and remember nothing of the PBX', async () => {
    const {recording, transcript} = await played();
    assert.match(await (await get(recording)).text(), /name="password"/);
    assert.equal((await get(`${recording}/media`)).status, 403);
    const done = await signIn(recording, person('ines'));
    assert.equal(done.status, 303);
    assert.equal(done.headers.get('location'), recording);
    const [cookie, ...attributes] = done.headers.get('set-cookie')!.split('; ');
    assert.match(cookie!, /^__Host-bgm_crm=/);
    assert.deepEqual(attributes.sort(), ['HttpOnly', 'Max-Age=900', 'Path=/', 'SameSite=Lax', 'Secure']);
    assert.match(await (await get(recording, {cookie: cookie!})).text(), /<audio/);
    assert.match(await (await get(transcript, {cookie: cookie!})).text(), /<dl>/);
    assert.equal((await get(`${recording}/media`, {cookie: cookie!})).status, 200);
    assert.ok((await acts()).some((act) => /^signed_in by /.test(act)));
    await world.clock.advance(15 * minute);
    assert.match(await (await get(recording, {cookie: cookie!})).text(), /name="password"/);
  });

  it('that are private let in who may hear all, and no colleague who was not there', async () => {
    const {recording} = await played();
    const colleague = cookieOf(await signIn(recording, person('omar')));
    assert.equal((await get(recording, {cookie: colleague})).status, 403);
    assert.equal((await get(`${recording}/media`, {cookie: colleague})).status, 403);
    const admin = world.pbx.users.find(
      ({role, tenantId}) => role === 'Admin' && tenantId === '940000000000000001',
    )!;
    const entered = cookieOf(await signIn(recording, {username: admin.username, password: admin.password}));
    assert.equal((await get(recording, {cookie: entered})).status, 200);
  });

  it('that are private take the second factor', async () => {
    const {recording} = await played();
    const asked = await (await signIn(recording, person('petra'))).text();
    const challenge = /name="challenge" value="([^"]+)"/.exec(asked)![1]!;
    const wrong = await signIn(recording, {challenge, code: 'no'});
    assert.equal(wrong.status, 401);
    const code = world.pbx.signIns.mailbox()[0]!.code;
    assert.equal((await signIn(recording, {challenge, code})).status, 303);
  });

  it('take a sign-in only from their own page', async () => {
    const {recording} = await played();
    for (const site of ['cross-site', 'same-site', 'none'])
      assert.equal((await signIn(recording, person('ines'), {'sec-fetch-site': site})).status, 403);
    const forged = await get(recording, {cookie: '__Host-bgm_crm=1.test.AAAA'});
    assert.match(await forged.text(), /name="password"/);
  });

  it('refuse wrong passwords before the PBX locks our address (T15)', async () => {
    const {recording} = await played();
    const asked: number[] = [];
    for (let round = 0; round < 4; round++) {
      const tries = Array.from({length: 10}, (_, i) => ({username: `guess-${i}`, password: 'wrong'}));
      const answers = await Promise.all(tries.map((each) => signIn(recording, each)));
      asked.push(answers.filter(({status}) => status === 401).length);
      assert.equal(world.pbx.signIns.isBlocked(''), false);
      await world.clock.advance(31 * minute);
      world.pbxClock.advance(31 * minute);
    }
    assert.deepEqual(asked, [4, 0, 4, 0]);
    await world.clock.advance(60 * minute);
    assert.equal((await signIn(recording, person('ines'))).status, 303);
  });

  it('that are unknown, over or ended look alike', async () => {
    publicly();
    const {recording} = await played();
    const unknown = await (await get(`/crm/v1/links/${'A'.repeat(32)}`)).text();
    await world.clock.advance(30 * 86_400_000);
    const over = await get(recording);
    assert.equal(over.status, 410);
    assert.equal(await over.text(), unknown);
    const media = await get(`${recording}/media`);
    assert.equal(media.status, 410);
    assert.equal(((await media.json()) as {code: string}).code, 'gone');
  });

  it('that were public end when the tenant wants private ones, and private ones follow (E5, D10)', async () => {
    publicly();
    const {recording} = await played();
    world.setSettings({journal: {recordingLink: 'private'}});
    assert.equal((await get(recording)).status, 410);
    await world.services.idle();
    await world.services.sweepLinks();
    publicly();
    assert.equal((await get(recording)).status, 410);
    assert.ok((await acts()).includes('revoked'));
  });

  it('say so when the PBX has the file no more (E6)', async () => {
    publicly();
    const {recording} = await played();
    world.pbx.recordings.clear();
    assert.equal((await get(recording)).status, 410);
    assert.equal((await get(`${recording}/media`)).status, 410);
    const media = (await (await world.agent('101', `/calls/${session}/recording`)).json()) as CallMedia;
    assert.equal(media.state, 'none');
    assert.equal(world.crm.activities.length, 1);
  });

  it('cannot be guessed, and who tries is slowed down while others listen on (T15)', async () => {
    publicly();
    const {recording} = await played();
    const statuses = new Map<number, number>();
    for (let i = 0; i < 200; i++) {
      const id = Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url');
      const {status} = await get(`/crm/v1/links/${id}`);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    assert.deepEqual([...statuses].sort(), [
      [410, 30],
      [429, 170],
    ]);
    assert.equal((await get(recording)).status, 200);
  });

  it('are kept as hashes: the database opens nothing', async () => {
    publicly();
    const {recording} = await played();
    const id = recording.split('/').at(-1)!;
    const rows = await store.db.selectFrom('link').selectAll().execute();
    assert.ok(rows.length > 0);
    assert.doesNotMatch(JSON.stringify(rows), new RegExp(id));
    assert.doesNotMatch(
      JSON.stringify(await store.db.selectFrom('recording').selectAll().execute()),
      /blobs/,
    );
  });

  it('of an agent’s player last ten minutes and need no header', async () => {
    await played();
    const ask = async (path: string) => (await (await world.agent('101', path)).json()) as CallMedia;
    const media = await ask(`/calls/${session}/recording`);
    assert.equal(media.state, 'available');
    assert.equal(media.visibility, 'private');
    assert.equal(media.mimeType, 'audio/wav');
    assert.equal(media.seconds, 90);
    const path = new URL(media.url!).pathname;
    const response = await get(path, {range: 'bytes=0-9'});
    assert.equal(response.status, 206);
    assert.equal(response.headers.get('cross-origin-resource-policy'), 'cross-origin');
    const transcript = await ask(`/calls/${session}/transcription`);
    assert.match(await (await get(new URL(transcript.url!).pathname)).text(), /spk_1/);
    await world.clock.advance(10 * minute);
    assert.equal((await get(path)).status, 410);
    assert.equal((await world.agent('102', `/calls/${session}/recording`)).status, 404);
  });

  it('open nothing while the CRM is off', async () => {
    publicly();
    const {recording} = await played();
    world.setSettings({journal: {recordingLink: 'public'}}, {crmEnabled: false});
    assert.equal((await get(recording)).status, 410);
  });
});
