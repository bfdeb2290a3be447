import type {ActivityChange, ActivityDraft, Asking} from '../crm-adapter.ts';
import {CrmError} from '../crm-error.ts';
import {holdsMarker, replaceMarkedBlock} from '../marked-block.ts';
import {activityFields, movedTo} from './activity-fields.ts';
import {coqlText} from './coql.ts';
import {idText, rowsOf} from './record-values.ts';
import type {ZohoClient} from './zoho-client.ts';
import {writtenId} from './zoho-error.ts';

type Row = Readonly<Record<string, unknown>>;

/** Writes call activities: one Zoho call for each of ours. */
export class Activities {
  readonly #client: ZohoClient;

  constructor(client: ZohoClient) {
    this.#client = client;
  }

  async create(tenantId: string, draft: ActivityDraft, {signal}: Asking = {}): Promise<{id: string}> {
    try {
      const {status, body} = await this.#client.request(tenantId, {
        method: 'POST',
        path: 'Calls',
        // Workflows of the tenant may act on a call; approvals and blueprints are for what people enter.
        body: {data: [activityFields(draft)], trigger: ['workflow']},
        ...(signal && {signal}),
      });
      return {id: writtenId(status, body)};
    } catch (error) {
      // A field that the tenant made unique holds our marker already: it is this very call (reliability Z31).
      if (error instanceof CrmError && error.kind === 'duplicate' && error.existingId)
        return {id: error.existingId};
      throw error;
    }
  }

  async update(
    tenantId: string,
    id: string,
    change: ActivityChange,
    {signal}: Asking = {},
  ): Promise<'updated' | 'deleted'> {
    const asked = signal ? {signal} : {};
    try {
      const row = await this.#read(tenantId, id, asked);
      if (!row) return 'deleted';
      const before = typeof row.Description === 'string' ? row.Description : '';
      const {status, body} = await this.#client.request(tenantId, {
        method: 'PUT',
        path: `Calls/${id}`,
        body: {
          data: [
            {
              Description: replaceMarkedBlock(before, change.marker, change.description),
              ...(change.recordingUrl && {Voice_Recording__s: change.recordingUrl}),
              ...(change.contact !== undefined && movedTo(change.contact)),
            },
          ],
          // Workflows ran when the call was written; a link that comes later is no news to them.
          trigger: [],
        },
        ...asked,
      });
      writtenId(status, body);
      return 'updated';
    } catch (error) {
      if (error instanceof CrmError && error.kind === 'not_found') return 'deleted';
      // A change can be repeated without harm, so nothing about it stays in doubt.
      if (error instanceof CrmError && error.kind === 'unknown_outcome')
        throw new CrmError('unavailable', {cause: error});
      throw error;
    }
  }

  /** By the call's start, which COQL sees at once; by search where COQL is not allowed. Our marker decides. */
  async find(
    tenantId: string,
    draft: ActivityDraft,
    {signal}: Asking = {},
  ): Promise<{id: string} | undefined> {
    const asked = signal ? {signal} : {};
    const start = draft.startedAt.replace(/\.[0-9]+(?=Z|[+-]|$)/, '').replace(/Z$/, '+00:00');
    let rows: Row[];
    try {
      const query = `select id, Description from Calls where Call_Start_Time = ${coqlText(start)} limit 200`;
      const {body} = await this.#client.request(tenantId, {
        method: 'POST',
        path: 'coql',
        readsOnly: true,
        body: {select_query: query},
        ...asked,
      });
      rows = rowsOf(body);
    } catch (error) {
      if (!(error instanceof CrmError) || !['permission', 'rejected'].includes(error.kind)) throw error;
      const {body} = await this.#client.request(tenantId, {
        path: 'Calls/search',
        query: {criteria: `(Call_Start_Time:equals:${start})`},
        ...asked,
      });
      rows = rowsOf(body);
    }
    return this.#withMarker(tenantId, rows, draft.marker, asked);
  }

  /** Long texts may be left out of a list; then each candidate is read by itself. */
  async #withMarker(tenantId: string, rows: readonly Row[], marker: string, asked: Asking) {
    for (const row of rows) {
      const id = idText(row.id);
      if (id === undefined) continue;
      const whole = 'Description' in row ? row : await this.#read(tenantId, id, asked);
      if (typeof whole?.Description === 'string' && holdsMarker(whole.Description, marker)) return {id};
    }
    return undefined;
  }

  async #read(tenantId: string, id: string, {signal}: Asking): Promise<Row | undefined> {
    if (!/^[0-9]{1,25}$/.test(id)) return undefined;
    const {body} = await this.#client.request(tenantId, {
      path: `Calls/${id}`,
      query: {fields: 'Description'},
      ...(signal && {signal}),
    });
    return rowsOf(body)[0];
  }
}
