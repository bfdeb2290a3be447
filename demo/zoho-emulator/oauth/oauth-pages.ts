import {html} from 'hono/html';
import {documentPage} from '../page/document.ts';
import type {Markup} from '../page/document.ts';
import type {Org} from '../world/org.ts';
import type {RegionName} from '../world/regions.ts';
import type {ConsentRequest} from './authorize-routes.ts';
import {namedOutcomes} from './consent-outcomes.ts';

const signInOption = (org: Org, chosen: Org | undefined): Markup =>
  html`<option value="${org.key}" ${org === chosen ? 'selected' : ''}>
    ${org.admin.email} (${org.definition.companyName}, ${org.region}, ${org.definition.edition})
  </option>`;

/**
 * The consent page; the request's own parameters travel on in the form's address.
 * @param chosen whom the page takes to be signed in, until the person says otherwise
 */
export const consentPage = (
  request: ConsentRequest,
  region: RegionName,
  search: string,
  chosen: Org | undefined,
): Markup =>
  documentPage(
    'Zoho emulator: allow access?',
    html`<form class="consent" method="post" action="/oauth/v2/auth${search}">
      <article>
        <h1>${request.client.name}</h1>
        <p>wants to reach your Zoho CRM data. This is the emulator of accounts.zoho, region ${region}.</p>
        <ul>
          ${request.scopes.map((scope) => html`<li>${scope}</li>`)}
        </ul>
        <p>
          <label>
            Signed in as
            <select name="org">
              ${request.orgs.map((org) => signInOption(org, chosen))}
            </select>
          </label>
        </p>
        <p>
          <label>
            What Zoho makes of it
            <select name="outcome">
              <option value="">Access, as usual</option>
              ${Object.entries(namedOutcomes).map(
                ([name, {label}]) => html`<option value="${name}">${label}</option>`,
              )}
            </select>
          </label>
        </p>
        <p class="buttons">
          <button class="primary" name="decision" value="accept">Accept</button>
          <button name="decision" value="refuse">Refuse</button>
        </p>
      </article>
    </form>`,
  );

/** Zoho's own error page: no way back to the client. */
export const oauthErrorPage = (error: string, explanation: string): Markup =>
  documentPage(
    `Zoho emulator: ${error}`,
    html`<main class="consent">
      <article>
        <h1>${error}</h1>
        <p>${explanation}</p>
      </article>
    </main>`,
  );
