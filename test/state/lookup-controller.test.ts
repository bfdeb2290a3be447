import {expect} from '@open-wc/testing';
import type {ReactiveController} from 'lit';
import {type CrmClient, ProblemError} from '../../src/client/crm-client.ts';
import {
  ambiguousLookupExample,
  type Lookup,
  matchedLookupExample,
  problemExample,
  unknownLookupExample,
} from '../../src/contract/index.ts';
import {LookupController} from '../../src/state/lookup-controller.ts';
import {fakeClient, known} from '../support/fake-client.ts';
import {FakeClock, settled} from '../support/fake-clock.ts';

const number = '+14155550123';
const other = '+14155550199';

function controller() {
  const clock = new FakeClock();
  const controllers: ReactiveController[] = [];
  const host = {
    addController: (added: ReactiveController) => void controllers.push(added),
    removeController: () => undefined,
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(true),
  };
  const lookup = new LookupController(host, clock);
  return {clock, lookup, host: controllers[0]!};
}

function asked(overrides: Partial<CrmClient> = {}) {
  const numbers: string[] = [];
  const answers: ((lookup: Lookup) => void)[] = [];
  const client = fakeClient({
    lookup: (asking) => {
      numbers.push(asking);
      return new Promise((resolve) => answers.push(resolve));
    },
    ...overrides,
  });
  return {client, numbers, answers};
}

describe('LookupController', () => {
  it('shows what memory has in the same moment, and asks nobody when it is fresh', async () => {
    const {lookup} = controller();
    const {client, numbers} = asked({peek: () => known(matchedLookupExample)});
    lookup.show(client, number);
    expect(lookup.state.data?.lookup.state).to.equal('matched');
    await settled();
    expect(numbers).to.deep.equal([]);
    expect(lookup.state.fetch).to.equal('idle');
  });

  it('keeps an old answer in sight while it asks, and marks a different one as updated', async () => {
    const {lookup} = controller();
    const {client, answers} = asked({recall: async () => known(matchedLookupExample, 'database', true)});
    lookup.show(client, number);
    await settled();
    expect(lookup.state.data?.stale).to.equal(true);
    expect(lookup.state.fetch).to.equal('loading');
    answers[0]!(ambiguousLookupExample);
    await settled();
    expect(lookup.state).to.include({fetch: 'idle', updated: true});
    expect(lookup.state.data?.lookup.state).to.equal('ambiguous');
  });

  it('says nothing about an update when the confirmed answer is the same', async () => {
    const {lookup} = controller();
    const {client, answers} = asked({recall: async () => known(matchedLookupExample, 'database', true)});
    lookup.show(client, number);
    await settled();
    answers[0]!({...matchedLookupExample, asOf: '2026-06-15T10:00:00.000Z'});
    await settled();
    expect(lookup.state.updated).to.equal(false);
  });

  it('never lets a late answer stand beside the next number', async () => {
    const {lookup} = controller();
    const {client, answers} = asked();
    lookup.show(client, number);
    await settled();
    lookup.show(client, other);
    await settled();
    answers[0]!(matchedLookupExample);
    await settled();
    expect(lookup.state.data).to.equal(undefined);
    answers[1]!({...unknownLookupExample, number: {...unknownLookupExample.number, e164: other, raw: other}});
    await settled();
    expect(lookup.state.data?.lookup.state).to.equal('unknown');
  });

  it('holds a placeholder back for 150 ms and says slow after 1.5 s', async () => {
    const {lookup, clock} = controller();
    lookup.show(asked().client, number);
    await clock.pass(149);
    expect(lookup.state.waiting).to.equal(false);
    await clock.pass(1);
    expect(lookup.state).to.include({waiting: true, slow: false});
    await clock.pass(1350);
    expect(lookup.state.slow).to.equal(true);
  });

  it('waits on after an answer that passed its deadline, until the rest comes by the event stream', async () => {
    const {lookup} = controller();
    const {client, answers, numbers} = asked();
    lookup.show(client, number);
    await settled();
    answers[0]!({...unknownLookupExample, complete: false});
    await settled();
    expect(lookup.state.fetch).to.equal('loading');
    client.learn(matchedLookupExample);
    expect(lookup.state.data?.lookup.state).to.equal('matched');
    expect(lookup.state.fetch).to.equal('idle');
    expect(numbers).to.have.length(1);
  });

  it('keeps the name when asking again fails', async () => {
    const {lookup} = controller();
    const client = fakeClient({
      peek: () => known(matchedLookupExample),
      lookup: () => Promise.reject(new Error('no')),
    });
    lookup.show(client, number);
    lookup.refresh();
    await settled();
    expect(lookup.state.error).to.be.instanceOf(Error);
    expect(lookup.state.data?.lookup.state).to.equal('matched');
  });

  it('keeps a kept name, marked as old, when the CRM cannot confirm it, and says why', async () => {
    const {lookup} = controller();
    const {client, answers} = asked({peek: () => known(matchedLookupExample, 'database', true)});
    lookup.show(client, number);
    await settled();
    answers[0]!({...unknownLookupExample, state: 'unavailable', problem: problemExample});
    await settled();
    expect(lookup.state.data).to.deep.equal(known(matchedLookupExample, 'database', true));
    expect(lookup.state.error).to.be.instanceOf(ProblemError).with.nested.property('problem', problemExample);
    expect(lookup.state.fetch).to.equal('idle');
  });

  it('keeps a kept name while the CRM takes longer than the deadline', async () => {
    const {lookup} = controller();
    const {client, answers} = asked({peek: () => known(matchedLookupExample, 'database', true)});
    lookup.show(client, number);
    await settled();
    answers[0]!({...unknownLookupExample, state: 'unavailable', complete: false});
    await settled();
    expect(lookup.state.data?.lookup.state).to.equal('matched');
    expect(lookup.state.fetch).to.equal('loading');
    expect(lookup.state.error).to.equal(undefined);
  });

  it('asks again when its element was moved halfway, and leaves no timer behind when it goes', async () => {
    const {lookup, clock, host} = controller();
    const {client, numbers} = asked();
    lookup.show(client, number);
    await settled();
    host.hostDisconnected?.();
    expect(clock.waiting).to.equal(0);
    host.hostConnected?.();
    await settled();
    expect(numbers).to.deep.equal([number, number]);
  });
});
