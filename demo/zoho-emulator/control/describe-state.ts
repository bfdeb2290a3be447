import {moduleNames} from '../fields/schema.ts';
import type {ModuleName} from '../fields/schema.ts';
import {renderRecord} from '../records/render-record.ts';
import type {StoredRecord} from '../records/stored-record.ts';
import type {Org} from '../world/org.ts';
import type {World} from '../world/world.ts';

const recordPath = (org: Org, {module, id}: StoredRecord): string =>
  `/crm/${org.domainName}/tab/${module}/${id}`;

/** A record as the CRM answers it, with its page and whether it was there from the start. */
export const describeRecord = (world: World, org: Org, record: StoredRecord): Record<string, unknown> => ({
  ...renderRecord(org, record),
  $seeded: record.seeded,
  $url: world.origin(org.region).accounts + recordPath(org, record),
});

/** The newest records of a module. */
export const describeRecords = (world: World, org: Org, module: ModuleName, limit: number) =>
  org.records.newest(module, limit).map((record) => describeRecord(world, org, record));

function describeOrg(world: World, org: Org, limit: number): Record<string, unknown> {
  const {definition, limits} = org;
  const byModule = <T>(work: (module: ModuleName) => T): Record<string, T> =>
    Object.fromEntries(moduleNames.map((module) => [module, work(module)]));
  return {
    key: org.key,
    region: org.region,
    edition: definition.edition,
    companyName: definition.companyName,
    domainName: org.domainName,
    timeZone: definition.timeZone,
    users: org.users.map(({id, email, status}) => ({id, email, status})),
    totals: byModule((module) => org.records.count(module)),
    records: byModule((module) => describeRecords(world, org, module, limit)),
    credits: {used: limits.credits.used(world.now()), limit: limits.creditLimit},
    concurrency: {now: limits.gate.inFlight, peak: limits.gate.peak, limit: limits.concurrencyLimit},
    counters: org.counters,
    settings: org.settings,
    grants: world.grants.grantsIn(org).length,
  };
}

/**
 * Everything a page or a test may want to know.
 * @param limit newest records per module and newest requests
 * @param only key of one org; absent: all
 */
export function describeState(world: World, limit: number, only?: Org): Record<string, unknown> {
  const orgs = only ? [only] : world.orgs;
  return {
    now: new Date(world.now()).toISOString(),
    regions: Object.fromEntries(world.origins),
    orgs: orgs.map((org) => describeOrg(world, org, limit)),
    clients: world.clients.map(({clientId, name, secrets}) => ({clientId, name, secrets})),
    faults: world.faults.rules,
    log: world.log.newest(limit, only?.key),
  };
}
