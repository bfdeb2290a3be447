import type {requestKinds} from '../../contract/index.ts';
import type {ActivityGuard} from './crm-adapter.ts';

/** How a tenant's CRM stands, from what the proxy knows without asking it. Times are milliseconds since 1970. */
export interface CrmHealth {
  readonly connection: 'none' | 'authorization_required' | 'connected';
  /** It is down, has had enough of us, or credits run low, as this process sees it. */
  readonly isDegraded: boolean;
  /** Requests rest until then; null: they do not. */
  readonly rest: {readonly why: 'throttled' | 'away'; readonly until: number} | null;
  readonly guard: ActivityGuard | null;
  readonly credits: {
    readonly limit: number;
    readonly remaining: number;
    readonly shed: readonly (typeof requestKinds)[number][];
    /** With nothing left: when the CRM is asked again. */
    readonly pausedUntil: number | null;
    /** Null: nothing was ever asked. */
    readonly spent: {readonly lastDay: number; readonly lastHour: number} | null;
  };
}
