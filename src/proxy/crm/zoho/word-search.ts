import type {CrmModule} from '../../../contract/index.ts';
import {digitsOf} from '../../phone/dialled-text.ts';
import type {Asking, CrmRecord} from '../crm-adapter.ts';
import {CrmError} from '../crm-error.ts';
import {readRecord, type RecordUrl} from './record-reader.ts';
import {rowsOf} from './record-values.ts';
import type {ZohoClient} from './zoho-client.ts';
import {isOutOfReach} from './zoho-error.ts';

/** How many records of each module are asked for: as few as will do for the answer's limit. */
const steps = [25, 50, 100, 200];

/** What a person typed into a search box, and where to look. */
export interface WordQuestion {
  readonly query: string;
  readonly modules: readonly CrmModule[];
  readonly limit: number;
}

/**
 * Records for what a person typed: an e-mail address, part of a number, or words. Modules are asked at once; one that cannot be
 * asked now makes the answer incomplete, and only when none answers the search fails.
 */
export async function searchWords(
  client: ZohoClient,
  tenantId: string,
  {query, modules, limit}: WordQuestion,
  urlOf: RecordUrl,
  {signal}: Asking = {},
): Promise<{records: CrmRecord[]; complete: boolean}> {
  const question = questionOf(query);
  if (!question) return {records: [], complete: true};
  const perModule = steps.find((step) => step >= limit) ?? steps.at(-1)!;
  const answers = await Promise.allSettled(
    modules.map((module) =>
      client.request(tenantId, {
        path: `${module}/search`,
        query: {...question, per_page: String(perModule)},
        ...(signal && {signal}),
      }),
    ),
  );
  const found = answers.map((answer, index) =>
    answer.status === 'rejected'
      ? []
      : rowsOf(answer.value.body).map((row) => readRecord(modules[index]!, row, urlOf)),
  );
  const failures = answers.flatMap((answer) =>
    answer.status === 'rejected' ? [answer.reason as Error] : [],
  );
  const unexpected = failures.filter((error) => !isOutOfReach(error));
  const bug = unexpected.find((error) => !(error instanceof CrmError));
  const nobodyAnswered = failures.length === modules.length ? (unexpected[0] ?? failures[0]) : undefined;
  const failure = bug ?? nobodyAnswered;
  if (failure) throw failure;
  return {records: inOrder(found, query).slice(0, limit), complete: unexpected.length === 0};
}

/** Which of Zoho's three searches fits. `word` takes letters and digits only and at least two of them. */
function questionOf(query: string): Readonly<Record<string, string>> | undefined {
  const digits = digitsOf(query);
  if (digits.length >= 3 && /^[\s\d+().-]+$/.test(query.normalize('NFKC'))) return {phone: digits.slice(-15)};
  if (/^[^\s@(),\\]+@[^\s@(),\\]*$/.test(query)) return {email: query};
  const word = query
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 100);
  return word.length >= 2 ? {word} : undefined;
}

/**
 * Sorted within each step only: a longer answer, asked for a further page, begins as the shorter one did. Else the next page would
 * show records again and leave others out.
 * @param found By module, as the CRM has them; undefined is no record.
 */
function inOrder(found: readonly (readonly (CrmRecord | undefined)[])[], query: string): CrmRecord[] {
  return steps.flatMap((end, index) => {
    const part = found.flatMap((records) => records.slice(steps[index - 1] ?? 0, end));
    return byNearness(
      part.filter((record) => record !== undefined),
      query,
    );
  });
}

/** Names that begin with what was typed first; otherwise as the CRM and the order of modules have it. */
function byNearness(records: readonly CrmRecord[], query: string): CrmRecord[] {
  const wanted = query.trim().toLocaleLowerCase();
  const distance = ({name}: CrmRecord) => {
    const words = name.toLocaleLowerCase();
    if (words.startsWith(wanted)) return 0;
    return words.split(/\s+/).some((word) => word.startsWith(wanted)) ? 1 : 2;
  };
  return [...records].sort((one, other) => distance(one) - distance(other));
}
