import type {Context} from 'hono';
import {html} from 'hono/html';
import type {Env} from '../api/api-env.ts';
import {isModuleName} from '../fields/schema.ts';
import type {Org} from '../world/org.ts';
import {recordName} from '../records/stored-record.ts';
import type {StoredRecord} from '../records/stored-record.ts';
import {renderRecord} from '../records/render-record.ts';
import {documentPage} from './document.ts';
import type {Markup} from './document.ts';
import {valueMarkup} from './value-text.ts';

const row = (label: string, value: unknown): Markup =>
  html`<tr>
    <th scope="row">${label}</th>
    <td>${valueMarkup(value)}</td>
  </tr>`;

function rows(org: Org, record: StoredRecord): Markup[] {
  const values = renderRecord(org, record);
  return org.schema.fieldsOf(record.module).map(({apiName, label}) => row(label, values[apiName]));
}

const noteRow = (org: Org, note: StoredRecord): Markup => {
  const {Note_Title, Note_Content, Created_Time} = renderRecord(org, note);
  return html`<tr>
    <td>${valueMarkup(Created_Time)}</td>
    <td>${valueMarkup(Note_Title)}</td>
    <td>${valueMarkup(Note_Content)}</td>
  </tr>`;
};

function notesOf(org: Org, id: string): StoredRecord[] {
  return Array.from(org.records.all('Notes')).filter(
    ({values}) => (values['Parent_Id'] as {id?: string} | undefined)?.id === id,
  );
}

/** `/crm/{domain_name}/tab/{Tab}/{id}`: where a deep link to a record leads. */
export function recordPage(c: Context<Env>): Response | Promise<Response> {
  const tab = c.req.param('tab') ?? '';
  const org = c.var.world.orgs.find(
    ({domainName, region}) => domainName === c.req.param('domain') && region === c.var.region,
  );
  const record = org && isModuleName(tab) ? org.records.get(tab, c.req.param('id') ?? '') : undefined;
  if (!org || !record) {
    const body = html`<main>
      <article><h1>No such record</h1></article>
    </main>`;
    return c.html(documentPage('Zoho emulator: no such record', body), 404);
  }
  const notes = notesOf(org, record.id);
  const title = recordName(record);
  return c.html(
    documentPage(
      `${title} · Zoho emulator`,
      html`<header>
          <h1>${title}</h1>
          <span class="soft"
            >${tab} · ${org.definition.companyName} · ${org.region} ${org.definition.edition}</span
          >
        </header>
        <main>
          <article>
            <table>
              <tbody>
                ${rows(org, record)}
              </tbody>
            </table>
          </article>
          <section>
            <h2>Notes <small>${notes.length}</small></h2>
            <table>
              <tbody>
                ${notes.map((note) => noteRow(org, note))}
              </tbody>
            </table>
          </section>
        </main>`,
    ),
  );
}
