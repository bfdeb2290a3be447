import type {ContentfulStatusCode} from 'hono/utils/http-status';
import {HTTPException} from 'hono/http-exception';

export type ErrorCode =
  | 'UNKNOWN'
  | 'VALIDATE_FAILED'
  | 'UNAUTHORIZED'
  | 'RESOURCE_IN_USE'
  | 'LICENSE_TENANT_MODULE_REQUIRED'
  | 'LICENSE_TARGET_MODULE_REQUIRED'
  | 'LICENSE_SNAPSHOT_UNAVAILABLE';

/** Throws the PBX's kind of error: `{"errors":[{code, message, detail}]}`. */
export function refuse(status: ContentfulStatusCode, code: ErrorCode, message: string): never {
  const res = Response.json({errors: [{code, message, detail: {}}]}, {status});
  throw new HTTPException(status, {res, message});
}

export const notFound = (): never => refuse(404, 'UNKNOWN', 'The resource does not exist.');
export const forbidden = (): never => refuse(403, 'UNAUTHORIZED', 'The role has no permission for this.');
export const invalid = (field: string): never =>
  refuse(400, 'VALIDATE_FAILED', `The field ${field} is invalid.`);
