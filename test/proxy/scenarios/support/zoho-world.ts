import {startZohoEmulator, type ZohoEmulator} from '../../../../demo/zoho-emulator/start-zoho-emulator.ts';
import type {SettingsInput} from '../../../../src/contract/index.ts';
import {createZohoServices} from '../../../../src/proxy/crm/zoho/create-zoho-services.ts';
import {regionTable} from '../../../../src/proxy/oauth/regions.ts';
import type {TestStore} from '../../../support/node/test-store.ts';
import {demoTenantId, pbxWorld, type PbxWorld, type WorldOptions} from '../../pbx/support/pbx-world.ts';
import {connectTenants, orgKeys} from '../../pbx/support/zoho-orgs.ts';

/** A call activity as Zoho has it. */
export interface ZohoCall {
  readonly subject: string;
  readonly type: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly seconds: number;
  /** Mailbox of the owner, e.g. `ines`. */
  readonly owner: string;
  /** Name of the record it hangs on. */
  readonly record: string | null;
  readonly description: string;
}

export interface ZohoWorld extends PbxWorld {
  readonly zoho: ZohoEmulator;
  /** Calls of a tenant's org, by start. */
  zohoCalls(tenantId?: string): ZohoCall[];
  /** Removes a record of the first tenant's org by the last name or account name, and answers how to bring it back. */
  withoutRecord(name: string): () => void;
  /** `Calls` inserts that reached Zoho. */
  creates(): number;
  /** What a process learned of the first tenant's fields is gone, as with its restart. */
  forgetFields(): Promise<void>;
}

/** Simulator → proxy → Zoho adapter → emulator, all real but the sockets to the PBX. */
export async function zohoWorld(
  store: TestStore,
  settings: SettingsInput = {},
  more: Pick<WorldOptions, 'meter'> = {},
): Promise<ZohoWorld> {
  const zoho = await startZohoEmulator({now: () => world?.clock.now() ?? 0, settings: {indexDelayMs: 0}});
  const orgOf = (tenantId: string) => zoho.world.orgs.find(({key}) => key === orgKeys[tenantId])!;
  let world!: PbxWorld;
  let adapter!: ReturnType<typeof createZohoServices>['adapter'];
  try {
    world = await pbxWorld(store, {
      ...more,
      settings,
      crmSide: async ({box, clock, directory}) => {
        const connections = await connectTenants(store, box, zoho);
        const regions = regionTable(zoho.regions);
        const services = createZohoServices({db: store.db, box, clock, connections, regions, directory});
        ({adapter} = services);
        return {adapter, lookups: services.lookups};
      },
    });
  } catch (error) {
    // Its open sockets would keep the test file alive.
    await zoho.stop();
    throw error;
  }

  const zohoCalls = (tenantId = demoTenantId): ZohoCall[] => {
    const org = orgOf(tenantId);
    const all = (module: 'Contacts' | 'Leads' | 'Accounts') => [...org.records.all(module)];
    const named = new Map(
      [...all('Contacts'), ...all('Leads'), ...all('Accounts')].map(({id, values}) => [
        id,
        String(values['Last_Name'] ?? values['Account_Name']),
      ]),
    );
    return [...org.records.all('Calls')]
      .map(({values, owner}) => {
        const parent = (values['Who_Id'] ?? values['What_Id'] ?? null) as {id: string} | string | null;
        const id = typeof parent === 'object' ? parent?.id : parent;
        return {
          subject: String(values['Subject']),
          type: String(values['Call_Type']),
          startedAt: Number(values['Call_Start_Time']),
          seconds: Number(values['Call_Duration_in_seconds'] ?? 0),
          owner: org.users.find((user) => user.id === owner)!.email.split('@')[0]!,
          record: !id ? null : (named.get(id) ?? id),
          description: String(values['Description']),
        };
      })
      .sort((a, b) => a.startedAt - b.startedAt);
  };
  return {
    ...world,
    zoho,
    zohoCalls,
    forgetFields: async () => adapter.forgetOrganisation(demoTenantId),
    creates: () =>
      zoho.world.log.newest(5000).filter(({method, path}) => method === 'POST' && path.endsWith('/Calls'))
        .length,
    withoutRecord(name) {
      const org = orgOf(demoTenantId);
      for (const module of ['Contacts', 'Leads', 'Accounts'] as const) {
        const record = [...org.records.all(module)].find(
          ({values}) => values['Last_Name'] === name || values['Account_Name'] === name,
        );
        if (!record) continue;
        org.records.remove(module, record.id);
        return () => void org.records.insert({...record, by: record.createdBy, now: 0, indexDelayMs: 0});
      }
      throw new Error(`No record is called ${name}.`);
    },
    async stop() {
      await world.stop();
      await zoho.stop();
    },
  };
}
