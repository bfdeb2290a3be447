import {writeFile} from 'node:fs/promises';
import type {PbxReady, PbxTenant, ZohoOrg, ZohoReady} from './worlds.ts';

const places: Record<string, {domain: string; defaultCountry: string; timeZone: string}> = {
  '940000000000000001': {domain: 'demo.example', defaultCountry: 'GB', timeZone: 'Europe/London'},
  '940000000000000002': {domain: 'second.example', defaultCountry: 'US', timeZone: 'America/New_York'},
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
    defaultCountry: 'US',
    timeZone: 'UTC',
  };
  return {
    id: tenant.id,
    domain: tenant.domain ?? place.domain,
    crmEnabled: true,
    webhookSecret: tenant.webhookSecret,
    pbx: tenant.serviceUser,
    settings: {
      defaultCountry: place.defaultCountry,
      timeZone: place.timeZone,
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
