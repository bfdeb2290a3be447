import type {CallbackWords} from './callback-words.ts';

export const fr: CallbackWords = {
  direction: 'ltr',
  connected: 'Zoho est connecté',
  close: 'Vous pouvez fermer cet onglet. La page des paramètres est déjà à jour.',
  failed: 'Zoho n’est pas connecté',
  answered: 'Réponse déjà reçue',
  goBack: 'Vous pouvez fermer cet onglet. La page des paramètres dit la même chose et permet de continuer.',
  failures: {
    oauth_consent_refused:
      'L’accès a été refusé chez Zoho. Appuyez de nouveau sur « Autoriser », puis choisissez « Accepter » chez Zoho.',
    oauth_secret_wrong:
      'Zoho n’accepte pas le Client Secret. Copiez-le de nouveau depuis la console des développeurs ; une région peut avoir le sien.',
    oauth_client_unknown:
      'Zoho ne connaît pas ce client. Comparez Client ID, Client Secret et région avec la console des développeurs.',
    oauth_client_other_region:
      'Le compte Zoho se trouve dans une autre région, où ce client n’est pas activé. Activez cette région dans la console des développeurs, ou créez-y un client.',
    oauth_region_unsupported:
      'Le compte Zoho se trouve dans une région non prise en charge. Sont prises en charge : US, EU, IN, JP, CA et SA. Rien n’a été enregistré.',
    oauth_redirect_uri_wrong:
      'L’URI de redirection n’est pas saisie exactement ainsi chez Zoho. Copiez-la depuis la page des paramètres dans la console des développeurs.',
    oauth_code_invalid:
      'Le code de Zoho a déjà servi ou est arrivé trop tard. Appuyez de nouveau sur « Autoriser ».',
    oauth_server_untrusted:
      'La réponse nommait un serveur qui n’est pas celui de Zoho. Rien n’y a été envoyé. Appuyez de nouveau sur « Autoriser » ; si cela se reproduit, prévenez votre équipe de sécurité.',
    oauth_state_unknown:
      'Cette réponse ne correspond à aucune demande. Appuyez de nouveau sur « Autoriser ».',
    oauth_state_used:
      'Cette réponse est déjà arrivée et ne compte qu’une fois. La page des paramètres en indique le résultat.',
    oauth_state_expired: 'L’accord a pris plus de dix minutes. Appuyez de nouveau sur « Autoriser ».',
    oauth_other_browser:
      'La demande a été faite dans un autre navigateur, ou vous vous êtes déconnecté depuis. Appuyez de nouveau sur « Autoriser » et restez dans le même navigateur.',
    oauth_no_refresh_token:
      'Zoho n’a donné accès que pour une heure. Retirez l’application des applications connectées du compte Zoho, puis appuyez de nouveau sur « Autoriser ».',
    oauth_throttled:
      'Zoho ne donne plus de nouvel accès pour un moment. Attendez dix minutes, puis appuyez de nouveau sur « Autoriser ».',
    crm_api_access_denied:
      'Cet utilisateur Zoho ne peut pas utiliser l’API de Zoho CRM. Donnez-lui un profil avec accès à l’API, ou autorisez avec un autre utilisateur.',
    crm_scope_missing:
      'Il manque à l’accord des autorisations nécessaires. Appuyez de nouveau sur « Autoriser » et acceptez-les toutes.',
    crm_edition_unsupported:
      'Cette édition de Zoho CRM n’est pas prise en charge. Sont prises en charge : Standard, Professional, Enterprise et Ultimate. Rien n’a été enregistré.',
    crm_other_organisation:
      'Une autre organisation Zoho que la précédente a donné son accord. Elle ne sert qu’après votre confirmation sur la page des paramètres.',
    crm_grant_revoked: 'Zoho n’accepte plus l’accord précédent. Appuyez de nouveau sur « Autoriser ».',
    crm_unavailable:
      'Zoho ne répond pas comme prévu. Appuyez de nouveau sur « Autoriser » dans quelques minutes.',
    crm_timeout: 'Zoho n’a pas répondu à temps. Appuyez de nouveau sur « Autoriser » dans quelques minutes.',
    crm_disabled: 'Le CRM est désactivé pour votre société. Un administrateur système peut l’activer.',
  },
};
