import {toJsonSchema, type JsonSchema} from '@valibot/to-json-schema';
import type * as v from 'valibot';
import {
  callRecordSchema,
  callSchema,
  contactRefSchema,
  contactSchema,
  crmModuleSchema,
  idSchema,
  journalSchema,
  linkedContactSchema,
  lookupSchema,
  matchSchema,
  noteSchema,
  phoneNumberSchema,
  problemCodes,
  problemSchema,
  problemStatus,
  sessionSchema,
  uuidSchema,
  type ProblemCode,
} from '../../contract/index.ts';
import {problem} from '../middleware/problem.ts';
import {agentsOperations} from './agents-operations.ts';
import {callOperations} from './call-operations.ts';
import {connectionOperations} from './connection-operations.ts';
import {contactOperations} from './contact-operations.ts';
import {doctorOperations} from './doctor-operations.ts';
import {healthOperations} from './health-operations.ts';
import {ledgerOperations} from './ledger-operations.ts';
import {linkOperations} from './link-operations.ts';
import type {Body, Operation, Schema, Security} from './operation.ts';
import {publicOperations} from './public-operations.ts';
import {sessionOperations} from './session-operations.ts';
import {settingsOperations} from './settings-operations.ts';
import {tenantsOperations} from './tenants-operations.ts';

/** Every operation that the description tells of. */
export const operations: readonly Operation[] = [
  ...sessionOperations,
  ...contactOperations,
  ...connectionOperations,
  ...callOperations,
  ...ledgerOperations,
  ...settingsOperations,
  ...agentsOperations,
  ...tenantsOperations,
  ...healthOperations,
  ...doctorOperations,
  ...linkOperations,
  ...publicOperations,
];

/** Schemas with a name of their own in the document. */
const named: Record<string, Schema> = {
  PhoneNumber: phoneNumberSchema,
  ContactRef: contactRefSchema,
  Contact: contactSchema,
  Match: matchSchema,
  Lookup: lookupSchema,
  LinkedContact: linkedContactSchema,
  Journal: journalSchema,
  Note: noteSchema,
  Call: callSchema,
  CallRecord: callRecordSchema,
  Session: sessionSchema,
  Problem: problemSchema,
};

const parameterSchemas: Record<string, Schema> = {noteId: uuidSchema, module: crmModuleSchema};

type Json = Record<string, unknown>;

/**
 * The API's description, OpenAPI 3.1, made from the contract's schemas.
 * @param serverUrl Where the API stands, with its base path.
 */
export function openApiDocument(serverUrl: string, version: string): Json {
  return {
    openapi: '3.1.1',
    info: {
      title: 'CRM widgets proxy',
      version,
      description:
        'Caller identification, contact search, notes and call journal for BGMconnects. No number, name or token ever stands in a URL.',
    },
    servers: [{url: serverUrl}],
    paths: paths(serverUrl),
    components: {
      schemas: Object.fromEntries(Object.keys(named).map((name) => [name, definition(name)])),
      securitySchemes: securitySchemes(),
      responses: {Problem: problemResponse(problemCodes)},
    },
  };
}

function paths(serverUrl: string): Json {
  const found: Record<string, Json> = {};
  for (const operation of operations)
    found[operation.path] = {
      ...found[operation.path],
      ...(operation.atRoot && {servers: [{url: new URL(serverUrl).origin}]}),
      [operation.method]: describe(operation),
    };
  return found;
}

function describe(operation: Operation): Json {
  const {id, summary, security, request, replies} = operation;
  return {
    operationId: id,
    summary,
    security: security === 'none' ? [] : [{[security]: []}],
    parameters: parameters(operation),
    ...(request && {
      requestBody: {required: request.required ?? true, content: content(request, 'input')},
    }),
    responses: {
      ...Object.fromEntries(Object.entries(replies).map(([status, body]) => [status, response(body)])),
      ...problemResponses(problemsOf(operation)),
    },
  };
}

