import {expect} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {html} from 'lit';
import {UnreachableError} from '../../../src/client/crm-client.ts';
import type {SettingsAgents} from '../../../src/components/settings-agents/settings-agents.ts';
import '../../../src/components/settings-agents/settings-agents.ts';
import type {UserPicker} from '../../../src/components/settings-agents/user-picker.ts';
import type {Agent, AgentChoice, AgentsReply} from '../../../src/contract/index.ts';
import {deferred} from '../../support/deferred.ts';
import {type AdminAnswer, type FakeAdmin, fakeAdmin, refusal} from '../../support/fake-admin.ts';
import {settled} from '../../support/fake-clock.ts';
import {expectAccessible, text, withContexts} from '../../support/page.ts';
import {until} from '../../support/until.ts';

const agent = (extension: string, more: Partial<Agent> = {}): Agent => ({
  extension,
  name: `Agent ${extension}`,
  email: `agent${extension}@demo.example`,
  zohoUserId: `70${extension}`,
  way: 'email',
  ...more,
});
const user = (extension: string) => ({
  id: `70${extension}`,
  name: `Zoho ${extension}`,
  email: `agent${extension}@demo.example`,
});

const reply: AgentsReply = {
  items: [
    agent('101'),
    agent('9', {way: 'choice', zohoUserId: '70101'}),
    agent('102', {way: 'none', zohoUserId: null}),
    agent('20', {way: 'none', zohoUserId: null, email: null}),
    agent('103', {way: 'choice_gone', zohoUserId: '799'}),
  ],
  zohoUsers: [user('102'), user('101')],
  coverage: 40,
  complete: true,
};

/** A proxy that keeps what is chosen, as the real one does. */
function keeping(start: AgentsReply): Record<string, AdminAnswer> {
  let now = start;
  return {
    'GET /agents': () => now,
    'PUT /agents': ({body}) => {
      const {extension, zohoUserId} = body as AgentChoice;
      const items = now.items.map((one) =>
        one.extension === extension
          ? {...one, zohoUserId, way: zohoUserId === null ? ('none' as const) : ('choice' as const)}
          : one,
      );
      return (now = {...now, items});
    },
  };
}

async function place(fake: FakeAdmin, editable = true): Promise<SettingsAgents> {
  const part = await withContexts<SettingsAgents>(
    {},
    html`<bgm-settings-agents .admin=${fake.admin} .editable=${editable}></bgm-settings-agents>`,
  );
  await settled();
  await part.updateComplete;
  return part;
}

const rows = (part: SettingsAgents) => [
  ...part.shadowRoot!.querySelectorAll<HTMLElement>('tr[data-extension]'),
];
const extensions = (part: SettingsAgents) => rows(part).map(({dataset}) => dataset['extension']);
const rowOf = (part: SettingsAgents, extension: string) =>
  rows(part).find(({dataset}) => dataset['extension'] === extension)!;
const words = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();
const button = (row: Element, name: string) =>
  [...row.querySelectorAll('button')].find((one) => words(one) === name)!;
const picker = (part: SettingsAgents) =>
  part.shadowRoot!.querySelector<UserPicker>('bgm-settings-user-picker');

async function edit(part: SettingsAgents, extension: string): Promise<UserPicker> {
  rowOf(part, extension).querySelector<HTMLElement>('.edit')!.click();
  await part.updateComplete;
  await picker(part)!.updateComplete;
  return picker(part)!;
}

