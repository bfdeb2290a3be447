import type {ActivityDraft, Asking} from '../crm-adapter.ts';
import {CrmError} from '../crm-error.ts';
import {holdsMarker} from '../marked-block.ts';
import {minutesAndSeconds, wholeSeconds} from './activity-fields.ts';
import type {CallMarks} from './call-layout.ts';
import {coqlText, criteriaText} from './coql.ts';
import {idText, rowsOf} from './record-values.ts';
import type {ZohoClient} from './zoho-client.ts';

type Row = Readonly<Record<string, unknown>>;

const callTypes = {inbound: 'Inbound', outbound: 'Outbound', missed: 'Missed'} as const;

/** Looks for the call that an earlier, doubtful create may have made. */
export class ActivitySearch {
  readonly #client: ZohoClient;

  constructor(client: ZohoClient) {
    this.#client = client;
  }

  /**
   * By the field with our mark, where there is one; else among the calls of that second. COQL sees a call at once, so the search is
   * only asked where COQL is not allowed.
   */
  async find(
    tenantId: string,
    draft: ActivityDraft,
    {key, texts}: CallMarks,
    asked: Asking,
  ): Promise<{id: string} | undefined> {
    if (key !== null) {
      const rows = await this.#rows(tenantId, [key], key, draft.marker, asked);
      const id = rows.map((row) => (row[key] === draft.marker ? idText(row.id) : undefined)).find(Boolean);
      if (id !== undefined) return {id};
    }
    const isMarked = texts.length > 0;
    const fields = isMarked ? texts : ['Subject', 'Call_Type', 'Call_Duration_in_seconds'];
    const start = wholeSeconds(draft.startedAt).replace(/Z$/, '+00:00');
    const rows = await this.#rows(tenantId, fields, 'Call_Start_Time', start, asked);
    return isMarked
      ? this.#withMarker(tenantId, rows, draft.marker, texts, asked)
      : onlyOne(rows.filter((row) => isAlike(row, draft)));
  }

  async #rows(
    tenantId: string,
    fields: readonly string[],
    by: string,
    value: string,
    {signal}: Asking,
  ): Promise<Row[]> {
    const asked = signal ? {signal} : {};
    try {
      const query = `select id, ${fields.join(', ')} from Calls where ${by} = ${coqlText(value)} limit 200`;
      const {body} = await this.#client.request(tenantId, {
        method: 'POST',
        path: 'coql',
        readsOnly: true,
        body: {select_query: query},
        ...asked,
      });
      return rowsOf(body);
    } catch (error) {
      if (!(error instanceof CrmError) || !['permission', 'rejected'].includes(error.kind)) throw error;
      const {body} = await this.#client.request(tenantId, {
        path: 'Calls/search',
        query: {criteria: `(${by}:equals:${criteriaText(value)})`},
        ...asked,
      });
      return rowsOf(body);
    }
  }

  /** Long texts may be left out of a list; then each candidate is read by itself. */
  async #withMarker(
    tenantId: string,
    rows: readonly Row[],
    marker: string,
    fields: readonly string[],
    asked: Asking,
  ) {
    const holds = (text: unknown) => typeof text === 'string' && holdsMarker(text, marker);
    for (const row of rows) {
      const id = idText(row.id);
      if (id === undefined) continue;
      const isWhole = fields.every((field) => field in row);
      const texts = isWhole ? row : await this.#texts(tenantId, id, fields, asked);
      if (fields.some((field) => holds(texts[field]))) return {id};
    }
    return undefined;
  }

  async #texts(tenantId: string, id: string, fields: readonly string[], {signal}: Asking): Promise<Row> {
    const {body} = await this.#client.request(tenantId, {
      path: `Calls/${id}`,
      query: {fields: fields.join(',')},
      ...(signal && {signal}),
    });
    return rowsOf(body)[0] ?? {};
  }
}

/** A call with no place for a mark is known by its facts, and only if no other is like it. */
function onlyOne(rows: readonly Row[]): {id: string} | undefined {
  const id = rows.length === 1 ? idText(rows[0]!.id) : undefined;
  return id === undefined ? undefined : {id};
}

function isAlike(row: Row, {type, durationSeconds}: ActivityDraft): boolean {
  if (row.Call_Type !== callTypes[type]) return false;
  const seconds = row.Call_Duration_in_seconds;
  if (type === 'missed') return !seconds;
  return typeof seconds !== 'number' || minutesAndSeconds(seconds) === minutesAndSeconds(durationSeconds);
}
