/** A row of a list, as REST shows it. */
export type Row = Readonly<Record<string, unknown>>;
export type RowTest = (row: Row) => boolean;

/** A filter that cannot be read. */
export class FilterError extends Error {
  override readonly name = 'FilterError';
}

type Literal = string | number | boolean | null;

const tokenPattern = /\s*(?:('(?:[^']|'')*')|([()])|(,)|([^\s(),']+))/gy;

/**
 * Reads the part of OData that the PBX knows: `eq ne gt ge lt le`, `and`, `or`, brackets, and
 * `startswith(field,'x')`, `endswith`, `contains`.
 * @throws FilterError
 */
export function parseFilter(text: string): RowTest {
  const reader = new FilterReader(text);
  return reader.read();
}

class FilterReader {
  readonly #tokens: string[];
  #at = 0;

  constructor(text: string) {
    this.#tokens = [...text.trim().matchAll(tokenPattern)].map((match) => match[0].trim());
    if (this.#tokens.join('').replace(/\s/g, '') !== text.replace(/\s/g, ''))
      throw new FilterError('unreadable');
  }

  read(): RowTest {
    const test = this.#or();
    if (this.#at < this.#tokens.length) throw new FilterError('something follows');
    return test;
  }

  #or(): RowTest {
    const parts = [this.#and()];
    while (this.#take('or')) parts.push(this.#and());
    return (row) => parts.some((part) => part(row));
  }

  #and(): RowTest {
    const parts = [this.#term()];
    while (this.#take('and')) parts.push(this.#term());
    return (row) => parts.every((part) => part(row));
  }

  #term(): RowTest {
    if (this.#take('(')) {
      const inner = this.#or();
      this.#expect(')');
      return inner;
    }
    const name = this.#next();
    return ['startswith', 'endswith', 'contains'].includes(name)
      ? this.#textTest(name)
      : this.#comparison(name);
  }

  #textTest(name: string): RowTest {
    this.#expect('(');
    const field = this.#next();
    this.#expect(',');
    const wanted = String(this.#literal()).toLowerCase();
    this.#expect(')');
    const tests: Record<string, (text: string) => boolean> = {
      startswith: (text) => text.startsWith(wanted),
      endswith: (text) => text.endsWith(wanted),
      contains: (text) => text.includes(wanted),
    };
    return (row) => tests[name]!(textOf(fieldOf(row, field)).toLowerCase());
  }

  #comparison(field: string): RowTest {
    const operator = this.#next();
    const wanted = this.#literal();
    const tests: Record<string, (order: number) => boolean> = {
      eq: (order) => order === 0,
      ne: (order) => order !== 0,
      gt: (order) => order > 0,
      ge: (order) => order >= 0,
      lt: (order) => order < 0,
      le: (order) => order <= 0,
    };
    const test = tests[operator];
    if (!test) throw new FilterError(`no operator ${operator}`);
    return (row) => test(compare(fieldOf(row, field), wanted));
  }

  #literal(): Literal {
    const token = this.#next();
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    if (token === 'true' || token === 'false') return token === 'true';
    return token === 'null' ? null : token;
  }

  #next(): string {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw new FilterError('ends too early');
    return token;
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at++;
    return true;
  }

  #expect(token: string): void {
    if (!this.#take(token)) throw new FilterError(`${token} is missing`);
  }
}

function fieldOf(row: Row, field: string): unknown {
  if (!(field in row)) throw new FilterError(`no field ${field}`);
  return row[field];
}

/** A value as text; `null` and what is no single value is empty. */
const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';

/** Times compare as instants, short numbers as numbers, the rest (ids too: they exceed 2^53) as text. */
export function compare(a: unknown, b: unknown): number {
  if (a === b) return 0;
  const [left, right] = [textOf(a), textOf(b)];
  const [from, to] = [instant(left), instant(right)];
  if (from !== undefined && to !== undefined) return from - to;
  const numeric = /^-?\d{1,15}$/;
  if (typeof a === 'number' && numeric.test(right)) return a - Number(right);
  return left < right ? -1 : left > right ? 1 : 0;
}

const instant = (text: string): number | undefined =>
  /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?$/.test(text) ? Date.parse(text) : undefined;