describe('bgm-settings-agents', () => {
  it('says how many agents have a Zoho user, and lists first those who have none, by extension', async () => {
    const part = await place(fakeAdmin(keeping(reply)));
    expect(text(part)).to.include('2 of 5 agents have a Zoho user (40%)');
    expect(text(part)).to.include('3 agents have none. Their calls go to the fallback owner.');
    const meter = part.shadowRoot!.querySelector('meter')!;
    expect([meter.value, meter.max]).to.deep.equal([40, 100]);
    expect(extensions(part)).to.deep.equal(['20', '102', '103', '9', '101']);
    await expectAccessible(part);
  });

  it('says of each agent how the user was found, or why nobody was', async () => {
    const part = await place(fakeAdmin(keeping(reply)));
    const how = (extension: string) => words(rowOf(part, extension));
    expect(how('101')).to.include('Zoho 101').and.to.include('Same e-mail');
    expect(how('9')).to.include('Zoho 101').and.to.include('Chosen by hand');
    expect(how('102')).to.include('nobody').and.to.include('No active Zoho user has this e-mail address.');
    expect(how('20')).to.include('The PBX knows no e-mail address for this agent.');
    expect(how('103')).to.include('nobody').and.to.include('no longer active in Zoho');
  });

  it('shows only the unmapped when asked to, and one that was just mapped stays until the list is asked anew', async () => {
    const fake = fakeAdmin(keeping(reply));
    const part = await place(fake);
    const only = part.shadowRoot!.querySelector<HTMLInputElement>('input[type="checkbox"]')!;
    only.click();
    await part.updateComplete;
    expect(extensions(part)).to.deep.equal(['20', '102', '103']);
    const open = await edit(part, '102');
    open.dispatchEvent(new CustomEvent('use', {detail: '70102'}));
    await until(() => !picker(part));
    expect(extensions(part)).to.deep.equal(['20', '102', '103']);
    expect(words(rowOf(part, '102'))).to.include('Zoho 102');
    only.click();
    await part.updateComplete;
    only.click();
    await part.updateComplete;
    expect(extensions(part)).to.deep.equal(['20', '103']);
  });

  it('finds an agent by a part of name, number, e-mail or Zoho user', async () => {
    const part = await place(fakeAdmin(keeping(reply)));
    const field = part.shadowRoot!.querySelector<HTMLInputElement>('input[type="search"]')!;
    const type = async (typed: string) => {
      field.value = typed;
      field.dispatchEvent(new InputEvent('input'));
      await part.updateComplete;
      return extensions(part);
    };
    expect(await type('ZOHO 101')).to.deep.equal(['9', '101']);
    expect(await type('agent103@')).to.deep.equal(['103']);
    expect(await type('nobody like this')).to.deep.equal([]);
    expect(text(part)).to.include('No agent fits.');
  });

  it('lets a Zoho user be chosen by keyboard alone, and brings the focus back to the row', async () => {
    const fake = fakeAdmin(keeping(reply));
    const part = await place(fake);
    rowOf(part, '102').querySelector<HTMLElement>('.edit')!.focus();
    await sendKeys({press: 'Enter'});
    await part.updateComplete;
    await picker(part)!.updateComplete;
    expect(picker(part)!.shadowRoot!.activeElement?.localName).to.equal('select');
    // Nothing is saved by walking through the list.
    await sendKeys({press: 'ArrowDown'});
    expect(fake.to('PUT /agents')).to.have.length(0);
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await until(() => !picker(part));
    expect(fake.to('PUT /agents').map(({body}) => body)).to.deep.equal([
      {extension: '102', zohoUserId: '70102'},
    ]);
    await until(() => part.shadowRoot!.activeElement?.closest('tr') === rowOf(part, '102'));
    expect(text(part)).to.include('Calls of Agent 102 now belong to Zoho 102.');
    expect(words(rowOf(part, '102'))).to.include('Chosen by hand');
  });

  it('leaves the choice by Escape without saving', async () => {
    const fake = fakeAdmin(keeping(reply));
    const part = await place(fake);
    await edit(part, '20');
    await sendKeys({press: 'Escape'});
    await until(() => !picker(part));
    expect(fake.to('PUT /agents')).to.have.length(0);
    expect(part.shadowRoot!.activeElement?.closest('tr')).to.equal(rowOf(part, '20'));
  });

  it('goes by e-mail again when the choice is taken back, also from a user who is gone', async () => {
    const fake = fakeAdmin(keeping(reply));
    const part = await place(fake);
    expect(button(rowOf(part, '101'), 'By e-mail again') === undefined).to.equal(true);
    for (const extension of ['9', '103']) {
      button(rowOf(part, extension), 'By e-mail again').click();
      await until(() => !button(rowOf(part, extension), 'By e-mail again'));
    }
    expect(fake.to('PUT /agents').map(({body}) => body)).to.deep.equal([
      {extension: '9', zohoUserId: null},
      {extension: '103', zohoUserId: null},
    ]);
  });

  it('says beside the row why a choice was not taken, and keeps it open', async () => {
    const part = await place(
      fakeAdmin({
        ...keeping(reply),
        'PUT /agents': () => {
          throw refusal('crm_unavailable');
        },
      }),
    );
    const open = await edit(part, '102');
    open.dispatchEvent(new CustomEvent('use', {detail: '70102'}));
    await until(() => part.shadowRoot!.querySelector('[role="alert"]'));
    expect(words(part.shadowRoot!.querySelector('[role="alert"]')!)).to.include('The CRM does not answer.');
    expect(picker(part)).not.to.equal(null);
    await expectAccessible(part);
  });

  it('says that Zoho could not be asked instead of calling everybody unmapped', async () => {
    const items = reply.items.map((one) => ({...one, zohoUserId: null, way: 'none' as const}));
    const fake = fakeAdmin({'GET /agents': () => ({items, zohoUsers: [], coverage: 0, complete: false})});
    const part = await place(fake);
    expect(text(part)).to.include('Zoho could not be asked');
    expect(words(rowOf(part, '101'))).to.include('Not known now');
    expect(text(part)).not.to.include('fallback owner.');
    expect(text(part)).not.to.include('%');
    rowOf(part, '101').querySelector<HTMLElement>('.edit')!.click();
    await part.updateComplete;
    expect(text(part)).to.include('there is nobody to choose');
    button(part.shadowRoot as unknown as Element, 'Try again').click();
    await settled();
    expect(fake.to('GET /agents')).to.have.length(2);
  });

  it('shows only what is when the admin may not change it', async () => {
    const part = await place(fakeAdmin(keeping(reply)), false);
    expect(text(part)).to.include('permission Integrations: view');
    expect(part.shadowRoot!.querySelectorAll('button')).to.have.length(0);
    await expectAccessible(part);
  });

  it('says that it loads, that nothing answers, and that there are no extensions', async () => {
    const answer = deferred<AgentsReply>();
    const fake = fakeAdmin({'GET /agents': () => answer.promise});
    const part = await place(fake);
    expect(text(part)).to.include('Loading…');
    answer.reject(new UnreachableError());
    await until(() => text(part).includes('The server does not answer.'));
    fake.routes['GET /agents'] = () => ({items: [], zohoUsers: [], coverage: 0, complete: true});
    button(part.shadowRoot as unknown as Element, 'Try again').click();
    await until(() => text(part).includes('The PBX names no extensions.'));
    expect(text(part)).not.to.include('The server does not answer.');
  });

  it('shows hostile names as the text they are (T1)', async () => {
    const name = '<img src=x onerror=alert(1)>\u202Eevil';
    const items = [agent('101', {name, zohoUserId: '1'})];
    const zohoUsers = [{id: '1', name: '<script>alert(1)</script>', email: '"><b>x</b>@demo.example'}];
    const part = await place(fakeAdmin({'GET /agents': () => ({...reply, items, zohoUsers})}));
    expect(part.shadowRoot!.querySelector('img, script, b')).to.equal(null);
    expect(words(rowOf(part, '101'))).to.include('<img src=x onerror=alert(1)>');
    const open = await edit(part, '101');
    expect(open.shadowRoot!.querySelector('script, b')).to.equal(null);
  });

  it('stays quick with 300 agents and 300 users: a list of users exists only for the row in hand', async () => {
    const many = Array.from({length: 300}, (_, index) => String(1000 + index));
    const part = await place(
      fakeAdmin(
        keeping({
          items: many.map((one) => agent(one)),
          zohoUsers: many.map(user),
          coverage: 100,
          complete: true,
        }),
      ),
    );
    expect(rows(part)).to.have.length(300);
    expect(part.shadowRoot!.querySelectorAll('option')).to.have.length(0);
    const open = await edit(part, '1150');
    expect(open.shadowRoot!.querySelectorAll('option')).to.have.length(301);
    const field = open.shadowRoot!.querySelector<HTMLInputElement>('input')!;
    field.value = 'agent1299';
    field.dispatchEvent(new InputEvent('input'));
    await open.updateComplete;
    expect([...open.shadowRoot!.querySelectorAll('option')].map(words)).to.deep.equal([
      'Choose a user',
      'Zoho 1299 (agent1299@demo.example)',
    ]);
    expect(open.shadowRoot!.querySelector<HTMLButtonElement>('[type="submit"]')!.disabled).to.equal(true);
  });

  it('turns rows into cards where it is narrow, and runs over no edge', async () => {
    await setViewport({width: 340, height: 800});
    const part = await place(fakeAdmin(keeping(reply)));
    await edit(part, '102');
    expect(document.documentElement.scrollWidth).to.be.at.most(340);
    expect(getComputedStyle(rowOf(part, '102')).display).to.equal('block');
    await expectAccessible(part);
    await setViewport({width: 1200, height: 800});
  });
});
