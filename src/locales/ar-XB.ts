import {isolate} from './isolate.ts';
import {registerPseudo, type Rewriting} from './pseudo.ts';

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
export const rewriting: Rewriting = {text: mirror, slot: isolate};

registerPseudo({$code: 'ar-XB', $name: mirror('English'), $dir: 'rtl'}, rewriting);
