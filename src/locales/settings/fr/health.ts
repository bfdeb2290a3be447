import type {settingsHealth} from '../../en/settings/health.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';

const counted = pluralsIn<'one'>('fr');

/** How the integration does now. */
export const health: Pick<SettingsTerms, keyof typeof settingsHealth> = {
  bgmHealthTitle: 'Maintenant',
  bgmHealthAsOf: (time) => `À ${time}, actualisation automatique`,
  bgmHealthOld: (time) => `Pas actualisé depuis ${time}. Tout reprend de soi-même.`,
  bgmHealthShow: 'Afficher',
  bgmHealthShowParked: 'Afficher les appels qui attendent une fiche',
  bgmHealthShowFailed: 'Afficher les appels qui n’ont pas pu être consignés',
  bgmHealthShowQueued: 'Afficher les appels en cours de consignation',

  bgmHealthConnection: 'Zoho',
  bgmHealthState_disabled: 'Désactivé : rien n’est demandé et rien n’est écrit.',
  bgmHealthState_not_configured: 'Pas encore configuré. Saisissez le client sous « Connecter ».',
  bgmHealthState_authorization_required:
    'Non connecté. Autorisez sous « Connecter » ; les appels sont gardés d’ici là.',
  bgmHealthState_connected: 'Connecté',
  bgmHealthState_degraded:
    'Connecté, mais Zoho ne répond pas comme il faut. Les appels sont gardés et seront consignés.',

  bgmHealthQueue: 'À consigner',
  bgmHealthQueueEmpty: 'Rien n’attend.',
  bgmHealthQueueDepth: (count, since) =>
    counted(count, {one: `# appel, depuis ${since}`, other: `# appels, le plus ancien depuis ${since}`}),
  bgmHealthPaused_authorization_required:
    'La consignation est suspendue jusqu’à ce que Zoho soit de nouveau autorisé.',
  bgmHealthPaused_throttled: 'La consignation est suspendue : Zoho n’accepte plus de demandes.',
  bgmHealthPaused_credits: 'La consignation est suspendue : les crédits API du jour sont épuisés.',
  bgmHealthPaused_crm_unavailable: 'La consignation est suspendue : Zoho ne répond pas.',
  bgmHealthPaused_off: 'La consignation est suspendue : elle ou le CRM est désactivé.',
  bgmHealthUntil: (time) => `Prochain essai\u00A0: ${time}.`,

  bgmHealthParked: 'En attente d’une fiche',
  bgmHealthParkedNone: 'Aucun appel n’attend de fiche.',
  bgmHealthParkedCount: (count, since) =>
    counted(count, {
      one: `# appel d’une personne absente de Zoho, ou présente plusieurs fois, depuis ${since}`,
      other: `# appels de personnes absentes de Zoho, ou présentes plusieurs fois, le plus ancien depuis ${since}`,
    }),
  bgmHealthFailed: 'Non consignés',
  bgmHealthFailedNone: 'Aucun appel n’a définitivement échoué.',
  bgmHealthFailedCount: (count, since) =>
    counted(count, {
      one: `# appel n’a pas pu être consigné, depuis ${since}`,
      other: `# appels n’ont pas pu être consignés, le plus ancien depuis ${since}`,
    }),

  bgmHealthCredits: 'Crédits API',
  bgmHealthCreditsUnknown: 'Connus dès que Zoho aura été interrogé une première fois.',
  bgmHealthCreditsLeft: (left, limit) => `Il en reste ${left} sur ${limit}`,
  bgmHealthCreditsSpent: (day, hour) => `${day} utilisés en 24 heures, ${hour} dans la dernière heure`,
  bgmHealthCreditsLast: 'À ce rythme, ils suffisent.',
  bgmHealthCreditsUntil: (time) => `À ce rythme, ils durent jusqu’à ${time}.`,
  bgmHealthCreditsGone: 'Tous sont épuisés. Zoho en redonne peu à peu.',
  bgmHealthShed: (kinds) => `Pour économiser des crédits, ceci attend\u00A0: ${kinds}.`,
  bgmHealthKind_live: 'recherche des appelants',
  bgmHealthKind_journal: 'consignation des appels',
  bgmHealthKind_enrichment: 'enregistrements et transcriptions',
  bgmHealthKind_timeline: 'activités précédentes',

  bgmHealthLookups: 'Recherches',
  bgmHealthLookupsNone: 'Aucune dans la dernière heure.',
  bgmHealthLookupsTook: (count, half, most) =>
    counted(count, {
      one: `# dans la dernière heure\u00A0: ${most}`,
      other: `# dans la dernière heure\u00A0: la moitié en ${half}, 95\u00A0% en ${most}`,
    }),
  bgmHealthMs: (number) => `${number} ms`,

  bgmHealthFailures: 'Échecs en 24 heures',
  bgmHealthFailuresNone: 'Aucun.',
  bgmHealthFailureTimes: (count, last) =>
    counted(count, {one: `une fois, ${last}`, other: `# fois, la dernière ${last}`}),

  bgmHealthWebhook: 'Événements du standard',
  bgmHealthWebhookNever:
    'Aucun n’est encore arrivé. Saisissez le webhook dans le standard ; le contrôle dit comment.',
  bgmHealthWebhookLast: (ago) => `Dernier ${ago}`,
  bgmHealthWebhookHour: (count) =>
    counted(count, {one: '# dans la dernière heure', other: '# dans la dernière heure'}),

  bgmHealthCallLog: 'Journal des appels du standard',
  bgmHealthCallLog_never: 'Pas encore lu.',
  bgmHealthCallLog_ok: 'Lu à intervalles de quelques minutes, pour qu’aucun appel ne manque.',
  bgmHealthCallLog_off: 'Pas lu tant que le CRM est désactivé.',
  bgmHealthCallLog_refused:
    'Le standard le cache. Autorisez « Call Statistics » pour l’entreprise, ou donnez à l’utilisateur de service un rôle qui peut le lire.',
  bgmHealthCallLog_no_service_user:
    'Pas lu : aucun utilisateur de service n’est défini, ou le standard a refusé son mot de passe. Les appels sans événements manquent alors.',
  bgmHealthCallLog_unavailable: 'Le standard ne répond pas. Nouvelle lecture dans quelques minutes.',
  bgmHealthCallLogFilled: (count) =>
    counted(count, {
      one: '# appel dont les événements manquaient a été ajouté.',
      other: '# appels dont les événements manquaient ont été ajoutés.',
    }),
  bgmHealthCallLogRead: (time) => `Complet jusqu’à ${time}.`,

  bgmHealthDuplicates: 'Contre la double consignation',
  bgmHealthDuplicatesUnknown: 'Connu dès que le premier appel est consigné.',
  bgmHealthDuplicates_unique_field: (field) =>
    `Zoho refuse de lui-même une deuxième entrée du même appel, grâce au champ unique ${field}.`,
  bgmHealthDuplicates_plain_field: (field) =>
    `Avant de répéter une entrée douteuse, l’appel est cherché dans Zoho par le champ ${field}. Rendez ce champ unique\u00A0: Zoho refusera de lui-même une deuxième entrée.`,
  bgmHealthDuplicates_text_mark: () =>
    'Avant de répéter une entrée douteuse, l’appel est cherché dans Zoho par son heure de début et une marque dans le texte. Un champ de texte unique dans les appels serait plus sûr, et épargne des minutes d’attente.',

  bgmHealthSpoken: (state) => `Changement\u00A0: ${state}`,
};
