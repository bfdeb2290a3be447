import type {Condition, Query, Where} from './query.ts';
import {syntaxError, tokensOf} from './tokens.ts';
import type {Token} from './tokens.ts';

const comparisons: Record<string, Condition['operator']> = {
  '=': '=',
  '!=': '!=',
  '<>': '!=',
  '>': '>',
  '>=': '>=',
  '<': '<',
  '<=': '<=',
};

/** Reads the documented part of COQL; more than two conditions need brackets, as in the real one. */
class QueryParser {
  readonly #query: string;
  readonly #tokens: Token[];
  #next = 0;

  constructor(query: string) {
    this.#query = query;
    this.#tokens = tokensOf(query);
  }

  parse(): Query {
    this.#keyword('select');
    const counted = this.#counted();
    const columns = counted ? [] : this.#names();
    this.#keyword('from');
    const module = this.#name();
    this.#keyword('where');
    const where = this.#joined();
    const order = this.#order();
    const {limit, offset} = this.#paging();
    if (this.#peek().kind !== 'end') throw this.#error();
    return {columns, ...(counted && {counted}), module, where, order, limit, offset};
  }

  #peek(): Token {
    return this.#tokens[this.#next]!;
  }

  #take(): Token {
    const token = this.#peek();
    if (token.kind !== 'end') this.#next += 1;
    return token;
  }

  #error(token: Token = this.#peek()) {
    return syntaxError(this.#query, token.at, token.text);
  }

  #is(text: string): boolean {
    const token = this.#peek();
    return token.kind !== 'text' && token.text.toLowerCase() === text;
  }

  #accept(text: string): boolean {
    const found = this.#is(text);
    if (found) this.#next += 1;
    return found;
  }

  #keyword(text: string): void {
    if (!this.#accept(text)) throw this.#error();
  }

  /** `count(id)` by itself; groups and the other functions are not played. */
  #counted(): Query['counted'] {
    if (!this.#is('count') || this.#tokens[this.#next + 1]?.text !== '(') return undefined;
    this.#next += 2;
    const column = this.#name();
    this.#keyword(')');
    return {as: `COUNT(${column})`, column};
  }

  #name(): string {
    const token = this.#take();
    if (token.kind !== 'word') throw this.#error(token);
    return token.text;
  }

  #names(): string[] {
    const names = [this.#name()];
    while (this.#accept(',')) names.push(this.#name());
    return names;
  }

  /** One condition, or two joined by and / or; three would need brackets. */
  #joined(): Where {
    const left = this.#term();
    const joined = this.#accept('and') ? 'and' : this.#accept('or') ? 'or' : undefined;
    if (!joined) return left;
    const right = this.#term();
    if (this.#is('and') || this.#is('or')) throw this.#error();
    return {joined, left, right};
  }

  #term(): Where {
    if (!this.#accept('(')) return this.#condition();
    const inner = this.#joined();
    this.#keyword(')');
    return inner;
  }

  #condition(): Condition {
    const column = this.#name();
    if (this.#accept('is')) {
      const operator = this.#accept('not') ? 'is not null' : 'is null';
      this.#keyword('null');
      return {column, operator, values: []};
    }
    if (this.#accept('between')) {
      const first = this.#value();
      this.#keyword('and');
      return {column, operator: 'between', values: [first, this.#value()]};
    }
    const negated = this.#accept('not');
    if (this.#accept('like'))
      return {column, operator: negated ? 'not like' : 'like', values: [this.#value()]};
    if (this.#accept('in')) return {column, operator: negated ? 'not in' : 'in', values: this.#list()};
    const sign = this.#take();
    const operator = negated ? undefined : comparisons[sign.text];
    if (sign.kind !== 'sign' || !operator) throw this.#error(sign);
    return {column, operator, values: [this.#value()]};
  }

  #list(): Condition['values'] {
    this.#keyword('(');
    const values = [this.#value()];
    while (this.#accept(',')) values.push(this.#value());
    this.#keyword(')');
    return values;
  }

  #value(): string | number | boolean {
    const token = this.#take();
    // Ids are numbers beyond 2^53: whole numbers stay text, and compare as what the column is.
    if (token.kind === 'text' || token.kind === 'number') return token.text;
    const word = token.text.toLowerCase();
    if (token.kind === 'word' && (word === 'true' || word === 'false')) return word === 'true';
    throw this.#error(token);
  }

  #order(): Query['order'] {
    if (!this.#accept('order')) return [];
    this.#keyword('by');
    const order: Query['order'] = [];
    do {
      const column = this.#name();
      const descending = this.#accept('desc');
      if (!descending) this.#accept('asc');
      order.push({column, descending});
    } while (this.#accept(','));
    return order;
  }

  /** `limit n`, `limit n offset m`, or `limit m, n`. */
  #paging(): {limit: number; offset: number} {
    if (!this.#accept('limit')) return {limit: 200, offset: this.#accept('offset') ? this.#count() : 0};
    const first = this.#count();
    if (this.#accept(',')) return {limit: this.#count(), offset: first};
    return {limit: first, offset: this.#accept('offset') ? this.#count() : 0};
  }

  #count(): number {
    const token = this.#take();
    if (token.kind !== 'number' || !/^\d+$/.test(token.text)) throw this.#error(token);
    return Number(token.text);
  }
}

/** @throws ZohoError SYNTAX_ERROR */
export const parseQuery = (query: string): Query => new QueryParser(query).parse();
