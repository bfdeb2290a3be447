import {isolate} from './isolate.ts';
import {pseudoTerms} from './pseudo.ts';
import {registerTerms} from './register.ts';

const rightToLeftMark = '\u200F';
const override = '\u202E';
const endOfOverride = '\u202C';

/** Every word is drawn from right to left, digits and names are not. */
function mirror(text: string): string {
  return text.replace(/<[^>]+>|[^\s\d<\uE000-\uE00F]+/g, (word) =>
    word.startsWith('<')
      ? isolate(word)
      : rightToLeftMark + override + word + endOfOverride + rightToLeftMark,
  );
}

/** Pseudo-locale for tests: English in the direction of Arabic, for eyes that do not read Arabic. */
export const terms = pseudoTerms({text: mirror, slot: isolate});

registerTerms({$code: 'ar-XB', $name: mirror('English'), $dir: 'rtl', ...terms});
