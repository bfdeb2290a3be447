import type {CrmModule} from '../../../contract/index.ts';
import type {Tenant} from '../../services/tenants/tenants.ts';
import type {Asking} from '../crm-adapter.ts';
import {samplePageSize, type CrmSampler, type SampledRecord, type SamplePage} from '../crm-sampler.ts';
import {phoneFields, phoneTextMaxLength, type RecordUrl} from './record-reader.ts';
import {idText, rowsOf, text} from './record-values.ts';
import type {ZohoClient} from './zoho-client.ts';

type Row = Readonly<Record<string, unknown>>;

/** Fields of one COQL query. */
const fieldsAtMost = 20;

/** Samples by COQL: it pages through a whole module, where lists end at 2,000 records (zoho-api-facts 2.2, 3). */
export class ZohoSampler implements CrmSampler {
  readonly #client: ZohoClient;
  readonly #urlOf: (tenantId: string) => RecordUrl;

  constructor(client: ZohoClient, urlOf: (tenantId: string) => RecordUrl) {
    this.#client = client;
    this.#urlOf = urlOf;
  }

  usualFields(module: CrmModule): readonly string[] {
    return Object.keys(phoneFields[module]);
  }

  async fields({id}: Tenant, module: CrmModule, {signal}: Asking = {}): Promise<readonly string[]> {
    const {body} = await this.#client.request(id, {
      path: 'settings/fields',
      query: {module},
      priority: 'timeline',
      ...(signal && {signal}),
    });
    return rowsOf(body, 'fields')
      .filter(({data_type: type, api_name: name}) => type === 'phone' && /^\w{1,100}$/.test(String(name)))
      .map(({api_name: name}) => String(name))
      .slice(0, fieldsAtMost);
  }

  async page(
    {id}: Tenant,
    module: CrmModule,
    fields: readonly string[],
    page: number,
    {signal}: Asking = {},
  ): Promise<SamplePage> {
    const filled = fields.map((field) => `${field} is not null`).reduce((all, one) => `(${all} or ${one})`);
    const offset = page * samplePageSize;
    const {body} = await this.#client.request(id, {
      method: 'POST',
      readsOnly: true,
      path: 'coql',
      body: {
        select_query: `select id, ${fields.join(', ')} from ${module} where ${filled} order by id limit ${samplePageSize} offset ${offset}`,
      },
      priority: 'timeline',
      ...(signal && {signal}),
    });
    const records = rowsOf(body).flatMap((row) => this.#record(id, module, fields, row));
    return {records, hasMore: (body?.info as {more_records?: unknown} | undefined)?.more_records === true};
  }

  #record(tenantId: string, module: CrmModule, fields: readonly string[], row: Row): SampledRecord[] {
    const id = idText(row.id);
    if (id === undefined) return [];
    // Read as a lookup reads them, to the last character.
    const numbers = fields.flatMap((field) => {
      const stored = text(row[field], phoneTextMaxLength);
      return stored === null ? [] : [{field, stored}];
    });
    return [{id, url: this.#urlOf(tenantId)(module, id), numbers}];
  }
}
