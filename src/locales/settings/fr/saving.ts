import type {settingsChanges} from '../../en/settings/changes.ts';
import type {settingsSaving} from '../../en/settings/saving.ts';
import type {settingsShell} from '../../en/settings/shell.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';

const counted = pluralsIn<'one'>('fr');
type Keys = keyof typeof settingsShell | keyof typeof settingsSaving | keyof typeof settingsChanges;

/** The page around its sections, saving, and who changed what. */
export const saving: Pick<SettingsTerms, Keys> = {
  bgmSettingsSections: 'Rubriques des paramètres',
  bgmSettingsLoading: 'Chargement des paramètres…',
  bgmSettingsNotPermitted:
    'Votre compte ne peut pas voir les paramètres du CRM. Un administrateur du standard peut vous donner le droit « Integrations ».',
  bgmSettingsNoClient: 'Les paramètres n’ont pas de connexion. Placez-les dans <bgm-crm-provider>.',
  bgmSettingsOffline:
    'Pas de connexion au serveur. Vos modifications restent sur cette page ; rien n’est enregistré tant que le serveur n’est pas de retour.',
  bgmSettingsSignedOut: 'Déconnecté. Connectez-vous pour voir les paramètres.',
  bgmSettingsFeatureOff:
    'L’administrateur système a désactivé le CRM pour votre entreprise : rien n’est recherché, écrit ni modifié. Dans le portail : Tenants, votre entreprise, Edit, Features, CRM.',
  bgmSettingsViewOnly:
    'Vous pouvez tout voir, mais ne rien modifier : votre droit pour les intégrations est « View ».',
  bgmSettingsReadonly: 'Cette page montre les paramètres ; ils se modifient ailleurs.',

  bgmSettingsSave: 'Enregistrer les modifications',
  bgmSettingsSaving: 'Enregistrement…',
  bgmSettingsSaved: 'Enregistré.',
  bgmSettingsDiscard: 'Abandonner',
  bgmSettingsUnsaved: (count) =>
    counted(count, {one: '# modification non enregistrée', other: '# modifications non enregistrées'}),
  bgmSettingsNotSaved: 'Rien n’a été enregistré.',
  bgmSettingsWrongFields: (count) =>
    counted(count, {one: '# champ demande une autre valeur.', other: '# champs demandent une autre valeur.'}),

  bgmSettingsConflict: (who) => `${who} a enregistré ces paramètres entre-temps.`,
  bgmSettingsConflictSomebody: 'Quelqu’un d’autre a enregistré ces paramètres entre-temps.',
  bgmSettingsConflictHint: 'Choisissez ce qui doit valoir, puis enregistrez de nouveau.',
  bgmSettingsConflictTaken:
    'Les autres modifications sont reprises. Les vôtres sont gardées : enregistrez de nouveau.',
  bgmSettingsKeepMine: 'Garder les miennes',
  bgmSettingsTakeTheirs: 'Prendre les autres',
  bgmSettingsChangedFromTo: (from, to) => `de ${from} à ${to}`,

  bgmSettingsOn: 'activé',
  bgmSettingsOff: 'désactivé',
  bgmSettingValue_Contacts: 'Contacts',
  bgmSettingValue_Leads: 'Prospects',
  bgmSettingValue_Accounts: 'Comptes',
  bgmSettingValue_Contact: 'Contact',
  bgmSettingValue_Lead: 'Prospect',
  bgmSettingValue_always: 'toujours',
  bgmSettingValue_when_not_in_pbx_contacts:
    'seulement si les contacts du standard ne connaissent pas le numéro',
  bgmSettingValue_ask: 'l’agent choisit',
  bgmSettingValue_lookup_order_then_recent: 'la première dans l’ordre de recherche',
  bgmSettingValue_none: 'aucun lien',
  bgmSettingValue_private: 'lien privé',
  bgmSettingValue_public: 'lien public',
  bgmSettingValue_park: 'attendre une fiche',
  bgmSettingValue_log_unlinked: 'consigner sans fiche',
  bgmSettingValue_keep: 'laisser en attente, non consigné',
  bgmSettingValue_last_answered: 'le dernier à avoir répondu',
  bgmSettingValue_first_answered: 'le premier à avoir répondu',
  bgmSettingValue_fixed_user: 'toujours le même utilisateur Zoho',
  bgmSettingValue_contact_owner: 'le propriétaire de la fiche',
  bgmSettingValue_fallback_owner: 'le propriétaire de secours',
  bgmSettingValue_connecting_user: 'l’utilisateur Zoho qui a donné l’autorisation',
  bgmSettingValue_us: 'US',
  bgmSettingValue_eu: 'EU',
  bgmSettingValue_in: 'IN',
  bgmSettingValue_jp: 'JP',
  bgmSettingValue_ca: 'CA',
  bgmSettingValue_sa: 'SA',

  bgmSettingWrong: 'Cette valeur n’est pas acceptée. Choisissez-en une autre.',
  bgmSettingWrong_required: 'Remplissez ce champ.',
  bgmSettingWrong_not_an_origin: 'Écrivez-la ainsi : https://portal.example, sans chemin.',
  bgmSettingWrong_already_there: 'Celle-ci est déjà dans la liste.',
  bgmSettingWrong_not_a_redirect_uri: 'Écrivez-la ainsi : https://pbx.example/path.',
  bgmSettingWrong_unknown_time_zone: 'Ce fuseau horaire n’est pas connu.',
  bgmSettingWrong_unknown_placeholder: (name) => `Le champ de substitution {${name}} n’existe pas.`,
  bgmSettingWrong_not_in_list: 'Ce nom n’existe pas. Choisissez-en un dans la liste.',
  bgmSettingWrong_duplicate_module: 'Chaque type de fiche ne peut figurer ici qu’une fois.',
  bgmSettingWrong_min_length: 'Il en faut au moins un.',
  bgmSettingWrong_max_length: 'C’est trop long.',
  bgmSettingWrong_min_value: 'C’est trop petit.',
  bgmSettingWrong_max_value: 'C’est trop grand.',
  bgmSettingWrong_integer: 'Écrivez un nombre entier.',
  bgmSettingWrong_number: 'Écrivez un nombre entier.',
  bgmSettingWrong_regex: 'Ce n’est pas écrit comme il faut.',
  bgmSettingWrong_not_a_client_id:
    'Un Client ID ressemble à 1000.ABC123. Copiez-le en entier depuis la console de développement.',
  bgmSettingWrong_not_a_client_secret:
    'Un Client Secret a au moins 8 caractères et aucun espace. Copiez-le en entier depuis la console de développement.',

  bgmSettingName_enabled: 'Intégration CRM',
  bgmSettingName_region: 'Région',
  bgmSettingName_lookupOrder: 'Ordre de recherche',
  bgmSettingName_queryMode: 'Quand Zoho est interrogé',
  bgmSettingName_ambiguity: 'Plusieurs fiches avec un même numéro',
  bgmSettingName_defaultCountry: 'Pays des numéros sans indicatif',
  bgmSettingName_callbackPrefix: 'Préfixe de rappel',
  bgmSettingName_cacheTtlSeconds: 'Durée pendant laquelle une réponse reste récente',
  bgmSettingName_browserCache: 'Réponses gardées dans le navigateur',
  bgmSettingName_journal_enabled: 'Consignation des appels',
  bgmSettingName_journal_recordingLink: 'Lien vers l’enregistrement',
  bgmSettingName_journal_publicLinkDays: 'Jours de validité d’un lien public',
  bgmSettingName_journal_unmatched: 'Appels sans fiche',
  bgmSettingName_journal_parkDays: 'Jours d’attente d’une fiche',
  bgmSettingName_journal_afterParkDays: 'Après ces jours',
  bgmSettingName_journal_silentHours: 'Heures avant qu’un appel muet soit considéré comme terminé',
  bgmSettingName_journal_owner: 'Propriétaire d’une activité',
  bgmSettingName_journal_fixedOwner: 'Propriétaire de toutes les activités',
  bgmSettingName_journal_missedGroupOwner: 'Propriétaire d’un appel de groupe manqué',
  bgmSettingName_journal_fallbackOwner: 'Propriétaire à défaut de tout autre',
  bgmSettingName_journal_subjectTemplate: 'Objet',
  bgmSettingName_journal_descriptionTemplate: 'Description',
  bgmSettingName_journal_callKeyField: 'Champ pour la marque de l’appel',
  bgmSettingName_journal_callDefaults: 'Valeurs pour d’autres champs',
  bgmSettingName_timeZone: 'Fuseau horaire',
  bgmSettingName_create_enabled: 'Les agents créent des fiches',
  bgmSettingName_create_type: 'Type des nouvelles fiches',
  bgmSettingName_allowedOrigins: 'Pages qui peuvent utiliser les widgets',
  bgmSettingName_clientId: 'Client ID',
  bgmSettingName_clientSecret: 'Client Secret',
  bgmSettingName_organisation: 'Organisation',
  bgmSettingName_redirectUris: 'Redirect URIs',

  bgmChangesTitle: 'Modifications',
  bgmChangesNone: 'Rien n’a encore été modifié.',
  bgmChangesMore: 'Afficher les précédentes',
  bgmChangesBy: (who) => `par ${who}`,
  bgmChangesByFile: 'par la configuration du serveur',
  bgmChangesTopic_settings: 'Paramètres',
  bgmChangesTopic_credentials: 'Client ID et Secret',
  bgmChangesTopic_connection: 'Connexion',
  bgmChangesTopic_agents: 'Agents',
  bgmChangesTopic_feature: 'Interrupteur de l’administrateur système',
  bgmChangesWhat: 'Quoi',
  bgmChangesFrom: 'Avant',
  bgmChangesTo: 'Après',
};
