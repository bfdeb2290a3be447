import type {Call, Journal, LinkedContact} from '../contract/index.ts';

/** What the CRM side told about a call since it began: who it is linked to, where its journal stands. */
export interface CallView {
  readonly call: Call;
  /** Record the call is linked to; undefined: not told yet; null: none. */
  readonly contact?: LinkedContact | null;
  readonly journal?: Journal;
}

/** Calls of this agent, newest first, and the one in hand (ringing before talking before wrapping up). */
export interface CallsState {
  readonly calls: readonly CallView[];
  readonly active?: CallView;
}
