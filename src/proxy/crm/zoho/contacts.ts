import type {ContactRef} from '../../../contract/index.ts';
import {asObject} from '../../oauth/bounded-json.ts';
import type {Asking, CrmRecord, NewContact} from '../crm-adapter.ts';
import {CrmError} from '../crm-error.ts';
import {contactFields, createdRecord, moduleOf, placedPhones, pointed} from './contact-fields.ts';
import {coqlText, criteriaText} from './coql.ts';
import {phoneFields, readRecord, type RecordUrl} from './record-reader.ts';
import {idText, instant, lookupName, rowsOf} from './record-values.ts';
import type {ZohoClient} from './zoho-client.ts';
import {writtenId} from './zoho-error.ts';

/** Milliseconds that Zoho's clock may be behind ours. */
const clocksApart = 15 * 60_000;

/** Reads and makes contacts and leads. */
export class Contacts {
  readonly #client: ZohoClient;

  constructor(client: ZohoClient) {
    this.#client = client;
  }

  /** A record, or the contact that a lead was converted into. */
  async get(
    tenantId: string,
    {module, id}: ContactRef,
    urlOf: RecordUrl,
    options: Asking = {},
  ): Promise<CrmRecord | undefined> {
    const row = await this.#row(tenantId, {module, id}, options);
    const contactId = module === 'Leads' ? convertedInto(row) : undefined;
    if (contactId !== undefined)
      return this.get(tenantId, {module: 'Contacts', id: contactId}, urlOf, options);
    return row && readRecord(module, row, urlOf);
  }

  async create(
    tenantId: string,
    contact: NewContact,
    urlOf: RecordUrl,
    {signal}: Asking = {},
  ): Promise<CrmRecord> {
    const accountId = await this.#accountOf(tenantId, contact, signal);
    const fields = contactFields(contact, accountId);
    const {id, body} = await this.#insert(tenantId, moduleOf(contact.type), fields, signal).catch(
      (error: unknown) => {
        throw pointed(error, contact);
      },
    );
    const details = asObject(rowsOf(body)[0]?.details);
    const facts = {
      owner: ownerOf(asObject(details?.Created_By)),
      modifiedAt: instant(details?.Modified_Time),
      hasAccount: accountId !== undefined,
    };
    return createdRecord(contact, id, facts, urlOf);
  }

  /** By COQL, which sees a record at once where the search index lags. */
  async findCreated(
    tenantId: string,
    contact: NewContact,
    since: number,
    urlOf: RecordUrl,
    {signal}: Asking = {},
  ): Promise<CrmRecord | undefined> {
    const module = moduleOf(contact.type);
    const earliest = new Date(since - clocksApart).toISOString().replace(/\.\d+Z$/, '+00:00');
    const columns = [
      'First_Name',
      'Last_Name',
      'Email',
      ...Object.keys(phoneFields[module]),
      'Owner',
      'Modified_Time',
    ];
    const where = `Last_Name = ${coqlText(contact.lastName)} and Created_Time >= '${earliest}'`;
    const {body} = await this.#client.request(tenantId, {
      method: 'POST',
      path: 'coql',
      readsOnly: true,
      body: {select_query: `select ${columns.join(', ')} from ${module} where (${where}) limit 200`},
      ...(signal && {signal}),
    });
    const wanted = placedPhones(contact);
    const row = rowsOf(body).find(
      (one) =>
        wanted.every(({field, stored}) => one[field] === stored) &&
        (one.First_Name ?? '') === (contact.firstName ?? '') &&
        (one.Email ?? '') === (contact.email ?? ''),
    );
    return row && readRecord(module, row, urlOf);
  }

  async #insert(tenantId: string, module: string, fields: object, signal: AbortSignal | undefined) {
    const {status, body} = await this.#client.request(tenantId, {
      method: 'POST',
      path: module,
      priority: 'live',
      // A person makes this record: the tenant's automations run as if it was made in Zoho.
      body: {data: [fields], trigger: ['workflow', 'approval', 'blueprint']},
      ...(signal && {signal}),
    });
    return {id: writtenId(status, body), body};
  }

  async #row(tenantId: string, {module, id}: ContactRef, {signal, trace}: Asking) {
    if (!/^[0-9]{1,25}$/.test(id)) return undefined;
    try {
      const {body} = await this.#client.request(tenantId, {
        path: `${module}/${id}`,
        ...(signal && {signal}),
        ...(trace && {onSeen: (seen) => trace.request(seen)}),
      });
      return rowsOf(body)[0];
    } catch (error) {
      if (error instanceof CrmError && error.kind === 'not_found') return undefined;
      throw error;
    }
  }

  /** The one account of that name. A record is worth more than its link: if this fails, the name is written as text. */
  async #accountOf(tenantId: string, {type, company}: NewContact, signal: AbortSignal | undefined) {
    if (type !== 'Contact' || !company) return undefined;
    try {
      const {body} = await this.#client.request(tenantId, {
        path: 'Accounts/search',
        // `equals` of Zoho behaves like "contains", so the names are compared here once more.
        query: {criteria: `(Account_Name:equals:${criteriaText(company)})`, per_page: '50'},
        ...(signal && {signal}),
      });
      const same = rowsOf(body).filter((row) => sameName(lookupName(row.Account_Name), company));
      return same.length === 1 ? idText(same[0]!.id) : undefined;
    } catch (error) {
      if (error instanceof CrmError && error.kind !== 'authorization_required') return undefined;
      throw error;
    }
  }
}

function sameName(one: string | null, other: string): boolean {
  return one?.localeCompare(other, undefined, {sensitivity: 'accent'}) === 0;
}

function convertedInto(row: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const isConverted = row?.Converted__s === true || row?.$converted === true;
  return isConverted ? idText(asObject(row.Converted_Contact)?.id) : undefined;
}

function ownerOf(user: Readonly<Record<string, unknown>> | undefined): CrmRecord['owner'] {
  const id = idText(user?.id);
  return id === undefined ? null : {id, name: lookupName(user) ?? ''};
}
