import {PbxUnavailableError} from '../pbx-api.ts';
import type {PbxAnswer} from '../rest/pbx-client.ts';
import {rowsOf, type CallLogRow} from './call-log-row.ts';

const pageSize = 100;
const pagesAtMost = 300;

/** The PBX does not show this tenant's call log: the feature is off, or the service user may not read it. */
export class CallLogRefusedError extends Error {
  override readonly name = 'CallLogRefusedError';
}

/** Asks in a tenant's name; 4xx is an answer, everything worse is thrown. */
export type AskPbx = (tenantId: string, path: string) => Promise<PbxAnswer>;

/** Reads `GET /api/calllogs` and `GET /api/cdrs/{id}` (pbx-facts 2.4), trusting neither filter nor order nor paging. */
export class CallLogReader {
  readonly #ask: AskPbx;

  constructor(ask: AskPbx) {
    this.#ask = ask;
  }

  /**
   * Every row that began at `since` or later.
   * @returns `whole` is false when the log was longer than we read at once.
   * @throws CallLogRefusedError | PbxUnavailableError
   */
  async since(tenantId: string, since: number): Promise<{rows: CallLogRow[]; whole: boolean}> {
    const filter = `started_at ge ${new Date(since).toISOString().replace(/\.\d+Z$/, 'Z')}`;
    const filtered = await this.#read(tenantId, since, filter);
    if (filtered && filtered.rows.length > 0) return filtered;
    // Refused, or nothing came: some releases may not know this filter, and would answer so for a full log too.
    return (await this.#read(tenantId, since, undefined))!;
  }

  /** The legs of a row; empty when the PBX tells none. @throws PbxUnavailableError */
  async legs(tenantId: string, rowId: string): Promise<CallLogRow[]> {
    const {status, body} = await this.#ask(tenantId, `cdrs/${encodeURIComponent(rowId)}`);
    return status === 200 ? rowsOf(body) : [];
  }

  /** Undefined when the PBX does not take the filter. */
  async #read(
    tenantId: string,
    since: number,
    filter: string | undefined,
  ): Promise<{rows: CallLogRow[]; whole: boolean} | undefined> {
    const found = new Map<string, CallLogRow>();
    for (let page = 0; page < pagesAtMost; page++) {
      const answer = await this.#page(tenantId, page * pageSize, filter);
      if (answer === undefined) return undefined;
      const rows = rowsOf(answer);
      const fresh = rows.filter(({id, sessionId}) => !found.has(`${sessionId} ${id}`));
      for (const row of fresh) found.set(`${row.sessionId} ${row.id}`, row);
      // A PBX that ignores `skip` would answer its first page for ever.
      const ends = rows.length < pageSize || fresh.length === 0 || isPast(rows, since);
      if (ends) return {rows: within([...found.values()], since), whole: true};
    }
    return {rows: within([...found.values()], since), whole: false};
  }

  async #page(tenantId: string, skip: number, filter: string | undefined): Promise<unknown> {
    const query = new URLSearchParams({
      top: String(pageSize),
      skip: String(skip),
      orderby: 'started_at desc',
    });
    if (filter !== undefined) query.set('filter', filter);
    const {status, body} = await this.#ask(tenantId, `calllogs?${query.toString()}`);
    if ([401, 403, 404].includes(status)) throw new CallLogRefusedError(`status ${status}`);
    if (status === 200 && Array.isArray((body as {items?: unknown} | undefined)?.items)) return body;
    if (filter !== undefined && status >= 400 && status < 500) return undefined;
    throw new PbxUnavailableError(`The PBX's call log cannot be read (${status}).`);
  }
}

const within = (rows: CallLogRow[], since: number): CallLogRow[] =>
  rows.filter(({startedAt}) => startedAt !== null && startedAt >= since);

/** Newest first as asked, and the end of this page is older than what we want: the next pages are too. */
function isPast(rows: readonly CallLogRow[], since: number): boolean {
  const times = rows.map(({startedAt}) => startedAt ?? Infinity);
  return times.at(-1)! < since && times.every((time, index) => index === 0 || time <= times[index - 1]!);
}
