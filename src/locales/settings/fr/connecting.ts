import type {connectionProblems} from '../../en/settings/connection-problems.ts';
import type {settingsConnect} from '../../en/settings/connect.ts';
import type {SettingsTerms} from '../../terms.ts';

type Keys = keyof typeof settingsConnect | keyof typeof connectionProblems;

/** Connecting Zoho, and each way in which that can fail. */
export const connecting: Pick<SettingsTerms, Keys> = {
  bgmProblem_oauth_consent_refused:
    'Le consentement a été refusé dans Zoho. Rien n’a été connecté. Autorisez de nouveau et choisissez « Accept ».',
  bgmProblem_oauth_secret_wrong:
    'Zoho n’accepte pas ce Client Secret. Copiez-le de nouveau depuis la console de développement, puis autorisez encore une fois.',
  bgmProblem_oauth_client_unknown:
    'Zoho ne connaît pas ce Client ID dans la région choisie. Comparez les deux avec la console de développement.',
  bgmProblem_oauth_client_other_region:
    'Le compte Zoho se trouve dans une autre région, où le client n’est pas activé. Activez cette région pour le client dans la console de développement, ou choisissez la région du compte.',
  bgmProblem_oauth_region_unsupported:
    'Le compte Zoho se trouve dans une région non prise en charge. Le sont US, EU, IN, JP, CA et SA. Rien n’a été enregistré.',
  bgmProblem_oauth_redirect_uri_wrong:
    'Zoho ne connaît pas la Redirect URI. Copiez-la d’ici dans la console de développement, telle quelle, puis autorisez de nouveau.',
  bgmProblem_oauth_code_invalid:
    'Le consentement est arrivé trop tard ou a déjà servi. Rien n’a été connecté. Autorisez de nouveau.',
  bgmProblem_oauth_server_untrusted:
    'La réponse désignait un serveur qui n’est pas celui de Zoho. Rien ne lui a été envoyé. Autorisez de nouveau ; si cela se répète, prévenez votre équipe de sécurité.',
  bgmProblem_oauth_state_unknown:
    'La réponse ne correspond à aucun consentement demandé ici. Rien n’a été connecté. Autorisez de nouveau.',
  bgmProblem_oauth_state_used:
    'Ce consentement a déjà reçu une réponse. Regardez les paramètres : la connexion est peut-être déjà faite.',
  bgmProblem_oauth_state_expired: 'Le consentement a pris plus de dix minutes. Autorisez de nouveau.',
  bgmProblem_oauth_other_browser:
    'Le consentement a été demandé dans un autre navigateur ou par quelqu’un d’autre. Autorisez dans ce navigateur.',
  bgmProblem_oauth_no_refresh_token:
    'Zoho n’a donné accès que pour une heure. Retirez l’application sous « Connected Apps » du compte Zoho, puis autorisez de nouveau.',
  bgmProblem_oauth_throttled:
    'Zoho ne donne plus d’accès pendant quelques minutes : il y a eu trop de demandes. Les appels sont gardés. Réessayez dans dix minutes.',
  bgmProblem_crm_api_access_denied:
    'Cet utilisateur Zoho ne peut pas utiliser l’API. Demandez à votre administrateur Zoho un profil avec accès à l’API, ou autorisez avec un autre utilisateur.',
  bgmProblem_crm_scope_missing:
    'Il manque des droits dans le consentement. Autorisez de nouveau et acceptez-les tous.',
  bgmProblem_crm_edition_unsupported:
    'Cette édition de Zoho n’est pas prise en charge. Le sont Standard, Professional, Enterprise et Ultimate.',
  bgmProblem_crm_other_organisation:
    'Le consentement vient d’une autre organisation Zoho que celle qui était connectée. Confirmez-la, ou autorisez avec le bon compte.',
  bgmProblem_crm_grant_revoked:
    'Zoho n’accepte plus l’ancien consentement : il a été révoqué, ou son utilisateur a été désactivé. Les appels sont gardés. Autorisez de nouveau.',

  bgmConnectTitle: 'Connecter',
  bgmConnectState_disabled: 'désactivé',
  bgmConnectState_not_configured: 'non connecté',
  bgmConnectState_authorization_required: 'non autorisé',
  bgmConnectState_connected: 'connecté',
  bgmConnectState_degraded: 'perturbé',
  bgmConnectConsentOpen: 'en attente',

  bgmConnectFeatureOff:
    'Tant que le CRM est désactivé, la connexion n’est ni utilisée ni affichée. Elle est gardée.',
  bgmConnectIntro:
    'Connecter Zoho prend environ cinq minutes : créez un client dans Zoho, saisissez ici ses deux valeurs, et acceptez en tant qu’utilisateur Zoho.',
  bgmConnectEnabled: 'Intégration CRM activée',
  bgmConnectEnabledHint:
    'Désactivée : personne n’est recherché et rien n’est consigné. Les paramètres et la connexion restent.',

  bgmConnectStep1: 'Choisissez où se trouve votre compte Zoho',
  bgmConnectRegion: 'Région',
  bgmConnectRegion_us: 'États-Unis (US)',
  bgmConnectRegion_eu: 'Europe (EU)',
  bgmConnectRegion_in: 'Inde (IN)',
  bgmConnectRegion_jp: 'Japon (JP)',
  bgmConnectRegion_ca: 'Canada (CA)',
  bgmConnectRegion_sa: 'Arabie saoudite (SA)',
  bgmConnectRegionHint:
    'L’adresse de votre Zoho CRM le dit : crm.zoho.eu est l’Europe, crm.zoho.com les États-Unis.',
  bgmConnectStep2: 'Ajoutez un client dans Zoho',
  bgmConnectConsole: 'Ouvrir la console de développement de Zoho',
  bgmConnectStep2Then: 'Là : Add Client, puis Server-based Applications.',
  bgmConnectStep3: 'Copiez-y ces valeurs, puis cliquez sur Create',
  bgmConnectClientName: 'Client Name',
  bgmConnectHomepage: 'Homepage URL',
  bgmConnectRedirects: 'Authorized Redirect URIs',
  bgmConnectRedirectsHint: 'Chacune, exactement telle quelle.',
  bgmConnectStep4: 'Copiez ici les deux valeurs que Zoho affiche',
  bgmConnectClientId: 'Client ID',
  bgmConnectClientSecret: 'Client Secret',
  bgmConnectSecretHint: 'Il est enregistré chiffré et n’est plus jamais affiché.',
  bgmConnectSecretNew: 'Un autre client a un autre secret : saisissez-le aussi.',
  bgmConnectSecretSet: (fingerprint, age) => `Défini ${age}, empreinte ${fingerprint}`,
  bgmConnectReplace: 'Remplacer',
  bgmConnectReplaceSecret: 'Remplacer le Client Secret',
  bgmConnectShow: 'Afficher',
  bgmConnectShowSecret: 'Afficher le Client Secret pendant la saisie',
  bgmConnectStep5: 'Autoriser',
  bgmConnectStep5Hint:
    'Un nouvel onglet s’ouvre. Connectez-vous avec l’utilisateur Zoho qui doit donner accès, pas avec un compte de développement, et cliquez sur Accept.',
  bgmConnectSaveAndAuthorize: 'Enregistrer et autoriser',
  bgmConnectAuthorizeBusy: 'Ouverture de Zoho…',
  bgmConnectTab: 'Ouverture de Zoho…',
  bgmConnectCopy: 'Copier',
  bgmConnectCopyWhat: (what) => `Copier\u00A0: ${what}`,
  bgmConnectCopied: 'Copié',
  bgmConnectCopyFailed:
    'Le navigateur n’autorise pas la copie. Le texte est sélectionné : appuyez sur Ctrl+C ou ⌘C.',

  bgmConnectWaiting: 'En attente de votre consentement dans l’onglet de Zoho',
  bgmConnectWaitingHow:
    'Connectez-vous là avec l’utilisateur Zoho qui doit donner accès, pas avec un compte de développement, et cliquez sur Accept. Cette page le remarque d’elle-même.',
  bgmConnectOpenAgain: 'Ouvrir de nouveau la page de Zoho',
  bgmConnectLong: 'L’onglet de Zoho affiche une erreur ? Zoho ne la montre qu’à vous.',
  bgmConnectLongRedirect:
    '« Invalid Redirect Uri » : comparez la Redirect URI dans la console de développement, lettre par lettre.',
  bgmConnectLongClient: '« Invalid Client » : comparez le Client ID et la région.',
  bgmConnectElsewhere: (time) =>
    `La page de consentement de Zoho est déjà ouverte ailleurs\u202F; elle attend jusqu’à ${time}. Autoriser ici la remplace.`,
  bgmConnectBlocked: 'Le navigateur a bloqué le nouvel onglet. Rien n’est perdu : ouvrez Zoho avec ce lien.',
  bgmConnectOpenZoho: 'Ouvrir la page de consentement de Zoho',

  bgmConnectOrganisation: 'Organisation',
  bgmConnectEdition: 'Édition',
  bgmConnectAuthorized: 'Autorisé',
  bgmConnectAuthorizedBy: (who, when) => `par ${who}, ${when}`,
  bgmConnectNameless: 'sans nom',
  bgmConnectMissing: 'Droits non accordés',
  bgmConnectMissingHint:
    'Autorisez de nouveau et acceptez-les tous ; d’ici là, ce qui en dépend ne fonctionne pas.',
  bgmConnectAgain: 'Autoriser de nouveau',
  bgmConnectDisconnect: 'Déconnecter',
  bgmConnectDisconnecting: 'Déconnexion…',
  bgmConnectSure: 'Déconnecter Zoho ?',
  bgmConnectSureWhat:
    'L’accès est révoqué chez Zoho et ses jetons sont effacés ici. Les appelants ne sont plus recherchés, chaque navigateur oublie ce qu’il gardait, et les appels attendent, non consignés, que Zoho soit reconnecté. Ce qui est dans Zoho y reste.',
  bgmConnectSureYes: 'Oui, déconnecter',
  bgmConnectStay: 'Rester connecté',
  bgmConnectIsConnected: 'Connecté. Les appelants sont recherchés et les appels consignés dès maintenant.',
  bgmConnectIsDisconnected: 'Déconnecté. Rien n’est gardé de Zoho.',
  bgmConnectLeftAtZoho:
    'Déconnecté ici, mais Zoho n’a pas répondu\u00A0: l’accès y existe encore. Supprimez-le vous-même dans Zoho.',
  bgmConnectClient: 'Client et région',

  bgmConnectNamedRegion: (named, chosen) =>
    `Selon Zoho, le compte se trouve dans ${named}\u202F; ici, c’est ${chosen}.`,
  bgmConnectUseRegion: (region) => `Utiliser ${region}`,
  bgmConnectOther: 'Une autre organisation a donné son consentement',
  bgmConnectOtherWhat: (before, now) =>
    `Jusqu’ici, c’était ${before}\u202F; le consentement vient de ${now}. Les appels ne sont écrits nulle part tant que vous n’avez pas choisi.`,
  bgmConnectOtherWhatNow: (now) =>
    `Le consentement vient de ${now}, qui n’est pas l’organisation connectée auparavant. Les appels ne sont écrits nulle part tant que vous n’avez pas choisi.`,
  bgmConnectUseOther: (name) => `Utiliser ${name} désormais`,

  bgmConnectHelpConsole: 'Console de développement de Zoho',
  bgmConnectHelpApps: 'Applications connectées du compte Zoho',
  bgmConnectHelpProfiles: 'Profils dans Zoho CRM',
};
