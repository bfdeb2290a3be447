import type {CrmClient, KnownLookup} from '../../client/crm-client.ts';
import type {Call, Lookup, Match, PhoneNumber} from '../../contract/index.ts';
import type {OpenedContact} from '../../events/bgm-contact-open-event.ts';
import type {CallView, ConnectionState} from '../../state/contexts.ts';
import type {LookupState} from '../../state/lookup-controller.ts';
import {sessionOf} from '../../state/standing.ts';
import {troubleOf, type Trouble} from './trouble.ts';

/** Where the call stands; `still`: a number without a call. */
type Phase = 'idle' | 'still' | 'ringing' | 'active' | 'ended';

/** Who it is, as far as the card may say. */
type Who =
  | {readonly kind: 'pending'}
  | {
      readonly kind: 'matched';
      readonly contact: OpenedContact;
      readonly match?: Match;
      readonly chosen: boolean;
    }
  | {readonly kind: 'ambiguous'; readonly matches: readonly Match[]}
  | {readonly kind: 'unknown'}
  | {readonly kind: 'pbx-contact'; readonly name: string; readonly company: string | null}
  | {readonly kind: 'suppressed'; readonly by: Suppression};
type Suppression = NonNullable<Lookup['suppressedBy']>;

/** Everything that the card was handed or has found out. */
export interface CardFacts {
  readonly client?: CrmClient;
  readonly connection?: ConnectionState;
  readonly callView?: CallView;
  /** Of a card without a call. */
  readonly number?: string;
  readonly lookup: LookupState;
  /** What the agent has just chosen on this card; newer than the call's own link. */
  readonly chosen?: OpenedContact | null;
}

/** What the card shows: decided in one place, so that the templates only write it down. */
export interface CardView {
  readonly phase: Phase;
  readonly call?: Call;
  readonly journal?: CallView['journal'];
  readonly who: Who;
  readonly trouble?: Trouble;
  /** As the network gave it, parsed where the proxy has done so. */
  readonly number?: PhoneNumber;
  /** The lookup that `who` rests on. */
  readonly known?: KnownLookup;
  readonly stale: boolean;
  readonly loading: boolean;
  readonly waiting: boolean;
  readonly slow: boolean;
  readonly updated: boolean;
}

export function cardView(facts: CardFacts): CardView {
  const {callView, lookup} = facts;
  const call = callView?.call;
  const who = whoOf(facts);
  const suppressed = who.kind === 'suppressed';
  const asked = numberToAsk(facts) !== '';
  return {
    phase: phaseOf(call, facts.number),
    call,
    journal: callView?.journal,
    who,
    trouble: asked ? troubleOf(facts) : undefined,
    number:
      call?.remote.number ??
      lookup.data?.lookup.number ??
      (facts.number ? unparsed(facts.number) : undefined),
    known: lookup.data,
    stale: !suppressed && Boolean(lookup.data?.stale || lookup.data?.lookup.stale),
    loading: asked && lookup.fetch === 'loading',
    waiting: lookup.waiting,
    slow: asked && lookup.slow,
    updated: lookup.updated,
  };
}

/** Number to look up, or no text where there is nothing to ask: no caller, an internal or withheld one, the CRM switched off. */
export function numberToAsk(facts: Pick<CardFacts, 'callView' | 'connection' | 'client' | 'number'>): string {
  if (suppressedHere(facts)) return '';
  const remote = facts.callView?.call.remote.number;
  return (remote ? (remote.e164 ?? remote.raw) : facts.number) ?? '';
}

/** Names of the element's custom states. */
export function statesOf(view: CardView): string[] {
  const {phase, who, trouble} = view;
  if (phase === 'idle') return ['idle'];
  const states: string[] = phase === 'still' ? [] : [phase];
  if (who.kind !== 'pending') states.push(who.kind);
  if (view.loading) states.push('loading');
  if (view.slow) states.push('slow');
  if (view.stale) states.push('stale');
  if (trouble) states.push(trouble.kind);
  return states;
}

function phaseOf(call: Call | undefined, number: string | undefined): Phase {
  switch (call?.state) {
    case undefined:
      return number ? 'still' : 'idle';
    case 'ringing':
    case 'dialing':
      return 'ringing';
    case 'ended':
      return 'ended';
    default:
      return 'active';
  }
}

function whoOf(facts: CardFacts): Who {
  const suppression = suppressedHere(facts);
  const linked = facts.chosen === undefined ? facts.callView?.contact : facts.chosen;
  const lookup = facts.lookup.data?.lookup;
  if (linked) return linkedTo(linked, lookup, Boolean(facts.chosen));
  if (suppression) return {kind: 'suppressed', by: suppression};
  return lookup ? foundBy(lookup) : {kind: 'pending'};
}

/** A call that belongs to a record shows that record; by hand, unless the lookup alone would have come to the same. */
function linkedTo(linked: OpenedContact, lookup: Lookup | undefined, here: boolean): Who {
  const match = lookup?.matches.find(({module, id}) => module === linked.module && id === linked.id);
  const byLookup = !lookup || lookup.state === 'unavailable' || (match && lookup.state === 'matched');
  return {kind: 'matched', contact: match ?? linked, match, chosen: here || !byLookup};
}

function foundBy(lookup: Lookup): Who {
  const [first] = lookup.matches;
  switch (lookup.state) {
    case 'matched':
      return first ? {kind: 'matched', contact: first, match: first, chosen: false} : {kind: 'pending'};
    case 'ambiguous':
      return {kind: 'ambiguous', matches: lookup.matches};
    case 'pbx_contact':
      return {
        kind: 'pbx-contact',
        name: lookup.pbxContact?.name ?? '',
        company: lookup.pbxContact?.company ?? null,
      };
    case 'suppressed':
      return {kind: 'suppressed', by: lookup.suppressedBy ?? 'short_number'};
    case 'unknown':
      // Not all modules have answered yet: "unknown" would be said too early.
      return lookup.complete ? {kind: 'unknown'} : {kind: 'pending'};
    default:
      return {kind: 'pending'};
  }
}

/** What needs no question, because the call itself or the session tells it. */
function suppressedHere({callView, connection, client}: Omit<CardFacts, 'lookup'>): Suppression | undefined {
  const call = callView?.call;
  const session = sessionOf(client, connection);
  if (call?.direction === 'internal') return 'internal';
  if (call?.remote.number.kind === 'anonymous') return 'anonymous';
  if (session?.crm.state === 'disabled') return 'crm_disabled';
  return undefined;
}

/** A number that nobody has parsed yet. */
function unparsed(raw: string): PhoneNumber {
  return {raw, e164: null, national: null, international: null, country: null, kind: 'other'};
}
