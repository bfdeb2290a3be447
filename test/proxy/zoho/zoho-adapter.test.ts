import type {CrmModule} from '../../../src/contract/index.ts';
import {ZohoBench} from '../../support/node/connected-zoho.ts';
import {crmAdapterSuite, type CrmUnderTest} from '../../suites/crm-adapter.suite.ts';

const fields = {phone: 'Phone', mobile: 'Mobile', home: 'Home_Phone', other: 'Other_Phone', assistant: 'Asst_Phone'} as const; // prettier-ignore
const types = {Inbound: 'inbound', Outbound: 'outbound', Missed: 'missed'} as const;

crmAdapterSuite('ZohoAdapter on the emulator', async () => {
  const bench = await ZohoBench.start({settings: {indexDelayMs: 500}});
  return {
    async fresh() {
      await bench.reset();
      for (const module of ['Contacts', 'Leads', 'Accounts'] as const)
        for (const {id} of [...bench.org.records.all(module)]) bench.org.records.remove(module, id);
      return underTest(bench, await bench.connect());
    },
    stop: () => bench.stop(),
  };
});

function underTest(
  bench: ZohoBench,
  {adapter, tenant}: Awaited<ReturnType<ZohoBench['connect']>>,
): CrmUnderTest {
  const {faults} = bench.emulator.world;
  const call = (id: string) => bench.org.records.get('Calls', id)!;
  return {
    adapter,
    tenant,
    add: ({module, name, email, phones = []}) =>
      bench.add(module, {
        ...(module === 'Accounts' ? {Account_Name: name} : personName(name)),
        ...(email && {Email: email}),
        ...Object.fromEntries(phones.map(({kind, stored}) => [fields[kind], stored])),
      }),
    activity: (id) => {
      const {values, owner} = call(id);
      return {
        subject: String(values.Subject),
        type: types[values.Call_Type as keyof typeof types],
        startedAt: Number(values.Call_Start_Time),
        durationSeconds: Number(values.Call_Duration_in_seconds ?? 0),
        contact: contactOf(values),
        ownerId: owner,
        description: String(values.Description),
        recordingUrl: (values.Voice_Recording__s as string | undefined) ?? null,
      };
    },
    rewrite: (id, description) =>
      bench.org.records.update(
        call(id),
        {Description: description},
        {by: bench.org.admin.id, now: bench.clock.now(), indexDelayMs: 0},
      ),
    removeActivity: (id) => void bench.org.records.remove('Calls', id),
    loseAnswer: () => void faults.add({kind: 'drop_after', method: 'POST', count: 1}),
    refuse: () => void faults.add({kind: 'status', status: 429, count: 1}),
    stall: () => void faults.add({kind: 'no_answer'}),
    forbid: (module) =>
      void faults.add({kind: 'error', status: 403, code: 'NO_PERMISSION', path: `/${module}/`}),
    settle: () => bench.clock.advance(1000),
  };
}

function personName(name: string) {
  const [first, ...rest] = name.split(' ');
  return rest.length > 0 ? {First_Name: first, Last_Name: rest.join(' ')} : {Last_Name: name};
}

function contactOf(values: Record<string, unknown>) {
  const idOf = (value: unknown) => (value as {id: string} | null | undefined)?.id;
  const who = idOf(values.Who_Id);
  if (who) return {module: 'Contacts' as const, id: who};
  const what = idOf(values.What_Id);
  return what ? {module: values.$se_module as CrmModule, id: what} : null;
}
