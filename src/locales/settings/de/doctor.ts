import type {settingsDoctor} from '../../en/settings/doctor.ts';
import type {settingsHygiene} from '../../en/settings/hygiene.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';

const counted = pluralsIn<'one'>('de');

/** The check of everything, trying a number, the sample call, and numbers that can never match. */
export const doctor: Pick<SettingsTerms, keyof typeof settingsDoctor | keyof typeof settingsHygiene> = {
  bgmDoctorTitle: 'Alles prüfen',
  bgmDoctorLead:
    'Sieht sich jeden Teil von der Telefonanlage bis Zoho an und sagt, was zu beheben ist. Es wird nur gelesen; das kostet einige API-Credits und dauert ein paar Sekunden.',
  bgmDoctorStart: 'Jetzt prüfen',
  bgmDoctorAgain: 'Erneut prüfen',
  bgmDoctorRunning: 'Wird geprüft…',
  bgmDoctorAllWell: 'Alles in Ordnung.',
  bgmDoctorWell: (warnings) =>
    counted(warnings, {one: 'Es geht, mit # Warnung.', other: 'Es geht, mit # Warnungen.'}),
  bgmDoctorFailed: (failed) => counted(failed, {one: '# Sache geht nicht.', other: '# Sachen gehen nicht.'}),
  bgmDoctorTook: (seconds, credits, time) =>
    counted(credits, {
      one: `Dauerte ${seconds}, kostete # API-Credit, um ${time}.`,
      other: `Dauerte ${seconds}, kostete # API-Credits, um ${time}.`,
    }),
  bgmDoctorSeconds: (number) => `${number} s`,
  bgmDoctorMs: (number) => `${number} ms`,
  bgmDoctorOnlyBad: 'Nur, was etwas braucht',
  bgmDoctorShownAll: 'Alles, was geprüft wurde',
  bgmDoctorCopy: 'Bericht kopieren',
  bgmDoctorCopied: 'Kopiert. Er enthält keine Namen und keine Telefonnummern.',
  bgmDoctorCopyByHand: 'Der Browser erlaubt das Kopieren nicht. Nehmen Sie den Text von hier:',
  bgmDoctorReport: 'Bericht',
  bgmDoctorShow: (section) => `Zu ${section}`,
  bgmDoctorSection_connect: 'Verbinden',
  bgmDoctorSection_find: 'Suchen',
  bgmDoctorSection_log: 'Protokollieren',
  bgmDoctorSection_create: 'Anlegen',
  bgmDoctorSection_agents: 'Agenten',
  bgmDoctorSection_health: 'Zustand',

  bgmDoctorState_ok: 'In Ordnung',
  bgmDoctorState_warning: 'Warnung',
  bgmDoctorState_failed: 'Geht nicht',
  bgmDoctorState_skipped: 'Nicht geprüft',
  bgmDoctorSkippedAfter: (check) => `Das lässt sich erst sagen, wenn „${check}“ geht.`,
  bgmDoctorNoFinding:
    'Beim Prüfen ging etwas schief. Prüfen Sie erneut; bleibt es dabei, kopieren Sie den Bericht.',

  bgmCheck_feature: 'CRM eingeschaltet',
  bgmCheck_clock: 'Uhren',
  bgmCheck_database: 'Datenbank',
  bgmCheck_queue: 'Protokollieren von Anrufen',
  bgmCheck_pbx: 'Telefonanlage',
  bgmCheck_pbx_directory: 'Nebenstellen der Telefonanlage',
  bgmCheck_webhook: 'Ereignisse der Telefonanlage',
  bgmCheck_call_log: 'Anrufliste der Telefonanlage',
  bgmCheck_credentials: 'Client ID und Secret',
  bgmCheck_authorization: 'Zustimmung von Zoho',
  bgmCheck_region: 'Region',
  bgmCheck_scopes: 'Berechtigungen der Zustimmung',
  bgmCheck_edition: 'Zoho-Edition',
  bgmCheck_credits: 'API-Credits',
  bgmCheck_contacts: 'Kontakte',
  bgmCheck_leads: 'Leads',
  bgmCheck_accounts: 'Konten',
  bgmCheck_calls: 'Anrufe in Zoho',
  bgmCheck_create_fields: 'Anlegen von Datensätzen',
  bgmCheck_journal_fields: 'Felder eines protokollierten Anrufs',
  bgmCheck_duplicates: 'Gegen doppeltes Protokollieren',
  bgmCheck_owners: 'Besitzer der Anrufe',

  bgmFinding_feature_off:
    'Der Systemadministrator hat das CRM für diesen Mandanten ausgeschaltet. Nichts wird gefragt oder geschrieben.',
  bgmFix_feature_off: 'Bitten Sie den Systemadministrator, das CRM für den Mandanten einzuschalten.',
  bgmFinding_tenant_off: 'Die Anbindung ist in den Einstellungen dieses Mandanten ausgeschaltet.',
  bgmFix_tenant_off: 'Schalten Sie sie unter „Verbinden“ ein.',
  bgmFinding_clock_off:
    'Die Uhr dieses Servers und die der Telefonanlage oder von Zoho gehen zu weit auseinander.',
  bgmFix_clock_off:
    'Lassen Sie den Betreiber des Servers die Uhr stellen (NTP). Eine falsche Uhr verdirbt Anmeldungen und die Zeiten protokollierter Anrufe.',
  bgmFinding_database_slow: 'Die Datenbank antwortet langsam.',
  bgmFix_database_slow: 'Lassen Sie den Betreiber Platte und Last des Datenbankservers ansehen.',
  bgmFinding_database_full: 'Die Datenbank nimmt keine Daten mehr auf.',
  bgmFix_database_full:
    'Lassen Sie den Betreiber sofort Platz schaffen: Neue Anrufe können nicht behalten werden.',
  bgmFinding_queue_old: 'Anrufe warten zu lange darauf, protokolliert zu werden.',
  bgmFix_queue_old: 'Sehen Sie unter „Zustand“ nach, warum sie warten, und versuchen Sie sie dann erneut.',
  bgmFinding_queue_paused: 'Anrufe bleiben erhalten und werden im Moment nicht protokolliert.',
  bgmFix_queue_paused:
    '„Zustand“ sagt, warum und bis wann. Es geht von selbst weiter, wenn der Grund weg ist.',
  bgmFinding_pbx_unreachable: 'Die Telefonanlage antwortet nicht.',
  bgmFix_pbx_unreachable:
    'Prüfen Sie, ob sie läuft und ob dieser Server ihre Adresse erreicht. Anrufe werden später nachgeholt.',
  bgmFinding_pbx_no_service_user:
    'Für diesen Mandanten ist kein Dienstbenutzer der Telefonanlage eingetragen.',
  bgmFix_pbx_no_service_user:
    'Lassen Sie den Betreiber einen eintragen. Ohne ihn sind Nebenstellen, E-Mail-Adressen, Aufzeichnungen und verpasste Ereignisse nicht bekannt.',
  bgmFinding_pbx_refused: 'Die Telefonanlage lehnt den Dienstbenutzer ab.',
  bgmFix_pbx_refused:
    'Prüfen Sie sein Kennwort und ob er gesperrt ist oder einen zweiten Faktor braucht; lassen Sie ihn dann neu eintragen.',
  bgmFinding_pbx_no_extensions: 'Die Telefonanlage nennt keine Nebenstelle einer Person.',
  bgmFix_pbx_no_extensions:
    'Prüfen Sie, ob der Dienstbenutzer zu diesem Mandanten gehört und dessen Benutzer sehen darf.',
  bgmFinding_webhook_never: 'Die Telefonanlage hat noch nie ein Ereignis gesendet.',
  bgmFix_webhook_never:
    'Öffnen Sie im Portal der Telefonanlage „Company“, dann „Event URL“, tragen Sie Adresse und Geheimnis dieses Servers ein, und machen Sie einen Testanruf.',
  bgmFinding_webhook_silent: 'Die Telefonanlage hat lange kein Ereignis gesendet.',
  bgmFix_webhook_silent:
    'Gab es Anrufe, sehen Sie in der Telefonanlage unter „Company“, „Event URL“ nach: Nach manchen Antworten hört sie endgültig auf.',
  bgmFinding_webhook_not_set: 'Die Telefonanlage sendet ihre Ereignisse anderswohin oder gar nicht.',
  bgmFix_webhook_not_set:
    'Öffnen Sie im Portal der Telefonanlage „Company“, dann „Event URL“: Schalten Sie die Ereignisse ein, und tragen Sie die Adresse dieses Servers ein.',
  bgmFinding_call_log_refused: 'Die Telefonanlage verbirgt ihre Anrufliste vor dem Dienstbenutzer.',
  bgmFix_call_log_refused:
    'Erlauben Sie „Call Statistics“ für den Mandanten, und geben Sie dem Dienstbenutzer eine Rolle, die sie lesen darf. Sonst bleiben Anrufe verloren, deren Ereignisse fehlten.',
  bgmFinding_call_log_unavailable: 'Die Telefonanlage gibt ihre Anrufliste jetzt nicht her.',
  bgmFix_call_log_unavailable:
    'In einigen Minuten wird sie wieder gelesen. Nichts fehlt, solange Ereignisse kommen.',
  bgmFinding_credentials_missing: 'Client ID oder Client Secret fehlen.',
  bgmFix_credentials_missing: 'Tragen Sie beide unter „Verbinden“ ein, aus der Entwicklerkonsole von Zoho.',
  bgmFinding_authorization_missing: 'Noch hat niemand Zoho autorisiert.',
  bgmFix_authorization_missing: 'Autorisieren Sie unter „Verbinden“ und stimmen Sie in Zoho zu.',
  bgmFinding_authorization_refused: 'Zoho nimmt die Zustimmung nicht mehr an.',
  bgmFix_authorization_refused:
    'Autorisieren Sie unter „Verbinden“ erneut. Anrufe bleiben bis dahin erhalten.',
  bgmFinding_throttled: 'Zoho nimmt im Moment keine Anfragen mehr an.',
  bgmFix_throttled: 'Prüfen Sie in einigen Minuten erneut. Anrufe bleiben erhalten.',
  bgmFinding_crm_unreachable: 'Zoho antwortet nicht oder zu langsam.',
  bgmFix_crm_unreachable:
    'Prüfen Sie in einigen Minuten erneut, und sehen Sie auf die Statusseite von Zoho. Anrufe bleiben erhalten.',
  bgmFinding_region_differs: 'Das Zoho-Konto liegt in einer anderen Region als der eingestellten.',
  bgmFix_region_differs: 'Übernehmen Sie unter „Verbinden“ die Region, die Zoho nennt.',
  bgmFinding_scopes_missing: 'In der Zustimmung fehlen Berechtigungen.',
  bgmFix_scopes_missing: 'Autorisieren Sie unter „Verbinden“ erneut und stimmen Sie allen zu.',
  bgmFinding_edition_unsupported: 'Diese Zoho-Edition wird nicht unterstützt.',
  bgmFix_edition_unsupported: 'Unterstützt werden Standard, Professional, Enterprise und Ultimate.',
  bgmFinding_edition_unknown: 'Zoho nennt eine Edition, die hier nicht bekannt ist.',
  bgmFix_edition_unknown:
    'Vielleicht geht es. Bekannt sind Standard, Professional, Enterprise und Ultimate; Free hat dafür keine API.',
  bgmFinding_credits_low: 'Die API-Credits des Tages gehen zur Neige.',
  bgmFix_credits_low:
    'Weniger Eiliges wartet schon. Sehen Sie nach, was sonst die API benutzt, oder kaufen Sie Credits in Zoho.',
  bgmFinding_credits_used_up: 'Die API-Credits des Tages sind verbraucht.',
  bgmFix_credits_used_up:
    'Anrufe bleiben erhalten und werden protokolliert, wenn es wieder Credits gibt. Sehen Sie nach, was sonst die API benutzt, oder kaufen Sie Credits in Zoho.',
  bgmFinding_not_readable: 'Der Zoho-Benutzer, der zugestimmt hat, darf das nicht lesen.',
  bgmFix_not_readable:
    'Geben Sie seinem Profil in Zoho „View“ für das Modul, oder autorisieren Sie als anderer Benutzer.',
  bgmFinding_not_writable: 'Der Zoho-Benutzer, der zugestimmt hat, darf hier nichts anlegen oder ändern.',
  bgmFix_not_writable:
    'Geben Sie seinem Profil in Zoho „Create“ und „Edit“ für das Modul, oder autorisieren Sie als anderer Benutzer.',
  bgmFinding_mandatory_fields: 'Zoho verlangt Felder, die niemand ausfüllt.',
  bgmFix_mandatory_fields:
    'Machen Sie sie im Layout von Zoho freiwillig, oder geben Sie für protokollierte Anrufe unter „Protokollieren“ einen Wert an. Sonst lehnt Zoho neue Einträge ab.',
  bgmFinding_unknown_field: 'Die Einstellungen nennen Felder, die es in Zoho nicht gibt.',
  bgmFix_unknown_field: 'Berichtigen Sie die API-Namen unter „Protokollieren“.',
  bgmFinding_no_unique_field: 'In Zoho selbst verhindert nichts einen zweiten Eintrag desselben Anrufs.',
  bgmFix_no_unique_field:
    'Fügen Sie in Zoho den Anrufen ein Textfeld hinzu, machen Sie es eindeutig („Do not allow duplicate values“), und nennen Sie es unter „Protokollieren“. Bis dahin wird in Zoho gesucht, bevor etwas wiederholt wird.',
  bgmFinding_owners_unmapped:
    'Einige Agenten haben keinen Zoho-Benutzer; ihre Anrufe gehen an den Ersatzbesitzer.',
  bgmFix_owners_unmapped: 'Wählen Sie unter „Agenten“ einen Zoho-Benutzer für sie.',
  bgmFinding_owner_gone:
    'Die Einstellungen nennen für Anrufe einen Besitzer, der kein aktiver Zoho-Benutzer ist.',
  bgmFix_owner_gone: 'Wählen Sie unter „Protokollieren“ einen anderen Besitzer.',
  bgmFinding_module_left_out: 'Es fehlt in der Suchreihenfolge und wurde daher nicht geprüft.',
  bgmFix_module_left_out: 'Nichts zu tun. Soll auch hier gesucht werden, fügen Sie es unter „Suchen“ hinzu.',
  bgmFinding_off_by_settings: 'Es ist in den Einstellungen ausgeschaltet.',
  bgmFix_off_by_settings: 'Nichts zu tun, wenn das so gemeint ist.',

  bgmDetail_clock_seconds: 'Abstand',
  bgmDetail_queue_seconds: 'Der älteste wartet seit',
  bgmDetail_webhook_seconds: 'Letztes Ereignis vor',
  bgmDetail_crm: 'Zoho geht vor um',
  bgmDetail_pbx: 'Die Telefonanlage geht vor um',
  bgmDetail_milliseconds: 'Dauerte',
  bgmDetail_calls: 'Wartende Anrufe',
  bgmDetail_why: 'Warum',
  bgmDetail_extensions: 'Nebenstellen',
  bgmDetail_eventsLastHour: 'Ereignisse in der letzten Stunde',
  bgmDetail_readable: 'Die Telefonanlage nennt ihre Einstellung',
  bgmDetail_enabled: 'In der Telefonanlage eingeschaltet',
  bgmDetail_set: 'Adresse in der Telefonanlage eingetragen',
  bgmDetail_used: 'Verwendete Region',
  bgmDetail_chosen: 'Gewählte Region',
  bgmDetail_scopes: 'Es fehlen',
  bgmDetail_edition: 'Edition',
  bgmDetail_remaining: 'Übrig',
  bgmDetail_limit: 'Von',
  bgmDetail_waiting: 'Wartet',
  bgmDetail_module: 'Modul',
  bgmDetail_fields: 'Felder',
  bgmDetail_field: 'Feld',
  bgmDetail_coverage: 'Zugeordnet',
  bgmDetail_unmapped: 'Nicht zugeordnet',
  bgmDetail_code: 'Antwort von Zoho',
  bgmDetail_writable: 'Darf geschrieben werden',
  bgmDetailYes: 'ja',
  bgmDetailNo: 'nein',
  bgmDetailUnknown: 'nicht bekannt',

  bgmTrialTitle: 'Nummer ausprobieren',
  bgmTrialLead:
    'Sucht eine Nummer, als ob sie jetzt anriefe, ohne Zwischenspeicher, und zeigt jeden Schritt. Nichts wird behalten.',
  bgmTrialNumber: 'Telefonnummer',
  bgmTrialCountry: 'Gewählt in',
  bgmTrialOwnCountry: 'Land der Einstellungen',
  bgmTrialStart: 'Ausprobieren',
  bgmTrialNoNumber: 'Geben Sie eine Nummer ein.',
  bgmTrialReadAs: (number) => `Gelesen als ${number}`,
  bgmTrialNotRead: 'Das ist keine mögliche Telefonnummer.',
  bgmTrialState_matched: 'Ein Datensatz gefunden.',
  bgmTrialState_ambiguous: (count) =>
    counted(count, {one: '# Datensatz gefunden.', other: '# Datensätze gefunden; der Agent wählt.'}),
  bgmTrialState_unknown: 'Kein Datensatz hat diese Nummer.',
  bgmTrialState_pbx_contact: 'In den Kontakten der Telefonanlage gefunden; Zoho wurde nicht gefragt.',
  bgmTrialState_suppressed: 'Nicht gesucht.',
  bgmTrialState_unavailable: 'Zoho hat nicht geantwortet; daher ist nichts bekannt.',
  bgmTrialBy_internal: 'Es ist eine Nebenstelle der Telefonanlage.',
  bgmTrialBy_anonymous: 'Die Nummer ist unterdrückt.',
  bgmTrialBy_short_number: 'Sie ist zu kurz für eine Nummer von außen.',
  bgmTrialBy_crm_disabled: 'Das CRM ist ausgeschaltet.',
  bgmTrialMatches: 'Datensätze, in der Reihenfolge der Einstellungen',
  bgmTrialReason: (field, stored) => `In ${field} steht „${stored}“`,
  bgmTrialRule_e164: 'dieselbe Nummer mit Landesvorwahl',
  bgmTrialRule_national: 'dieselbe Nummer, wie man sie im Land der Einstellungen schreibt',
  bgmTrialRule_caller_country: 'dieselbe Nummer, wie man sie im Land des Anrufers schreibt',
  bgmTrialRule_remembered: 'ein Agent hat diesen Datensatz früher für die Nummer gewählt',
  bgmTrialForms: 'Gesucht wurde nach',
  bgmTrialForm_any_format: 'in jeder Schreibweise gefunden',
  bgmTrialForm_e164: 'mit Landesvorwahl geschrieben',
  bgmTrialForm_national: 'wie in ihrem Land geschrieben',
  bgmTrialRequests: 'Anfragen an Zoho',
  bgmTrialNoRequests: 'Keine.',
  bgmTrialWhat: 'Anfrage',
  bgmTrialStatus: 'Antwort',
  bgmTrialNoStatus: 'keine',
  bgmTrialRecords: 'Datensätze',
  bgmTrialTime: 'Zeit',
  bgmTrialRejected: (count) =>
    counted(count, {
      one: '# Datensatz sah nur ähnlich aus und wurde weggelassen.',
      other: '# Datensätze sahen nur ähnlich aus und wurden weggelassen.',
    }),
  bgmTrialTook: (time) => `Zusammen ${time}.`,

  bgmSampleTitle: 'Was in Zoho aus einem Anruf wird',
  bgmSampleLead:
    'Genau der Eintrag, den ein Beispielanruf mit den gespeicherten Einstellungen ergäbe. Nichts wird geschrieben.',
  bgmSampleCall: 'Beispielanruf',
  bgmSample_answered: 'Angenommener Anruf',
  bgmSample_missed: 'Verpasster Anruf',
  bgmSample_outbound: 'Ausgehender Anruf',
  bgmSample_transferred: 'Weiterverbundener Anruf',
  bgmSample_queue: 'Anruf über eine Warteschlange',
  bgmSample_voicemail: 'Sprachnachricht',
  bgmSample_hidden: 'Anrufer ohne Nummer',
  bgmSampleField: 'Feld',
  bgmSampleValue: 'Wert',
  bgmSampleOwner: (extension) => `Besitzer: der Zoho-Benutzer der Nebenstelle ${extension}`,
  bgmSampleOwner_contact_owner: 'Besitzer: der Besitzer des Datensatzes',
  bgmSampleOwner_fixed_user: 'Besitzer: der gewählte Zoho-Benutzer',
  bgmSampleFallbackOwner: 'Besitzer: der Ersatzbesitzer',

  bgmHygieneLead:
    'Sieht Datensätze durch, zuerst die mit auffälligen Nummern, und nennt Nummern, zu denen nie ein Anruf passen kann, damit jemand sie in Zoho berichtigt. Es wird nur gelesen.',
  bgmHygieneModules: 'Lesen',
  bgmHygieneModule_Contacts: 'Kontakte',
  bgmHygieneModule_Leads: 'Leads',
  bgmHygieneModule_Accounts: 'Konten',
  bgmHygieneCredits: 'Höchstens ausgeben (API-Credits, 1 bis 100)',
  bgmHygieneCreditsMean: (records) =>
    counted(records, {one: 'Reicht für # Datensatz.', other: 'Reicht für etwa # Datensätze.'}),
  bgmHygieneStart: 'Datensätze durchsehen',
  bgmHygieneRunning: 'Wird gelesen…',
  bgmHygieneNoModule: 'Wählen Sie mindestens eine Art von Datensatz.',
  bgmHygieneNoCredits: 'Geben Sie eine ganze Zahl von 1 bis 100 ein.',

  bgmHygieneRead: (records, numbers) =>
    counted(records, {
      one: `# Datensatz mit Nummern gelesen: ${numbers}.`,
      other: `# Datensätze mit Nummern gelesen: ${numbers}.`,
    }),
  bgmHygieneCost: (credits) =>
    counted(credits, {one: 'Das kostete # Credit.', other: 'Das kostete # Credits.'}),
  bgmHygieneComplete: 'Das sind alle Datensätze.',
  bgmHygieneTotal: (total) => `Insgesamt haben ${total} Datensätze Nummern.`,
  bgmHygieneSample:
    'Zuerst wurden Datensätze mit auffälligen Nummern gelesen, dann eine Stichprobe aus den übrigen. Geben Sie mehr Credits aus, um mehr zu lesen.',
  bgmHygieneClean: 'Zu jeder gelesenen Nummer kann ein Anruf passen.',
  bgmHygieneFound: (count) =>
    counted(count, {one: '# Nummer kann nie passen.', other: '# Nummern können nie passen.'}),
  bgmHygieneCut: (shown) => `Nur die ersten ${shown} sind aufgeführt.`,
  bgmHygieneDownload: 'Als CSV herunterladen',

  bgmHygieneReasons: 'Zeigen',
  bgmHygieneAll: 'Alle',
  bgmHygieneReason_too_short: 'Zu kurz',
  bgmHygieneReason_too_long: 'Zu lang',
  bgmHygieneReason_letters: 'Mit Wörtern',
  bgmHygieneReason_no_country: 'Land unbekannt',
  bgmHygieneReason_not_possible: 'Keine mögliche Nummer',
  bgmHygieneReason_several: 'Mehrere in einem Feld',
  bgmHygieneFix_too_short: 'Ergänzen Sie die Ortsvorwahl und davor die Landesvorwahl.',
  bgmHygieneFix_too_long: 'Nehmen Sie weg, was nicht zur Nummer gehört, etwa eine Durchwahl dahinter.',
  bgmHygieneFix_letters: 'Lassen Sie im Feld nur die Nummer, und schreiben Sie die Wörter in eine Notiz.',
  bgmHygieneFix_no_country:
    'Ergänzen Sie die Landesvorwahl, wie in +44 20 7946 0018. Es ist keine Nummer des eingestellten Landes.',
  bgmHygieneFix_not_possible:
    'Vergleichen Sie sie mit einem Brief oder der Website der Firma: Eine Ziffer fehlt oder ist zu viel.',
  bgmHygieneFix_several: 'Lassen Sie hier eine Nummer, und verschieben Sie die anderen in eigene Felder.',

  bgmHygieneTable: 'Nummern, die nie passen können',
  bgmHygieneStored: 'Gespeicherte Nummer',
  bgmHygieneReason: 'Grund',
  bgmHygieneWhere: 'Wo',
  bgmHygieneField: 'Feld',
  bgmHygieneRecord: 'Datensatz',
  bgmHygieneLink: 'Link',
  bgmHygieneOpen: (module) => `${module} öffnen`,
  bgmHygienePage: (from, to, all) => `${from} bis ${to} von ${all}`,
  bgmHygieneBack: 'Zurück',
  bgmHygieneOn: 'Weiter',
};
