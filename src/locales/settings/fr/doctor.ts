import type {settingsDoctor} from '../../en/settings/doctor.ts';
import type {settingsHygiene} from '../../en/settings/hygiene.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';

const counted = pluralsIn<'one'>('fr');

/** The check of everything, trying a number, the sample call, and numbers that can never match. */
export const doctor: Pick<SettingsTerms, keyof typeof settingsDoctor | keyof typeof settingsHygiene> = {
  bgmDoctorTitle: 'Tout contrôler',
  bgmDoctorLead:
    'Examine chaque partie, du standard à Zoho, et dit quoi corriger. Le contrôle ne fait que lire ; il coûte quelques crédits API et prend quelques secondes.',
  bgmDoctorStart: 'Contrôler maintenant',
  bgmDoctorAgain: 'Contrôler de nouveau',
  bgmDoctorRunning: 'Contrôle en cours…',
  bgmDoctorAllWell: 'Tout va bien.',
  bgmDoctorWell: (warnings) =>
    counted(warnings, {one: 'Ça marche, avec # avertissement.', other: 'Ça marche, avec # avertissements.'}),
  bgmDoctorFailed: (failed) =>
    counted(failed, {one: '# point ne fonctionne pas.', other: '# points ne fonctionnent pas.'}),
  bgmDoctorTook: (seconds, credits, time) =>
    counted(credits, {
      one: `Durée\u00A0: ${seconds}, coût\u00A0: # crédit API, à ${time}.`,
      other: `Durée\u00A0: ${seconds}, coût\u00A0: # crédits API, à ${time}.`,
    }),
  bgmDoctorSeconds: (number) => `${number} s`,
  bgmDoctorMs: (number) => `${number} ms`,
  bgmDoctorOnlyBad: 'Seulement ce qui demande quelque chose',
  bgmDoctorShownAll: 'Tout ce qui a été contrôlé',
  bgmDoctorCopy: 'Copier le rapport',
  bgmDoctorCopied: 'Copié. Il ne contient ni nom ni numéro de téléphone.',
  bgmDoctorCopyByHand: 'Le navigateur n’autorise pas la copie. Prenez le texte ici\u00A0:',
  bgmDoctorReport: 'Rapport',
  bgmDoctorShow: (section) => `Aller à ${section}`,
  bgmDoctorSection_connect: 'Connecter',
  bgmDoctorSection_find: 'Rechercher',
  bgmDoctorSection_log: 'Consigner',
  bgmDoctorSection_create: 'Créer',
  bgmDoctorSection_agents: 'Agents',
  bgmDoctorSection_health: 'État',

  bgmDoctorState_ok: 'Bon',
  bgmDoctorState_warning: 'Avertissement',
  bgmDoctorState_failed: 'Ne fonctionne pas',
  bgmDoctorState_skipped: 'Non contrôlé',
  bgmDoctorSkippedAfter: (check) => `On ne peut le dire qu’une fois que «\u00A0${check}\u00A0» fonctionne.`,
  bgmDoctorNoFinding:
    'Une erreur s’est produite pendant le contrôle. Contrôlez de nouveau ; si cela persiste, copiez le rapport.',

  bgmCheck_feature: 'CRM activé',
  bgmCheck_clock: 'Horloges',
  bgmCheck_database: 'Base de données',
  bgmCheck_queue: 'Consignation des appels',
  bgmCheck_pbx: 'Standard',
  bgmCheck_pbx_directory: 'Postes du standard',
  bgmCheck_webhook: 'Événements du standard',
  bgmCheck_call_log: 'Journal des appels du standard',
  bgmCheck_credentials: 'Client ID et Secret',
  bgmCheck_authorization: 'Consentement de Zoho',
  bgmCheck_region: 'Région',
  bgmCheck_scopes: 'Droits du consentement',
  bgmCheck_edition: 'Édition de Zoho',
  bgmCheck_credits: 'Crédits API',
  bgmCheck_contacts: 'Contacts',
  bgmCheck_leads: 'Prospects',
  bgmCheck_accounts: 'Comptes',
  bgmCheck_calls: 'Appels dans Zoho',
  bgmCheck_create_fields: 'Création de fiches',
  bgmCheck_journal_fields: 'Champs d’un appel consigné',
  bgmCheck_duplicates: 'Contre la double consignation',
  bgmCheck_owners: 'Propriétaires des appels',

  bgmFinding_feature_off:
    'L’administrateur système a désactivé le CRM pour cette entreprise. Rien n’est demandé ni écrit.',
  bgmFix_feature_off: 'Demandez à l’administrateur système d’activer le CRM pour l’entreprise.',
  bgmFinding_tenant_off: 'L’intégration est désactivée dans les paramètres de cette entreprise.',
  bgmFix_tenant_off: 'Activez-la sous «\u00A0Connecter\u00A0».',
  bgmFinding_clock_off:
    'L’horloge de ce serveur et celle du standard ou de Zoho sont trop éloignées l’une de l’autre.',
  bgmFix_clock_off:
    'Demandez à l’exploitant du serveur de synchroniser son horloge (NTP). Une horloge fausse perturbe les connexions et les heures des appels consignés.',
  bgmFinding_database_slow: 'La base de données répond lentement.',
  bgmFix_database_slow:
    'Demandez à l’exploitant de regarder le disque et la charge du serveur de base de données.',
  bgmFinding_database_full: 'La base de données n’accepte plus de données.',
  bgmFix_database_full:
    'Demandez à l’exploitant de libérer de la place tout de suite\u00A0: les nouveaux appels ne peuvent pas être gardés.',
  bgmFinding_queue_old: 'Des appels attendent depuis trop longtemps d’être consignés.',
  bgmFix_queue_old: 'Regardez sous «\u00A0État\u00A0» pourquoi ils attendent, puis réessayez-les là.',
  bgmFinding_queue_paused: 'Les appels sont gardés, sans être consignés pour l’instant.',
  bgmFix_queue_paused:
    '«\u00A0État\u00A0» dit pourquoi et jusqu’à quand. Tout reprend de soi-même une fois la cause disparue.',
  bgmFinding_pbx_unreachable: 'Le standard ne répond pas.',
  bgmFix_pbx_unreachable:
    'Vérifiez que le standard fonctionne et que ce serveur atteint son adresse. Les appels sont repris plus tard.',
  bgmFinding_pbx_no_service_user:
    'Aucun utilisateur de service du standard n’est défini pour cette entreprise.',
  bgmFix_pbx_no_service_user:
    'Demandez à l’exploitant d’en saisir un. Sans lui, les postes, les adresses e-mail, les enregistrements et les appels manqués ne sont pas connus.',
  bgmFinding_pbx_refused: 'Le standard refuse l’utilisateur de service.',
  bgmFix_pbx_refused:
    'Vérifiez son mot de passe, et qu’il n’est ni verrouillé ni soumis à un second facteur ; demandez ensuite à l’exploitant de le saisir de nouveau.',
  bgmFinding_pbx_no_extensions: 'Le standard n’indique aucun poste d’une personne.',
  bgmFix_pbx_no_extensions:
    'Vérifiez que l’utilisateur de service appartient à cette entreprise et peut voir ses utilisateurs.',
  bgmFinding_webhook_never: 'Le standard n’a encore envoyé aucun événement.',
  bgmFix_webhook_never:
    'Dans le portail du standard, ouvrez Company, puis Event URL, saisissez l’adresse de ce serveur et son secret, et faites un appel d’essai.',
  bgmFinding_webhook_silent: 'Le standard n’a envoyé aucun événement depuis longtemps.',
  bgmFix_webhook_silent:
    'S’il y a eu des appels, regardez Company, Event URL dans le standard\u00A0: après certaines réponses, il cesse définitivement d’envoyer.',
  bgmFinding_webhook_not_set: 'Le standard envoie ses événements ailleurs, ou pas du tout.',
  bgmFix_webhook_not_set:
    'Dans le portail du standard, ouvrez Company, puis Event URL\u00A0: activez les événements et saisissez l’adresse de ce serveur.',
  bgmFinding_call_log_refused: 'Le standard cache son journal des appels à l’utilisateur de service.',
  bgmFix_call_log_refused:
    'Autorisez «\u00A0Call Statistics\u00A0» pour l’entreprise et donnez à l’utilisateur de service un rôle qui peut le lire. Sinon, les appels dont les événements se sont perdus continuent de manquer.',
  bgmFinding_call_log_unavailable: 'Le standard ne donne pas son journal des appels pour l’instant.',
  bgmFix_call_log_unavailable:
    'Il est relu dans quelques minutes. Rien ne manque tant que les événements arrivent.',
  bgmFinding_credentials_missing: 'Le Client ID ou le Client Secret manque.',
  bgmFix_credentials_missing:
    'Saisissez les deux sous «\u00A0Connecter\u00A0» ; ils viennent de la console de développement de Zoho.',
  bgmFinding_authorization_missing: 'Personne n’a encore autorisé Zoho.',
  bgmFix_authorization_missing: 'Autorisez sous «\u00A0Connecter\u00A0» et acceptez dans Zoho.',
  bgmFinding_authorization_refused: 'Zoho n’accepte plus le consentement.',
  bgmFix_authorization_refused:
    'Autorisez de nouveau sous «\u00A0Connecter\u00A0». Les appels sont gardés d’ici là.',
  bgmFinding_throttled: 'Zoho n’accepte plus de demandes pour le moment.',
  bgmFix_throttled: 'Contrôlez de nouveau dans quelques minutes. Les appels sont gardés.',
  bgmFinding_crm_unreachable: 'Zoho ne répond pas, ou trop lentement.',
  bgmFix_crm_unreachable:
    'Contrôlez de nouveau dans quelques minutes, et regardez la page d’état de Zoho. Les appels sont gardés.',
  bgmFinding_region_differs: 'Le compte Zoho se trouve dans une autre région que celle qui est définie.',
  bgmFix_region_differs: 'Reprenez sous «\u00A0Connecter\u00A0» la région que Zoho indique.',
  bgmFinding_scopes_missing: 'Il manque des droits dans le consentement.',
  bgmFix_scopes_missing: 'Autorisez de nouveau sous «\u00A0Connecter\u00A0» et acceptez-les tous.',
  bgmFinding_edition_unsupported: 'Cette édition de Zoho n’est pas prise en charge.',
  bgmFix_edition_unsupported: 'Le sont Standard, Professional, Enterprise et Ultimate.',
  bgmFinding_edition_unknown: 'Zoho indique une édition qui n’est pas connue ici.',
  bgmFix_edition_unknown:
    'Cela peut marcher. Sont connues Standard, Professional, Enterprise et Ultimate ; Free n’a pas d’API pour cela.',
  bgmFinding_credits_low: 'Les crédits API du jour s’épuisent.',
  bgmFix_credits_low:
    'Ce qui presse moins attend déjà. Regardez ce qui utilise aussi l’API, ou achetez des crédits dans Zoho.',
  bgmFinding_credits_used_up: 'Les crédits API du jour sont épuisés.',
  bgmFix_credits_used_up:
    'Les appels sont gardés et consignés dès qu’il y a de nouveau des crédits. Regardez ce qui utilise aussi l’API, ou achetez des crédits dans Zoho.',
  bgmFinding_not_readable: 'L’utilisateur Zoho qui a consenti ne peut pas lire ceci.',
  bgmFix_not_readable:
    'Dans Zoho, donnez à son profil «\u00A0View\u00A0» pour le module, ou autorisez avec un autre utilisateur.',
  bgmFinding_not_writable: 'L’utilisateur Zoho qui a consenti ne peut rien créer ni modifier ici.',
  bgmFix_not_writable:
    'Dans Zoho, donnez à son profil «\u00A0Create\u00A0» et «\u00A0Edit\u00A0» pour le module, ou autorisez avec un autre utilisateur.',
  bgmFinding_mandatory_fields: 'Zoho exige des champs que personne ne remplit.',
  bgmFix_mandatory_fields:
    'Rendez-les facultatifs dans la mise en page de Zoho, ou, pour les appels consignés, donnez une valeur sous «\u00A0Consigner\u00A0». Sinon, Zoho refuse les nouvelles entrées.',
  bgmFinding_unknown_field: 'Les paramètres nomment des champs qui n’existent pas dans Zoho.',
  bgmFix_unknown_field: 'Corrigez les noms d’API sous «\u00A0Consigner\u00A0».',
  bgmFinding_no_unique_field: 'Dans Zoho même, rien ne refuse une deuxième entrée du même appel.',
  bgmFix_no_unique_field:
    'Dans Zoho, ajoutez un champ de texte aux appels, rendez-le unique («\u00A0Do not allow duplicate values\u00A0»), et nommez-le sous «\u00A0Consigner\u00A0». D’ici là, Zoho est consulté avant toute répétition.',
  bgmFinding_owners_unmapped:
    'Certains agents n’ont pas d’utilisateur Zoho ; leurs appels vont au propriétaire de secours.',
  bgmFix_owners_unmapped: 'Choisissez-leur un utilisateur Zoho sous «\u00A0Agents\u00A0».',
  bgmFinding_owner_gone:
    'Les paramètres nomment comme propriétaire d’appels quelqu’un qui n’est pas un utilisateur Zoho actif.',
  bgmFix_owner_gone: 'Choisissez un autre propriétaire sous «\u00A0Consigner\u00A0».',
  bgmFinding_module_left_out: 'Ce module n’est pas dans l’ordre de recherche ; il n’a donc pas été essayé.',
  bgmFix_module_left_out:
    'Rien à faire. Pour rechercher ici aussi, ajoutez-le sous «\u00A0Rechercher\u00A0».',
  bgmFinding_off_by_settings: 'C’est désactivé dans les paramètres.',
  bgmFix_off_by_settings: 'Rien à faire, si c’est voulu.',

  bgmDetail_clock_seconds: 'Écart',
  bgmDetail_queue_seconds: 'Le plus ancien attend depuis',
  bgmDetail_webhook_seconds: 'Dernier événement il y a',
  bgmDetail_crm: 'Zoho avance de',
  bgmDetail_pbx: 'Le standard avance de',
  bgmDetail_milliseconds: 'Durée',
  bgmDetail_calls: 'Appels en attente',
  bgmDetail_why: 'Raison',
  bgmDetail_extensions: 'Postes',
  bgmDetail_eventsLastHour: 'Événements dans la dernière heure',
  bgmDetail_readable: 'Le standard indique son réglage',
  bgmDetail_enabled: 'Activé dans le standard',
  bgmDetail_set: 'Adresse saisie dans le standard',
  bgmDetail_used: 'Région utilisée',
  bgmDetail_chosen: 'Région choisie',
  bgmDetail_scopes: 'Manquent',
  bgmDetail_edition: 'Édition',
  bgmDetail_remaining: 'Reste',
  bgmDetail_limit: 'Sur',
  bgmDetail_waiting: 'En attente',
  bgmDetail_module: 'Module',
  bgmDetail_fields: 'Champs',
  bgmDetail_field: 'Champ',
  bgmDetail_coverage: 'Reliés',
  bgmDetail_unmapped: 'Non reliés',
  bgmDetail_code: 'Réponse de Zoho',
  bgmDetail_writable: 'Écriture possible',
  bgmDetailYes: 'oui',
  bgmDetailNo: 'non',
  bgmDetailUnknown: 'inconnu',

  bgmTrialTitle: 'Essayer un numéro',
  bgmTrialLead:
    'Recherche un numéro comme s’il appelait maintenant, sans le cache, et montre chaque étape. Rien n’est gardé.',
  bgmTrialNumber: 'Numéro de téléphone',
  bgmTrialCountry: 'Composé depuis',
  bgmTrialOwnCountry: 'Le pays des paramètres',
  bgmTrialStart: 'Essayer',
  bgmTrialNoNumber: 'Saisissez un numéro.',
  bgmTrialReadAs: (number) => `Lu comme ${number}`,
  bgmTrialNotRead: 'Ce n’est pas un numéro de téléphone possible.',
  bgmTrialState_matched: 'Une fiche trouvée.',
  bgmTrialState_ambiguous: (count) =>
    counted(count, {one: '# fiche trouvée.', other: '# fiches trouvées ; l’agent choisit.'}),
  bgmTrialState_unknown: 'Aucune fiche n’a ce numéro.',
  bgmTrialState_pbx_contact: 'Trouvé dans les contacts du standard ; Zoho n’a pas été interrogé.',
  bgmTrialState_suppressed: 'Pas recherché.',
  bgmTrialState_unavailable: 'Zoho n’a pas répondu ; on ne sait donc rien.',
  bgmTrialBy_internal: 'C’est un poste du standard.',
  bgmTrialBy_anonymous: 'Le numéro est masqué.',
  bgmTrialBy_short_number: 'Il est trop court pour un numéro de l’extérieur.',
  bgmTrialBy_crm_disabled: 'Le CRM est désactivé.',
  bgmTrialMatches: 'Fiches, dans l’ordre des paramètres',
  bgmTrialReason: (field, stored) => `${field} contient «\u00A0${stored}\u00A0»`,
  bgmTrialRule_e164: 'le même numéro avec son indicatif',
  bgmTrialRule_national: 'le même numéro, écrit comme dans le pays des paramètres',
  bgmTrialRule_caller_country: 'le même numéro, écrit comme dans le pays de l’appelant',
  bgmTrialRule_remembered: 'un agent a déjà choisi cette fiche pour le numéro',
  bgmTrialForms: 'Recherché',
  bgmTrialForm_any_format: 'trouvé quelle que soit l’écriture',
  bgmTrialForm_e164: 'écrit avec l’indicatif',
  bgmTrialForm_national: 'écrit comme dans son pays',
  bgmTrialRequests: 'Demandes à Zoho',
  bgmTrialNoRequests: 'Aucune.',
  bgmTrialWhat: 'Demande',
  bgmTrialStatus: 'Réponse',
  bgmTrialNoStatus: 'aucune',
  bgmTrialRecords: 'Fiches',
  bgmTrialTime: 'Durée',
  bgmTrialRejected: (count) =>
    counted(count, {
      one: '# fiche ressemblait seulement et a été écartée.',
      other: '# fiches ressemblaient seulement et ont été écartées.',
    }),
  bgmTrialTook: (time) => `${time} en tout.`,

  bgmSampleTitle: 'Ce qu’un appel devient dans Zoho',
  bgmSampleLead:
    'L’entrée exacte que donnerait un appel d’exemple avec les paramètres enregistrés. Rien n’est écrit.',
  bgmSampleCall: 'Appel d’exemple',
  bgmSample_answered: 'Appel répondu',
  bgmSample_missed: 'Appel manqué',
  bgmSample_outbound: 'Appel sortant',
  bgmSample_transferred: 'Appel transféré',
  bgmSample_queue: 'Appel par une file d’attente',
  bgmSample_voicemail: 'Messagerie vocale',
  bgmSample_hidden: 'Appelant sans numéro',
  bgmSampleField: 'Champ',
  bgmSampleValue: 'Valeur',
  bgmSampleOwner: (extension) => `Propriétaire\u00A0: l’utilisateur Zoho du poste ${extension}`,
  bgmSampleOwner_contact_owner: 'Propriétaire\u00A0: celui de la fiche',
  bgmSampleOwner_fixed_user: 'Propriétaire\u00A0: l’utilisateur Zoho choisi',
  bgmSampleFallbackOwner: 'Propriétaire\u00A0: celui de secours',

  bgmHygieneLead:
    'Examine des fiches, d’abord celles dont les numéros paraissent faux, et liste les numéros qu’aucun appel ne pourra jamais retrouver, pour qu’on les corrige dans Zoho. L’examen ne fait que lire.',
  bgmHygieneModules: 'Lire',
  bgmHygieneModule_Contacts: 'Contacts',
  bgmHygieneModule_Leads: 'Prospects',
  bgmHygieneModule_Accounts: 'Comptes',
  bgmHygieneCredits: 'Dépenser au plus (crédits API, de 1 à 100)',
  bgmHygieneCreditsMean: (records) =>
    counted(records, {one: 'Assez pour # fiche.', other: 'Assez pour environ # fiches.'}),
  bgmHygieneStart: 'Examiner les fiches',
  bgmHygieneRunning: 'Lecture…',
  bgmHygieneNoModule: 'Choisissez au moins un type de fiche.',
  bgmHygieneNoCredits: 'Saisissez un nombre entier de 1 à 100.',

  bgmHygieneRead: (records, numbers) =>
    counted(records, {
      one: `# fiche lue, numéros\u00A0: ${numbers}.`,
      other: `# fiches lues, numéros\u00A0: ${numbers}.`,
    }),
  bgmHygieneCost: (credits) =>
    counted(credits, {one: 'Coût\u00A0: # crédit.', other: 'Coût\u00A0: # crédits.'}),
  bgmHygieneComplete: 'Ce sont toutes les fiches.',
  bgmHygieneTotal: (total) => `Fiches avec des numéros, au total\u00A0: ${total}.`,
  bgmHygieneSample:
    'Les fiches dont les numéros paraissent faux ont été lues d’abord, puis un échantillon réparti sur les autres. Dépensez plus de crédits pour en lire plus.',
  bgmHygieneClean: 'Chaque numéro lu peut être retrouvé par un appel.',
  bgmHygieneFound: (count) =>
    counted(count, {
      one: '# numéro ne pourra jamais être retrouvé.',
      other: '# numéros ne pourront jamais être retrouvés.',
    }),
  bgmHygieneCut: (shown) => `Seuls les ${shown} premiers sont listés.`,
  bgmHygieneDownload: 'Télécharger en CSV',

  bgmHygieneReasons: 'Afficher',
  bgmHygieneAll: 'Tous',
  bgmHygieneReason_too_short: 'Trop court',
  bgmHygieneReason_too_long: 'Trop long',
  bgmHygieneReason_letters: 'Avec des mots',
  bgmHygieneReason_no_country: 'Pays inconnu',
  bgmHygieneReason_not_possible: 'Numéro impossible',
  bgmHygieneReason_several: 'Plusieurs dans un champ',
  bgmHygieneFix_too_short: 'Ajoutez l’indicatif régional, et devant celui du pays.',
  bgmHygieneFix_too_long: 'Enlevez ce qui ne fait pas partie du numéro, comme un poste à la fin.',
  bgmHygieneFix_letters: 'Ne laissez que le numéro dans le champ, et mettez les mots dans une note.',
  bgmHygieneFix_no_country:
    'Ajoutez l’indicatif du pays, comme dans +44 20 7946 0018. Ce n’est pas un numéro du pays des paramètres.',
  bgmHygieneFix_not_possible:
    'Comparez-le avec une lettre ou le site de la société\u00A0: il manque un chiffre, ou il y en a un de trop.',
  bgmHygieneFix_several: 'Gardez un numéro ici et déplacez les autres dans leurs propres champs.',

  bgmHygieneTable: 'Numéros qu’aucun appel ne peut retrouver',
  bgmHygieneStored: 'Numéro enregistré',
  bgmHygieneReason: 'Raison',
  bgmHygieneWhere: 'Où',
  bgmHygieneField: 'Champ',
  bgmHygieneRecord: 'Fiche',
  bgmHygieneLink: 'Lien',
  bgmHygieneOpen: (module) => `Ouvrir\u00A0: ${module}`,
  bgmHygienePage: (from, to, all) => `${from} à ${to} sur ${all}`,
  bgmHygieneBack: 'Retour',
  bgmHygieneOn: 'Suivant',
};
