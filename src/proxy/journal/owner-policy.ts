import type {OwnerKind, Settings} from '../../contract/index.ts';
import type {CallFacts, OwnerReason} from '../pbx/session/call-facts.ts';
import {firstAnswered} from '../pbx/session/call-owner.ts';

type Policy = Pick<Settings['journal'], 'owner' | 'missedGroupOwner'>;

/** Why an activity gets its owner, for the ledger. */
export type OwnerCause =
  | OwnerReason
  | 'first_answered'
  | 'by_setting'
  | 'no_record_owner'
  | 'no_single_agent'
  | 'agent_unknown_in_crm'
  | 'users_unreadable'
  | 'fixed_refused'
  | 'fallback_refused';

export interface OwnerPick {
  readonly by: OwnerKind;
  readonly because: OwnerCause;
}

/** Whose call it is by the policy, of the persons who took part; null: nobody's alone. */
export function agentOf(facts: CallFacts, {owner: policy}: Policy): CallFacts['owner']['extension'] {
  const {extension} = facts.owner;
  if (policy !== 'first_answered' || !wasAnswered(facts)) return extension;
  return firstAnswered(facts.legs)?.number ?? extension;
}

/** Colleagues took the call, one after the other: who called is one alone. */
function wasAnswered({owner: {extension, reason}, caller}: CallFacts): boolean {
  return reason === 'last_answered' || (reason === 'caller' && extension !== caller);
}

/**
 * The rule by which an activity gets its owner (architecture, decision 3).
 * @param knows Whether the CRM has a user for the agent, and one who owns the call's record.
 */
export function pickOwner(
  facts: CallFacts,
  policy: Policy,
  knows: {readonly agent: boolean; readonly recordOwner: boolean},
): OwnerPick {
  if (policy.owner === 'fixed_user') return {by: 'fixed_user', because: 'by_setting'};
  const isOfRecord = policy.owner === 'contact_owner';
  if (isOfRecord && knows.recordOwner) return {by: 'contact_owner', because: 'by_setting'};
  const agent = agentOf(facts, policy);
  if (agent !== null) {
    if (!knows.agent) return {by: 'fallback_owner', because: 'agent_unknown_in_crm'};
    return {by: 'agent', because: isOfRecord ? 'no_record_owner' : agentCause(facts, policy)};
  }
  const isMissedOfRecord = policy.missedGroupOwner === 'contact_owner' && knows.recordOwner;
  return {by: isMissedOfRecord ? 'contact_owner' : 'fallback_owner', because: 'no_single_agent'};
}

const agentCause = (facts: CallFacts, policy: Policy): OwnerCause =>
  policy.owner === 'first_answered' && wasAnswered(facts) ? 'first_answered' : facts.owner.reason;
