import {registerPseudo, type Rewriting} from './pseudo.ts';

const plain = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const accented = 'ÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçđéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž';
/** Most languages need so much more room than English. */
const stretch = 1.35;

/**
 * Accents on every letter, vowels doubled, brackets around: English that stands out. What is cut off, put together from pieces, or
 * written into the code is seen at a glance.
 */
function accent(text: string): string {
  const letters = text.replace(/<[^>]+>|[A-Za-z]/g, (found) => {
    if (found.length > 1) return found;
    const sign = accented.charAt(plain.indexOf(found));
    return /[aeiou]/i.test(found) ? sign + sign.toLowerCase() : sign;
  });
  return `[${letters.padEnd(Math.ceil(text.length * stretch) - 2, '~')}]`;
}

/** Pseudo-locale for tests: longer English with accents. */
export const rewriting: Rewriting = {text: accent};

registerPseudo({$code: 'en-XA', $name: accent('English'), $dir: 'ltr'}, rewriting);
