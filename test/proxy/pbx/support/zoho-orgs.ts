import type {ZohoEmulator} from '../../../../demo/zoho-emulator/start-zoho-emulator.ts';
import {ConnectionStore} from '../../../../src/proxy/services/connection/connection-store.ts';
import {provision} from '../../../../src/proxy/services/tenants/provisioning.ts';
import type {SecretBox} from '../../../../src/proxy/store/secret-box.ts';
import type {TestStore} from '../../../support/node/test-store.ts';
import {demoTenantId, secondTenantId} from './pbx-world.ts';

/** The emulator's organisation that each tenant of the PBX is connected with. */
export const orgKeys: Readonly<Record<string, string>> = {
  [demoTenantId]: 'eu-enterprise',
  [secondTenantId]: 'eu-professional',
};

/** Connects the tenants of the PBX, as a tenants file does. */
export async function connectTenants(
  {db}: TestStore,
  box: SecretBox,
  zoho: ZohoEmulator,
): Promise<ConnectionStore> {
  const connections = new ConnectionStore(db, box);
  const tenants = Object.entries(orgKeys).map(([id, wanted]) => {
    const {region, clientId, clientSecret, refreshToken} = zoho.orgs.find(({key}) => key === wanted)!;
    return {
      id,
      domain: id === demoTenantId ? 'demo.example' : 'second.example',
      webhookSecret: 'not-used-here',
      connection: {region, clientId, clientSecret, refreshToken},
    };
  });
  await provision(db, box, connections, tenants);
  return connections;
}
