import type {ErrorBody} from '../world/zoho-error.ts';
import {ZohoError} from '../world/zoho-error.ts';

const jsonType = 'application/json;charset=UTF-8';

/** JSON as Zoho sends it; the official SDK reads nothing without this content type. */
export const jsonAnswer = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), {status, headers: {'content-type': jsonType}});

/** "Nothing there" is 204 with an empty body, everywhere. */
export const noContent = (): Response => new Response(null, {status: 204});

export const errorAnswer = (error: ZohoError): Response => jsonAnswer(error.body, error.status);

interface SuccessItem {
  code: 'SUCCESS';
  details: Record<string, unknown>;
  message: string;
  status: 'success';
}

export interface ItemResult {
  item: (SuccessItem | ErrorBody) & Record<string, unknown>;
  status: number;
}

export const success = (
  message: string,
  details: Record<string, unknown>,
  more: Record<string, unknown> = {},
): ItemResult => ({item: {code: 'SUCCESS', details, message, status: 'success', ...more}, status: 200});

/** Runs one record's work; a refusal becomes its item. Anything else is a bug and goes on up. */
export function itemOf(work: () => ItemResult): ItemResult {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ZohoError)) throw error;
    return {item: {...error.body}, status: error.status};
  }
}

/**
 * `data[]` in the order of the request: `whenGood` if all went well, 207 if some did, else the status of the
 * first refusal.
 */
export function itemsAnswer(results: readonly ItemResult[], whenGood: number): Response {
  const good = results.filter(({item}) => item.status === 'success').length;
  const status = good === results.length ? whenGood : good > 0 ? 207 : (results[0]?.status ?? 400);
  return jsonAnswer({data: results.map(({item}) => item)}, status);
}
