/** Longest text of an activity's description in the CRM, in UTF-16 units (zoho-api-facts 4). */
export const descriptionMaxLength = 32_000;

/**
 * Our part of an activity's description. It stands between two lines that carry the marker, so that people may write before and
 * after it and it still can be found, replaced, and recognised after a doubtful create.
 */
export function markedBlock(marker: string, text: string, maxLength = descriptionMaxLength): string {
  const frame = `${opening(marker)}\n\n${closing(marker)}`.length;
  // Somebody may have copied the block into a note: within it, its own end would be taken for the end.
  const told = text.replaceAll(opening(marker), marker).replaceAll(closing(marker), marker);
  return `${opening(marker)}\n${cutAtGrapheme(told, maxLength - frame)}\n${closing(marker)}`;
}

/**
 * Puts a new block where the old one stands and leaves everything around it as people wrote it. A block that lost one of its lines
 * is not guessed at: the new one goes below what is there, if the CRM's limit leaves room for it.
 */
export function replaceMarkedBlock(
  description: string,
  marker: string,
  text: string,
  maxLength = descriptionMaxLength,
): string {
  const start = description.indexOf(opening(marker));
  const end = description.indexOf(closing(marker), start);
  const room = (around: number) => Math.max(0, maxLength - around);
  if (start < 0 || end < 0) {
    const people = description.replace(opening(marker), '').replace(closing(marker), '').trimEnd();
    if (people === '') return markedBlock(marker, text, maxLength);
    if (room(people.length + 2) < markedBlock(marker, '').length) return description;
    return `${people}\n\n${markedBlock(marker, text, room(people.length + 2))}`;
  }
  const before = description.slice(0, start);
  const after = description.slice(end + closing(marker).length);
  return `${before}${markedBlock(marker, text, room(before.length + after.length))}${after}`;
}

/** Whether a description holds the block of this marker, also one that a person has shortened. */
export function holdsMarker(description: string, marker: string): boolean {
  return description.includes(opening(marker));
}

/** Cuts between what a reader sees as characters, so that no emoji or accent is torn; says with "…" that it did. */
export function cutAtGrapheme(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  let cut = '';
  // Zero-width joiners chain without end, so only the part that may fit is looked at.
  for (const {segment} of graphemes.segment(text.slice(0, maxLength))) {
    if (cut.length + segment.length > maxLength - 1) break;
    cut += segment;
  }
  return maxLength > 0 ? `${cut}…` : '';
}

const graphemes = new Intl.Segmenter('en', {granularity: 'grapheme'});
const opening = (marker: string) => `[${marker}]`;
const closing = (marker: string) => `[/${marker}]`;
