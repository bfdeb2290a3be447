import type {CrmModule} from '../../../contract/index.ts';
import type {Tenant} from '../../services/tenants/tenants.ts';
import type {Asking} from '../crm-adapter.ts';
import type {CrmSampler, PageSize, Sampled, SampledRecord, SamplePage, Suspicion} from '../crm-sampler.ts';
import {phoneFields, phoneTextMaxLength, type RecordUrl} from './record-reader.ts';
import {idText, rowsOf, text} from './record-values.ts';
import type {ZohoClient} from './zoho-client.ts';

type Row = Readonly<Record<string, unknown>>;

/** Fields of one COQL query. */
const fieldsAtMost = 20;
/** Conditions of one (zoho-api-facts 2.2). */
const conditionsAtMost = 25;

/**
 * COQL compares the stored text, and only with what it begins with, ends with or holds: it knows neither lengths nor patterns. Words
 * mostly have one of five letters; whether case matters is not told, but what begins with a letter is `bare` too.
 */
const conditionsOf: Readonly<Record<Suspicion, (field: string) => string>> = {
  wordy: (field) =>
    anyOf(['a', 'e', 'i', 'o', 'u', '/', ';', ','].map((part) => `${field} like '%${part}%'`)),
  bare: (field) =>
    allOf([`${field} is not null`, ...['+', '0', '('].map((start) => `${field} not like '${start}%'`)]),
};
const conditionsEach: Readonly<Record<Suspicion, number>> = {wordy: 8, bare: 4};

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

  groups(suspicion: Suspicion, fields: readonly string[]): readonly (readonly string[])[] {
    const size = Math.floor(conditionsAtMost / conditionsEach[suspicion]);
    return Array.from({length: Math.ceil(fields.length / size)}, (_, index) =>
      fields.slice(index * size, (index + 1) * size),
    );
  }

  async count(
    {id}: Tenant,
    module: CrmModule,
    fields: readonly string[],
    {signal}: Asking = {},
  ): Promise<number | null> {
    const query = `select count(id) from ${module} where ${isFilled(fields)}`;
    const {body} = await this.#query(id, query, 1, signal);
    // The name under which the one figure stands is not documented.
    const [figure, ...others] = Object.values(rowsOf(body)[0] ?? {})
      .map(Number)
      .filter(Number.isSafeInteger);
    return others.length === 0 && figure !== undefined && figure >= 0 ? figure : null;
  }

  async page(
    {id}: Tenant,
    module: CrmModule,
    {fields, suspected}: Sampled,
    {offset, size}: {readonly offset: number; readonly size: PageSize},
    {signal}: Asking = {},
  ): Promise<SamplePage> {
    const where = suspected ? anyOf(suspected.fields.map(conditionsOf[suspected.of])) : isFilled(fields);
    const query = `select id, ${fields.join(', ')} from ${module} where ${where} order by id limit ${size.records} offset ${offset}`;
    const {body} = await this.#query(id, query, size.credits, signal);
    const records = rowsOf(body).flatMap((row) => this.#record(id, module, fields, row));
    return {records, hasMore: (body?.info as {more_records?: unknown} | undefined)?.more_records === true};
  }

  #query(tenantId: string, query: string, credits: number, signal: AbortSignal | undefined) {
    return this.#client.request(tenantId, {
      method: 'POST',
      readsOnly: true,
      path: 'coql',
      body: {select_query: query},
      priority: 'timeline',
      credits,
      ...(signal && {signal}),
    });
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

/** More than two conditions need brackets. */
const joined =
  (word: 'and' | 'or') =>
  (conditions: readonly string[]): string =>
    conditions.reduce((all, one) => `(${all} ${word} ${one})`);
const anyOf = joined('or');
const allOf = joined('and');
const isFilled = (fields: readonly string[]): string => anyOf(fields.map((field) => `${field} is not null`));
