/** What became of one turn of a journal row. */
type JournalOutcome =
  'created' | 'updated' | 'adopted' | 'parked' | 'expired' | 'postponed' | 'failed' | 'deleted' | 'crashed';

/** Groups of Zoho's API; never a path, which would hold record ids. */
export type CrmRouteClass = 'search' | 'query' | 'record' | 'activity' | 'metadata' | 'token' | 'other';

/**
 * What the parts of the proxy count. They know only this; `prometheus-meter.ts` turns it into `/metrics`. Labels are words of closed
 * lists: never a tenant's number, name, record id or path.
 */
export interface Meter {
  /** A lookup was answered. @param seconds From question to answer. */
  lookup(source: string, state: string, seconds: number): void;
  /** A journal row had a turn. */
  journal(outcome: JournalOutcome): void;
  /** @param result `duplicate`: stored before; `unknown`: of a type that we do not know; `weak_key`: a call without a session id. */
  pbxEvents(result: 'stored' | 'duplicate' | 'unknown' | 'weak_key', count?: number): void;
  /** @param status HTTP status; 0 when no answer came. */
  crmRequest(route: CrmRouteClass, status: number, seconds: number): void;
  /** The tenant's remaining API credits, as the CRM told or as we reckon. */
  creditsLeft(tenantId: string, credits: number): void;
  tokenRefresh(outcome: 'refreshed' | 'refused' | 'throttled' | 'unavailable'): void;
  /** Sessions that webhooks had missed and the call log told, and activities found again after the database lost transactions. */
  reconciled(count: number): void;
  /** Raw events deleted for their age. */
  purged(count: number): void;
}

/** Counts nothing: for tests and for parts that run without a proxy around them. */
export const silentMeter: Meter = {
  lookup() {},
  journal() {},
  pbxEvents() {},
  crmRequest() {},
  creditsLeft() {},
  tokenRefresh() {},
  reconciled() {},
  purged() {},
};
