import type {KnownLookup} from '../../client/crm-client.ts';
import type {CrmModule, Match} from '../../contract/index.ts';
import type {I18n} from '../../state/i18n.ts';
import type {CardView} from './card-view.ts';

/** Why the card shows what it shows. */
export interface Why {
  /** What it rests on, from where, how old: always the card's same line. */
  readonly reason: string;
  /** The proof for those who want it: the stored form, how it was read, the module's place. */
  readonly detail: string;
}

export function whyWords(view: CardView, i18n: I18n, now: number): Why {
  const {who, known} = view;
  const origin = known ? originWords(known, i18n, now) : [];
  const fromPbx = i18n.term('bgmCardFromPbx');
  const because = (reason: string, detail = ''): Why => ({reason: sentence([reason, ...origin]), detail});
  switch (who.kind) {
    case 'matched':
      if (who.chosen)
        return {
          reason: i18n.term('bgmCardConnectedByHand'),
          detail: who.match ? proofWords(who.match, i18n) : '',
        };
      return who.match
        ? because(fieldWords(who.match, i18n), proofWords(who.match, i18n))
        : because(i18n.term('bgmCardLinkedByCall'));
    case 'ambiguous':
      return because(i18n.term('bgmCardSeveralMatch'), view.call ? i18n.term('bgmCardChooseOne') : '');
    case 'unknown':
      return because(i18n.term('bgmCardNoneMatches'));
    case 'pbx-contact':
      // Where it is from is said already.
      return {
        reason: sentence([i18n.term('bgmCardInPbx'), ...origin.filter((word) => word !== fromPbx)]),
        detail: '',
      };
    case 'suppressed':
      return {reason: i18n.term(`bgmCardSuppressedWhy_${who.by}`), detail: ''};
    case 'pending':
      return {reason: pendingWords(view, i18n), detail: ''};
  }
}

/** One candidate's reason: `Mobile “415.555.0123” · read in the caller's country`. */
export function proofOfCandidate(match: Match, i18n: I18n): string {
  return sentence([
    `${fieldName(match.reason.field)} ${quoted(match, i18n)}`,
    i18n.term(`bgmCardRule_${match.reason.rule}`),
  ]);
}

export function moduleWord(module: CrmModule, i18n: I18n): string {
  return i18n.term(`bgmModule${module}`);
}

function pendingWords(view: CardView, i18n: I18n): string {
  if (view.slow) return i18n.term('bgmCardSlow');
  return view.waiting ? i18n.term('bgmCardLookingUp') : '';
}

function fieldWords({reason}: Match, i18n: I18n): string {
  return i18n.term('bgmCardMatchedOn', fieldName(reason.field));
}

function proofWords(match: Match, i18n: I18n): string {
  const {rule, order} = match.reason;
  const place = i18n.term('bgmCardOrder', i18n.number(order));
  return sentence([quoted(match, i18n), i18n.term(`bgmCardRule_${rule}`), place]);
}

function originWords({lookup, from}: KnownLookup, i18n: I18n, now: number): string[] {
  // A computer's clock may be behind the server's; nothing was found out in the future.
  const time = i18n.relativeTime(new Date(Math.min(Date.parse(lookup.asOf), now)), now);
  // "1 hour" is not torn apart at the end of a line.
  const age = time.replaceAll(' ', '\u00A0');
  if (from !== 'proxy') return [i18n.term('bgmCardFromHere'), age];
  const source = {cache: 'bgmCardFromCache', pbx: 'bgmCardFromPbx', zoho: 'bgmCardFromZoho'} as const;
  return [i18n.term(source[lookup.source]), age];
}

/** CRM field names are API names: `Home_Phone`. */
function fieldName(apiName: string): string {
  return apiName.replaceAll('_', ' ');
}

/** A stored number keeps its own direction between words of another one. */
function quoted({reason: {stored}}: Match, i18n: I18n): string {
  return i18n.term('bgmCardStored', `\u2068${stored}\u2069`);
}

/** A dot never begins a line. */
function sentence(parts: readonly string[]): string {
  return parts.filter(Boolean).join('\u00A0· ');
}
