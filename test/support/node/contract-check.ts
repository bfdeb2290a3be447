import assert from 'node:assert/strict';
import addFormatsModule from 'ajv-formats';
import {Ajv2020, type AnySchemaObject, type ValidateFunction} from 'ajv/dist/2020.js';
import {openApiDocument} from '../../../src/proxy/openapi/document.ts';

interface Content {
  readonly schema?: AnySchemaObject;
  readonly examples?: Record<string, {value: unknown}>;
}
interface Described {
  readonly operationId: string;
  readonly parameters: readonly {name: string; in: string}[];
  readonly requestBody?: {content: Record<string, Content>};
  readonly responses: Record<string, {description: string; content?: Record<string, Content>}>;
}
interface Document {
  readonly paths: Record<string, Record<string, Described>>;
  readonly components: {schemas: Record<string, AnySchemaObject>};
}

/** The description as the proxy serves it. */
export const openApi = openApiDocument('https://crm.example/crm/v1', '0.0.0') as unknown as Document;

const ajv = new Ajv2020({strict: false, allErrors: true, allowUnionTypes: true});
// A CommonJS default export, seen through two module systems.
(addFormatsModule as unknown as (instance: Ajv2020) => void)(ajv);
ajv.addSchema({$id: 'openapi', components: openApi.components});

const validators = new Map<AnySchemaObject, ValidateFunction>();

/** Asserts that a value is what a schema of the description says. */
export function assertMatches(schema: AnySchemaObject, value: unknown, what: string): void {
  let validate = validators.get(schema);
  if (!validate) {
    const rooted = JSON.parse(
      JSON.stringify(schema).replaceAll('"#/components/', '"openapi#/components/'),
    ) as AnySchemaObject;
    validators.set(schema, (validate = ajv.compile(rooted)));
  }
  assert.ok(validate(value), `${what}: ${ajv.errorsText(validate.errors)}`);
}

/** Finds the operation of a request; the path is below the base path and without a query. */
export function operationOf(method: string, path: string): Described | undefined {
  const found = Object.entries(openApi.paths)
    .filter(([template]) => patternOf(template).test(path))
    .sort(([a], [b]) => placeholders(a) - placeholders(b))[0]?.[1];
  return found?.[method.toLowerCase()];
}

/** Asserts that an answer is one that the description has for this request, down to its fields. */
export async function assertDescribed(method: string, path: string, response: Response): Promise<void> {
  const operation = operationOf(method, path.split('?', 1)[0]!);
  // Unknown paths and methods have no description; their answer is a problem all the same.
  const described = operation?.responses[response.status];
  const what = `${method} ${path} → ${response.status}`;
  const type = response.headers.get('content-type')?.split(';', 1)[0];
  assert.ok(response.headers.get('bgm-request-id'), `${what}: no BGM-Request-Id`);
  if (!operation) return assert.equal(type, 'application/problem+json', what);
  assert.ok(described, `${what}: this status is not described`);
  if (!described.content) return assert.equal(await response.clone().text(), '', what);
  const content = described.content[type ?? ''];
  assert.ok(content, `${what}: content type ${type} is not described`);
  if (content.schema && type?.endsWith('json'))
    assertMatches(content.schema, await response.clone().json(), what);
}

/** Asserts that a request which the proxy took is one that the description allows. */
export function assertAllowedRequest(method: string, path: string, body: unknown): void {
  const content = operationOf(method, path.split('?', 1)[0]!)?.requestBody?.content['application/json'];
  if (content?.schema) assertMatches(content.schema, body, `request of ${method} ${path}`);
}

function patternOf(template: string): RegExp {
  return new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}

function placeholders(template: string): number {
  return template.split('{').length;
}
