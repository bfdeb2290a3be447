import {writeFile} from 'node:fs/promises';
import type {PbxReady, PbxTenant, ZohoOrg, ZohoReady} from './worlds.ts';

interface Place {
  readonly domain: string;
  /** Key of the org that the tenant's admin can connect: nothing is set up for this tenant, and its CRM is off at first. */
  readonly fresh?: string;
  readonly settings: {
    readonly defaultCountry: string;
    readonly timeZone: string;
    readonly queryMode?: 'when_not_in_pbx_contacts';
    readonly cacheTtlSeconds?: number;
  };
}

const places: Record<string, Place> = {
  '940000000000000001': {
    domain: 'demo.example',
    settings: {defaultCountry: 'GB', timeZone: 'Europe/London'},
  },
  // Asks the PBX's own contacts first, and trusts an answer so briefly that old ones can be seen.
  '940000000000000002': {
    domain: 'second.example',
    settings: {
      defaultCountry: 'US',
      timeZone: 'America/New_York',
      queryMode: 'when_not_in_pbx_contacts',
      cacheTtlSeconds: 2,
    },
  },
  '940000000000000003': {
    domain: 'fresh.example',
    fresh: 'us-enterprise',
    settings: {defaultCountry: 'US', timeZone: 'America/Chicago'},
  },
};

interface Choices {
  /** Origins of pages that embed the widgets, the QA page's first. */
  readonly pageOrigins: readonly string[];
  /** False: the tenant that was fresh keeps what its admins did. */
  readonly isFirst: boolean;
}

/** Provisions the demo's tenants: each gets an org of its own, so that what one sees the other must not. */
export async function writeTenantsFile(
  path: string,
  pbx: PbxReady,
  zoho: ZohoReady,
  choices: Choices,
): Promise<ReadonlyMap<string, ZohoOrg>> {
  const orgOf = orgsOf(pbx, zoho);
  const tenants = pbx.tenants.map((tenant) => provision(tenant, orgOf.get(tenant.id), choices));
  await writeFile(path, JSON.stringify({tenants}, null, 2), {mode: 0o600});
  return orgOf;
}

/** Orgs whose client the tenants file names: of tenants that an operator set up. */
export function connectedOrgs(pbx: PbxReady, zoho: ZohoReady): ZohoOrg[] {
  return [...orgsOf(pbx, zoho)].filter(([id]) => !places[id]?.fresh).map(([, org]) => org);
}

function orgsOf(pbx: PbxReady, zoho: ZohoReady): Map<string, ZohoOrg> {
  const taken = new Set(Object.values(places).map(({fresh}) => fresh));
  const orgs = zoho.orgs.filter((org) => org.edition !== 'free' && !(org.key && taken.has(org.key)));
  const first = orgs.find((org) => org.region === 'eu' && org.edition === 'enterprise') ?? orgs[0];
  const others = orgs.filter((org) => org !== first);
  const orgOf = new Map<string, ZohoOrg>();
  for (const [index, tenant] of pbx.tenants.entries()) {
    const fresh = places[tenant.id]?.fresh;
    const inOrder = index === 0 ? first : others[index - 1];
    const org = fresh ? zoho.orgs.find(({key}) => key === fresh) : inOrder;
    if (org) orgOf.set(tenant.id, org);
  }
  return orgOf;
}

function provision(tenant: PbxTenant, org: ZohoOrg | undefined, {pageOrigins, isFirst}: Choices) {
  const place: Place = places[tenant.id] ?? {
    domain: `tenant-${tenant.id}.example`,
    settings: {defaultCountry: 'US', timeZone: 'UTC'},
  };
  const base = {
    id: tenant.id,
    domain: tenant.domain ?? place.domain,
    webhookSecret: tenant.webhookSecret,
    pbx: tenant.serviceUser,
  };
  const settings = {...place.settings, allowedOrigins: pageOrigins};
  if (place.fresh) return isFirst ? {...base, crmEnabled: false, settings} : base;
  return {
    ...base,
    crmEnabled: true,
    settings: {...settings, ...(org ? {region: org.region} : {})},
    ...(org
      ? {
          connection: {
            region: org.region,
            clientId: org.clientId,
            clientSecret: org.clientSecret,
            refreshToken: org.refreshToken,
          },
        }
      : {}),
  };
}
