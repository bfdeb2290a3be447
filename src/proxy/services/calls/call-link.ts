import type {Contact, LinkedContact, Lookup, Match} from '../../../contract/index.ts';
import type {Settings} from '../../../contract/index.ts';
import type {CallLink, MatchState} from './call-store.ts';

export const linkOf = ({module, id, name, url, owner}: Contact): CallLink => ({
  module,
  id,
  name,
  url,
  ownerId: owner?.id ?? null,
});

/** What browsers are told of a link. */
export const shownLink = ({module, id, name, url}: LinkedContact): LinkedContact => ({module, id, name, url});

/** What a lookup means for a call: the record to link, if it is certain (decision 5). */
export function callMatchOf(
  lookup: Lookup,
  ambiguity: Settings['ambiguity'],
): {state: MatchState; chosen: Match | null} {
  switch (lookup.state) {
    case 'matched':
      return {state: 'matched', chosen: lookup.matches[0] ?? null};
    case 'ambiguous':
      return {
        state: 'ambiguous',
        chosen: ambiguity === 'lookup_order_then_recent' ? bestOf(lookup.matches) : null,
      };
    case 'suppressed':
      return {state: 'suppressed', chosen: null};
    case 'unknown':
    case 'pbx_contact':
      return {state: 'unknown', chosen: null};
    default:
      return {state: 'none', chosen: null};
  }
}

/** The first module in the tenant's order; within it the record with the newest activity. */
function bestOf(matches: readonly Match[]): Match | null {
  const newer = (a: Match, b: Match) => ((a.lastActivityAt ?? '') < (b.lastActivityAt ?? '') ? 1 : -1);
  return [...matches].sort((a, b) => a.reason.order - b.reason.order || newer(a, b))[0] ?? null;
}

/**
 * An answer that was not cut short, is not old and came from somebody who could be asked. What the grant may not read does not
 * make it less firm: asking again would bring the same (reliability Z27).
 */
export const isFirm = ({complete, stale, problem, state}: Lookup): boolean =>
  complete && !stale && state !== 'unavailable' && (problem === null || problem.code === 'crm_permission');
