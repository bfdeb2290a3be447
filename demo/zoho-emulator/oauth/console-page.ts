import type {Context} from 'hono';
import {html} from 'hono/html';
import type {Env} from '../api/api-env.ts';
import {documentPage} from '../page/document.ts';
import type {Markup} from '../page/document.ts';
import type {RegionName} from '../world/regions.ts';
import type {Client} from './clients.ts';

const clientRow = ({name, clientId, secrets}: Client, region: RegionName): Markup =>
  html`<tr>
    <td>${name}</td>
    <td><code>${clientId}</code></td>
    <td><code>${secrets[region] ?? ''}</code></td>
  </tr>`;

/** `GET /developerconsole`: in the place of Zoho's, the clients that are enabled in this data centre. Nothing can be added. */
export function consolePage(c: Context<Env>): Response | Promise<Response> {
  const {world, region} = c.var;
  const clients = world.clients.filter(({secrets}) => secrets[region]);
  return c.html(
    documentPage(
      'Zoho emulator: developer console',
      html`<main>
        <article>
          <h1>Developer console, region ${region}</h1>
          <p>
            This is the emulator’s. Its clients are made already; any redirect URI on this machine is taken.
          </p>
          <table>
            <thead>
              <tr>
                <th>Client Name</th>
                <th>Client ID</th>
                <th>Client Secret</th>
              </tr>
            </thead>
            <tbody>
              ${clients.map((client) => clientRow(client, region))}
            </tbody>
          </table>
        </article>
      </main>`,
    ),
  );
}
