import type {Plugin} from 'vite';

/** How Lit's compiled decorators ask whether they are called as standard ones, and what the answer is here. */
const questions = /"object"(==|!=)=?typeof \w+/g;

/**
 * Tells the minifier what it cannot know: our decorators are TypeScript's (`experimentalDecorators`), so the half of Lit's that
 * serves standard ones is dead code. Fails the build when Lit asks in another way one day.
 */
export function legacyDecorators(): Plugin {
  const answered = new Set<string>();
  return {
    name: 'legacy-decorators',
    transform: {
      filter: {id: /node_modules\/@lit\/.*\/decorators\/(property|consume)\.js$/},
      handler: (code, id) => {
        const answer = onlyLegacy(code);
        if (answer !== code) answered.add(id.replace(/.*\//, ''));
        return {code: answer, map: null};
      },
    },
    buildEnd: (error) => {
      if (!error && answered.size !== 2)
        throw new Error('Lit’s decorators have changed: see legacy-decorators.ts.');
    },
  };
}

/** @returns the same code, as if it had asked and heard that it is called by a legacy decorator. */
export function onlyLegacy(code: string): string {
  return code.replace(questions, (_, sign: string) => (sign === '==' ? '!1' : '!0'));
}
