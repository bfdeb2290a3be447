import {BgmContactOpenEvent, type OpenedContact} from '../../events/bgm-contact-open-event.ts';
import {BgmCreateRequestEvent} from '../../events/bgm-create-request-event.ts';
import {BgmDialEvent} from '../../events/bgm-dial-event.ts';
import {BgmLinkRequestEvent} from '../../events/bgm-link-request-event.ts';
import {BgmNotesRequestEvent} from '../../events/bgm-notes-request-event.ts';
import {safeUrl} from '../internal/safe-url.ts';
import type {CardView} from './card-view.ts';

/** The number as others should have it: E.164, else as it came; undefined when it was withheld. */
function plainNumber({number}: CardView): string | undefined {
  return number && number.kind !== 'anonymous' ? (number.e164 ?? number.raw) : undefined;
}

/** The link below the pointer opens the page by itself, unless somebody shows the contact in another way. */
export function askToOpen(card: HTMLElement, contact: OpenedContact, click: Event): void {
  const wish = new BgmContactOpenEvent(contact);
  if (!card.dispatchEvent(wish)) click.preventDefault();
}

/** Whoever dials cancels the wish; where nobody does, the computer's own telephone program is asked. */
export function askToDial(card: HTMLElement, view: CardView): void {
  const number = plainNumber(view);
  if (!number) return;
  const contact = view.who.kind === 'matched' ? view.who.match : undefined;
  const wish = new BgmDialEvent({number, contact});
  const url = safeUrl(`tel:${encodeURIComponent(number).replace(/^%2B/, '+')}`);
  if (card.dispatchEvent(wish) && url) window.open(url, '_self');
}

/** Without anybody else's notes, those of the same provider or panel get the focus. */
export function askForNotes(card: HTMLElement, {call}: CardView): void {
  if (!call) return;
  const wish = new BgmNotesRequestEvent(call.id);
  if (!card.dispatchEvent(wish)) return;
  const place = card.closest('bgm-crm-provider') ?? (card.getRootNode() as Document | ShadowRoot);
  place.querySelector<HTMLElement>('bgm-call-notes')?.focus();
}

export function askToCreate(card: HTMLElement, view: CardView, query?: string): void {
  const wish = new BgmCreateRequestEvent({number: plainNumber(view), callId: view.call?.id, query});
  card.dispatchEvent(wish);
}

/** @returns whether the card itself shall offer a search. */
export function askToChoose(card: HTMLElement, view: CardView): boolean {
  if (!view.call) return false;
  const wish = new BgmLinkRequestEvent(view.call.id, plainNumber(view) ?? '');
  if (!card.dispatchEvent(wish)) return false;
  if (customElements.get('bgm-contact-search')) return true;
  console.warn('bgm-caller-card: nobody handled bgm-link-request, and bgm-contact-search is not registered.');
  return false;
}

/** @returns whether the browser took it. */
export async function copyNumber(view: CardView): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(plainNumber(view) ?? '');
    return true;
  } catch {
    // Refused, or the page is not served securely and has no clipboard at all.
    return false;
  }
}
