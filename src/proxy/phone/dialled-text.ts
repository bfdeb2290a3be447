/** What callers who hide their number look like, over all trunks that were seen (pbx-facts 3, reliability D1). */
const anonymousWords = new Set([
  '',
  'anonymous',
  'anonym',
  'asterisk',
  'blocked',
  'hidden',
  'private',
  'privat',
  'restricted',
  'unavailable',
  'unknown',
  'withheld',
  'no number',
  'id unavailable',
  'number withheld',
  'private number',
  'unknown number',
]);

export function isAnonymous(dialled: string): boolean {
  return anonymousWords.has(dialled.toLowerCase());
}

/** A number as it arrived, fit to be shown and stored: no control characters, at most 64 characters. */
export function shownText(raw: string): string {
  const clean = raw.replace(unprintable, '').trim();
  return clean.slice(0, 64).replace(/\p{Surrogate}/gu, '');
}

/**
 * The part of a PBX or CRM text that was dialled: out of `tel:` and `sip:` URIs, percent-encoding, full-width and Arabic-Indic
 * digits; without display name, parameters and a trailing extension. Never throws.
 */
export function dialledText(raw: string): string {
  let text = shownText(raw);
  const bracketed = /<([^<>]*)>/.exec(text);
  if (bracketed && /^(sips?|tel):/i.test(bracketed[1]!)) text = bracketed[1]!;
  text = decoded(text);
  const uri = /^(sips?|tel):(.*)$/is.exec(text);
  if (uri) text = uri[2]!.split(/[@;?]/, 1)[0]!;
  text = asciiDigits(text.normalize('NFKC').replace(unprintable, ''));
  return text
    .replace(/;[a-z-]+=.*$/i, '')
    .replace(/[\s,;]*(?:extension|ext|durchwahl|x|#)[\s.:=]*[0-9]{1,8}\s*$/i, '')
    .trim();
}

/** Digits of a text in any script, in ASCII. */
export function digitsOf(text: string): string {
  return asciiDigits(text).replace(/[^0-9]/g, '');
}

const unprintable = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

function decoded(text: string): string {
  if (!/%[0-9a-f]{2}/i.test(text)) return text;
  try {
    return decodeURIComponent(text).replace(unprintable, '');
  } catch {
    return text;
  }
}

/** Unicode keeps the ten digits of a script side by side, and each block of ten begins at its zero. */
function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    if (digit <= '9') return digit;
    let zero = digit.codePointAt(0)!;
    const value = zero;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && value - zero < 9) zero -= 1;
    return String(value - zero);
  });
}
