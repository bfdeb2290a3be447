import {callNumbers} from './call-numbers.ts';
import {linkIds} from './link-ids.ts';
import {sealedTable, type SealedPlace} from './sealed-place.ts';

const tenant = 'tenant_id';

/**
 * Every table that holds sealed texts. What lives for seconds only (`process_message`) or in a browser is not among them: it is
 * gone before any key is.
 * @param countryOf The tenant's own country, by which numbers without a code are read.
 */
export function sealedPlaces(
  countryOf: (tenantId: string) => Promise<string | undefined>,
): readonly SealedPlace[] {
  return [
    sealedTable({
      table: 'tenant',
      key: ['id'],
      tenant: 'id',
      columns: ['webhook_secrets', 'pbx_account'],
      rowKey: ({id}) => id!,
    }),
    sealedTable({
      table: 'crm_connection',
      key: [tenant],
      tenant,
      columns: ['client_secret', 'refresh_token', 'access_token', 'about', 'pending_grant'],
      rowKey: (row) => row.tenant_id!,
    }),
    sealedTable({
      table: 'oauth_consent',
      key: ['state_hash'],
      tenant,
      columns: ['user_name'],
      rowKey: (row) => row.state_hash!,
    }),
    sealedTable({
      table: 'call',
      key: [tenant, 'session_id'],
      tenant,
      columns: ['facts', 'contact'],
      rowKey: (row) => row.session_id!,
      needs: ['number_hash'],
      also: callNumbers(countryOf),
    }),
    sealedTable({
      table: 'note',
      key: [tenant, 'session_id', 'note_id'],
      tenant,
      columns: ['author_name', 'text'],
      rowKey: (row) => `${row.session_id} ${row.note_id}`,
    }),
    sealedTable({
      table: 'recording',
      key: [tenant, 'recording_id'],
      tenant,
      columns: ['file', 'transcript_file'],
      rowKey: (row) => row.recording_id!,
    }),
    linkIds,
    sealedTable({
      table: 'audit_log',
      key: ['no'],
      needs: ['id'],
      tenant,
      columns: ['by_name', 'changes'],
      rowKey: ({id}) => id!,
    }),
    sealedTable({
      table: 'pbx_event',
      key: [tenant, 'event_key'],
      tenant,
      columns: ['body'],
      rowKey: (row) => row.event_key!,
    }),
    sealedTable({
      table: 'lookup_cache',
      key: [tenant, 'number_hash'],
      tenant,
      columns: ['records'],
      rowKey: (row) => row.number_hash!,
    }),
    sealedTable({
      table: 'idempotency',
      key: [tenant, 'user_id', 'key'],
      tenant,
      columns: ['response'],
      rowKey: (row) => `${row.user_id}\0${row.key}`,
    }),
  ];
}
