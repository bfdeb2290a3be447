import {css, html, type TemplateResult} from 'lit';

/**
 * A round mark with a sign or two letters; with an id, on that id's own colour. It repeats what stands beside it, so a screen
 * reader does not hear it.
 */
export function avatar(sign: string, id?: string): TemplateResult {
  // As a property, which takes text: a page's Content-Security-Policy forbids style attributes.
  const hue = (id === undefined ? '' : `--_hue: ${hueOf(id)}`) as unknown as CSSStyleDeclaration;
  return html`<span
    class="avatar ${id === undefined ? 'blank' : ''}"
    part="avatar"
    .style=${hue}
    aria-hidden="true"
    >${sign}</span
  >`;
}

/** Spaces, marks, and the invisible signs that turn a text around; not the joiner inside an emoji. */
const separators = /[\s,.;/()<>"'|\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/u;

/** First letters of the first and last word, as people see letters: an emoji or a letter with its accents is one. Nothing readable: "?". */
export function initialsOf(name: string): string {
  // A name may be a whole novel; its beginning is enough.
  const words = name
    .slice(0, 200)
    .split(separators)
    .filter((word) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  const letters = ends.map((word) => firstLetter(word ?? ''));
  // Two Arabic letters side by side would join to a word that nobody is called.
  return letters.join(/\p{Script=Arabic}/u.test(name) ? '\u200C' : '') || '?';
}

/** Degrees on the colour wheel, always the same for one id. */
export function hueOf(id: string): number {
  let hash = 0;
  for (const char of id) hash = (Math.imul(hash, 31) + char.charCodeAt(0)) >>> 0;
  return Math.round((hash * 137.508) % 360);
}

/** An emoji whole, with all that is joined to it; of a letter the letter alone, because a pile of accents would leave the circle. */
function firstLetter(word: string): string {
  const [first] = new Intl.Segmenter().segment(word.normalize('NFC'));
  const sign = first?.segment ?? '';
  return /^\p{L}|^\p{N}/u.test(sign) ? (Array.from(sign)[0] ?? '').toLocaleUpperCase() : sign;
}

export const avatarStyles = css`
  .avatar {
    --_hue: 255;
    display: inline-grid;
    flex: none;
    place-items: center;
    inline-size: var(--_avatar-size);
    block-size: var(--_avatar-size);
    overflow: hidden;
    border-radius: 50%;
    background: light-dark(oklch(0.91 0.05 var(--_hue)), oklch(0.36 0.06 var(--_hue)));
    color: light-dark(oklch(0.36 0.09 var(--_hue)), oklch(0.92 0.05 var(--_hue)));
    font-size: calc(var(--_avatar-size) * 0.36);
    font-weight: 600;
    line-height: 1;
    user-select: none;
  }
  .avatar.blank {
    border: var(--_border-width) dashed var(--_control-border);
    background: transparent;
    color: var(--_text-muted);
  }
  @media (forced-colors: active) {
    .avatar {
      border: 1px solid CanvasText;
    }
  }
`;
