/** What can go wrong; README.md says what each does. */
export const faultKinds = [
  'latency',
  'status',
  'error',
  'item_error',
  'invalid_token',
  'authentication_failure',
  'html',
  'drop_before',
  'drop_after',
  'no_answer',
  'late',
  'truncated_json',
  'cut_response',
  'drip',
  'empty',
  'missing_id',
  'token_error',
  'token_throttle',
  'token_change',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** A switched-on fault: which requests, how often, and its details. */
export interface FaultRule {
  id: string;
  kind: FaultKind;
  /** Key, zgid or domain name of an org; absent: all. */
  org?: string;
  /** Region's name; absent: all. */
  region?: string;
  /** HTTP method; absent: all. */
  method?: string;
  /** Part of the path, such as `/Calls` or `/oauth/v2/token`; absent: all API paths, or the token endpoint. */
  path?: string;
  /** Share of the matching requests, 0 to 1; default 1. Drawn from a seeded row of numbers. */
  rate?: number;
  /** Ends after so many hits; default never. */
  count?: number;
  /** Lets so many matching requests pass first. */
  skip?: number;
  /** `latency` within this process: instead of a time, until this has come. */
  until?: Promise<void>;
  /** `latency`, `late`: milliseconds. `late` without it: never. */
  ms?: number;
  /** `status`, `error`, `item_error`, `html`, `empty`: HTTP status. */
  status?: number;
  /** `error`, `item_error`: Zoho's code; `token_error`: the value of `error`. */
  code?: string;
  message?: string;
  details?: Record<string, unknown>;
  /** Headers added to the answer, such as `retry-after`. */
  headers?: Record<string, string>;
  /** `token_change`: keys of the token answer to set; null takes the key away. */
  change?: Record<string, unknown>;
  /** `drip`: bytes per second; default 1. */
  bytesPerSecond?: number;
  /** How often it was played. */
  hits: number;
  /** How many requests matched, played or not. */
  seen: number;
}

export const isFaultKind = (kind: unknown): kind is FaultKind =>
  (faultKinds as readonly unknown[]).includes(kind);

/** Kinds that are about the token answer and touch nothing else. */
export const isTokenFault = (kind: FaultKind): boolean => kind.startsWith('token_');
