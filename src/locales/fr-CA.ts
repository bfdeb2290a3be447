import {terms as french} from './fr.ts';
import {registerTerms} from './register.ts';
import type {Terms} from './terms.ts';

/** What Canada says or writes otherwise; all else is said as in France. No space before `?` and `;`. Words: docs/glossary.md. */
const canadian: Partial<Terms> = {
  bgmNumberWithheld: 'Numéro confidentiel',
  bgmOffline:
    'Pas de connexion. Ce qui est connu reste; les notes sont gardées sur cet ordinateur et envoyées plus tard.',
  bgmSignedOut: 'Session fermée. Ouvrez une session pour voir qui appelle.',
  bgmUnreachable:
    'Le serveur ne répond pas. Votre travail est gardé; tout reprend dès que le serveur est de retour.',
  bgmProblem_unauthenticated:
    'Votre session est terminée. Ce que vous avez écrit est gardé. Ouvrez une nouvelle session.',

  bgmCardOutcome_voicemail: 'Boîte vocale',
  bgmCardSuppressed_anonymous: 'L’appelant cache son numéro',
  bgmCardCallerId: (name) => `Afficheur\u00A0: ${name}`,
  bgmCardChoose: 'Qui appelle?',
  bgmCardEmail: 'Courriel',

  bgmSearchPlaceholder: 'Nom, entreprise, courriel ou numéro',
  bgmSearchTypeToFind: 'Tapez un nom, une entreprise, un courriel ou un numéro.',
  bgmNotesPlaceholder: 'De quoi s’agissait-il?',

  bgmCreateLastName: 'Nom de famille',
  bgmCreateCompany: 'Entreprise',
  bgmCreateEmail: 'Courriel',
  bgmCreateOffline:
    'Pas de connexion. Ce que vous avez tapé reste; créez la fiche quand la connexion est de retour.',
  bgmCreateWrong_email: 'Ce n’est pas une adresse courriel.',

  bgmStatus_signedOut: 'Session fermée',
};

/** Canadian French, whole. */
export const terms: Terms = {...french, ...canadian};

// Only the differences: own words that a page gives for French (`setStrings('fr', …)`) hold in Canada too.
registerTerms({$code: 'fr-CA', $name: 'Français (Canada)', $dir: 'ltr', ...canadian});