function parameters({path, query, requestHeaders}: Operation): Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: jsonSchema(parameterSchemas[name] ?? idSchema, 'input'),
  }));
  const inQuery = Object.entries(query ?? {}).map(([name, {description, schema}]) => ({
    name,
    in: 'query',
    description,
    schema: jsonSchema(schema, 'input'),
  }));
  const inHeader = Object.entries(requestHeaders ?? {}).map(([name, {description, required}]) => ({
    name,
    in: 'header',
    description,
    required,
    schema: {type: 'string'},
  }));
  return [...inPath, ...inQuery, ...inHeader];
}

function response({description, headers, ...body}: Body): Json {
  return {
    description,
    headers: Object.fromEntries(
      ['BGM-Request-Id', ...(headers ?? [])].map((name) => [name, {schema: {type: 'string'}}]),
    ),
    ...(body.schema && {content: content(body, 'output')}),
  };
}

function content(
  {schema, examples, contentType = 'application/json'}: Omit<Body, 'description' | 'headers'>,
  typeMode: 'input' | 'output',
): Json {
  return {
    [contentType]: {
      ...(schema && {schema: jsonSchema(schema, typeMode)}),
      ...(examples && {
        examples: Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, {value}])),
      }),
    },
  };
}

/** What may go wrong with every operation of a kind, and with this one. */
export function problemsOf({security, path, request, problems = []}: Operation): ProblemCode[] {
  if (security === 'none') return [...problems];
  // `unavailable`: the database is away, or its disk is full.
  const codes = new Set<ProblemCode>(['internal', 'malformed', 'unavailable', ...problems]);
  codes.add('unauthenticated');
  if (security === 'widgetToken') codes.add('origin_not_allowed').add('forbidden');
  if (request) codes.add('too_large');
  if (request && security !== 'webhookSecret') codes.add('unsupported_media_type').add('validation_failed');
  if (path.includes('{')) codes.add('not_found');
  return [...codes];
}

function problemResponses(codes: readonly ProblemCode[]): Json {
  const statuses = [...new Set(codes.map((code) => problemStatus[code]))];
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      problemResponse(codes.filter((code) => problemStatus[code] === status)),
    ]),
  );
}

function problemResponse(codes: readonly ProblemCode[]): Json {
  return {
    description: codes.map((code) => `\`${code}\``).join(', '),
    content: {
      'application/problem+json': {
        schema: {
          allOf: [{$ref: '#/components/schemas/Problem'}, {properties: {code: {enum: codes}}}],
        },
        examples: Object.fromEntries(codes.map((code) => [code, {value: problem(code)}])),
      },
    },
  };
}

function securitySchemes(): Record<Exclude<Security, 'none'>, Json> {
  return {
    widgetToken: {type: 'http', scheme: 'bearer', description: 'From `POST /session`; at most ten minutes.'},
    pbxToken: {
      type: 'http',
      scheme: 'bearer',
      description: "A user's token of the PBX, or a JWT of the tenant's own issuer, to be exchanged.",
    },
    webhookSecret: {
      type: 'http',
      scheme: 'bearer',
      description: "The tenant's webhook secret; Basic and Digest are taken too, with the tenant id as user.",
    },
  };
}

const options = {
  definitions: named,
  errorMode: 'ignore',
  target: 'draft-2020-12',
  overrideRef: ({referenceId}: {referenceId: string}) => `#/components/schemas/${referenceId}`,
} as const;

function jsonSchema(schema: Schema, typeMode: 'input' | 'output'): JsonSchema {
  const {$schema: _, $defs: __, ...rest} = toJsonSchema(schema, {...options, typeMode});
  return rest;
}

/** The schema itself where it is defined, references to it everywhere else. */
function definition(name: string): JsonSchema {
  const {[name]: own, ...others} = named;
  const {
    $schema: _,
    $defs: __,
    ...rest
  } = toJsonSchema(own as v.GenericSchema, {
    ...options,
    definitions: others,
    typeMode: 'output',
  });
  return rest;
}
