import type {Context} from 'hono';
import {invalid} from './api-error.ts';
import {FilterError, compare, parseFilter} from './odata-filter.ts';
import type {Row} from './odata-filter.ts';

/**
 * Answers a list as the PBX does: `top` 1–100, `skip`, `filter`, `search`, `orderby`, each also with `$`;
 * `count` is the number before cutting.
 */
export function listOf<R extends Row>(c: Context, rows: readonly R[], searched: readonly string[] = []) {
  const param = (name: string) => c.req.query(name) ?? c.req.query(`$${name}`);
  const top = whole(param('top') ?? '100', 'top', 1, 100);
  const skip = whole(param('skip') ?? '0', 'skip', 0, Number.MAX_SAFE_INTEGER);
  let found = filtered(rows, param('filter'));
  const word = param('search')?.toLowerCase();
  if (word) {
    found = found.filter((row) => searched.some((field) => String(row[field]).toLowerCase().includes(word)));
  }
  const ordered = inOrder(found, param('orderby'));
  return {count: ordered.length, items: ordered.slice(skip, skip + top)};
}

function whole(text: string, field: string, min: number, max: number): number {
  const value = Number(text);
  return Number.isInteger(value) && value >= min && value <= max ? value : invalid(field);
}

function filtered<R extends Row>(rows: readonly R[], filter: string | undefined): R[] {
  if (!filter) return [...rows];
  try {
    return rows.filter(parseFilter(filter));
  } catch (error) {
    if (error instanceof FilterError) return invalid('filter');
    throw error;
  }
}

function inOrder<R extends Row>(rows: R[], orderby: string | undefined): R[] {
  const keys = (orderby ?? '').split(',').flatMap((part) => {
    const [, field, direction = 'asc'] = /^\s*(\w+)(?:\s+(asc|desc))?\s*$/i.exec(part) ?? [];
    return field ? [{field, sign: direction.toLowerCase() === 'desc' ? -1 : 1}] : [];
  });
  const order = (a: R, b: R) =>
    keys.reduce((found, {field, sign}) => found || sign * compare(a[field], b[field]), 0);
  return keys.length > 0 ? rows.sort(order) : rows;
}
