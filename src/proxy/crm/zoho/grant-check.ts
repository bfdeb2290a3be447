import {asObject, boundedText, parseForeignJson} from '../../oauth/bounded-json.ts';
import type {ConsentFailure} from '../../oauth/consent-failure.ts';
import {deadline} from '../../oauth/deadline.ts';
import type {RegionHosts} from '../../oauth/regions.ts';
import type {Grant} from '../../services/connection/grant-store.ts';
import type {Clock} from '../../services/time/clock.ts';
import {supportedEdition} from './editions.ts';
import {rowsOf} from './record-values.ts';
import {readOrganisation} from './users.ts';

export type GrantCheck =
  | {readonly kind: 'fit'; readonly organisation: Grant['organisation']}
  | {readonly kind: 'unfit'; readonly failure: ConsentFailure};

const timeout = 8000;
/** A code is used up by now: one lost answer must not cost the admin another consent. */
const tries = 2;

/** Whether a grant that was just given is of use: asks for its organisation, with the very token that came with it. Never throws. */
export async function checkGrant(hosts: RegionHosts, token: string, clock: Clock): Promise<GrantCheck> {
  for (let attempt = 1; ; attempt += 1) {
    const found = await ask(hosts, token, clock);
    const isPassing = found.kind === 'unfit' && found.failure.code === 'crm_unavailable';
    if (!isPassing || attempt === tries) return found;
  }
}

async function ask(hosts: RegionHosts, token: string, clock: Clock): Promise<GrantCheck> {
  const limit = deadline(clock, timeout);
  try {
    const response = await fetch(`${hosts.api}/crm/v8/org`, {
      redirect: 'error',
      signal: limit.signal,
      headers: {accept: 'application/json', authorization: `Zoho-oauthtoken ${token}`},
    });
    return judge(response.status, asObject(parseForeignJson(await boundedText(response))), clock.now());
  } catch {
    return unfit(limit.signal.aborted ? 'crm_timeout' : 'crm_unavailable');
  } finally {
    limit.clear();
  }
}

function judge(status: number, body: Readonly<Record<string, unknown>> | undefined, now: number): GrantCheck {
  if (status !== 200) return refused(status, typeof body?.code === 'string' ? body.code.slice(0, 60) : '');
  const [row] = rowsOf(body, 'org');
  const found = readOrganisation(row);
  if (!row || !found) return unfit('crm_unavailable');
  const {id, domain, users, name} = found;
  const edition = supportedEdition(asObject(row.license_details) ?? {}, now);
  if (edition === undefined) return unfit('crm_edition_unsupported', {edition: found.edition});
  return {kind: 'fit', organisation: {id, domain, users, edition, name: name || null}};
}

/** The token is minutes old at most and its scope was compared: a refusal is about the user, or about the organisation. */
function refused(status: number, code: string): GrantCheck {
  const facts = code === '' ? {} : {providerCode: code};
  if (code === 'OAUTH_SCOPE_MISMATCH')
    return unfit('crm_scope_missing', {...facts, scopes: ['ZohoCRM.org.READ']});
  if (featureCodes.has(code)) return unfit('crm_edition_unsupported', facts);
  // A token that is not known yet is Zoho's own trouble; anything else says that this user has no way in.
  if (code !== 'INVALID_TOKEN' && (status === 401 || status === 403 || code === 'AUTHORIZATION_FAILED'))
    return unfit('crm_api_access_denied', facts);
  return unfit('crm_unavailable', facts);
}

const featureCodes = new Set(['FEATURE_NOT_SUPPORTED', 'FEATURE_NOT_ENABLED', 'LICENSE_LIMIT_EXCEEDED']);

function unfit(code: ConsentFailure['code'], facts: Partial<ConsentFailure> = {}): GrantCheck {
  return {kind: 'unfit', failure: {code, ...facts}};
}
