import type {settingsChanges} from '../../en/settings/changes.ts';
import type {settingsSaving} from '../../en/settings/saving.ts';
import type {settingsShell} from '../../en/settings/shell.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';

const counted = pluralsIn<'one'>('de');
type Keys = keyof typeof settingsShell | keyof typeof settingsSaving | keyof typeof settingsChanges;

/** The page around its sections, saving, and who changed what. */
export const saving: Pick<SettingsTerms, Keys> = {
  bgmSettingsSections: 'Bereiche der Einstellungen',
  bgmSettingsLoading: 'Einstellungen werden geladen…',
  bgmSettingsNotPermitted:
    'Ihr Zugang darf die CRM-Einstellungen nicht sehen. Ein Administrator der Telefonanlage kann Ihnen die Berechtigung „Integrations“ geben.',
  bgmSettingsNoClient: 'Die Einstellungen haben keine Verbindung. Setzen Sie sie in <bgm-crm-provider>.',
  bgmSettingsOffline:
    'Keine Verbindung zum Server. Ihre Änderungen bleiben auf dieser Seite; gespeichert wird erst, wenn der Server wieder da ist.',
  bgmSettingsSignedOut: 'Abgemeldet. Melden Sie sich an, um die Einstellungen zu sehen.',
  bgmSettingsFeatureOff:
    'Der Systemadministrator hat das CRM für Ihre Firma ausgeschaltet: Nichts wird gesucht, geschrieben oder geändert. Im Portal: Tenants, Ihr Mandant, Edit, Features, CRM.',
  bgmSettingsViewOnly:
    'Sie dürfen ansehen, aber nichts ändern: Ihre Berechtigung für Integrationen ist „View“.',
  bgmSettingsReadonly: 'Diese Seite zeigt die Einstellungen; geändert werden sie anderswo.',

  bgmSettingsSave: 'Änderungen speichern',
  bgmSettingsSaving: 'Wird gespeichert…',
  bgmSettingsSaved: 'Gespeichert.',
  bgmSettingsDiscard: 'Verwerfen',
  bgmSettingsUnsaved: (count) =>
    counted(count, {one: '# Änderung nicht gespeichert', other: '# Änderungen nicht gespeichert'}),
  bgmSettingsNotSaved: 'Es wurde nichts gespeichert.',
  bgmSettingsWrongFields: (count) =>
    counted(count, {one: 'Ein Feld braucht einen anderen Wert.', other: '# Felder brauchen andere Werte.'}),

  bgmSettingsConflict: (who) => `${who} hat diese Einstellungen inzwischen gespeichert.`,
  bgmSettingsConflictSomebody: 'Jemand anderes hat diese Einstellungen inzwischen gespeichert.',
  bgmSettingsConflictHint: 'Wählen Sie, was gelten soll, und speichern Sie dann erneut.',
  bgmSettingsConflictTaken:
    'Die anderen Änderungen sind übernommen. Ihre sind noch da: Speichern Sie erneut.',
  bgmSettingsKeepMine: 'Meine behalten',
  bgmSettingsTakeTheirs: 'Andere übernehmen',
  bgmSettingsChangedFromTo: (from, to) => `von ${from} auf ${to}`,

  bgmSettingsOn: 'an',
  bgmSettingsOff: 'aus',
  bgmSettingValue_Contacts: 'Kontakte',
  bgmSettingValue_Leads: 'Leads',
  bgmSettingValue_Accounts: 'Konten',
  bgmSettingValue_Contact: 'Kontakt',
  bgmSettingValue_Lead: 'Lead',
  bgmSettingValue_always: 'immer',
  bgmSettingValue_when_not_in_pbx_contacts: 'nur wenn die Kontakte der Telefonanlage die Nummer nicht kennen',
  bgmSettingValue_ask: 'der Agent wählt',
  bgmSettingValue_lookup_order_then_recent: 'der erste in der Suchreihenfolge',
  bgmSettingValue_none: 'kein Link',
  bgmSettingValue_private: 'privater Link',
  bgmSettingValue_public: 'öffentlicher Link',
  bgmSettingValue_park: 'auf einen Datensatz warten',
  bgmSettingValue_log_unlinked: 'ohne Datensatz protokollieren',
  bgmSettingValue_keep: 'weiter warten, nicht protokolliert',
  bgmSettingValue_last_answered: 'wer zuletzt angenommen hat',
  bgmSettingValue_contact_owner: 'der Besitzer des Datensatzes',
  bgmSettingValue_fallback_owner: 'der Ersatzbesitzer',
  bgmSettingValue_connecting_user: 'der Zoho-Benutzer, der autorisiert hat',
  bgmSettingValue_us: 'US',
  bgmSettingValue_eu: 'EU',
  bgmSettingValue_in: 'IN',
  bgmSettingValue_jp: 'JP',
  bgmSettingValue_ca: 'CA',
  bgmSettingValue_sa: 'SA',

  bgmSettingWrong: 'Dieser Wert wird nicht angenommen. Wählen Sie einen anderen.',
  bgmSettingWrong_required: 'Diese Angabe fehlt.',
  bgmSettingWrong_not_an_origin: 'So schreiben: https://portal.example, ohne Pfad.',
  bgmSettingWrong_already_there: 'Diese steht schon in der Liste.',
  bgmSettingWrong_not_a_redirect_uri: 'So schreiben: https://pbx.example/path.',
  bgmSettingWrong_unknown_time_zone: 'Diese Zeitzone ist nicht bekannt.',
  bgmSettingWrong_unknown_placeholder: (name) => `Den Platzhalter {${name}} gibt es nicht.`,
  bgmSettingWrong_not_in_list: 'Diesen Namen gibt es nicht. Wählen Sie einen aus der Liste.',
  bgmSettingWrong_duplicate_module: 'Jede Art von Datensatz kann hier einmal stehen.',
  bgmSettingWrong_min_length: 'Mindestens einer ist nötig.',
  bgmSettingWrong_max_length: 'Das ist zu lang.',
  bgmSettingWrong_min_value: 'Das ist zu klein.',
  bgmSettingWrong_max_value: 'Das ist zu groß.',
  bgmSettingWrong_integer: 'Nötig ist eine ganze Zahl.',
  bgmSettingWrong_number: 'Nötig ist eine ganze Zahl.',
  bgmSettingWrong_regex: 'Die Schreibweise stimmt nicht.',
  bgmSettingWrong_not_a_client_id:
    'Eine Client ID sieht aus wie 1000.ABC123. Kopieren Sie sie ganz aus der Entwicklerkonsole.',
  bgmSettingWrong_not_a_client_secret:
    'Ein Client Secret hat mindestens 8 Zeichen und keine Leerzeichen. Kopieren Sie es ganz aus der Entwicklerkonsole.',

  bgmSettingName_enabled: 'CRM-Anbindung',
  bgmSettingName_region: 'Region',
  bgmSettingName_lookupOrder: 'Suchreihenfolge',
  bgmSettingName_queryMode: 'Wann Zoho gefragt wird',
  bgmSettingName_ambiguity: 'Mehrere Datensätze mit einer Nummer',
  bgmSettingName_defaultCountry: 'Land von Nummern ohne Landesvorwahl',
  bgmSettingName_callbackPrefix: 'Vorwahl beim Rückruf',
  bgmSettingName_cacheTtlSeconds: 'Wie lange eine Antwort als frisch gilt',
  bgmSettingName_browserCache: 'Antworten im Browser behalten',
  bgmSettingName_journal_enabled: 'Anrufe werden protokolliert',
  bgmSettingName_journal_recordingLink: 'Link zur Aufzeichnung',
  bgmSettingName_journal_publicLinkDays: 'Tage, die ein öffentlicher Link gilt',
  bgmSettingName_journal_unmatched: 'Anrufe ohne Datensatz',
  bgmSettingName_journal_parkDays: 'Tage, die ein Anruf auf einen Datensatz wartet',
  bgmSettingName_journal_afterParkDays: 'Nach diesen Tagen',
  bgmSettingName_journal_silentHours: 'Stunden, bis ein stummer Anruf als beendet gilt',
  bgmSettingName_journal_owner: 'Besitzer einer Aktivität',
  bgmSettingName_journal_missedGroupOwner: 'Besitzer eines verpassten Gruppenanrufs',
  bgmSettingName_journal_fallbackOwner: 'Besitzer, wenn es sonst niemand ist',
  bgmSettingName_journal_subjectTemplate: 'Betreff',
  bgmSettingName_journal_descriptionTemplate: 'Beschreibung',
  bgmSettingName_journal_callKeyField: 'Feld für das Kennzeichen des Anrufs',
  bgmSettingName_journal_callDefaults: 'Werte für weitere Felder',
  bgmSettingName_timeZone: 'Zeitzone',
  bgmSettingName_create_enabled: 'Agenten legen Datensätze an',
  bgmSettingName_create_type: 'Art neuer Datensätze',
  bgmSettingName_allowedOrigins: 'Seiten, die die Widgets verwenden dürfen',
  bgmSettingName_clientId: 'Client ID',
  bgmSettingName_clientSecret: 'Client Secret',
  bgmSettingName_organisation: 'Organisation',
  bgmSettingName_redirectUris: 'Redirect URIs',

  bgmChangesTitle: 'Änderungen',
  bgmChangesNone: 'Noch wurde nichts geändert.',
  bgmChangesMore: 'Frühere anzeigen',
  bgmChangesBy: (who) => `von ${who}`,
  bgmChangesByFile: 'durch die Konfiguration des Servers',
  bgmChangesTopic_settings: 'Einstellungen',
  bgmChangesTopic_credentials: 'Client ID und Secret',
  bgmChangesTopic_connection: 'Verbindung',
  bgmChangesTopic_agents: 'Agenten',
  bgmChangesTopic_feature: 'Schalter des Systemadministrators',
  bgmChangesWhat: 'Was',
  bgmChangesFrom: 'Von',
  bgmChangesTo: 'Auf',
};
