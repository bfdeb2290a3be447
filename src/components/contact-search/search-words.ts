import {ProblemError} from '../../client/crm-client.ts';
import type {I18n} from '../../state/i18n.ts';
import type {LinkState} from '../../state/link-controller.ts';
import type {SearchState} from '../../state/search-controller.ts';
import {type Standing, standingWords} from '../../state/standing.ts';

/** Everything that the line under the results depends on. */
export interface SearchView {
  /** What the agent typed; empty: recent callers are shown. */
  readonly query: string;
  readonly minChars: number;
  readonly recent: number;
  readonly search: SearchState;
  readonly standing: Standing;
  readonly mayAskCrm: boolean;
}

export interface StatusLine {
  readonly words: string;
  readonly trouble?: boolean;
  readonly retry?: boolean;
}

export function isEmpty({search: {query, local, remote, fetch, error}}: SearchView): boolean {
  return query !== '' && fetch === 'idle' && !error && local.length + remote.length === 0;
}

/** How the search goes, in one line; the first thing that stands in the way is said. */
export function statusLine(view: SearchView, i18n: I18n): StatusLine {
  const {query, minChars, standing, mayAskCrm, search} = view;
  const missing = query ? minChars - query.length : 0;
  if (missing > 0) return {words: i18n.term('bgmSearchTypeMore', missing)};
  if (standing === 'offline') return {words: i18n.term('bgmSearchOffline'), trouble: true};
  if (standing === 'crm_authorization_required')
    return {words: i18n.term('bgmSearchAuthorize'), trouble: true};
  if (standing !== 'ready' && standing !== 'connecting')
    return {words: standingWords(i18n, standing), trouble: true};
  if (!mayAskCrm) return {words: i18n.term('bgmSearchOff'), trouble: true};
  if (!query) return {words: i18n.term(view.recent > 0 ? 'bgmSearchKeys' : 'bgmSearchTypeToFind')};
  if (search.fetch === 'loading') return {words: i18n.term('bgmSearchAsking')};
  if (search.error) return {words: errorWords(search.error, i18n), trouble: true, retry: true};
  if (!search.complete) return {words: i18n.term('bgmSearchIncomplete'), trouble: true, retry: true};
  return {words: i18n.term(isEmpty(view) ? 'bgmSearchNothing' : 'bgmSearchKeys')};
}

/** Nobody who looks for a name wants to read about calls: the plain outages are said in words of the search. */
function errorWords(error: unknown, i18n: I18n): string {
  const code = error instanceof ProblemError ? error.problem.code : 'unavailable';
  if (code === 'crm_authorization_required') return i18n.term('bgmSearchAuthorize');
  const isOutage = ['crm_unavailable', 'crm_timeout', 'unavailable', 'starting'].includes(code);
  return isOutage ? i18n.term('bgmSearchNoAnswer') : i18n.problem(error);
}

/** What a screen reader hears: how many rows there are, and any trouble. */
export function spoken(view: SearchView, i18n: I18n): string {
  const {query, minChars, recent, search} = view;
  const {words, trouble} = statusLine(view, i18n);
  if (!query) return recent > 0 ? i18n.term('bgmSearchCountedRecent', recent) : words;
  if (query.length < minChars || isEmpty(view)) return words;
  const {local, remote, fetch} = search;
  if (fetch === 'loading') return local.length > 0 ? i18n.term('bgmSearchCountedHere', local.length) : '';
  const counted = i18n.term('bgmSearchCounted', local.length, remote.length);
  return trouble ? `${counted} ${words}` : counted;
}

/** How connecting the call goes. */
export function linkWords({state, contact, error}: LinkState, i18n: I18n): string {
  const who = contact?.name ?? '';
  switch (state) {
    case 'none':
      return '';
    case 'busy':
      return i18n.term('bgmSearchLinking', who);
    case 'linked':
      return i18n.term('bgmSearchLinked', who);
    case 'failed':
      return `${i18n.term('bgmSearchNotLinked', who)} ${i18n.problem(error)}`;
  }
}
