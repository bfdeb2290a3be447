import {apiApp} from './api/api-app.ts';
import {controlApp} from './control/control-app.ts';
import {listen} from './listeners.ts';
import type {Listener} from './listeners.ts';
import {accountsApp} from './oauth/accounts-app.ts';
import {tokenOf} from './world/identifiers.ts';
import type {Org} from './world/org.ts';
import {regionNames} from './world/regions.ts';
import type {RegionName, RegionOrigins} from './world/regions.ts';
import {seedOrg} from './world/seed-org.ts';
import type {SeedAmounts} from './world/seed-org.ts';
import {World} from './world/world.ts';
import type {WorldOptions} from './world/world.ts';

export interface EmulatorOptions extends Partial<SeedAmounts>, Omit<WorldOptions, 'fill'> {
  /** Default 127.0.0.1. */
  host?: string;
  /** Of the page and the control API; the regions' ports follow. Default 0: all free ones. */
  port?: number;
}

/** How a proxy connects to an org. */
export interface OrgAccess {
  key: string;
  region: RegionName;
  edition: string;
  clientId: string;
  clientSecret: string;
  refreshToken: string;
}

export interface ZohoEmulator {
  /** Origins by region. */
  regions: Record<RegionName, RegionOrigins>;
  orgs: OrgAccess[];
  /** Origin of the page and the control API. */
  control: string;
  /** Everything inside, for tests in the same process. */
  world: World;
  stop(): Promise<void>;
}

function accessTo(world: World, org: Org): OrgAccess {
  const refreshToken = tokenOf(`refresh ${org.key}`);
  const {clientId, secrets} = world.client(world.grants.byRefreshToken(refreshToken)!.clientId)!;
  const clientSecret = secrets[org.region]!;
  return {
    key: org.key,
    region: org.region,
    edition: org.definition.edition,
    clientId,
    clientSecret,
    refreshToken,
  };
}

/**
 * Starts six Zohos on this machine, each with an accounts and an API origin of its own, and the page that
 * shows and steers them.
 */
export async function startZohoEmulator(options: EmulatorOptions = {}): Promise<ZohoEmulator> {
  const {
    host = '127.0.0.1',
    port = 0,
    generatedRecords = 0,
    generatedElsewhere = 0,
    ...worldOptions
  } = options;
  const fill = (org: Org) => seedOrg(org, {generatedRecords, generatedElsewhere});
  const world = new World({...worldOptions, fill});
  const control = await listen(controlApp(world), host, port);
  const listeners: Listener[] = [control];
  const next = (): number => (port === 0 ? 0 : control.port + listeners.length);
  for (const region of regionNames) {
    const accounts = await listen(accountsApp(world, region), host, next(), true);
    listeners.push(accounts);
    const api = await listen(apiApp(world, region), host, next(), true);
    listeners.push(api);
    world.origins.set(region, {accounts: accounts.origin, api: api.origin});
  }
  return {
    regions: Object.fromEntries(world.origins) as Record<RegionName, RegionOrigins>,
    orgs: world.orgs.map((org) => accessTo(world, org)),
    control: control.origin,
    world,
    stop: async () => {
      await Promise.all(listeners.map((listener) => listener.stop()));
    },
  };
}
