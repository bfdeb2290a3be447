import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {openDatabase, type OpenDatabase} from '../../../src/proxy/store/database.ts';
import {ask} from '../../support/node/test-app.ts';
import {ConsentBench} from './support/consent-bench.ts';

describe('whoever steals the database file', () => {
  let folder: string;
  let database: OpenDatabase;
  let bench: ConsentBench;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bgm-stolen-'));
    database = await openDatabase({dataDir: join(folder, 'data')});
    bench = await ConsentBench.start({}, database);
    await bench.reset();
  });
  after(async () => {
    await bench.zoho.emulator.stop();
    rmSync(folder, {recursive: true, force: true});
  });

  it('finds neither Client Secret, code, state, cookie nor any token in it (T8)', async () => {
    const {clientSecret} = bench.client('eu-enterprise');
    await bench.saveClient(bench.client('eu-enterprise'));
    // One consent is used, one is refused by an organisation of its own, one is still under way.
    const walk = bench.walk();
    const url = new URL(await walk.begin());
    const back = await walk.decide(url.href);
    assert.equal((await walk.comeBack(back)).status, 200);
    const open = bench.walk();
    const openUrl = new URL(await open.begin());
    const {tokens} = bench.process;
    const {token: first} = await tokens.token(bench.tenant.id);
    const {token: second} = await tokens.token(bench.tenant.id, {rejected: first});
    const pending = bench.walk();
    await bench.saveClient(bench.client());
    const other = await pending.decide(await pending.begin(), {org: 'eu-professional'});
    await pending.comeBack(other);
    assert.equal((await bench.connection()).problem?.code, 'crm_other_organisation');
    await ask(bench.app, '/connection/authorize', {as: 'admin', json: {}});
    const grants = bench.world.orgs.flatMap((org) => bench.world.grants.grantsIn(org));
    const secrets = {
      clientSecret,
      otherSecret: bench.client().clientSecret,
      code: back.searchParams.get('code')!,
      otherCode: other.searchParams.get('code')!,
      state: url.searchParams.get('state')!,
      openState: openUrl.searchParams.get('state')!,
      cookie: walk.cookie!.split('=')[1]!,
      openCookie: open.cookie!.split('=')[1]!,
      first,
      second,
      ...Object.fromEntries(grants.map(({refreshToken}, index) => [`refreshToken${index}`, refreshToken!])),
      ...Object.fromEntries(
        grants
          .flatMap(({accessTokens}) => accessTokens)
          .map(({token}, index) => [`accessToken${index}`, token]),
      ),
      admin: 'Lena Berg',
    };
    assert.ok(Object.keys(secrets).length > 15);
    const row = (await bench.row())!;
    assert.ok(row.pending_grant, 'a grant is there to be found');
    const canary = row.client_id;
    await database.close();

    const files = readdirSync(folder, {recursive: true, encoding: 'utf8'})
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile());
    assert.ok(files.length > 100);
    const holding = (text: string) => files.filter((path) => readFileSync(path).includes(text));
    assert.ok(holding(canary).length > 0, 'the search finds what is there');
    for (const [name, secret] of Object.entries(secrets))
      for (const form of [
        secret,
        Buffer.from(secret).toString('base64').slice(0, -4),
        encodeURIComponent(secret),
      ])
        assert.deepEqual(holding(form), [], name);
    // The same with a tool that is none of ours.
    const grep = (text: string): string => {
      try {
        return execFileSync('grep', ['-rlF', '--', text, folder], {encoding: 'utf8'});
      } catch {
        return '';
      }
    };
    assert.notEqual(grep(canary), '');
    assert.equal(grep(clientSecret), '');
  });
});
