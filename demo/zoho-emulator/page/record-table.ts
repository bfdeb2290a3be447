import {html} from 'hono/html';
import {describeRecords} from '../control/describe-state.ts';
import type {ModuleName} from '../fields/schema.ts';
import type {Org} from '../world/org.ts';
import type {World} from '../world/world.ts';
import type {Markup} from './document.ts';
import {valueMarkup} from './value-text.ts';

const shownRecords = 15;

const columns: Record<ModuleName, readonly string[]> = {
  Calls: [
    'Subject',
    'Call_Type',
    'Call_Start_Time',
    'Call_Duration',
    'Owner',
    'Who_Id',
    'What_Id',
    'Call_Result',
    'Description',
    'Voice_Recording__s',
  ],
  Notes: ['Note_Title', 'Note_Content', 'Parent_Id', 'Owner', 'Created_Time'],
  Contacts: ['Full_Name', 'Account_Name', 'Phone', 'Mobile', 'Email', 'Owner', 'Created_Time'],
  Leads: ['Full_Name', 'Company', 'Phone', 'Mobile', 'Email', 'Owner', 'Created_Time'],
  Accounts: ['Account_Name', 'Phone', 'Website', 'Owner', 'Created_Time'],
};

const cell = (record: Record<string, unknown>, name: string, first: boolean): Markup =>
  first
    ? html`<td><a href="${String(record['$url'])}">${valueMarkup(record[name] ?? record['id'])}</a></td>`
    : html`<td>${valueMarkup(record[name])}</td>`;

/** The newest records of a module; the first column leads to the record's own page. */
export function recordTable(world: World, org: Org, module: ModuleName): Markup {
  const records = describeRecords(world, org, module, shownRecords);
  const names = columns[module];
  const heads = names.map(
    (name) => html`<th scope="col">${org.schema.find(module, name)?.label ?? name}</th>`,
  );
  const rows = records.map(
    (record) =>
      html`<tr>
        ${names.map((name, index) => cell(record, name, index === 0))}
      </tr>`,
  );
  return html`<section>
    <h2>${module} <small>${org.records.count(module)}</small></h2>
    ${
      rows.length === 0
        ? html`<p class="soft">None.</p>`
        : html`<table>
            <thead>
              <tr>
                ${heads}
              </tr>
            </thead>
            <tbody>
              ${rows}
            </tbody>
          </table>`
    }
  </section>`;
}
