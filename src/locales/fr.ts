import {pluralsIn} from './plural.ts';
import {registerTerms} from './register.ts';
import type {Terms} from './terms.ts';

const counted = pluralsIn<'one'>('fr');

/** French, with “vous”. Words for the same thing: docs/glossary.md. */
export const terms: Terms = {
  bgmClose: 'Fermer',
  bgmCancel: 'Annuler',
  bgmSave: 'Enregistrer',
  bgmRetry: 'Réessayer',
  bgmUndo: 'Dissocier',
  bgmDismiss: 'Masquer',
  bgmCall: 'Appeler',
  bgmOpensInNewTab: 's’ouvre dans un nouvel onglet',
  bgmLoading: 'Chargement…',
  bgmJustNow: 'à l’instant',

  bgmModuleContacts: 'Contact',
  bgmModuleLeads: 'Prospect',
  bgmModuleAccounts: 'Compte',
  bgmNumberWithheld: 'Numéro masqué',

  bgmConnecting: 'Connexion…',
  bgmOffline:
    'Pas de connexion. Ce qui est connu reste ; les notes sont gardées sur cet ordinateur et envoyées plus tard.',
  bgmSignedOut: 'Déconnecté. Connectez-vous pour voir qui appelle.',
  bgmNotConnected: 'Aucun CRM connecté. Placez ceci dans <bgm-crm-provider>.',
  bgmCrmDegraded: 'Le CRM répond lentement ou pas du tout. Les appels sont gardés et seront consignés.',
  bgmUnreachable:
    'Le serveur ne répond pas. Votre travail est gardé ; tout reprend dès que le serveur est de retour.',

  bgmIncomingCallFrom: (who) => `Appel entrant de ${who}`,
  bgmCallEnded: (who) => `Appel avec ${who} terminé`,
  bgmNewCallTitle: 'Appel entrant',
  bgmNotFetched:
    'Une partie de cette page n’a pas pu être chargée. Vérifiez la connexion et réessayez. Si cela ne suffit pas, rechargez la page après l’appel.',

  bgmProblem_malformed: 'Le serveur n’a pas pu lire cette demande. Rechargez la page et réessayez.',
  bgmProblem_idempotency_key_required:
    'Le serveur n’a pas pu lire cette demande. Rechargez la page et réessayez.',
  bgmProblem_unauthenticated:
    'Votre session est terminée. Ce que vous avez écrit est gardé. Reconnectez-vous.',
  bgmProblem_forbidden: 'Vous n’avez pas ce droit. Adressez-vous à votre administrateur.',
  bgmProblem_crm_disabled:
    'Le CRM est désactivé pour votre entreprise. Adressez-vous à votre administrateur.',
  bgmProblem_origin_not_allowed:
    'Cette page ne peut pas encore utiliser le CRM. Demandez à votre administrateur d’autoriser son adresse.',
  bgmProblem_crm_permission:
    'Votre utilisateur CRM n’a pas ce droit. Adressez-vous à votre administrateur CRM.',
  bgmProblem_not_found: 'Cet élément n’existe plus. Il a peut-être été supprimé ou fusionné.',
  bgmProblem_method_not_allowed: 'Le serveur ne connaît pas cette demande. Rechargez la page.',
  bgmProblem_too_large: 'C’est trop long. Raccourcissez et réessayez.',
  bgmProblem_unsupported_media_type:
    'Le serveur n’a pas pu lire cette demande. Rechargez la page et réessayez.',
  bgmProblem_gone: 'Ce lien a expiré. Demandez-en un nouveau.',
  bgmProblem_duplicate_contact: 'Une fiche avec ce numéro existe déjà. Choisissez-la, ou créez-en une autre.',
  bgmProblem_crm_authorization_required:
    'Le CRM demande une nouvelle autorisation. Les appels sont gardés et seront consignés. Un administrateur doit le reconnecter.',
  bgmProblem_crm_not_configured:
    'Aucun CRM n’est encore connecté. Un administrateur peut en connecter un dans les paramètres.',
  bgmProblem_idempotency_in_progress: 'Le premier essai est encore en cours. Patientez un instant.',
  bgmProblem_call_not_journalable:
    'Cet appel n’est pas consigné dans le CRM : il était interne, ou la consignation est désactivée.',
  bgmProblem_precondition_failed:
    'Quelqu’un d’autre a modifié ceci entre-temps. Votre texte est gardé. Comparez et enregistrez de nouveau.',
  bgmProblem_precondition_required:
    'Quelqu’un d’autre a peut-être modifié ceci entre-temps. Rechargez-le et réessayez.',
  bgmProblem_validation_failed: 'Certains champs demandent une autre valeur.',
  bgmProblem_idempotency_mismatch:
    'Ceci a déjà été envoyé avec d’autres valeurs. Fermez le formulaire et recommencez.',
  bgmProblem_rate_limited: 'Trop de demandes à la fois. Tout reprend dans un instant.',
  bgmProblem_crm_rate_limited:
    'Le CRM n’accepte plus de demandes pour le moment. Les appels sont gardés et seront consignés.',
  bgmProblem_crm_rejected:
    'Le CRM a refusé. Rien n’est perdu ici. Vérifiez les valeurs, ou adressez-vous à votre administrateur.',
  bgmProblem_crm_unavailable: 'Le CRM ne répond pas. Les appels sont gardés et seront consignés.',
  bgmProblem_starting: 'Le serveur démarre. Tout reprend dans un instant.',
  bgmProblem_unavailable: 'Le serveur est occupé. Tout reprend dans un instant.',
  bgmProblem_crm_timeout: 'Le CRM a mis trop de temps. Réessayez dans un instant.',
  bgmProblem_internal: 'Une erreur s’est produite sur le serveur. Votre travail est gardé. Réessayez.',

  bgmCardNoCall: 'Aucun appel',
  bgmCardEmpty: 'Le prochain appelant s’affiche ici.',

  bgmCardRinging: 'Sonnerie',
  bgmCardDialing: 'Numérotation',
  bgmCardConnected: 'En ligne',
  bgmCardHeld: 'En attente',
  bgmCardEnded: 'Terminé',

  bgmCardOutcome_answered: 'Répondu',
  bgmCardOutcome_missed: 'Manqué',
  bgmCardOutcome_rejected: 'Refusé',
  bgmCardOutcome_busy: 'Occupé',
  bgmCardOutcome_no_answer: 'Sans réponse',
  bgmCardOutcome_failed: 'Échec',
  bgmCardOutcome_cancelled: 'Annulé',
  bgmCardOutcome_voicemail: 'Messagerie vocale',

  bgmCardJournal_not_applicable: 'Non consigné',
  bgmCardJournal_waiting_for_contact: 'Consigné dès qu’une fiche est associée',
  bgmCardJournal_queued: 'En attente d’envoi à Zoho',
  bgmCardJournal_logged: 'Consigné',
  bgmCardJournal_failed: 'Pas encore consigné',
  bgmCardJournal_deleted: 'Supprimé dans Zoho',

  bgmCardRecords: (count) => counted(count, {one: '# fiche a ce numéro', other: '# fiches ont ce numéro'}),
  bgmCardUnknown: 'Absent de Zoho',
  bgmCardNameUnknown: 'Nom pas encore connu',
  bgmCardPbxContact: 'Contact du standard',
  bgmCardCallerId: (name) => `Nom affiché\u00A0: ${name}`,
  bgmCardLookingUp: 'Recherche dans Zoho…',
  bgmCardSlow: 'Zoho est lent. Le nom va suivre.',
  bgmCardUpdated: 'mis à jour',
  bgmCardLastContact: 'Dernier contact',

  bgmCardSuppressed_internal: 'Appel interne',
  bgmCardSuppressed_anonymous: 'L’appelant masque son numéro',
  bgmCardSuppressed_short_number: 'Numéro court',
  bgmCardSuppressed_crm_disabled: 'CRM désactivé',
  bgmCardSuppressedWhy_internal: 'Pas de recherche : les appels entre postes ne vont pas dans Zoho.',
  bgmCardSuppressedWhy_anonymous: 'Pas de recherche : il n’y a pas de numéro à chercher.',
  bgmCardSuppressedWhy_short_number:
    'Pas de recherche : numéro trop court pour n’appartenir qu’à une personne.',
  bgmCardSuppressedWhy_crm_disabled: 'Pas de recherche : un administrateur a désactivé le CRM.',
  bgmCardStored: (number) => `«\u00A0${number}\u00A0»`,

  bgmCardMatchedOn: (field) => `Trouvé par «\u00A0${field}\u00A0»`,
  bgmCardConnectedByHand: 'Associé à cet appel à la main',
  bgmCardLinkedByCall: 'Associé à cet appel',
  bgmCardSeveralMatch: 'Toutes ont ce numéro',
  bgmCardChooseOne: 'Aucune n’est associée automatiquement.',
  bgmCardNoneMatches: 'Aucune fiche n’a ce numéro',
  bgmCardInPbx: 'Trouvé dans les contacts du standard',
  bgmCardRule_e164: 'même numéro',
  bgmCardRule_national: 'lu comme un numéro national',
  bgmCardRule_caller_country: 'lu dans le pays de l’appelant',
  bgmCardRule_remembered: 'déjà choisi par un agent',
  bgmCardOrder: (place) => `ordre de recherche ${place}`,
  bgmCardFromHere: 'gardé sur cet ordinateur',
  bgmCardFromCache: 'gardé sur le serveur',
  bgmCardFromPbx: 'du standard',
  bgmCardFromZoho: 'de Zoho',

  bgmCardChoose: 'Qui appelle ?',
  bgmCardMoreRecords: (count) =>
    counted(count, {
      one: '# autre fiche : à trouver par « Associer… »',
      other: '# autres fiches : à trouver par « Associer… »',
    }),
  bgmCardConnect: 'Associer',
  bgmCardConnecting: 'Association…',
  bgmCardConnectedTo: (name) => `Dissocier\u00A0: associé à ${name}`,
  bgmCardNowConnected: (name) => `Associé à ${name}`,
  bgmCardOpenNamed: (name) => `Ouvrir ${name} dans Zoho`,

  bgmCardOpen: 'Ouvrir',
  bgmCardCallBack: 'Rappeler',
  bgmCardNotes: 'Notes',
  bgmCardCreate: 'Créer',
  bgmCardLink: 'Associer…',
  bgmCardLinkOther: 'Associer à une autre fiche…',
  bgmCardCopy: 'Copier le numéro',
  bgmCardCopied: 'Numéro copié',
  bgmCardNotCopied: 'Le navigateur a refusé la copie',
  bgmCardMore: 'Autres actions',
  bgmCardSearchLabel: 'Chercher la fiche',

  bgmCardOwner: 'Propriétaire',
  bgmCardEmail: 'E-mail',

  bgmSearchLabel: 'Chercher un contact',
  bgmSearchPlaceholder: 'Nom, société, e-mail ou numéro',
  bgmSearchResults: 'Contacts trouvés',
  bgmSearchClear: 'Effacer la recherche',
  bgmSearchRequired: 'Choisissez un contact.',
  bgmSearchDial: (who, number) => `Appeler ${who}, ${number}`,
  bgmSearchDialShort: (number) => `Appeler ${number}`,
  bgmSearchNoName: 'Sans nom',

  bgmSearchHere: 'Sur cet ordinateur',
  bgmSearchThere: 'Zoho',
  bgmSearchRecent: 'Derniers appelants',
  bgmSearchCreate: (typed) => `Créer «\u00A0${typed}\u00A0»`,

  bgmSearchTypeMore: (count) =>
    counted(count, {one: 'Tapez encore # caractère.', other: 'Tapez encore # caractères.'}),
  bgmSearchTypeToFind: 'Tapez un nom, une société, un e-mail ou un numéro.',
  bgmSearchAsking: 'Recherche dans Zoho…',
  bgmSearchNothing: 'Aucun contact trouvé.',
  bgmSearchIncomplete: 'Une partie de Zoho n’a pas répondu à temps. Il y en a peut-être d’autres.',
  bgmSearchOffline: 'Pas de connexion. Seuls les contacts de cet ordinateur sont affichés.',
  bgmSearchNoAnswer: 'Zoho ne répond pas. Les contacts de cet ordinateur sont affichés.',
  bgmSearchAuthorize:
    'Un administrateur doit reconnecter Zoho. Les contacts de cet ordinateur sont affichés.',
  bgmSearchOff:
    'La recherche dans le CRM est désactivée. Seuls les contacts de cet ordinateur sont affichés.',
  bgmSearchKeys: 'Entrée : choisir · Alt+Entrée : appeler',
  bgmSearchKeysOpen: '↑ ↓ pour se déplacer, Entrée pour choisir, Alt+Entrée pour appeler',

  bgmSearchCounted: (here, there) => `${here} sur cet ordinateur, ${there} dans Zoho.`,
  bgmSearchCountedHere: (here) => `${here} sur cet ordinateur.`,
  bgmSearchCountedRecent: (count) =>
    counted(count, {one: '# appelant récent.', other: '# appelants récents.'}),

  bgmSearchLinking: (who) => `Association de l’appel à ${who}…`,
  bgmSearchLinked: (who) => `L’appel est associé à ${who}.`,
  bgmSearchNotLinked: (who) => `L’appel n’est pas associé à ${who}.`,

  bgmNotesLabel: 'Notes d’appel',
  bgmNotesPlaceholder: 'De quoi s’agissait-il ?',
  bgmNotesNoCall: 'Les notes commencent avec le prochain appel.',
  bgmNotesOff: 'Les notes sont désactivées pour vous. Adressez-vous à votre administrateur.',
  bgmNotesOf: (who) => `avec ${who}`,

  bgmNotesEarlier: (count) => counted(count, {one: '# note précédente', other: '# notes précédentes'}),
  bgmNotesNoEarlier: 'Aucune note précédente',
  bgmNotesEarlierFailed: 'Les notes précédentes n’ont pas pu être chargées.',

  bgmNotesKeys: 'Ctrl+Entrée enregistre',
  bgmNotesKeysMac: '⌘ Entrée enregistre',
  bgmNotesDraft: 'Pas encore enregistré',
  bgmNotesDraftKept: 'Brouillon gardé sur cet ordinateur',
  bgmNotesSaving: 'Enregistrement…',
  bgmNotesSaved: 'Enregistré',
  bgmNotesSavedAt: (time) => `Enregistré à ${time}`,
  bgmNotesQueued: 'Gardé sur cet ordinateur, sera envoyé',
  bgmNotesFailed: 'Pas enregistré.',
  bgmNotesConflict: 'Quelqu’un d’autre a modifié cette note. Choisissez ci-dessous.',
  bgmNotesTooLong: (count) =>
    counted(count, {
      one: '# caractère de trop. Raccourcissez la note pour l’enregistrer.',
      other: '# caractères de trop. Raccourcissez la note pour l’enregistrer.',
    }),
  bgmNotesCount: (used, most) => `${used} sur ${most}`,
  bgmNotesRequired: 'Écrivez une note.',

  bgmNotesNext: 'Nouvelle note',
  bgmNotesOtherCall: 'Un autre appel est en cours.',
  bgmNotesGoThere: 'Aller à ses notes',

  bgmNotesTheirs: (who, time) => `${who} a modifié cette note, ${time}`,
  bgmNotesKeepMine: 'Garder la mienne',
  bgmNotesTakeTheirs: 'Prendre celle-ci',
  bgmNotesBoth: 'Réunir les deux',

  bgmCreateHeadingContact: 'Nouveau contact',
  bgmCreateHeadingLead: 'Nouveau prospect',
  bgmCreateType: 'Créer comme',
  bgmCreateFirstName: 'Prénom',
  bgmCreateLastName: 'Nom',
  bgmCreateCompany: 'Société',
  bgmCreateEmail: 'E-mail',
  bgmCreateNumber: 'Numéro',
  bgmCreateChangeNumber: 'Modifier',
  bgmCreateOptional: 'facultatif',

  bgmCreateContact: 'Créer le contact',
  bgmCreateLead: 'Créer le prospect',
  bgmCreateContactAnyway: 'Créer le contact quand même',
  bgmCreateLeadAnyway: 'Créer le prospect quand même',
  bgmCreateBusy: 'Création…',
  bgmCreateDone: (who) => `${who} est maintenant dans le CRM.`,

  bgmCreateChecking: 'Recherche d’une fiche avec ce numéro…',
  bgmCreateNobody: 'Personne dans Zoho n’a ce numéro.',
  bgmCreateUnchecked:
    'Zoho ne dit pas encore qui a ce numéro. La question est posée de nouveau avant la création.',
  bgmCreateNoNumber: 'Sans numéro, un appel ne trouve personne.',
  bgmCreateDuplicate: 'Zoho a déjà ce numéro',
  bgmCreateConnect: 'Associer',
  bgmCreateConnectTo: (who) => `Associer l’appel à ${who}`,
  bgmCreateOpen: 'Ouvrir',
  bgmCreateOpenWho: (who) => `Ouvrir ${who}`,
  bgmCreateNotConnected: (who) => `L’appel n’est pas associé à ${who}.`,

  bgmCreateNotAllowed: 'Il faut le droit de créer des fiches. Adressez-vous à votre administrateur.',
  bgmCreateOffline:
    'Pas de connexion. Ce que vous avez tapé reste ; créez la fiche quand la connexion est de retour.',
  bgmCreateLost: 'La réponse n’est pas arrivée. Réessayez : une seule fiche sera créée.',
  bgmCreateCallGone: 'Cet appel n’existe plus. Réessayez : la fiche sera créée sans lui.',
  bgmCreateCrmWantsMore:
    'Zoho demande plus que ce formulaire. Créez la fiche dans Zoho, ou adressez-vous à votre administrateur.',

  bgmCreateWrong_required: 'Remplissez ce champ.',
  bgmCreateWrong_email: 'Ce n’est pas une adresse e-mail.',
  bgmCreateWrong_not_a_number: 'Ce n’est pas un numéro de téléphone.',
  bgmCreateWrong_max_length: 'C’est trop long.',
  bgmCreateWrong_already_used: 'Zoho l’a déjà.',
  bgmCreateWrong_invalid: 'Zoho n’accepte pas cette valeur.',

  bgmStatus_connecting: 'Connexion…',
  bgmStatus_online: 'Zoho connecté',
  bgmStatus_degraded: 'Zoho est lent',
  bgmStatus_crmDisconnected: 'Zoho non connecté',
  bgmStatus_disabled: 'CRM désactivé',
  bgmStatus_noTenant: 'Aucune entreprise',
  bgmStatus_offline: 'Hors ligne',
  bgmStatus_signedOut: 'Déconnecté',
  bgmStatusMore_connecting: 'En attente du serveur. Les appels s’affichent dès qu’il répond.',
  bgmStatusMore_online: 'Les appelants sont recherchés et les appels consignés.',
  bgmStatusMore_noTenant:
    'Les administrateurs système n’appartiennent à aucune entreprise : aucun appel n’est affiché ici.',
};

registerTerms({$code: 'fr', $name: 'Français', $dir: 'ltr', ...terms});
