import * as v from 'valibot';
import {LRUCache} from 'lru-cache';
import type {ListedRecording} from '../../recordings/recording-match.ts';
import {cleanText} from '../../text/clean-text.ts';
import {PbxUnavailableError} from '../pbx-api.ts';
import {rowsOf} from './rest-rows.ts';
import type {ServiceAccount} from './service-account.ts';

const pageSize = 100;
const pagesAtMost = 10;
/** Ids go into paths: nothing else than what the PBX makes ids of (pbx-facts 1.5). */
const idPattern = /^[A-Za-z0-9+=_-]{1,80}$/;

/** Where a transcript stands. `none`: nobody asked for one, or it cannot be told. */
export type TranscriptState = 'none' | 'pending' | 'available' | 'failed';

export interface RecordingRow extends ListedRecording {
  readonly transcript: TranscriptState;
}

export interface RecordingDetail {
  readonly fileName: string;
  /** As the PBX writes it, not yet checked: a path below its origin, or something to be refused. */
  readonly fileUrl: string;
  readonly seconds: number | null;
  readonly transcriptId: string | null;
}

/** A turn of a transcript; `start` in seconds, null where the PBX tells none. */
interface TranscriptTurn {
  readonly speaker: string;
  readonly start: number | null;
  readonly text: string;
}
export interface Transcript {
  readonly summary: string;
  readonly turns: readonly TranscriptTurn[];
}

const text = v.pipe(
  v.fallback(v.nullish(v.union([v.string(), v.number()]), ''), ''),
  v.transform((value) => String(value ?? '')),
);
const rowSchema = v.object({
  id: text,
  caller: text,
  callee: text,
  started_at: text,
  ended_at: text,
  status: text,
});
const detailSchema = v.object({
  file_name: text,
  file_url: text,
  duration: v.fallback(v.nullish(v.pipe(v.number(), v.minValue(0)), null), null),
  transcription_id: text,
});
const transcriptSchema = v.object({
  summary: text,
  segments: v.fallback(
    v.nullish(
      v.array(v.object({speaker: text, start: v.fallback(v.nullish(v.number(), null), null), text})),
      [],
    ),
    [],
  ),
});

/** Reads recordings and transcripts from the PBX's REST (pbx-facts 2.4, 3.7), in the name of the tenant's service user. */
export class PbxRecordings {
  readonly #account: Pick<ServiceAccount, 'get'>;
  /** What a file is called never changes, and neighbours in time are asked about by several calls. */
  readonly #details = new LRUCache<string, RecordingDetail>({max: 5000});

  constructor(account: Pick<ServiceAccount, 'get'>) {
    this.#account = account;
  }

  /**
   * Files that began in this span of time; null where the PBX hides recordings from the tenant (Call Statistics off), or does not
   * take the question.
   * @throws PbxUnavailableError
   */
  async between(tenantId: string, from: number, to: number): Promise<RecordingRow[] | null> {
    const filter = `started_at ge '${iso(from)}' and started_at le '${iso(to)}'`;
    const isInside = ({startedAt}: RecordingRow) =>
      startedAt === null || (startedAt >= from && startedAt <= to);
    const asked = await this.#pages(tenantId, {filter, orderby: 'started_at asc'}, () => false);
    if (asked === 'hidden') return null;
    if (asked !== 'refused' && asked.every(isInside)) return asked;
    // Which fields may be filtered by is not documented: a PBX that refuses or ignores the filter is read from its newest file on.
    const isPast = (rows: readonly RecordingRow[]) => (rows.at(-1)?.startedAt ?? Infinity) < from;
    const all = await this.#pages(tenantId, {orderby: 'started_at desc'}, isPast);
    return typeof all === 'string' ? null : all.filter(isInside);
  }

