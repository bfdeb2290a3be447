import type {settingsAgents} from '../../en/settings/agents.ts';
import type {settingsPartTitles} from '../../en/settings/part-titles.ts';
import type {crmTenants} from '../../en/settings/tenants.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';

const counted = pluralsIn<'one'>('fr');
type Keys = keyof typeof settingsPartTitles | keyof typeof settingsAgents | keyof typeof crmTenants;

/** Agents and their Zoho users, the system admin's switch, and the names of the page's parts. */
export const agents: Pick<SettingsTerms, Keys> = {
  bgmPartAgents: 'Agents',
  bgmPartDoctor: 'Contrôle',
  bgmPartHealth: 'État',
  bgmPartHygiene: 'Numéros enregistrés',
  bgmPartNotLoaded: 'Cette partie de la page n’a pas pu être chargée. Vérifiez la connexion, puis réessayez.',
  bgmPartOff:
    'L’administrateur système a désactivé le CRM pour cette entreprise. Rien n’est demandé, et il n’y a rien à afficher.',

  bgmAgentsTitle: 'Agents et utilisateurs Zoho',
  bgmAgentsLead:
    'Sauf autre choix sous «\u00A0Consigner\u00A0», un appel appartient dans Zoho à l’utilisateur Zoho de l’agent qui l’a pris. Une même adresse e-mail des deux côtés suffit pour le trouver ; pour les autres, choisissez à la main.',
  bgmAgentsCoverage: (mapped, all, percent) =>
    `${mapped} agents sur ${all} ont un utilisateur Zoho (${percent})`,
  bgmAgentsCoverageLabel: 'Agents avec un utilisateur Zoho',
  bgmAgentsAllMapped: 'Chaque agent a un utilisateur Zoho.',
  bgmAgentsUnmapped: (count) =>
    counted(count, {
      one: '# agent n’en a pas. Ses appels vont au propriétaire de secours.',
      other: '# agents n’en ont pas. Leurs appels vont au propriétaire de secours.',
    }),
  bgmAgentsIncomplete:
    'Zoho n’a pas pu être interrogé ; on ne sait donc pas qui se trouve par e-mail. Ce que vous avez choisi à la main reste valable.',
  bgmAgentsNone: 'Le standard n’indique aucun poste. Regardez « Standard » dans le contrôle.',
  bgmAgentsFilter: 'Trouver un agent',
  bgmAgentsOnlyUnmapped: 'Seulement les agents sans utilisateur Zoho',
  bgmAgentsNothingFound: 'Aucun agent ne correspond. Changez la saisie, ou affichez tout.',
  bgmAgentsShown: (count) => counted(count, {one: '# agent affiché', other: '# agents affichés'}),

  bgmAgentsAgent: 'Agent',
  bgmAgentsExtension: 'Poste',
  bgmAgentsZohoUser: 'Utilisateur Zoho',
  bgmAgentsHow: 'Trouvé comment',
  bgmAgentsAction: 'Modifier',
  bgmAgentsNoEmail: 'pas d’e-mail dans le standard',
  bgmAgentsNobody: 'personne',
  bgmAgentsNotShown: 'choisi, nom inconnu pour l’instant',

  bgmAgentsWay_email: 'Même e-mail',
  bgmAgentsWay_choice: 'Choisi à la main',
  bgmAgentsWay_choice_gone:
    'L’utilisateur choisi à la main n’est plus actif dans Zoho. Choisissez-en un autre, ou revenez à l’e-mail.',
  bgmAgentsWay_none: 'Aucun utilisateur Zoho actif n’a cette adresse e-mail.',
  bgmAgentsWay_noneNoEmail: 'Le standard ne connaît pas d’adresse e-mail pour cet agent.',
  bgmAgentsWay_unknown: 'Inconnu pour l’instant',

  bgmAgentsChoose: 'Choisir…',
  bgmAgentsChooseFor: (agent) => `Choisir… un utilisateur Zoho pour ${agent}`,
  bgmAgentsChange: 'Modifier…',
  bgmAgentsChangeFor: (agent) => `Modifier… l’utilisateur Zoho de ${agent}`,
  bgmAgentsByEmail: 'Revenir à l’e-mail',
  bgmAgentsByEmailFor: (agent) => `Revenir à l’e-mail\u00A0: oublier le choix pour ${agent}`,
  bgmAgentsPickUser: (agent) => `Utilisateur Zoho de ${agent}`,
  bgmAgentsPickFilter: 'Nom ou e-mail de l’utilisateur Zoho',
  bgmAgentsPickFound: (count) =>
    counted(count, {one: '# utilisateur correspond', other: '# utilisateurs correspondent'}),
  bgmAgentsPickFirst: 'Choisir un utilisateur',
  bgmAgentsPickNone: 'Aucun utilisateur ne correspond',
  bgmAgentsUse: 'Utiliser',
  bgmAgentsNoUsers: 'Les utilisateurs de Zoho sont inconnus pour l’instant ; il n’y a personne à choisir.',
  bgmAgentsSaved: (agent, user) => `Les appels de ${agent} appartiennent maintenant à ${user}.`,
  bgmAgentsSavedNone: (agent) => `Le choix pour ${agent} est oublié. Personne n’a été trouvé par e-mail.`,
  bgmAgentsReadOnly: 'Vous pouvez voir ceci, mais pas le modifier (droit Integrations : View).',

  bgmTenantsTitle: 'CRM par entreprise',
  bgmTenantsLead: 'Là où le CRM est désactivé, rien n’est demandé à Zoho et rien n’y est écrit.',
  bgmTenantsFilter: 'Trouver une entreprise',
  bgmTenantsNothingFound: 'Aucune entreprise ne correspond. Changez la saisie.',
  bgmTenantsEmpty:
    'Aucune entreprise n’est encore connue ici. Celles du standard apparaissent dès que le serveur CRM en a connaissance.',
  bgmTenantsUnknown:
    'Le serveur CRM ne connaît pas cette entreprise. L’exploitant du serveur doit d’abord l’ajouter.',
  bgmTenantsNotPermitted:
    'Seul un administrateur système peut activer ou désactiver le CRM pour une entreprise.',
  bgmTenantsLoading: 'Chargement des entreprises…',
  bgmTenantsNoClient: 'Non connecté. Placez ceci dans <bgm-crm-provider>.',
  bgmTenantsSignedOut: 'Déconnecté. Connectez-vous pour voir les entreprises.',
  bgmTenantsOffline:
    'Pas de connexion au serveur. L’affichage peut être ancien ; rien ne peut être activé ni désactivé pour l’instant.',

  bgmTenantsDomain: 'Entreprise',
  bgmTenantsSwitch: 'CRM',
  bgmTenantsState: 'Connexion',
  bgmTenantsSince: 'Dernier changement',
  bgmTenantsNever: 'jamais',
  bgmTenantsSwitchFor: (domain) => `CRM pour ${domain}`,
  bgmTenantsOn: 'Activé',
  bgmTenantsOff: 'Désactivé',

  bgmTenantsState_disabled: 'Désactivé',
  bgmTenantsState_disabledByTenant: 'Activé ici, désactivé dans les paramètres de l’entreprise',
  bgmTenantsState_not_configured:
    'Pas encore configuré : l’administrateur de l’entreprise doit saisir le client de Zoho',
  bgmTenantsState_authorization_required:
    'Non connecté : le consentement de Zoho manque ou n’est plus accepté ; l’administrateur de l’entreprise doit autoriser',
  bgmTenantsState_connected: 'Connecté à Zoho',
  bgmTenantsState_degraded: 'Connecté, mais Zoho ne répond pas comme il faut',

  bgmTenantsAskOff: (domain) => `Désactiver le CRM pour ${domain}\u202F?`,
  bgmTenantsOffMeans:
    'Les appelants ne sont plus recherchés, et les appels à partir de maintenant ne sont pas consignés, même plus tard. Les paramètres, la connexion et les appels en attente sont gardés.',
  bgmTenantsDoOff: 'Désactiver',
  bgmTenantsKeepOn: 'Laisser activé',
  bgmTenantsSwitchedOn: (domain) => `Le CRM est activé pour ${domain}.`,
  bgmTenantsSwitchedOff: (domain) => `Le CRM est désactivé pour ${domain}.`,
  bgmTenantsNotSwitched: (domain) => `Le CRM pour ${domain} reste comme il était.`,
};
