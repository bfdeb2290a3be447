import {ZohoError} from '../world/zoho-error.ts';

export interface Token {
  kind: 'word' | 'text' | 'number' | 'sign' | 'end';
  /** A text without its quotes, everything else as written. */
  text: string;
  /** Place in the query, from 0. */
  at: number;
}

/** Names may be joined: `Who_Id.Last_Name`, `What_Id->Leads.Last_Name`. */
const patterns: readonly (readonly [Token['kind'], RegExp])[] = [
  ['text', /'(?:[^'\\]|\\.)*'/y],
  ['number', /-?\d+(?:\.\d+)?(?![\w.])/y],
  ['word', /[A-Za-z_$][\w$]*(?:(?:\.|->)[A-Za-z_$][\w$]*)*/y],
  ['sign', /!=|<>|>=|<=|[=<>(),]/y],
];

/** Line and column from 1, as Zoho counts. */
export function syntaxError(query: string, at: number, near: string): ZohoError {
  const before = query.slice(0, at).split('\n');
  return new ZohoError(400, 'SYNTAX_ERROR', 'error occurred while parsing the query', {
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    near,
  });
}

function nextToken(query: string, at: number): Token & {end: number} {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(query)?.[0];
    if (found === undefined) continue;
    const text = kind === 'text' ? found.slice(1, -1).replace(/\\(.)/g, '$1') : found;
    return {kind, text, at, end: at + found.length};
  }
  throw syntaxError(query, at, query.slice(at, at + 10));
}

/** Cuts a query into tokens; the last one is the end. @throws ZohoError SYNTAX_ERROR */
export function tokensOf(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    at += /^\s*/.exec(query.slice(at))![0].length;
    if (at >= query.length) return [...tokens, {kind: 'end', text: '', at}];
    const {end, ...token} = nextToken(query, at);
    tokens.push(token);
    at = end;
  }
}
