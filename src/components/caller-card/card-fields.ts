import {html, nothing, type TemplateResult} from 'lit';
import type {OpenedContact} from '../../events/bgm-contact-open-event.ts';
import type {I18n} from '../../state/i18n.ts';

/** Draws one field of a record: a text, an element, or a Lit template. Nothing: the field stays empty. */
type FieldRenderer = (contact: OpenedContact) => unknown;
export type FieldRenderers = Readonly<Record<string, FieldRenderer | undefined>>;

const onSecondLine = new Set(['company', 'title']);
/** Names of the fields with a fixed place in the card's head; any other gets a row of its own. */
const inHead = new Set([...onSecondLine, 'lastCall']);

export interface Fields {
  readonly names: readonly string[];
  readonly renderers: FieldRenderers;
  readonly i18n: I18n;
  readonly now: number;
}

/** Company and title, each fenced off so that one's direction does not turn the other. */
export function secondLineFields(contact: OpenedContact, fields: Fields): unknown[] {
  return fields.names
    .filter((name) => onSecondLine.has(name))
    .map((name) => fieldValue(name, contact, fields))
    .filter((value) => value !== undefined && value !== null && value !== '');
}

/** When the CRM last saw this contact. */
export function lastCallField(contact: OpenedContact, fields: Fields): TemplateResult | typeof nothing {
  const {names, i18n} = fields;
  const value = names.includes('lastCall') ? fieldValue('lastCall', contact, fields) : undefined;
  if (!value) return nothing;
  const when = contact.lastActivityAt ? i18n.date(contact.lastActivityAt) : '';
  return html`<span class="last clip" part="field" title="${i18n.term('bgmCardLastContact')}: ${when}"
    ><span class="visually-hidden">${i18n.term('bgmCardLastContact')} </span>${value}</span
  >`;
}

/** Rows of the other fields; they stand there before the record is known, so that nothing moves when it is. */
export function fieldRows(
  contact: OpenedContact | undefined,
  fields: Fields,
): TemplateResult | typeof nothing {
  const names = fields.names.filter((name) => !inHead.has(name));
  if (names.length === 0) return nothing;
  return html`<dl class="rows">
    ${names.map(
      (name) =>
        html`<div class="row">
          <dt>${labelOf(name, fields.i18n)}</dt>
          <dd class="clip" part="field" dir="auto">
            ${contact ? (fieldValue(name, contact, fields) ?? '–') : '–'}
          </dd>
        </div>`,
    )}
  </dl>`;
}

function fieldValue(name: string, contact: OpenedContact, fields: Fields): unknown {
  const renderer = Object.hasOwn(fields.renderers, name) ? fields.renderers[name] : undefined;
  if (!renderer) return ownValue(name, contact, fields);
  try {
    return renderer(contact);
  } catch (error) {
    // The page's own code failed: the page hears of it, the agent sees our text.
    reportError(error);
    return ownValue(name, contact, fields);
  }
}

function ownValue(name: string, contact: OpenedContact, {i18n, now}: Fields): string | undefined {
  switch (name) {
    case 'company':
      return contact.company ?? undefined;
    case 'title':
      return contact.title ?? undefined;
    case 'email':
      return contact.email ?? undefined;
    case 'owner':
      return contact.owner?.name;
    case 'lastCall':
      return contact.lastActivityAt ? i18n.relativeTime(contact.lastActivityAt, now) : undefined;
    default:
      return undefined;
  }
}

function labelOf(name: string, i18n: I18n): string {
  if (name === 'owner') return i18n.term('bgmCardOwner');
  return name === 'email' ? i18n.term('bgmCardEmail') : name;
}
