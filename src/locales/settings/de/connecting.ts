import type {connectionProblems} from '../../en/settings/connection-problems.ts';
import type {settingsConnect} from '../../en/settings/connect.ts';
import type {SettingsTerms} from '../../terms.ts';

/** Connecting Zoho, and each way in which that can fail. */
export const connecting: Pick<SettingsTerms, keyof typeof settingsConnect | keyof typeof connectionProblems> =
  {
    bgmProblem_oauth_consent_refused:
      'Die Zustimmung wurde in Zoho abgelehnt. Es wurde nichts verbunden. Autorisieren Sie erneut und wählen Sie „Accept“.',
    bgmProblem_oauth_secret_wrong:
      'Zoho nimmt dieses Client Secret nicht an. Kopieren Sie es erneut aus der Entwicklerkonsole und autorisieren Sie dann noch einmal.',
    bgmProblem_oauth_client_unknown:
      'Zoho kennt diese Client ID in der gewählten Region nicht. Vergleichen Sie beide mit der Entwicklerkonsole.',
    bgmProblem_oauth_client_other_region:
      'Das Zoho-Konto liegt in einer anderen Region, und der Client ist dort nicht freigeschaltet. Schalten Sie die Region in der Entwicklerkonsole für den Client frei, oder wählen Sie die Region des Kontos.',
    bgmProblem_oauth_region_unsupported:
      'Das Zoho-Konto liegt in einer Region, die nicht unterstützt wird. Unterstützt werden US, EU, IN, JP, CA und SA. Es wurde nichts gespeichert.',
    bgmProblem_oauth_redirect_uri_wrong:
      'Zoho kennt die Redirect URI nicht. Kopieren Sie sie von hier genau so in die Entwicklerkonsole und autorisieren Sie dann noch einmal.',
    bgmProblem_oauth_code_invalid:
      'Die Zustimmung kam zu spät oder wurde schon einmal verwendet. Es wurde nichts verbunden. Autorisieren Sie erneut.',
    bgmProblem_oauth_server_untrusted:
      'Die Antwort nannte einen Server, der nicht zu Zoho gehört. Es wurde nichts dorthin gesendet. Autorisieren Sie erneut; geschieht es noch einmal, informieren Sie Ihre IT-Sicherheit.',
    bgmProblem_oauth_state_unknown:
      'Die Antwort gehört zu keiner Zustimmung, die hier angefragt wurde. Es wurde nichts verbunden. Autorisieren Sie erneut.',
    bgmProblem_oauth_state_used:
      'Diese Zustimmung wurde schon beantwortet. Sehen Sie in den Einstellungen nach: Vielleicht ist bereits verbunden.',
    bgmProblem_oauth_state_expired:
      'Die Zustimmung dauerte länger als zehn Minuten. Autorisieren Sie erneut.',
    bgmProblem_oauth_other_browser:
      'Die Zustimmung wurde in einem anderen Browser oder von jemand anderem angefragt. Autorisieren Sie in diesem Browser.',
    bgmProblem_oauth_no_refresh_token:
      'Zoho hat nur für eine Stunde Zugriff gegeben. Entfernen Sie die App unter „Connected Apps“ des Zoho-Kontos und autorisieren Sie dann erneut.',
    bgmProblem_oauth_throttled:
      'Zoho gibt einige Minuten lang keinen neuen Zugriff, weil zu oft gefragt wurde. Anrufe bleiben erhalten. Versuchen Sie es in zehn Minuten noch einmal.',
    bgmProblem_crm_api_access_denied:
      'Dieser Zoho-Benutzer darf die API nicht verwenden. Bitten Sie Ihren Zoho-Administrator um ein Profil mit API-Zugriff, oder autorisieren Sie als anderer Benutzer.',
    bgmProblem_crm_scope_missing:
      'In der Zustimmung fehlen Berechtigungen, die nötig sind. Autorisieren Sie erneut und stimmen Sie allen zu.',
    bgmProblem_crm_edition_unsupported:
      'Diese Zoho-Edition wird nicht unterstützt. Unterstützt werden Standard, Professional, Enterprise und Ultimate.',
    bgmProblem_crm_other_organisation:
      'Die Zustimmung kam von einer anderen Zoho-Organisation als der bisher verbundenen. Bestätigen Sie sie, oder autorisieren Sie mit dem richtigen Konto.',
    bgmProblem_crm_grant_revoked:
      'Zoho nimmt die frühere Zustimmung nicht mehr an: Sie wurde widerrufen, oder ihr Benutzer wurde deaktiviert. Anrufe bleiben erhalten. Autorisieren Sie erneut.',

    bgmConnectTitle: 'Verbinden',
    bgmConnectState_disabled: 'aus',
    bgmConnectState_not_configured: 'nicht verbunden',
    bgmConnectState_authorization_required: 'nicht autorisiert',
    bgmConnectState_connected: 'verbunden',
    bgmConnectState_degraded: 'gestört',
    bgmConnectConsentOpen: 'wartet',

    bgmConnectFeatureOff:
      'Solange das CRM ausgeschaltet ist, wird die Verbindung weder benutzt noch gezeigt. Sie bleibt erhalten.',
    bgmConnectIntro:
      'In etwa fünf Minuten ist Zoho verbunden: Client in Zoho anlegen, seine zwei Werte hier eintragen, als Zoho-Benutzer zustimmen.',
    bgmConnectEnabled: 'CRM-Anbindung ist eingeschaltet',
    bgmConnectEnabledHint:
      'Aus: Niemand wird gesucht, nichts wird protokolliert. Einstellungen und Verbindung bleiben.',

    bgmConnectStep1: 'Wählen, wo Ihr Zoho-Konto liegt',
    bgmConnectRegion: 'Region',
    bgmConnectRegion_us: 'Vereinigte Staaten (US)',
    bgmConnectRegion_eu: 'Europa (EU)',
    bgmConnectRegion_in: 'Indien (IN)',
    bgmConnectRegion_jp: 'Japan (JP)',
    bgmConnectRegion_ca: 'Kanada (CA)',
    bgmConnectRegion_sa: 'Saudi-Arabien (SA)',
    bgmConnectRegionHint:
      'Die Adresse Ihres Zoho CRM verrät sie: crm.zoho.eu ist Europa, crm.zoho.com sind die Vereinigten Staaten.',
    bgmConnectStep2: 'In Zoho einen Client anlegen',
    bgmConnectConsole: 'Entwicklerkonsole von Zoho öffnen',
    bgmConnectStep2Then: 'Dort: „Add Client“, dann „Server-based Applications“.',
    bgmConnectStep3: 'Diese Werte dorthin kopieren, dann „Create“ drücken',
    bgmConnectClientName: 'Client Name',
    bgmConnectHomepage: 'Homepage URL',
    bgmConnectRedirects: 'Authorized Redirect URIs',
    bgmConnectRedirectsHint: 'Jede davon, genau so, wie sie dasteht.',
    bgmConnectStep4: 'Die zwei Werte, die Zoho zeigt, hierher kopieren',
    bgmConnectClientId: 'Client ID',
    bgmConnectClientSecret: 'Client Secret',
    bgmConnectSecretHint: 'Es wird verschlüsselt gespeichert und nie wieder angezeigt.',
    bgmConnectSecretNew: 'Ein anderer Client hat ein anderes Secret: Tragen Sie es mit ein.',
    bgmConnectSecretSet: (fingerprint, age) => `Gesetzt ${age}, Fingerabdruck ${fingerprint}`,
    bgmConnectReplace: 'Ersetzen',
    bgmConnectReplaceSecret: 'Client Secret ersetzen',
    bgmConnectShow: 'Anzeigen',
    bgmConnectShowSecret: 'Client Secret beim Tippen anzeigen',
    bgmConnectStep5: 'Autorisieren',
    bgmConnectStep5Hint:
      'Ein neuer Tab geht auf. Melden Sie sich dort als der Zoho-Benutzer an, der den Zugriff gewähren soll (kein Entwicklerkonto), und drücken Sie „Accept“.',
    bgmConnectSaveAndAuthorize: 'Speichern und autorisieren',
    bgmConnectAuthorizeBusy: 'Zoho wird geöffnet…',
    bgmConnectTab: 'Zoho wird geöffnet…',
    bgmConnectCopy: 'Kopieren',
    bgmConnectCopyWhat: (what) => `Kopieren: ${what}`,
    bgmConnectCopied: 'Kopiert',
    bgmConnectCopyFailed:
      'Der Browser erlaubt das Kopieren nicht. Der Text ist markiert: Drücken Sie Strg+C oder ⌘C.',

    bgmConnectWaiting: 'Warten auf Ihre Zustimmung im Tab von Zoho',
    bgmConnectWaitingHow:
      'Melden Sie sich dort als der Zoho-Benutzer an, der den Zugriff gewähren soll (kein Entwicklerkonto), und drücken Sie „Accept“. Diese Seite merkt es von selbst.',
    bgmConnectOpenAgain: 'Seite von Zoho erneut öffnen',
    bgmConnectLong: 'Zeigt der Tab von Zoho einen Fehler? Zoho meldet ihn nur dort.',
    bgmConnectLongRedirect:
      '„Invalid Redirect Uri“: Vergleichen Sie die Redirect URI in der Entwicklerkonsole Zeichen für Zeichen.',
    bgmConnectLongClient: '„Invalid Client“: Vergleichen Sie Client ID und Region.',
    bgmConnectElsewhere: (time) =>
      `Jemand hat die Zustimmungsseite von Zoho offen; sie wartet bis ${time}. Wenn Sie hier autorisieren, gilt Ihre.`,
    bgmConnectBlocked:
      'Der Browser hat den neuen Tab blockiert. Nichts ist verloren: Öffnen Sie Zoho über diesen Link.',
    bgmConnectOpenZoho: 'Zustimmungsseite von Zoho öffnen',

    bgmConnectOrganisation: 'Organisation',
    bgmConnectEdition: 'Edition',
    bgmConnectAuthorized: 'Autorisiert',
    bgmConnectAuthorizedBy: (who, when) => `von ${who}, ${when}`,
    bgmConnectNameless: 'ohne Namen',
    bgmConnectMissing: 'Nicht erteilte Berechtigungen',
    bgmConnectMissingHint:
      'Autorisieren Sie erneut und stimmen Sie allen zu; bis dahin geht nicht, was sie braucht.',
    bgmConnectAgain: 'Erneut autorisieren',
    bgmConnectDisconnect: 'Trennen',
    bgmConnectDisconnecting: 'Wird getrennt…',
    bgmConnectSure: 'Zoho trennen?',
    bgmConnectSureWhat:
      'Der Zugriff wird in Zoho widerrufen, seine Token werden hier gelöscht. Anrufer werden nicht mehr gesucht, jeder Browser vergisst, was er behalten hat, und Anrufe warten, bis Zoho wieder verbunden ist. Was in Zoho steht, bleibt dort.',
    bgmConnectSureYes: 'Ja, trennen',
    bgmConnectStay: 'Verbunden bleiben',
    bgmConnectIsConnected: 'Verbunden. Ab jetzt werden Anrufer gesucht und Anrufe protokolliert.',
    bgmConnectIsDisconnected: 'Getrennt. Von Zoho ist hier nichts mehr gespeichert.',
    bgmConnectLeftAtZoho:
      'Hier getrennt, aber Zoho hat nicht geantwortet: Dort besteht der Zugriff noch. Entfernen Sie ihn in Zoho selbst.',
    bgmConnectClient: 'Client und Region',

    bgmConnectNamedRegion: (named, chosen) =>
      `Zoho nennt ${named} als Region des Kontos; hier steht ${chosen}.`,
    bgmConnectUseRegion: (region) => `${region} übernehmen`,
    bgmConnectOther: 'Die Zustimmung kam von einer anderen Organisation',
    bgmConnectOtherWhat: (before, now) =>
      `Bisher war es ${before}; die Zustimmung kam von ${now}. Bis Sie wählen, wird nirgends ein Anruf geschrieben.`,
    bgmConnectOtherWhatNow: (now) =>
      `Die Zustimmung kam von ${now}; das ist nicht die früher verbundene Organisation. Bis Sie wählen, wird nirgends ein Anruf geschrieben.`,
    bgmConnectUseOther: (name) => `Ab jetzt ${name} verwenden`,

    bgmConnectHelpConsole: 'Entwicklerkonsole von Zoho',
    bgmConnectHelpApps: 'Verbundene Apps des Zoho-Kontos',
    bgmConnectHelpProfiles: 'Profile in Zoho CRM',
  };
