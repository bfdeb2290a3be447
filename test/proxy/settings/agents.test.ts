import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import type {Agent, AgentsReply, AuditReply, Problem} from '../../../src/contract/index.ts';
import {CrmError} from '../../../src/proxy/crm/crm-error.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {crmUserOf} from '../pbx/support/pbx-world.ts';
import {wholeWorld, type WholeWorld} from './whole-world.ts';

const store = useTestStore();
let world: WholeWorld;
beforeEach(async () => {
  world = await wholeWorld(store);
});
afterEach(() => world.stop());

const table = async () => (await (await world.admin('/agents')).json()) as AgentsReply;
const choose = async (extension: string, zohoUserId: string | null) =>
  world.admin('/agents', {method: 'PUT', json: {extension, zohoUserId}});
const of = ({items}: AgentsReply, extension: string): Agent =>
  items.find((agent) => agent.extension === extension)!;
const play = (name: string) => world.play(name);

describe('agents and the CRM’s users', () => {
  it('are the same people where their e-mail is, whatever its case; the share of them is told', async () => {
    const ines = world.crm.people.findIndex(({id}) => id === crmUserOf('101'));
    world.crm.people[ines] = {...world.crm.people[ines]!, email: ' INES@Demo.Example'};
    const found = await table();
    assert.deepEqual(of(found, '101'), {
      extension: '101',
      name: 'Ines Holm',
      email: 'ines@demo.example',
      zohoUserId: crmUserOf('101'),
      way: 'email',
    });
    assert.deepEqual([of(found, '105').zohoUserId, of(found, '105').way], [null, 'none']);
    assert.ok(!found.items.some(({extension}) => extension === '5000'), 'a menu is no agent');
    assert.ok(!found.items.some(({extension}) => extension === '199'), 'our service user takes no calls');
    const mapped = found.items.filter(({way}) => way === 'email').length;
    assert.equal(found.coverage, Math.floor((100 * mapped) / found.items.length));
    assert.ok(found.complete && found.zohoUsers.length === world.crm.people.length);
  });

  it('are paired by hand, which wins and can be taken back, and is written down', async () => {
    assert.equal((await choose('101', crmUserOf('103'))).status, 200);
    assert.deepEqual(
      [of(await table(), '101').zohoUserId, of(await table(), '101').way],
      [crmUserOf('103'), 'choice'],
    );
    const back = (await (await choose('101', null)).json()) as AgentsReply;
    assert.equal(of(back, '101').way, 'email');
    const {items} = (await (await world.admin('/settings/audit')).json()) as AuditReply;
    assert.deepEqual(
      items.map(({by, topic, changes}) => [by, topic, changes]),
      [
        ['Lena Berg', 'agents', [{pointer: '/101', from: 'Mei Tan', to: null}]],
        ['Lena Berg', 'agents', [{pointer: '/101', from: null, to: 'Mei Tan'}]],
      ],
    );
  });

  it('decide whose the activity of the next call is, at once', async () => {
    await table();
    await choose('101', crmUserOf('103'));
    await play('inbound-answered');
    assert.equal(world.crm.activities[0]!.ownerId, crmUserOf('103'));
  });

  it('are told apart when the chosen one left: the call is the fallback’s, and the table says so', async () => {
    await choose('101', crmUserOf('103'));
    await world.change({journal: {fallbackOwner: crmUserOf('104')}});
    const gone = world.crm.people.findIndex(({id}) => id === crmUserOf('103'));
    world.crm.people[gone] = {...world.crm.people[gone]!, active: false};
    const found = await table();
    assert.deepEqual([of(found, '101').way, of(found, '101').zohoUserId], ['choice_gone', crmUserOf('103')]);
    assert.ok(!found.zohoUsers.some(({id}) => id === crmUserOf('103')));
    await play('inbound-answered');
    assert.equal(world.crm.activities[0]!.ownerId, crmUserOf('104'));
  });

  it('are listed also while the CRM cannot be asked', async () => {
    await choose('101', crmUserOf('103'));
    world.crm.fail('users', new CrmError('authorization_required'), 9);
    const answer = await world.admin('/agents');
    assert.equal(answer.status, 200);
    const found = (await answer.json()) as AgentsReply;
    assert.deepEqual([found.complete, found.zohoUsers], [false, []]);
    assert.deepEqual([of(found, '101').zohoUserId, of(found, '101').way], [crmUserOf('103'), 'choice']);
    assert.equal(of(found, '102').way, 'none');
  });

  it('cannot be paired with who is not there', async () => {
    const errorsOf = async (answer: Response) => {
      assert.equal(answer.status, 422);
      return ((await answer.json()) as Problem).errors;
    };
    assert.deepEqual(await errorsOf(await choose('4711', crmUserOf('103'))), [
      {pointer: '/extension', code: 'not_found'},
    ]);
    // Names that every object has.
    for (const name of ['constructor', '__proto__', 'toString'])
      assert.deepEqual(
        await errorsOf(await choose(name, crmUserOf('103'))),
        [{pointer: '/extension', code: 'not_found'}],
        name,
      );
    assert.deepEqual(await errorsOf(await choose('101', '1')), [{pointer: '/zohoUserId', code: 'not_found'}]);
  });

  it('may be seen by whoever may look at the settings, and are no agent’s business (T6)', async () => {
    for (const options of [{}, {method: 'PUT', json: {extension: '101', zohoUserId: null}}]) {
      const answer = await world.as('101', '/agents', options);
      assert.equal(answer.status, 403);
    }
  });
});
