/** Longest name or label that we keep, in UTF-16 units. */
const nameMaxLength = 100;

/**
 * Text from outside made safe to store, compare and show: NFC, without control characters and bidi overrides, lone surrogates
 * replaced (Postgres refuses NUL, encoders refuse lone surrogates), spaces at the ends cut (reliability T3, D6).
 */
export function cleanText(text: string, maxLength = nameMaxLength): string {
  const whole = text
    .slice(0, maxLength * 4)
    .replace(loneSurrogates, '\uFFFD')
    .normalize('NFC')
    .replace(forbidden, '')
    .trim();
  return keepWhole(whole, maxLength);
}

/** Text that a person wrote over several lines: tabs and line breaks stay. */
export function cleanLines(text: string, maxLength: number): string {
  const whole = text.replace(/\r\n?/g, '\n').replace(forbiddenInLines, '').replace(loneSurrogates, '\uFFFD');
  return keepWhole(whole, maxLength);
}

/** Cuts without leaving half a surrogate pair behind. */
function keepWhole(text: string, maxLength: number): string {
  const cut = text.slice(0, maxLength);
  return text.length > maxLength && /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

// C0, DEL, C1; line and paragraph separators; marks and overrides of text direction; byte order mark.
const forbidden = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g;
const forbiddenInLines = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/g;
// In Unicode mode a surrogate that has its partner is no surrogate any more.
const loneSurrogates = /\p{Surrogate}/gu;
