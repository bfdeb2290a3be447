import {asObject} from '../../oauth/bounded-json.ts';
import {CrmError} from '../crm-error.ts';
import {idText} from './record-values.ts';

type Body = Readonly<Record<string, unknown>>;

const permissionCodes = new Set([
  'OAUTH_SCOPE_MISMATCH',
  'NO_PERMISSION',
  'AUTHORIZATION_FAILED',
  'PERMISSION_DENIED',
]);
/** The module or feature is not there for this org or user: as good as unreadable, and asking again changes nothing. */
const absentCodes = new Set([
  'INVALID_MODULE',
  'FEATURE_NOT_SUPPORTED',
  'FEATURE_NOT_ENABLED',
  'NOT_SUPPORTED',
]);

/** Somebody saved the record between our reading and our writing. */
export const alreadyModified = 'ALREADY_MODIFIED';

/** Somebody or some process holds the record for now (reliability Z35). */
const lockCodes = new Set(['RECORD_LOCKED', 'RECORD_IN_BLUEPRINT', 'NOT_APPROVED', alreadyModified]);

/** Whether a 401 may be cured by a fresh token. Expired ones also come as AUTHENTICATION_FAILURE (reliability Z14). */
export function isTokenRefused(status: number, body: Body | undefined): boolean {
  return status === 401 && !permissionCodes.has(String(body?.code));
}

/** What a module's records being out of reach looks like: others still count (reliability Z25 to Z27). */
export function isOutOfReach(error: unknown): error is CrmError {
  return (
    error instanceof CrmError && (error.kind === 'permission' || absentCodes.has(error.providerCode ?? ''))
  );
}

/** An error answer, flat or one row of `data[]`, as our error. */
export function errorOf(status: number, body: Body | undefined): CrmError {
  const code = typeof body?.code === 'string' ? body.code.slice(0, 60) : undefined;
  const details = asObject(body?.details) ?? {};
  const field = fieldName(details);
  const facts = {...(code && {providerCode: code}), ...(field && {field})};
  if (code && permissionCodes.has(code)) return new CrmError('permission', facts);
  if (code === 'DUPLICATE_DATA')
    return new CrmError('duplicate', {...facts, existingId: existingId(details)});
  if (isNoSuchRecord(code, details, body?.message)) return new CrmError('not_found', facts);
  if (status === 401 || code === 'INACTIVE_USER') return new CrmError('authorization_required', facts);
  if (status === 403) return new CrmError('permission', facts);
  if (status >= 500 || code === 'INTERNAL_ERROR') return new CrmError('unavailable', facts);
  if (lockCodes.has(code ?? '')) return new CrmError('locked', facts);
  return new CrmError('rejected', facts);
}

/**
 * Id of the one record that was written. Judges the row by itself, whatever the status of the whole (reliability Z11, Z12).
 * @throws CrmError `unknown_outcome` when the answer does not say which record it was.
 */
export function writtenId(status: number, body: Body | undefined): string {
  const row = Array.isArray(body?.data) ? asObject(body.data[0]) : undefined;
  if (row?.status === 'error') throw errorOf(status === 207 ? 400 : status, row);
  const id = row?.status === 'success' ? idText(asObject(row.details)?.id) : undefined;
  if (id === undefined) throw new CrmError('unknown_outcome');
  return id;
}

function fieldName(details: Body): string | undefined {
  const missing = Array.isArray(details.expected_fields) ? asObject(details.expected_fields[0]) : undefined;
  const named = details.api_name ?? asObject(details.dependee)?.api_name ?? missing?.api_name;
  return typeof named === 'string' && /^[\w$]{1,100}$/.test(named) ? named : undefined;
}

function existingId(details: Body): string | undefined {
  return idText(asObject(details.duplicate_record)?.id) ?? idText(details.id);
}

function isNoSuchRecord(code: string | undefined, details: Body, message: unknown): boolean {
  if (code === 'NOT_FOUND' || code === 'RECORD_NOT_FOUND') return true;
  if (code !== 'INVALID_DATA') return false;
  return details.api_name === 'id' || /^the id given seems/i.test(String(message));
}
