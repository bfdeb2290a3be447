import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';
import {manualClock} from '../../../demo/pbx-simulator/clock.ts';
import {Pbx} from '../../../demo/pbx-simulator/pbx.ts';
import {pbxSimulatorApp} from '../../../demo/pbx-simulator/start-pbx-simulator.ts';
import {systemCards, tenantCards} from '../../../demo/pbx-simulator/tenant-cards.ts';
import {PbxUnavailableError} from '../../../src/proxy/pbx/pbx-api.ts';
import {createPbxSide, type PbxSide} from '../../../src/proxy/pbx/pbx-services.ts';
import type {Tenants} from '../../../src/proxy/services/tenants/tenants.ts';
import {HandClock} from '../../support/node/hand-clock.ts';
import {testTenant} from '../../support/node/test-app.ts';
import {until} from '../../support/node/until.ts';

const [card] = tenantCards() as [ReturnType<typeof tenantCards>[number]];
const tokenOf = (extension: string) => card.users.find((user) => user.extension === extension)!.token;

describe('the PBX’s REST side', () => {
  let clock: HandClock;
  let pbx: Pbx;
  let side: PbxSide;
  let account: {username: string; password: string} | null;
  /** `METHOD path` of every request. */
  let asked: string[];
  let answer: ((request: Request) => Response | Promise<Response> | undefined) | undefined;

  beforeEach(() => {
    clock = new HandClock();
    pbx = new Pbx({target: '', clock: manualClock(clock.now()), fetch, log: () => {}});
    const app = pbxSimulatorApp(pbx);
    asked = [];
    answer = undefined;
    account = card.serviceUser;
    const tenants: Tenants = {
      byId: () => Promise.resolve(testTenant()),
      byDomain: () => Promise.resolve(testTenant()),
      all: () => Promise.resolve([testTenant()]),
      secrets: () => Promise.resolve({webhookSecrets: [], pbx: account}),
    };
    side = createPbxSide({
      pbxUrl: 'http://pbx.example:8887',
      tenants,
      clock,
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const {pathname} = new URL(request.url);
        asked.push(`${request.method} ${pathname}`);
        return (await answer?.(request)) ?? app.request(request);
      },
    });
  });

  const countOf = (line: string) => asked.filter((one) => one === line).length;

  describe('directory', () => {
    const find = (number: string) => side.directory.extension(card.id, number);

    it('knows persons with e-mail, and services by their kind', async () => {
      const ines = await find('101');
      assert.deepEqual([ines!.kind, ines!.name, ines!.email], ['person', 'Ines Holm', 'ines@demo.example']);
      assert.equal((await find('5000'))!.kind, 'ivr');
      assert.equal((await find('6000'))!.kind, 'ring_group');
      assert.equal((await find('8000'))!.kind, 'queue');
      assert.equal(await find('9999'), undefined);
      assert.ok((await side.directory.extensions(card.id)).length >= 8);
    });

    it('asks once, however many ask at once, and again after ten minutes behind the answer', async () => {
      await Promise.all(Array.from({length: 20}, () => Promise.all([find('101'), find('5000')])));
      assert.equal(countOf('POST /api/auth/sign_in'), 1);
      assert.equal(countOf('GET /api/users'), 1);
      assert.equal(countOf('GET /api/extension_numbers/5000'), 1);
      await clock.advance(10 * 60_000);
      assert.equal((await find('101'))!.name, 'Ines Holm');
      await until(() => countOf('GET /api/users') === 2);
    });

    it('puts no customer’s number into a URL', async () => {
      for (const number of [
        '14155550123',
        '+14155550123',
        '07700900321',
        'anonymous',
        '../users',
        '101/x',
        '',
      ]) {
        assert.equal(await find(number), undefined);
      }
      assert.ok(asked.every((line) => !/\d{7}|\.\.|anonymous/.test(line)));
    });

    it('never tries a refused password twice, and a new one at once', async () => {
      account = {username: 'crm-service', password: 'wrong'};
      for (let turn = 0; turn < 8; turn++) {
        await assert.rejects(find('101'), PbxUnavailableError);
        await clock.advance(60_000);
      }
      assert.equal(countOf('POST /api/auth/sign_in'), 1);
      account = card.serviceUser;
      assert.equal((await find('101'))!.name, 'Ines Holm');
    });

    it('cannot be asked without a service user, or with one who needs a second factor', async () => {
      account = null;
      await assert.rejects(find('101'), PbxUnavailableError);
      const petra = card.users.find(({extension}) => extension === '106')!;
      account = {username: petra.username, password: petra.password};
      await assert.rejects(find('101'), PbxUnavailableError);
      await clock.advance(60_000);
      await assert.rejects(find('101'), PbxUnavailableError);
      assert.equal(countOf('POST /api/auth/sign_in'), 1);
    });

    it('goes on with its copy while the PBX is away, and says so when it has none', async () => {
      for (const status of [429, 500, 503]) {
        answer = () => new Response('{}', {status});
        await assert.rejects(find('101'), PbxUnavailableError);
        await clock.advance(6000);
      }
      answer = undefined;
      assert.ok(await find('101'));
      assert.ok(await find('5000'));
      answer = () => new Response('', {status: 503});
      await clock.advance(11 * 60_000);
      assert.equal((await find('101'))!.name, 'Ines Holm');
      assert.equal((await find('5000'))!.kind, 'ivr');
    });

    it('takes a refusal for no answer: a queue that may not be asked about is not taken for unknown', async () => {
      answer = (request) =>
        request.url.includes('/extension_numbers/') ? new Response('{}', {status: 403}) : undefined;
      assert.equal((await find('101'))!.kind, 'person');
      await assert.rejects(find('8000'), PbxUnavailableError);
      answer = undefined;
      assert.equal((await find('8000'))!.kind, 'queue');
    });

    it('signs in again when its token is refused, once', async () => {
      await find('101');
      await clock.advance(10 * 60_000);
      let refused = 0;
      answer = (request) =>
        request.url.includes('/users') && refused++ === 0 ? new Response('{}', {status: 401}) : undefined;
      await find('101');
      await until(() => countOf('GET /api/users') === 3);
      assert.ok(countOf('POST /api/auth/sign_in') + countOf('POST /api/auth/refresh_token') <= 3);
      assert.equal((await find('101'))!.name, 'Ines Holm');
    });

    it('takes no redirect, no endless answer, and no list that is none', async () => {
      const answers: (() => Response)[] = [
        () => Response.redirect('http://elsewhere.example/'),
        () => new Response('x'.repeat(3 * 1024 * 1024)),
        () => new Response('<html>'),
        () => Response.json({items: 'none'}),
        () => Response.json([]),
      ];
      for (const one of answers) {
        answer = (request) => (request.url.includes('/users') ? one() : undefined);
        await assert.rejects(find('101'), PbxUnavailableError);
        await clock.advance(6000);
      }
    });

    it('keeps readable rows beside broken ones', async () => {
      answer = (request) =>
        request.url.includes('/users')
          ? Response.json({
              items: [
                null,
                7,
                {extension_number: 101, display_name: 'Numeric', id: 5, email: null},
                {id: 'x'},
              ],
            })
          : undefined;
      assert.equal((await find('101'))!.name, 'Numeric');
    });

    it('finds company contacts by their number, however it is written there', async () => {
      const byNumber = (e164: string) => side.directory.contactByNumber(card.id, e164);
      assert.equal((await byNumber('+442079460811'))!.name, 'Harbour Couriers');
      assert.equal((await byNumber('+447700900812'))!.company, 'Pell Catering');
      assert.equal((await byNumber('+441314960815'))!.name, 'Dr. Anselm Roy');
      assert.equal(await byNumber('+14155550123'), undefined);
      assert.equal(countOf('GET /api/contacts'), 1);
    });

    it('says "not a PBX contact" when the address book cannot be read, so that the CRM is asked', async () => {
      answer = (request) =>
        request.url.includes('/contacts') ? new Response('{}', {status: 403}) : undefined;
      assert.equal(await side.directory.contactByNumber(card.id, '+442079460811'), undefined);
    });
  });

  describe('whose token it is', () => {
    const introspect = (token: string) => side.identity.introspect(token);

    it('tells user, tenant and role', async () => {
      const ines = await introspect(tokenOf('101'));
      assert.deepEqual(
        {...ines, userId: ''},
        {
          userId: '',
          domain: 'demo.example',
          name: 'Ines Holm',
          extension: '101',
          role: 'agent',
          contacts: 'full',
          settings: 'none',
        },
      );
      assert.equal((await introspect(tokenOf('100')))!.role, 'tenant_admin');
      const [system] = systemCards();
      const admin = await introspect(system!.token);
      assert.deepEqual([admin!.role, admin!.domain], ['system_admin', null]);
    });

    it('lets only those edit contacts to whom the PBX gives it', async () => {
      assert.equal((await introspect(tokenOf('107')))!.contacts, 'none');
      assert.equal((await introspect(tokenOf('105')))!.contacts, 'full');
    });

    it('lets those look at the settings to whom the PBX gives it, and admins change them', async () => {
      const reports: [extension: string, capabilities: string[], role: string, settings: string][] = [
        ['101', ['Integration.FullAccess'], 'tenant_admin', 'full'],
        ['102', ['Integration.ViewOnly', 'CRMContact.FullAccess'], 'agent', 'view'],
        ['103', ['CRMContact.FullAccess'], 'agent', 'none'],
      ];
      for (const [extension, capabilities, role, settings] of reports) {
        answer = (request) =>
          request.url.endsWith('/auth/user')
            ? Response.json({domain: 'demo.example', role: 'Custom', capabilities})
            : undefined;
        const user = (await introspect(tokenOf(extension)))!;
        assert.deepEqual([user.role, user.settings], [role, settings], extension);
      }
    });

    it('tells who may look at CRM contacts without changing them', async () => {
      answer = (request) =>
        request.url.endsWith('/auth/user')
          ? Response.json({domain: 'demo.example', role: 'Custom', capabilities: ['CRMContact.ViewOnly']})
          : undefined;
      assert.equal((await introspect(tokenOf('101')))!.contacts, 'view');
    });

    it('takes an older PBX that reports no capabilities at its word', async () => {
      answer = (request) =>
        request.url.endsWith('/auth/user')
          ? Response.json({domain: 'demo.example', role: 'StandardUser'})
          : undefined;
      assert.equal((await introspect(tokenOf('107')))!.contacts, 'full');
    });

    it('is nobody’s when the PBX refuses it or its user is disabled', async () => {
      assert.equal(await introspect('wrong'), undefined);
      assert.equal(await introspect(''), undefined);
      assert.equal(await introspect('with space'), undefined);
      answer = (request) =>
        request.url.endsWith('/api/user') ? Response.json({id: '1', name: 'x', enabled: false}) : undefined;
      assert.equal(await introspect(tokenOf('101')), undefined);
    });

    it('is asked once a minute at most', async () => {
      await Promise.all([introspect(tokenOf('101')), introspect(tokenOf('101'))]);
      await clock.advance(59_000);
      await introspect(tokenOf('101'));
      assert.equal(countOf('GET /api/user'), 1);
      await clock.advance(1000);
      await introspect(tokenOf('101'));
      assert.equal(countOf('GET /api/user'), 2);
    });

    it('stays unknown while the PBX does not answer, and is asked again then', async () => {
      answer = () => new Response('', {status: 503});
      await assert.rejects(introspect(tokenOf('101')), PbxUnavailableError);
      answer = undefined;
      assert.ok(await introspect(tokenOf('101')));
    });
  });
});
