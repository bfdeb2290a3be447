import {writeFile} from 'node:fs/promises';
import type {PbxReady, PbxTenant, ZohoOrg, ZohoReady} from './worlds.ts';

interface Place {
  readonly domain: string;
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
};

/**
 * Provisions the demo's tenants: each gets an org of its own, so that what one sees the other must not.
 * @param pageOrigins Origins of pages that embed the widgets, the QA page's first.
 */
export async function writeTenantsFile(
  path: string,
  pbx: PbxReady,
  zoho: ZohoReady,
  pageOrigins: readonly string[],
): Promise<ReadonlyMap<string, ZohoOrg>> {
  const orgs = zoho.orgs.filter((org) => org.edition !== 'free');
  const first = orgs.find((org) => org.region === 'eu' && org.edition === 'enterprise') ?? orgs[0];
  const others = orgs.filter((org) => org !== first);
  const orgOf = new Map<string, ZohoOrg>();
  for (const [index, tenant] of pbx.tenants.entries()) {
    const org = index === 0 ? first : others[index - 1];
    if (org) orgOf.set(tenant.id, org);
  }
  const tenants = pbx.tenants.map((tenant) => provision(tenant, orgOf.get(tenant.id), pageOrigins));
  await writeFile(path, JSON.stringify({tenants}, null, 2), {mode: 0o600});
  return orgOf;
}

function provision(tenant: PbxTenant, org: ZohoOrg | undefined, pageOrigins: readonly string[]) {
  const place = places[tenant.id] ?? {
    domain: `tenant-${tenant.id}.example`,
    settings: {defaultCountry: 'US', timeZone: 'UTC'},
  };
  return {
    id: tenant.id,
    domain: tenant.domain ?? place.domain,
    crmEnabled: true,
    webhookSecret: tenant.webhookSecret,
    pbx: tenant.serviceUser,
    settings: {
      ...place.settings,
      allowedOrigins: pageOrigins,
      ...(org ? {region: org.region} : {}),
    },
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
