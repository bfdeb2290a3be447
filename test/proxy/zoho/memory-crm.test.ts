import {MemoryCrm} from '../../support/node/memory-crm.ts';
import {testTenant} from '../../support/node/test-app.ts';
import {CrmError} from '../../../src/proxy/crm/crm-error.ts';
import {crmAdapterSuite, type CrmUnderTest} from '../../suites/crm-adapter.suite.ts';

const fields = {phone: 'Phone', mobile: 'Mobile', home: 'Home_Phone', other: 'Other_Phone', assistant: 'Asst_Phone'} as const; // prettier-ignore

crmAdapterSuite('MemoryCrm', () =>
  Promise.resolve({fresh: () => Promise.resolve(fresh()), stop: () => Promise.resolve()}),
);

function fresh(): CrmUnderTest {
  const crm = new MemoryCrm();
  return {
    adapter: crm,
    tenant: testTenant(),
    add: ({phones = [], ...record}) =>
      crm.add({...record, phones: phones.map((phone) => ({...phone, field: fields[phone.kind]}))}).id,
    activity: (id) => {
      const {
        startedAt,
        recordingUrl = null,
        id: _id,
        ...written
      } = crm.activities.find((one) => one.id === id)!;
      return {...written, startedAt: Date.parse(startedAt), recordingUrl};
    },
    rewrite: (id, description) => {
      crm.activities.find((one) => one.id === id)!.description = description;
    },
    removeActivity: (id) => {
      crm.activities.splice(
        crm.activities.findIndex((one) => one.id === id),
        1,
      );
    },
    loseAnswer: () => crm.fail('any', {error: new CrmError('unknown_outcome'), when: 'after'}),
    refuse: () => crm.fail('any', new CrmError('rate_limited', {retryAfterSeconds: 1})),
    stall: () => {
      crm.gate = new Promise(() => {});
    },
    forbid: (module) => crm.unreadable.add(module),
    settle: () => Promise.resolve(),
  };
}
