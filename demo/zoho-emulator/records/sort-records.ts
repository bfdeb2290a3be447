import {invalidData} from '../world/zoho-error.ts';
import type {StoredRecord} from './stored-record.ts';

/** Ids of one org are as long as each other, so text order is number order. */
const keys: Record<string, (record: StoredRecord) => string | number> = {
  id: ({id}) => id,
  Created_Time: ({createdAt}) => createdAt,
  Modified_Time: ({modifiedAt}) => modifiedAt,
};

/** By `sort_by` (id, Created_Time or Modified_Time) and `sort_order`; default newest id first. */
export function sortRecords(records: StoredRecord[], query: URLSearchParams): StoredRecord[] {
  const sortBy = query.get('sort_by') ?? 'id';
  const key = keys[sortBy];
  if (!key) throw invalidData({param_name: 'sort_by', supported_values: Object.keys(keys)});
  const direction = query.get('sort_order') === 'asc' ? 1 : -1;
  return records.sort((one, other) => (key(one) < key(other) ? -direction : direction));
}
