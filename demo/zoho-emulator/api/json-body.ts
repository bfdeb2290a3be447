import type {Context} from 'hono';
import {ZohoError, invalidData} from '../world/zoho-error.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The body as JSON, whatever its content type says: the official SDK sends none. Undefined: not JSON. */
export async function parsedBody(c: Context): Promise<unknown> {
  if (c.req.header('content-type')?.includes('multipart/form-data')) return undefined;
  try {
    return JSON.parse(await c.req.text());
  } catch {
    return undefined;
  }
}

/** @throws ZohoError when the body is no JSON object */
export async function jsonBody(c: Context): Promise<Record<string, unknown>> {
  const body = await parsedBody(c);
  if (!isObject(body)) throw invalidData({});
  return body;
}

const recordsPerCall = 100;

/** `data[]` of a write: objects, one to a hundred. */
export async function dataOf(c: Context): Promise<Record<string, unknown>[]> {
  const {data} = await jsonBody(c);
  if (data === undefined) {
    throw new ZohoError(400, 'MANDATORY_NOT_FOUND', 'required field not found', {
      api_name: 'data',
      json_path: '$.data',
    });
  }
  const shape = {api_name: 'data', json_path: '$.data'};
  if (!Array.isArray(data) || data.length === 0)
    throw invalidData({...shape, expected_data_type: 'jsonarray'});
  if (data.length > recordsPerCall) throw invalidData({...shape, maximum_length: recordsPerCall});
  if (!data.every(isObject)) throw invalidData({...shape, expected_data_type: 'jsonobject'});
  return data;
}
