import {expect} from '@open-wc/testing';
import {AdminClient} from '../../src/client/admin-client.ts';
import {ProblemError} from '../../src/client/crm-client.ts';
import {HttpCrmClient} from '../../src/client/http-client.ts';
import {settingsReplyExample} from '../../src/contract/index.ts';
import {endpoint, FakeProxy, json, problem} from '../support/fake-proxy.ts';

function admin(proxy: FakeProxy, credentials: RequestCredentials[] = []): AdminClient {
  const client = new HttpCrmClient({
    endpoint,
    getToken: async () => 'widget-token',
    cache: 'off',
    fetch: (request) => {
      credentials.push(request.credentials);
      return proxy.fetch(request);
    },
  });
  return new AdminClient(client);
}

/** What each question is on the wire. */
const questions: [string, (admin: AdminClient) => Promise<unknown>, string, unknown?][] = [
  ['settings', (one) => one.settings(), 'GET /settings'],
  ['connection', (one) => one.connection(), 'GET /connection'],
  ['disconnect', (one) => one.disconnect(), 'DELETE /connection'],
  [
    'confirm an organisation',
    (one) => one.confirmOrganisation('42'),
    'POST /connection/confirm',
    {organisationId: '42'},
  ],
  ['test', (one) => one.test(), 'POST /connection/test', {}],
  ['try a number', (one) => one.tryNumber({number: '1'}), 'POST /doctor/number', {number: '1'}],
  ['preview', (one) => one.preview({call: 'missed'}), 'POST /settings/preview', {call: 'missed'}],
  ['agents', (one) => one.agents(), 'GET /agents'],
  [
    'choose an agent',
    (one) => one.chooseAgent({extension: '101', zohoUserId: null}),
    'PUT /agents',
    {extension: '101', zohoUserId: null},
  ],
  ['health', (one) => one.health(), 'GET /health'],
  ['hygiene', (one) => one.hygiene({credits: 3}), 'POST /hygiene', {credits: 3}],
  ['audit', (one) => one.audit(), 'GET /settings/audit'],
  ['more audit', (one) => one.audit('a b'), 'GET /settings/audit?cursor=a+b'],
  ['ledger', (one) => one.ledger({state: 'failed', limit: 5}), 'GET /ledger?state=failed&limit=5'],
  ['one call', (one) => one.ledgerCall('a/b'), 'GET /ledger/a%2Fb'],
  ['retry', (one) => one.retryLedger({state: 'failed'}), 'POST /ledger/retry', {state: 'failed'}],
  ['tenants', (one) => one.tenants(), 'GET /tenants'],
  ['switch', (one) => one.switchCrm('42', false), 'PUT /tenants/42/crm', {enabled: false}],
];

describe('AdminClient', () => {
  for (const [title, ask, wanted, body] of questions)
    it(`asks the proxy with the user’s token: ${title}`, async () => {
      const proxy = new FakeProxy();
      const route = wanted.replace(/\?.*/, '');
      proxy.routes[route] = () => json({accepted: 1});
      const credentials: RequestCredentials[] = [];
      await ask(admin(proxy, credentials));
      const [seen] = proxy.to(route);
      expect(`${seen?.method} ${seen?.path}`).to.equal(wanted);
      expect(seen?.token).to.equal('widget-token');
      expect(seen?.body).to.deep.equal(body);
      expect(credentials).to.deep.equal(['omit']);
    });

  it('names the version that was edited, and gives the new one', async () => {
    const reply = json(settingsReplyExample);
    reply.headers.set('ETag', '"8"');
    const proxy = new FakeProxy({'PUT /settings': () => reply});
    const {settings, etag} = await admin(proxy).saveSettings(settingsReplyExample, '"7"');
    expect(proxy.seen[0]?.headers.get('If-Match')).to.equal('"7"');
    expect(etag).to.equal('"8"');
    expect(settings.region).to.equal(settingsReplyExample.region);
  });

  it('begins a consent with the cookie that binds it to this browser (T8)', async () => {
    const proxy = new FakeProxy({'POST /connection/authorize': () => json({})});
    const credentials: RequestCredentials[] = [];
    await admin(proxy, credentials).authorize('https://pbx.example.com/callback');
    expect(credentials).to.deep.equal(['include']);
    expect(proxy.seen[0]?.body).to.deep.equal({redirectUri: 'https://pbx.example.com/callback'});
  });

  it('throws what the proxy refuses, and repeats nothing that could be done twice', async () => {
    const proxy = new FakeProxy({
      'POST /connection/authorize': () => problem('oauth_throttled', {retryable: true}),
    });
    const error: unknown = await admin(proxy)
      .authorize()
      .catch((failure: unknown) => failure);
    expect(error).to.be.instanceOf(ProblemError);
    expect((error as ProblemError).problem.code).to.equal('oauth_throttled');
    expect(proxy.seen).to.have.length(1);
  });
});
