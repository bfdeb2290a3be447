import type {Person, PlannedCall} from './plan.ts';

/** What must stand in Zoho for one call. */
interface ExpectedActivity {
  readonly kind: 'activity';
  readonly type: 'Inbound' | 'Outbound' | 'Missed';
  readonly seconds: number;
  /** E-mail of the owner. */
  readonly owner: string;
  readonly person: Person;
}

/** What must become of a call: an activity, a place in the waiting line for its record, or nothing, as it stayed inside. */
export type Expected = ExpectedActivity | {readonly kind: 'parked'} | {readonly kind: 'nothing'};

/**
 * Says from the plan alone what a call must become. Written after the product's text and knowing nothing of `src`, so that the two can
 * disagree.
 */
export function expectedOf(call: PlannedCall): Expected {
  const {shape, far} = call;
  if (shape === 'internal') return {kind: 'nothing'};
  if (typeof far === 'string') return {kind: 'parked'};
  return {kind: 'activity', person: far, owner: ownerOf(call, far), ...talkOf(call)};
}

/** After the call is handed on, the new phone rings for 4 seconds; then they talk as long as was planned. */
const ringOfTransfer = 4;

function talkOf({shape, talkSeconds}: PlannedCall): Pick<ExpectedActivity, 'type' | 'seconds'> {
  switch (shape) {
    case 'answered':
    case 'group_answered':
    case 'queue_answered':
    case 'menu_answered':
      return {type: 'Inbound', seconds: talkSeconds};
    case 'transferred':
      return {type: 'Inbound', seconds: talkSeconds / 2 + talkSeconds};
    case 'outbound_answered':
      return {type: 'Outbound', seconds: talkSeconds};
    case 'outbound_transferred':
      // The customer's side never stopped.
      return {type: 'Outbound', seconds: talkSeconds / 2 + ringOfTransfer + talkSeconds};
    case 'outbound_no_answer':
    case 'outbound_busy':
      // Zoho takes no outbound call of zero seconds.
      return {type: 'Outbound', seconds: 1};
    default:
      return {type: 'Missed', seconds: 0};
  }
}

/** The last person who talked, else the only one who was called; nobody in particular: the record's owner. */
function ownerOf({shape, office, extension, handedTo}: PlannedCall, person: Person): string {
  if (shape === 'group_missed' || shape === 'queue_given_up') return person.owner;
  const agent = shape === 'transferred' ? handedTo : extension;
  return office.people[agent] ?? office.connectingUser;
}