  /** @param isEnough Told each page; true when the next ones are not needed. */
  async #pages(
    tenantId: string,
    question: Readonly<Record<string, string>>,
    isEnough: (rows: readonly RecordingRow[]) => boolean,
  ): Promise<RecordingRow[] | 'hidden' | 'refused'> {
    const rows: RecordingRow[] = [];
    for (let page = 0; page < pagesAtMost; page++) {
      const paging = {top: String(pageSize), skip: String(page * pageSize)};
      const query = new URLSearchParams({...paging, ...question});
      const {status, body} = await this.#account.get(tenantId, `recordings?${query.toString()}`);
      if (status === 403 || status === 404) return 'hidden';
      if (isRefusal(status)) return 'refused';
      if (status !== 200)
        throw new PbxUnavailableError(`The PBX refuses its list of recordings (${status}).`);
      const found = rowsOf(body, rowSchema);
      const usable = found.filter(({id}) => idPattern.test(id)).map(rowOf);
      rows.push(...usable);
      if (found.length < pageSize || isEnough(usable)) break;
    }
    return rows;
  }

  /** Undefined when the file is gone, or not for our service user. @throws PbxUnavailableError */
  async detail(tenantId: string, id: string, {fresh = false} = {}): Promise<RecordingDetail | undefined> {
    const key = `${tenantId} ${id}`;
    const known = fresh ? undefined : this.#details.get(key);
    if (known) return known;
    if (!idPattern.test(id)) return undefined;
    const {status, body} = await this.#account.get(tenantId, `recordings/${encodeURIComponent(id)}`);
    if (isRefusal(status)) return undefined;
    if (status !== 200) throw new PbxUnavailableError(`The PBX refuses a recording (${status}).`);
    const [item] = rowsOf(body, detailSchema);
    const row = item ?? v.safeParse(detailSchema, body).output;
    const {file_name, file_url, duration, transcription_id} = row as v.InferOutput<typeof detailSchema>;
    const detail: RecordingDetail = {
      fileName: file_name,
      fileUrl: file_url,
      seconds: duration === null || duration === undefined ? null : Math.round(duration),
      transcriptId: idPattern.test(transcription_id) ? transcription_id : null,
    };
    this.#details.set(key, detail);
    return detail;
  }

  /** Undefined when there is none (any more). @throws PbxUnavailableError */
  async transcript(tenantId: string, id: string): Promise<Transcript | undefined> {
    if (!idPattern.test(id)) return undefined;
    const {status, body} = await this.#account.get(tenantId, `transcription/${encodeURIComponent(id)}`);
    if (status === 404) return undefined;
    const found = v.safeParse(transcriptSchema, body);
    if (status !== 200 || !found.success)
      throw new PbxUnavailableError(`The PBX refuses a transcript (${status}).`);
    return {
      summary: cleanText(found.output.summary, 2000),
      turns: (found.output.segments ?? []).map((turn) => ({
        speaker: cleanText(turn.speaker),
        start: turn.start ?? null,
        text: cleanText(turn.text, 4000),
      })),
    };
  }
}

/** An answer that asking again does not change; without a good token or in time there was none. */
const isRefusal = (status: number): boolean =>
  status >= 400 && status < 500 && status !== 401 && status !== 408;

function rowOf(row: v.InferOutput<typeof rowSchema>): RecordingRow {
  return {
    id: row.id,
    caller: row.caller,
    callee: row.callee,
    startedAt: timeOf(row.started_at),
    endedAt: timeOf(row.ended_at),
    transcript: transcriptState(row.status),
  };
}

/** Words of the status are documented nowhere (pbx-facts 6): what is neither done nor failed is under way. */
function transcriptState(status: string): TranscriptState {
  if (status.trim() === '' || /^none$/i.test(status.trim())) return 'none';
  if (/fail|error/i.test(status)) return 'failed';
  return /complete|success|done/i.test(status) ? 'available' : 'pending';
}

function timeOf(text: string): number | null {
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : time;
}

const iso = (time: number): string => new Date(time).toISOString();
