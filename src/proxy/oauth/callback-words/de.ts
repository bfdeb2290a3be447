import type {CallbackWords} from './callback-words.ts';

export const de: CallbackWords = {
  direction: 'ltr',
  connected: 'Zoho ist verbunden',
  close: 'Sie können diesen Tab schließen. Die Einstellungsseite weiß es schon.',
  failed: 'Zoho ist nicht verbunden',
  answered: 'Bereits beantwortet',
  goBack:
    'Sie können diesen Tab schließen. Auf der Einstellungsseite steht dasselbe, und dort geht es weiter.',
  failures: {
    oauth_consent_refused:
      'Die Zustimmung wurde bei Zoho abgelehnt. Drücken Sie erneut „Autorisieren“ und wählen Sie bei Zoho „Akzeptieren“.',
    oauth_secret_wrong:
      'Zoho nimmt das Client Secret nicht an. Kopieren Sie es erneut aus der Entwicklerkonsole; eine Region kann ein eigenes haben.',
    oauth_client_unknown:
      'Zoho kennt diesen Client nicht. Vergleichen Sie Client ID, Client Secret und Region mit der Entwicklerkonsole.',
    oauth_client_other_region:
      'Das Zoho-Konto liegt in einer anderen Region, in der dieser Client nicht freigegeben ist. Geben Sie die Region in der Entwicklerkonsole frei oder legen Sie dort einen Client an.',
    oauth_region_unsupported:
      'Das Zoho-Konto liegt in einer Region, die nicht unterstützt wird. Unterstützt werden US, EU, IN, JP, CA und SA. Nichts wurde gespeichert.',
    oauth_redirect_uri_wrong:
      'Die Redirect-URI ist bei Zoho nicht genau so eingetragen. Kopieren Sie sie von der Einstellungsseite in die Entwicklerkonsole.',
    oauth_code_invalid:
      'Der Code von Zoho wurde schon benutzt oder kam zu spät. Drücken Sie erneut „Autorisieren“.',
    oauth_server_untrusted:
      'Die Antwort nannte einen Server, der nicht zu Zoho gehört. Nichts wurde dorthin gesendet. Drücken Sie erneut „Autorisieren“; geschieht es noch einmal, melden Sie es Ihrer IT-Sicherheit.',
    oauth_state_unknown:
      'Diese Antwort gehört zu keiner Zustimmung, die angefragt wurde. Drücken Sie erneut „Autorisieren“.',
    oauth_state_used:
      'Diese Antwort kam schon einmal und zählt nur einmal. Wie es ausging, steht auf der Einstellungsseite.',
    oauth_state_expired: 'Die Zustimmung dauerte länger als zehn Minuten. Drücken Sie erneut „Autorisieren“.',
    oauth_other_browser:
      'Die Zustimmung wurde in einem anderen Browser angefragt, oder Sie haben sich seither abgemeldet. Drücken Sie erneut „Autorisieren“ und bleiben Sie in einem Browser.',
    oauth_no_refresh_token:
      'Zoho gab nur für eine Stunde Zugriff. Entfernen Sie die App unter „Verbundene Apps“ des Zoho-Kontos und drücken Sie erneut „Autorisieren“.',
    oauth_throttled:
      'Zoho gibt für eine Weile keinen neuen Zugriff. Warten Sie zehn Minuten und drücken Sie dann erneut „Autorisieren“.',
    crm_api_access_denied:
      'Dieser Zoho-Benutzer darf die API von Zoho CRM nicht benutzen. Geben Sie ihm ein Profil mit API-Zugriff oder autorisieren Sie als anderer Benutzer.',
    crm_scope_missing:
      'Der Zustimmung fehlen nötige Berechtigungen. Drücken Sie erneut „Autorisieren“ und akzeptieren Sie alle.',
    crm_edition_unsupported:
      'Diese Edition von Zoho CRM wird nicht unterstützt. Unterstützt werden Standard, Professional, Enterprise und Ultimate. Nichts wurde gespeichert.',
    crm_other_organisation:
      'Eine andere Zoho-Organisation als bisher hat zugestimmt. Sie wird erst benutzt, wenn Sie es auf der Einstellungsseite bestätigen.',
    crm_grant_revoked: 'Zoho nimmt die frühere Zustimmung nicht mehr an. Drücken Sie erneut „Autorisieren“.',
    crm_unavailable:
      'Zoho antwortet nicht, wie es soll. Drücken Sie in einigen Minuten erneut „Autorisieren“.',
    crm_timeout:
      'Zoho hat nicht rechtzeitig geantwortet. Drücken Sie in einigen Minuten erneut „Autorisieren“.',
    crm_disabled: 'Das CRM ist für Ihre Firma ausgeschaltet. Ein Systemadministrator kann es einschalten.',
  },
};
