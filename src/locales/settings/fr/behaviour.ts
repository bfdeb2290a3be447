import type {settingsCreate} from '../../en/settings/create.ts';
import type {settingsFind} from '../../en/settings/find.ts';
import type {settingsLog} from '../../en/settings/log.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';

const counted = pluralsIn<'one'>('fr');
type Keys = keyof typeof settingsFind | keyof typeof settingsLog | keyof typeof settingsCreate;

/** How callers are found, what is logged, what agents may create, and which pages may show the widgets. */
export const behaviour: Pick<SettingsTerms, Keys> = {
  bgmFindTitle: 'Rechercher',
  bgmFindOrder: 'Rechercher dans',
  bgmFindOrderHint:
    'Le premier type de fiche qui a le numéro est affiché. Faites glisser une ligne, utilisez ses boutons, ou appuyez sur Alt avec une flèche.',
  bgmFindLeftOut: 'Pas de recherche dans :',
  bgmFindModule_Contacts: 'Contacts',
  bgmFindModule_Leads: 'Prospects',
  bgmFindModule_Accounts: 'Comptes',
  bgmFindMoveUp: (module) => `Monter ${module}`,
  bgmFindMoveDown: (module) => `Descendre ${module}`,
  bgmFindGrip: (module, place, of) => `${module}, place ${place} sur ${of}`,
  bgmFindLeaveOut: (module) => `Exclure ${module}`,
  bgmFindPutBack: (module) => `Rechercher de nouveau dans ${module}`,
  bgmFindMoved: (module, place, of) => `${module}\u00A0: maintenant à la place ${place} sur ${of}`,
  bgmFindIsLeftOut: (module) => `${module}\u00A0: exclu de la recherche`,
  bgmFindIsBack: (module, place) => `${module}\u00A0: de nouveau dans la recherche, place ${place}`,

  bgmFindQuery: 'Interroger Zoho',
  bgmFindQuery_always: 'toujours',
  bgmFindQuery_alwaysHint: 'Chaque appelant est recherché dans Zoho.',
  bgmFindQuery_when_not_in_pbx_contacts: 'seulement si les contacts du standard ne connaissent pas le numéro',
  bgmFindQuery_when_not_in_pbx_contactsHint:
    'Les contacts du standard passent d’abord. Un appelant trouvé là n’est pas recherché dans Zoho.',

  bgmFindAmbiguity: 'Quand plusieurs fiches ont le numéro',
  bgmFindAmbiguity_ask: 'l’agent choisit',
  bgmFindAmbiguity_askHint:
    'La fiche d’appel les montre toutes. L’appel est consigné dès que l’une est choisie.',
  bgmFindAmbiguity_lookup_order_then_recent: 'prendre la première dans cet ordre',
  bgmFindAmbiguity_lookup_order_then_recentHint:
    'Dans un même type, la dernière modifiée. Les agents peuvent quand même en choisir une autre.',

  bgmFindCountry: (country) => `Pays des numéros sans indicatif\u00A0: ${country}.`,
  bgmFindPrefix: (prefix) =>
    `Quand une file d’attente rappelle quelqu’un, le standard compose ${prefix} avant le numéro.`,
  bgmFindPrefixHint: 'Laissez vide s’il ne compose rien avant. Seulement des chiffres, * et #.',
  bgmFindCache: (seconds) => `Une réponse de Zoho reste récente pendant ${seconds} secondes.`,
  bgmFindCacheHint:
    'Une réponse plus ancienne s’affiche aussitôt, avec son âge, pendant que Zoho est interrogé de nouveau. 0 : toujours interroger.',
  bgmFindBrowserCache: 'Garder les réponses dans les navigateurs des agents',
  bgmFindBrowserCacheHint:
    'Chiffrées, une heure au plus, jusqu’à la déconnexion de l’agent. Les appelants connus s’affichent alors aussitôt.',
  bgmFindFew: (count) => counted(count, {one: '# type', other: '# types'}),

  bgmLogTitle: 'Consigner',
  bgmLogOn: 'activé',
  bgmLogOff: 'désactivé',
  bgmLogEnabled: 'Consigner les appels comme activités dans Zoho',
  bgmLogEnabledHint:
    'Chaque appel avec l’extérieur devient une activité de la fiche à laquelle il appartient. Les appels internes, non.',

  bgmLogLink: 'Lien vers l’enregistrement et la transcription',
  bgmLogLink_none: 'aucun lien',
  bgmLogLink_noneHint: 'L’activité ne dit rien d’un enregistrement.',
  bgmLogLink_private: 'lien privé',
  bgmLogLink_privateHint:
    'Pour l’ouvrir, il faut se connecter au standard et avoir le droit d’écouter l’enregistrement.',
  bgmLogLink_public: 'lien public',
  bgmLogLink_publicHint:
    'Quiconque a le lien écoute l’enregistrement sans se connecter : toute personne qui peut lire l’activité.',
  bgmLogPublicDays: (days) => `Il reste valable ${days} jours.`,

  bgmLogUnmatched: 'Un appel dont aucune fiche n’a le numéro',
  bgmLogUnmatched_park: 'attend une fiche',
  bgmLogUnmatched_parkHint:
    'Il est consigné dès que le numéro est dans Zoho, ou qu’un agent associe l’appel.',
  bgmLogParkDays: (days, then) => `Il attend ${days} jours, puis il ${then}.`,
  bgmLogAfter_keep: 'reste non consigné, dans la liste sous « État »',
  bgmLogAfter_log_unlinked: 'est consigné sans fiche',
  bgmLogUnmatched_log_unlinked: 'est consigné aussitôt, sans fiche',
  bgmLogUnmatched_log_unlinkedHint: 'L’activité indique alors le numéro et n’appartient à aucune fiche.',

  bgmLogOwner: 'À qui appartient l’activité',
  bgmLogOwnerIs_last_answered: 'le dernier à avoir répondu',
  bgmLogOwnerIs_last_answeredHint:
    'Après un transfert, la personne qui a eu l’appelant à la fin. Un appel sortant appartient à qui a appelé.',
  bgmLogOwnerIs_first_answered: 'le premier à avoir répondu',
  bgmLogOwnerIs_first_answeredHint: 'Après un transfert, l’appel reste à qui l’a pris.',
  bgmLogOwnerIs_contact_owner: 'le propriétaire de la fiche',
  bgmLogOwnerIs_contact_ownerHint:
    'La personne à qui appartient la fiche de l’appelant dans Zoho. Un appel sans fiche appartient au dernier qui y a répondu.',
  bgmLogOwnerIs_fixed_user: 'toujours le même utilisateur Zoho',
  bgmLogOwnerIs_fixed_userHint:
    'Quelle que soit la personne qui a répondu\u202F; le texte de l’activité nomme toujours l’agent.',
  bgmLogOwnerFixed: (who) => `C’est ${who}.`,
  bgmLogOwnerMissed: (who) => `Si un groupe a manqué l’appel\u00A0: ${who}.`,
  bgmLogOwnerFallback: (who) => `S’il n’y a personne\u00A0: ${who}.`,
  bgmLogOwner_contact_owner: 'le propriétaire de la fiche',
  bgmLogOwner_fallback_owner: 'comme s’il n’y avait personne',
  bgmLogOwner_connecting_user: 'l’utilisateur Zoho qui a donné l’autorisation',
  bgmLogOwnerUnknown: (id) => `Utilisateur Zoho ${id}`,

  bgmLogSubject: 'Objet',
  bgmLogDescription: 'Description',
  bgmLogInsert: (name) => `Insérer ${name}`,
  bgmLogPlaceholders: 'Ce que l’appel remplit :',
  bgmLogPreview: 'Voici ce qui sera dans Zoho',
  bgmLogPreviewOf: 'Appel d’exemple',
  bgmLogPreviewCall_answered: 'répondu',
  bgmLogPreviewCall_missed: 'manqué',
  bgmLogPreviewCall_outbound: 'sortant',
  bgmLogPreviewCall_transferred: 'transféré',
  bgmLogPreviewCall_queue: 'd’une file d’attente',
  bgmLogPreviewCall_voicemail: 'messagerie vocale',
  bgmLogPreviewCall_hidden: 'numéro masqué',
  bgmLogPreviewWaits: 'L’aperçu suit dès que les champs ci-dessus sont corrects.',
  bgmLogPreviewOwner: (extension) => `Propriétaire\u00A0: poste ${extension}`,
  bgmLogPreviewOwner_contact_owner: 'Propriétaire\u00A0: celui de la fiche',
  bgmLogPreviewOwner_fixed_user: 'Propriétaire\u00A0: l’utilisateur Zoho choisi',
  bgmLogPreviewFallback: 'Propriétaire : celui de secours',
  bgmLogPreviewFields: 'Tous les champs',

  bgmLogFurther: 'Autres champs de l’appel dans Zoho',
  bgmLogDefaults:
    'Valeurs que reçoit chaque appel consigné, par exemple dans les champs obligatoires de votre mise en page.',
  bgmLogDefaultName: 'Champ (nom d’API)',
  bgmLogDefaultValue: 'Valeur',
  bgmLogDefaultAdd: 'Ajouter un champ',
  bgmLogDefaultRemove: (field) => `Retirer ${field}`,
  bgmLogKeyField: 'Champ qui reçoit la marque de l’appel (nom d’API)',
  bgmLogKeyFieldHint:
    'Un champ de texte d’une ligne des appels, de préférence sans doublons : à cette marque, un appel est reconnu et n’est jamais consigné deux fois. Vide : un champ qui semble fait pour cela, s’il y en a un.',
  bgmLogTimeZone: (zone) => `Les heures des activités sont celles de ${zone}.`,
  bgmLogSilent: (hours) => `Un appel sans nouvelles depuis ${hours} heures est considéré comme terminé.`,

  bgmCreateSetTitle: 'Créer',
  bgmCreateSetOff: 'désactivé',
  bgmCreateSetEnabled: 'Les agents créent des fiches pour les nouveaux numéros',
  bgmCreateSetEnabledHint:
    'Quand personne dans Zoho n’a le numéro, la fiche d’appel propose d’en créer une. Les doublons sont d’abord affichés.',
  bgmCreateSetType: 'Ce qu’ils créent',
  bgmCreateSetType_Contact: 'Contact',
  bgmCreateSetType_ContactHint: 'Une personne avec qui vous faites affaire.',
  bgmCreateSetType_Lead: 'Prospect',
  bgmCreateSetType_LeadHint: 'Une personne qui peut devenir cliente. Il faut une société.',

  bgmPagesTitle: 'Pages',
  bgmPagesFew: (count) => counted(count, {one: '# page', other: '# pages'}),
  bgmPagesNone: 'aucune',
  bgmPagesOrigins: 'Pages qui peuvent utiliser les widgets',
  bgmPagesHint:
    'L’adresse de chaque site qui les affiche, comme https://portal.example : avec son port s’il en a un, sans chemin. Le navigateur refuse les autres.',
  bgmPagesEmpty: 'Aucune page n’est encore autorisée : les widgets ne marchent que sur celles du standard.',
  bgmPagesNew: 'Adresse d’une autre page',
  bgmPagesAdd: 'Ajouter',
  bgmPagesAdded: (origin) => `${origin} sera autorisée dès que vous enregistrez.`,
  bgmPagesRemove: (origin) => `Retirer ${origin}`,
  bgmPagesRemoved: (origin) => `${origin} sera retirée dès que vous enregistrez.`,
  bgmPagesThis: 'cette page',
};
