import {pluralsIn} from '../plural.ts';
import {registerTerms} from '../register.ts';
import type {SettingsTerms} from '../terms.ts';
import {terms as french} from './fr.ts';

const counted = pluralsIn<'one'>('fr-CA');

/** What Canada says or writes otherwise; all else is said as in France. No space before `?` and `;`. Words: docs/glossary.md. */
const canadian: Partial<SettingsTerms> = {
  bgmSettingsOffline:
    'Pas de connexion au serveur. Vos modifications restent sur cette page; rien n’est enregistré tant que le serveur n’est pas de retour.',
  bgmSettingsSignedOut: 'Session fermée. Ouvrez une session pour voir les paramètres.',
  bgmSettingsReadonly: 'Cette page montre les paramètres; ils se modifient ailleurs.',

  bgmProblem_oauth_server_untrusted:
    'La réponse désignait un serveur qui n’est pas celui de Zoho. Rien ne lui a été envoyé. Autorisez de nouveau; si cela se répète, prévenez votre équipe de sécurité.',
  bgmConnectStep5Hint:
    'Un nouvel onglet s’ouvre. Ouvrez-y une session avec l’utilisateur Zoho qui doit donner accès, pas avec un compte de développement, et cliquez sur Accept.',
  bgmConnectWaitingHow:
    'Ouvrez-y une session avec l’utilisateur Zoho qui doit donner accès, pas avec un compte de développement, et cliquez sur Accept. Cette page le remarque d’elle-même.',
  bgmConnectLong: 'L’onglet de Zoho affiche une erreur? Zoho ne la montre qu’à vous.',
  bgmConnectElsewhere: (time) =>
    `La page de consentement de Zoho est déjà ouverte ailleurs; elle attend jusqu’à ${time}. Autoriser ici la remplace.`,
  bgmConnectMissingHint:
    'Autorisez de nouveau et acceptez-les tous; d’ici là, ce qui en dépend ne fonctionne pas.',
  bgmConnectSure: 'Déconnecter Zoho?',
  bgmConnectNamedRegion: (named, chosen) =>
    `Selon Zoho, le compte se trouve dans ${named}; ici, c’est ${chosen}.`,
  bgmConnectOtherWhat: (before, now) =>
    `Jusqu’ici, c’était ${before}; le consentement vient de ${now}. Les appels ne sont écrits nulle part tant que vous n’avez pas choisi.`,

  bgmFindBrowserCacheHint:
    'Chiffrées, une heure au plus, jusqu’à la fermeture de session de l’agent. Les appelants connus s’affichent alors aussitôt.',
  bgmLogLink_privateHint:
    'Pour l’ouvrir, il faut ouvrir une session sur le standard et avoir le droit d’écouter l’enregistrement.',
  bgmLogLink_publicHint:
    'Quiconque a le lien écoute l’enregistrement sans ouvrir de session : toute personne qui peut lire l’activité.',
  bgmLogOwnerIs_fixed_userHint:
    'Quelle que soit la personne qui a répondu; le texte de l’activité nomme toujours l’agent.',
  bgmLogPreviewCall_voicemail: 'boîte vocale',
  bgmLogPreviewCall_hidden: 'numéro confidentiel',
  bgmCreateSetType_LeadHint: 'Une personne qui peut devenir cliente. Il faut une entreprise.',

  bgmAgentsLead:
    'Dans Zoho, un appel appartient à l’utilisateur Zoho de l’agent qui l’a pris. Une même adresse courriel des deux côtés suffit pour le trouver; pour les autres, choisissez à la main.',
  bgmAgentsIncomplete:
    'Zoho n’a pas pu être interrogé; on ne sait donc pas qui se trouve par courriel. Ce que vous avez choisi à la main reste valable.',
  bgmAgentsNoEmail: 'pas de courriel dans le standard',
  bgmAgentsWay_email: 'Même courriel',
  bgmAgentsWay_choice_gone:
    'L’utilisateur choisi à la main n’est plus actif dans Zoho. Choisissez-en un autre, ou revenez au courriel.',
  bgmAgentsWay_none: 'Aucun utilisateur Zoho actif n’a cette adresse courriel.',
  bgmAgentsWay_noneNoEmail: 'Le standard ne connaît pas d’adresse courriel pour cet agent.',
  bgmAgentsByEmail: 'Revenir au courriel',
  bgmAgentsByEmailFor: (agent) => `Revenir au courriel\u00A0: oublier le choix pour ${agent}`,
  bgmAgentsPickFilter: 'Nom ou courriel de l’utilisateur Zoho',
  bgmAgentsNoUsers: 'Les utilisateurs de Zoho sont inconnus pour l’instant; il n’y a personne à choisir.',
  bgmAgentsSavedNone: (agent) => `Le choix pour ${agent} est oublié. Personne n’a été trouvé par courriel.`,
  bgmTenantsSignedOut: 'Session fermée. Ouvrez une session pour voir les entreprises.',
  bgmTenantsOffline:
    'Pas de connexion au serveur. L’affichage peut être ancien; rien ne peut être activé ni désactivé pour l’instant.',
  bgmTenantsState_authorization_required:
    'Non connecté : le consentement de Zoho manque ou n’est plus accepté; l’administrateur de l’entreprise doit autoriser',
  bgmTenantsAskOff: (domain) => `Désactiver le CRM pour ${domain}?`,

  bgmHealthState_authorization_required:
    'Non connecté. Autorisez sous « Connecter »; les appels sont gardés d’ici là.',
  bgmHealthWebhookNever:
    'Aucun n’est encore arrivé. Saisissez le webhook dans le standard; le contrôle dit comment.',

  bgmLedgerOutcome_voicemail: 'boîte vocale',
  bgmLedgerWhy_hidden_number: 'L’appelant a caché son numéro. Un agent peut associer une fiche.',
  bgmLedgerWhy_expired:
    'Ses jours d’attente sont écoulés; il n’est plus recherché. Associez une fiche, ou réessayez.',
  bgmLedgerWhy_part_of_another_call: 'C’est la consultation d’un autre appel; il est consigné avec celui-ci.',
  bgmLedgerWhy_retrying: 'Le dernier essai a échoué; le prochain vient de lui-même.',
  bgmLedgerRetryAsk: (count) =>
    counted(count, {one: 'Réessayer # appel maintenant?', other: 'Réessayer # appels maintenant?'}),
  bgmLedgerWithheld: 'Numéro confidentiel',
  bgmLedgerLeg_voicemail: 'boîte vocale',
  bgmLedgerFlag_incomplete: 'Le standard n’a pas indiqué la fin; les durées peuvent être trop courtes.',
  bgmLedgerFlag_directory_unavailable:
    'La liste des postes du standard n’était pas disponible; ils ont été déduits.',
  bgmLedgerStep_settling: 'Recherche : Zoho l’a-t-il?',

  bgmDoctorLead:
    'Examine chaque partie, du standard à Zoho, et dit quoi corriger. Le contrôle ne fait que lire; il coûte quelques crédits API et prend quelques secondes.',
  bgmDoctorNoFinding:
    'Une erreur s’est produite pendant le contrôle. Contrôlez de nouveau; si cela persiste, copiez le rapport.',
  bgmFix_clock_off:
    'Demandez à l’exploitant du serveur de synchroniser son horloge (NTP). Une horloge fausse perturbe l’ouverture des sessions et les heures des appels consignés.',
  bgmFix_pbx_no_service_user:
    'Demandez à l’exploitant d’en saisir un. Sans lui, les postes, les adresses courriel, les enregistrements et les appels manqués ne sont pas connus.',
  bgmFix_pbx_refused:
    'Vérifiez son mot de passe, et qu’il n’est ni verrouillé ni soumis à un second facteur; demandez ensuite à l’exploitant de le saisir de nouveau.',
  bgmFix_credentials_missing:
    'Saisissez les deux sous « Connecter »; ils viennent de la console de développement de Zoho.',
  bgmFix_edition_unknown:
    'Cela peut marcher. Sont connues Standard, Professional, Enterprise et Ultimate; Free n’a pas d’API pour cela.',
  bgmFinding_owners_unmapped:
    'Certains agents n’ont pas d’utilisateur Zoho; leurs appels vont au propriétaire de secours.',
  bgmFinding_module_left_out: 'Ce module n’est pas dans l’ordre de recherche; il n’a donc pas été essayé.',
  bgmTrialState_ambiguous: (count) =>
    counted(count, {one: '# fiche trouvée.', other: '# fiches trouvées; l’agent choisit.'}),
  bgmTrialState_pbx_contact: 'Trouvé dans les contacts du standard; Zoho n’a pas été interrogé.',
  bgmTrialState_unavailable: 'Zoho n’a pas répondu; on ne sait donc rien.',
  bgmTrialBy_anonymous: 'Le numéro est confidentiel.',
  bgmSample_voicemail: 'Boîte vocale',
  bgmHygieneFix_not_possible:
    'Comparez-le avec une lettre ou le site de l’entreprise : il manque un chiffre, ou il y en a un de trop.',
};

/** Canadian French of the settings, whole. */
export const terms: SettingsTerms = {...french, ...canadian};

// Only the differences: own words that a page gives for French (`setStrings('fr', …)`) hold in Canada too.
registerTerms({$code: 'fr-CA', $name: 'Français (Canada)', $dir: 'ltr', ...canadian});
