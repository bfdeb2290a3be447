import type {CrmModule} from '../../../contract/index.ts';
import {digitsOf} from '../../phone/dialled-text.ts';
import {storedForms} from '../../phone/searched-number.ts';
import type {Asking, CrmAdapter, CrmRecord, SearchedNumber} from '../crm-adapter.ts';
import {CrmError} from '../crm-error.ts';
import {criteriaText} from './coql.ts';
import {phoneFields, readRecord, type RecordUrl} from './record-reader.ts';
import {rowsOf} from './record-values.ts';
import type {ZohoClient} from './zoho-client.ts';
import {isOutOfReach} from './zoho-error.ts';

type Found = Awaited<ReturnType<CrmAdapter['findByNumber']>>;
/** How one question to a module is put. */
type Question = Readonly<Record<string, string>>;

/** More records than this with one number are no caller any more. */
const perModule = '50';

/**
 * Asks the modules for a number, all at once: one request each.
 *
 * Zoho says that `phone=` finds every way of writing a number, and gives no algorithm. So the national significant number is asked,
 * and when no module has it, the forms that people type are asked once more, one request a module. As soon as an org has shown that
 * it finds formatted numbers, that second round is left out: a stranger costs as little as a customer. An org that found something
 * only by its form is asked by forms first from then on, and by `phone=` for whom no form finds: it may have been one odd writing, or
 * an index that caught up between the two rounds.
 */
export class NumberSearch {
  readonly #client: ZohoClient;
  readonly #matching = new Map<string, 'loose' | 'exact'>();

  constructor(client: ZohoClient) {
    this.#client = client;
  }

  async find(
    tenantId: string,
    number: SearchedNumber,
    modules: readonly CrmModule[],
    urlOf: RecordUrl,
    options: Asking = {},
  ): Promise<Found> {
    const ask = (question: (module: CrmModule) => Question) =>
      this.#askAll(tenantId, number, modules, question, urlOf, options);
    const askForms = () => {
      for (const form of storedForms(number)) options.trace?.form(form, ruleOf(form, number));
      return ask((module) => formsOf(module, number));
    };
    const askAnyFormat = async () => {
      options.trace?.form(number.nationalSignificant, 'any_format');
      const found = await ask(() => ({phone: number.nationalSignificant}));
      if (found.records.some((record) => isFormatted(record, number))) this.#matching.set(tenantId, 'loose');
      return found;
    };
    if (this.#matching.get(tenantId) === 'exact') {
      const byForm = await askForms();
      return byForm.records.length > 0 ? byForm : askAnyFormat();
    }
    const found = await askAnyFormat();
    const isSettled = found.records.length > 0 || this.#matching.get(tenantId) === 'loose';
    if (isSettled || number.nationalSignificant.length < 7) return found;
    return this.#askByForms(tenantId, found, askForms);
  }

  /** The tenant has another organisation, which may search in another way. */
  forget(tenantId: string): void {
    this.#matching.delete(tenantId);
  }

  async #askByForms(tenantId: string, found: Found, ask: () => Promise<Found>): Promise<Found> {
    try {
      const byForm = await ask();
      if (byForm.records.length > 0) this.#matching.set(tenantId, 'exact');
      return byForm;
    } catch (error) {
      // Only an insurance: an org that does not take this question has answered the first one.
      if (error instanceof CrmError && error.kind === 'rejected') return found;
      throw error;
    }
  }

  async #askAll(
    tenantId: string,
    number: SearchedNumber,
    modules: readonly CrmModule[],
    question: (module: CrmModule) => Question,
    urlOf: RecordUrl,
    {signal, trace, background}: Asking,
  ): Promise<Found> {
    const answers = await Promise.allSettled(
      modules.map((module) =>
        this.#client.request(tenantId, {
          path: `${module}/search`,
          query: {...question(module), per_page: perModule},
          priority: background ? 'enrichment' : 'live',
          ...(signal && {signal}),
          ...(trace && {onSeen: (seen) => trace.request(seen)}),
        }),
      ),
    );
    const records: CrmRecord[] = [];
    const unreadable: CrmModule[] = [];
    const forbidden: CrmModule[] = [];
    const failures: Error[] = [];
    answers.forEach((answer, index) => {
      const module = modules[index]!;
      if (answer.status === 'fulfilled') {
        for (const row of rowsOf(answer.value.body)) {
          const record = readRecord(module, row, urlOf, number);
          if (record) records.push(record);
        }
      } else if (isOutOfReach(answer.reason)) {
        unreadable.push(module);
        if (answer.reason.kind === 'permission') forbidden.push(module);
      } else failures.push(answer.reason as Error);
    });
    const [failure] = failures;
    const found = {records, unreadable, ...(forbidden.length > 0 && {forbidden})};
    if (!failure) return found;
    if (records.length === 0 || !(failure instanceof CrmError)) throw failure;
    return {...found, incomplete: failure};
  }
}

function formsOf(module: CrmModule, number: SearchedNumber): Question {
  const forms = storedForms(number).map(criteriaText).join(',');
  return {
    criteria: Object.keys(phoneFields[module])
      .map((field) => `(${field}:in:${forms})`)
      .reduce((all, one) => `(${all}or${one})`),
  };
}

/** Whether a form holds the calling code. */
function ruleOf(form: string, {callingCode, nationalSignificant}: SearchedNumber): 'e164' | 'national' {
  const digits = digitsOf(form).replace(/^00/, '');
  const isWhole =
    digits.startsWith(callingCode) && digits.length >= callingCode.length + nationalSignificant.length;
  return form.startsWith('+') || isWhole ? 'e164' : 'national';
}

/** Whether a hit shows that the search looks through formatting: the stored text does not hold the searched digits in a row. */
function isFormatted({phones}: CrmRecord, {nationalSignificant}: SearchedNumber): boolean {
  return phones.some(
    ({stored}) => digitsOf(stored).endsWith(nationalSignificant) && !stored.includes(nationalSignificant),
  );
}
