import {ZohoError} from '../world/zoho-error.ts';

/** One comparison of a search criteria text. */
export interface Criterion {
  apiName: string;
  operator: string;
  value: string;
}

/** A parsed criteria text: comparisons joined by and / or. */
export type Criteria = Criterion | {joined: 'and' | 'or'; parts: Criteria[]};

const invalidQuery = (details: Record<string, unknown>): ZohoError =>
  new ZohoError(400, 'INVALID_QUERY', 'invalid query formed', details);

const mostCriteria = 15;

/** Reads `((Last_Name:equals:Burns)and(Phone:starts_with:415))`. */
class CriteriaReader {
  readonly #text: string;
  #at = 0;
  #count = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Criteria {
    const criteria = this.#joined();
    if (this.#at < this.#text.length) throw invalidQuery({reason: 'unexpected text after the criteria'});
    return criteria;
  }

  #joined(): Criteria {
    const parts = [this.#group()];
    let joined: 'and' | 'or' | undefined;
    for (let word = this.#word(); word; word = this.#word()) {
      if (joined && joined !== word) throw invalidQuery({reason: 'brackets are needed between and / or'});
      joined = word;
      parts.push(this.#group());
    }
    return joined ? {joined, parts} : parts[0]!;
  }

  #word(): 'and' | 'or' | undefined {
    const word = /^\s*(and|or)\s*(?=\()/i.exec(this.#text.slice(this.#at));
    if (!word) return undefined;
    this.#at += word[0].length;
    return word[1]!.toLowerCase() as 'and' | 'or';
  }

  #group(): Criteria {
    this.#expect('(');
    const inner = this.#text[this.#at] === '(' ? this.#joined() : this.#criterion();
    this.#expect(')');
    return inner;
  }

  #expect(sign: string): void {
    if (this.#text[this.#at] !== sign) throw invalidQuery({reason: `'${sign}' expected at ${this.#at}`});
    this.#at += 1;
  }

  #criterion(): Criterion {
    this.#count += 1;
    if (this.#count > mostCriteria) {
      const details = {limit: mostCriteria};
      throw new ZohoError(400, 'CRITERIA_LIMIT_EXCEEDED', 'criteria limit exceeded', details);
    }
    const head = /^\s*([A-Za-z_$][\w$.]*):([a-z_]+):/.exec(this.#text.slice(this.#at));
    if (!head) throw invalidQuery({reason: 'api_name:operator:value expected'});
    this.#at += head[0].length;
    return {apiName: head[1]!, operator: head[2]!, value: this.#value()};
  }

  /** Up to the closing bracket; a backslash takes the next sign as it is. */
  #value(): string {
    let value = '';
    for (; this.#at < this.#text.length; this.#at += 1) {
      const sign = this.#text[this.#at]!;
      if (sign === ')') return value;
      if (sign === '(') throw invalidQuery({reason: 'unescaped bracket in a value'});
      if (sign === '\\') this.#at += 1;
      // A comma that was escaped is part of the value: kept apart from the commas of a list.
      value += sign === '\\' ? (this.#text[this.#at] ?? '').replace(',', '\u0000') : sign;
    }
    throw invalidQuery({reason: 'the criteria is not closed'});
  }
}

/** @throws ZohoError INVALID_QUERY */
export const parseCriteria = (text: string): Criteria => new CriteriaReader(text.trim()).read();

/** The value of a comparison with one value. */
export const plainValue = (value: string): string => value.replaceAll('\u0000', ',');

/** The values of `in` and `between`. */
export const listValues = (value: string): string[] =>
  value.split(',').map((part) => plainValue(part.trim()));
