import {randomBytes} from 'node:crypto';
import type {ZohoOrg, ZohoReady} from './worlds.ts';

/** Gives the OAuth clients of these orgs another secret, so that the proxy takes each connection for a new one. */
export async function withNewSecrets(zoho: ZohoReady, whose: readonly ZohoOrg[]): Promise<ZohoReady> {
  const orgs = await Promise.all(
    zoho.orgs.map(async (org) => {
      if (!whose.some(({key}) => key === org.key)) return org;
      const clientSecret = randomBytes(16).toString('hex');
      const path = `/control/orgs/${encodeURIComponent(org.key ?? '')}/rotate-secret`;
      const answer = await fetch(`${zoho.control ?? ''}${path}`, {
        method: 'POST',
        body: JSON.stringify({secret: clientSecret}),
        headers: {'content-type': 'application/json'},
      });
      if (!answer.ok) throw new Error(`The Zoho emulator answered ${answer.status} to ${path}.`);
      return {...org, clientSecret};
    }),
  );
  return {...zoho, orgs};
}
