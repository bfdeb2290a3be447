import * as v from 'valibot';
import type {ProblemCode} from '../../contract/index.ts';

export type Schema = v.GenericSchema<unknown, unknown>;

/** Who may call: a widget token, a PBX token that is exchanged, the PBX's webhook secret, or anyone. */
export type Security = 'widgetToken' | 'pbxToken' | 'webhookSecret' | 'none';

export interface Body {
  readonly description: string;
  readonly schema?: Schema;
  readonly examples?: Readonly<Record<string, unknown>>;
  /** Default `application/json`. */
  readonly contentType?: string;
  /** Response headers beyond `BGM-Request-Id`. */
  readonly headers?: readonly string[];
}

/** One method of one resource, as the description of the API tells it. */
export interface Operation {
  readonly id: string;
  readonly method: 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete';
  /** As in OpenAPI, below the base path: `/calls/{callId}`. */
  readonly path: string;
  /** True where the path stands at the root of the port, for operators. */
  readonly atRoot?: boolean;
  readonly summary: string;
  readonly security: Security;
  readonly query?: Readonly<Record<string, {readonly description: string; readonly schema: Schema}>>;
  readonly requestHeaders?: Readonly<
    Record<string, {readonly description: string; readonly required: boolean}>
  >;
  readonly request?: Omit<Body, 'description' | 'headers'> & {readonly required?: boolean};
  readonly replies: Readonly<Record<number, Body>>;
  /** Codes of this operation beyond those that belong to its kind. */
  readonly problems?: readonly ProblemCode[];
}

/** Query of a list that comes in pages. */
export const pageQuery = {
  cursor: {description: '`nextCursor` of the page before.', schema: v.pipe(v.string(), v.maxLength(200))},
  limit: {
    description: 'Most calls of a page, 1 to 100.',
    schema: v.pipe(v.string(), v.regex(/^[0-9]{1,3}$/)),
  },
} as const satisfies Operation['query'];
