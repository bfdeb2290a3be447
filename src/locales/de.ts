import {pluralsIn} from './plural.ts';
import {registerTerms} from './register.ts';
import type {Terms} from './terms.ts';

const counted = pluralsIn<'one'>('de');

/** German, with “Sie”. Words for the same thing: docs/glossary.md. */
export const terms: Terms = {
  bgmClose: 'Schließen',
  bgmCancel: 'Abbrechen',
  bgmSave: 'Speichern',
  bgmRetry: 'Erneut versuchen',
  bgmUndo: 'Rückgängig',
  bgmDismiss: 'Ausblenden',
  bgmCall: 'Anrufen',
  bgmOpensInNewTab: 'öffnet in neuem Tab',
  bgmLoading: 'Wird geladen…',
  bgmJustNow: 'gerade eben',

  bgmModuleContacts: 'Kontakt',
  bgmModuleLeads: 'Lead',
  bgmModuleAccounts: 'Konto',
  bgmNumberWithheld: 'Nummer unterdrückt',

  bgmConnecting: 'Verbindung wird aufgebaut…',
  bgmOffline:
    'Keine Verbindung. Was bekannt ist, bleibt; Notizen bleiben auf diesem Computer und werden später gesendet.',
  bgmSignedOut: 'Abgemeldet. Melden Sie sich an, um zu sehen, wer anruft.',
  bgmNotConnected: 'Mit keinem CRM verbunden. Setzen Sie dies in <bgm-crm-provider>.',
  bgmCrmDegraded:
    'Das CRM antwortet langsam oder gar nicht. Anrufe bleiben erhalten und werden protokolliert.',
  bgmUnreachable:
    'Der Server antwortet nicht. Ihre Arbeit bleibt erhalten; es geht von selbst weiter, sobald er wieder da ist.',

  bgmIncomingCallFrom: (who) => `Eingehender Anruf von ${who}`,
  bgmCallEnded: (who) => `Anruf mit ${who} beendet`,
  bgmNewCallTitle: 'Eingehender Anruf',
  bgmNotFetched:
    'Ein Teil dieser Seite konnte nicht geladen werden. Prüfen Sie die Verbindung und versuchen Sie es erneut. Hilft das nicht, laden Sie die Seite nach dem Anruf neu.',

  bgmProblem_malformed:
    'Der Server konnte diese Anfrage nicht lesen. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  bgmProblem_idempotency_key_required:
    'Der Server konnte diese Anfrage nicht lesen. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  bgmProblem_unauthenticated:
    'Ihre Anmeldung ist abgelaufen. Was Sie geschrieben haben, bleibt erhalten. Melden Sie sich wieder an.',
  bgmProblem_forbidden: 'Dazu fehlt Ihnen die Berechtigung. Fragen Sie Ihren Administrator.',
  bgmProblem_crm_disabled: 'Das CRM ist für Ihr Unternehmen ausgeschaltet. Fragen Sie Ihren Administrator.',
  bgmProblem_origin_not_allowed:
    'Diese Seite darf das CRM noch nicht nutzen. Bitten Sie Ihren Administrator, ihre Adresse zuzulassen.',
  bgmProblem_crm_permission:
    'Ihrem CRM-Benutzer fehlt dazu die Berechtigung. Fragen Sie Ihren CRM-Administrator.',
  bgmProblem_not_found: 'Das gibt es nicht mehr. Vielleicht wurde es gelöscht oder zusammengeführt.',
  bgmProblem_method_not_allowed: 'Der Server kennt diese Anfrage nicht. Laden Sie die Seite neu.',
  bgmProblem_too_large: 'Das ist zu lang. Kürzen Sie es und versuchen Sie es noch einmal.',
  bgmProblem_unsupported_media_type:
    'Der Server konnte diese Anfrage nicht lesen. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  bgmProblem_gone: 'Dieser Link ist abgelaufen. Lassen Sie sich einen neuen geben.',
  bgmProblem_duplicate_contact:
    'Es gibt schon einen Datensatz mit dieser Nummer. Wählen Sie ihn, oder legen Sie einen weiteren an.',
  bgmProblem_crm_authorization_required:
    'Das CRM verlangt eine neue Freigabe. Anrufe bleiben erhalten und werden protokolliert. Ein Administrator muss das CRM neu verbinden.',
  bgmProblem_crm_not_configured:
    'Es ist noch kein CRM verbunden. Ein Administrator kann eines in den Einstellungen verbinden.',
  bgmProblem_idempotency_in_progress: 'Der erste Versuch läuft noch. Warten Sie einen Moment.',
  bgmProblem_call_not_journalable:
    'Dieser Anruf wird nicht im CRM protokolliert: Er war intern, oder das Protokollieren ist ausgeschaltet.',
  bgmProblem_precondition_failed:
    'Jemand anderes hat dies inzwischen geändert. Ihr Text bleibt erhalten. Vergleichen Sie und speichern Sie noch einmal.',
  bgmProblem_precondition_required:
    'Jemand anderes kann dies inzwischen geändert haben. Laden Sie es neu und versuchen Sie es noch einmal.',
  bgmProblem_validation_failed: 'Einige Felder brauchen einen anderen Wert.',
  bgmProblem_idempotency_mismatch:
    'Dies wurde schon mit anderen Werten gesendet. Schließen Sie das Formular und beginnen Sie neu.',
  bgmProblem_rate_limited: 'Zu viele Anfragen auf einmal. Es geht gleich von selbst weiter.',
  bgmProblem_crm_rate_limited:
    'Das CRM nimmt gerade keine Anfragen mehr an. Anrufe bleiben erhalten und werden protokolliert.',
  bgmProblem_crm_rejected:
    'Das CRM hat dies abgelehnt. Hier geht nichts verloren. Prüfen Sie die Werte, oder fragen Sie Ihren Administrator.',
  bgmProblem_crm_unavailable: 'Das CRM antwortet nicht. Anrufe bleiben erhalten und werden protokolliert.',
  bgmProblem_starting: 'Der Server startet. Es geht gleich von selbst weiter.',
  bgmProblem_unavailable: 'Der Server ist ausgelastet. Es geht gleich von selbst weiter.',
  bgmProblem_crm_timeout: 'Das CRM hat zu lange gebraucht. Versuchen Sie es gleich noch einmal.',
  bgmProblem_internal:
    'Auf dem Server ist etwas schiefgegangen. Ihre Arbeit bleibt erhalten. Versuchen Sie es noch einmal.',

  bgmCardNoCall: 'Kein Anruf',
  bgmCardEmpty: 'Der nächste Anrufer erscheint hier.',

  bgmCardRinging: 'Klingelt',
  bgmCardDialing: 'Wählt',
  bgmCardConnected: 'Im Gespräch',
  bgmCardHeld: 'Gehalten',
  bgmCardEnded: 'Beendet',

  bgmCardOutcome_answered: 'Angenommen',
  bgmCardOutcome_missed: 'Verpasst',
  bgmCardOutcome_rejected: 'Abgelehnt',
  bgmCardOutcome_busy: 'Besetzt',
  bgmCardOutcome_no_answer: 'Keine Antwort',
  bgmCardOutcome_failed: 'Fehlgeschlagen',
  bgmCardOutcome_cancelled: 'Abgebrochen',
  bgmCardOutcome_voicemail: 'Sprachnachricht',

  bgmCardJournal_not_applicable: 'Nicht protokolliert',
  bgmCardJournal_waiting_for_contact: 'Wird protokolliert, sobald ein Datensatz zugeordnet ist',
  bgmCardJournal_queued: 'Für Zoho vorgemerkt',
  bgmCardJournal_logged: 'Protokolliert',
  bgmCardJournal_failed: 'Noch nicht protokolliert',
  bgmCardJournal_deleted: 'In Zoho gelöscht',

  bgmCardRecords: (count) =>
    counted(count, {one: '# Datensatz hat diese Nummer', other: '# Datensätze haben diese Nummer'}),
  bgmCardUnknown: 'Nicht in Zoho',
  bgmCardNameUnknown: 'Name noch nicht bekannt',
  bgmCardPbxContact: 'Kontakt der Telefonanlage',
  bgmCardCallerId: (name) => `Anruferkennung: ${name}`,
  bgmCardLookingUp: 'Wird in Zoho gesucht…',
  bgmCardSlow: 'Zoho ist langsam. Der Name folgt.',
  bgmCardUpdated: 'aktualisiert',
  bgmCardLastContact: 'Letzter Kontakt',

  bgmCardSuppressed_internal: 'Interner Anruf',
  bgmCardSuppressed_anonymous: 'Der Anrufer unterdrückt die Nummer',
  bgmCardSuppressed_short_number: 'Kurzwahlnummer',
  bgmCardSuppressed_crm_disabled: 'CRM ausgeschaltet',
  bgmCardSuppressedWhy_internal: 'Nicht gesucht: Anrufe zwischen Nebenstellen kommen nicht in Zoho.',
  bgmCardSuppressedWhy_anonymous: 'Nicht gesucht: Es gibt keine Nummer, nach der man suchen könnte.',
  bgmCardSuppressedWhy_short_number: 'Nicht gesucht: zu kurz, um einer einzigen Person zu gehören.',
  bgmCardSuppressedWhy_crm_disabled: 'Nicht gesucht: Ein Administrator hat das CRM ausgeschaltet.',
  bgmCardStored: (number) => `„${number}“`,

  bgmCardMatchedOn: (field) => `Gefunden über „${field}“`,
  bgmCardConnectedByHand: 'Diesem Anruf von Hand zugeordnet',
  bgmCardLinkedByCall: 'Diesem Anruf zugeordnet',
  bgmCardSeveralMatch: 'Alle haben diese Nummer',
  bgmCardChooseOne: 'Keiner wird von selbst zugeordnet.',
  bgmCardNoneMatches: 'Kein Datensatz hat diese Nummer',
  bgmCardInPbx: 'In den Kontakten der Telefonanlage gefunden',
  bgmCardRule_e164: 'gleiche Nummer',
  bgmCardRule_national: 'als nationale Nummer gelesen',
  bgmCardRule_caller_country: 'im Land des Anrufers gelesen',
  bgmCardRule_remembered: 'früher von einem Agenten gewählt',
  bgmCardOrder: (place) => `Suchreihenfolge ${place}`,
  bgmCardFromHere: 'auf diesem Computer gespeichert',
  bgmCardFromCache: 'auf dem Server gespeichert',
  bgmCardFromPbx: 'von der Telefonanlage',
  bgmCardFromZoho: 'aus Zoho',

  bgmCardChoose: 'Wer ruft an?',
  bgmCardMoreRecords: (count) =>
    counted(count, {
      one: '# weiterer Datensatz: über „Zuordnen…“ zu finden',
      other: '# weitere Datensätze: über „Zuordnen…“ zu finden',
    }),
  bgmCardConnect: 'Zuordnen',
  bgmCardConnecting: 'Wird zugeordnet…',
  bgmCardConnectedTo: (name) => `Rückgängig: ${name} zugeordnet`,
  bgmCardNowConnected: (name) => `${name} zugeordnet`,
  bgmCardOpenNamed: (name) => `${name} in Zoho öffnen`,

  bgmCardOpen: 'Öffnen',
  bgmCardCallBack: 'Rückruf',
  bgmCardNotes: 'Notizen',
  bgmCardCreate: 'Anlegen',
  bgmCardLink: 'Zuordnen…',
  bgmCardLinkOther: 'Anderem Datensatz zuordnen…',
  bgmCardCopy: 'Nummer kopieren',
  bgmCardCopied: 'Nummer kopiert',
  bgmCardNotCopied: 'Der Browser hat das Kopieren verweigert',
  bgmCardMore: 'Weitere Aktionen',
  bgmCardSearchLabel: 'Datensatz suchen',

  bgmCardOwner: 'Besitzer',
  bgmCardEmail: 'E-Mail',

  bgmSearchLabel: 'Kontakt suchen',
  bgmSearchPlaceholder: 'Name, Firma, E-Mail oder Nummer',
  bgmSearchResults: 'Gefundene Kontakte',
  bgmSearchClear: 'Suche leeren',
  bgmSearchRequired: 'Wählen Sie einen Kontakt.',
  bgmSearchDial: (who, number) => `${who} anrufen, ${number}`,
  bgmSearchDialShort: (number) => `${number} anrufen`,
  bgmSearchNoName: 'Ohne Namen',

  bgmSearchHere: 'Auf diesem Computer',
  bgmSearchThere: 'Zoho',
  bgmSearchRecent: 'Letzte Anrufer',
  bgmSearchCreate: (typed) => `„${typed}“ anlegen`,

  bgmSearchTypeMore: (count) =>
    counted(count, {one: 'Noch ein Zeichen eingeben.', other: 'Noch # Zeichen eingeben.'}),
  bgmSearchTypeToFind: 'Geben Sie Name, Firma, E-Mail oder Nummer ein.',
  bgmSearchAsking: 'Wird in Zoho gesucht…',
  bgmSearchNothing: 'Niemand gefunden.',
  bgmSearchIncomplete: 'Ein Teil von Zoho hat nicht rechtzeitig geantwortet. Vielleicht gibt es mehr.',
  bgmSearchOffline: 'Keine Verbindung. Nur Kontakte auf diesem Computer werden gezeigt.',
  bgmSearchNoAnswer: 'Zoho antwortet nicht. Kontakte auf diesem Computer werden gezeigt.',
  bgmSearchAuthorize:
    'Ein Administrator muss Zoho neu verbinden. Kontakte auf diesem Computer werden gezeigt.',
  bgmSearchOff: 'Die Suche im CRM ist ausgeschaltet. Nur Kontakte auf diesem Computer werden gezeigt.',
  bgmSearchKeys: 'Enter: wählen · Alt+Enter: anrufen',
  bgmSearchKeysOpen: '↑ ↓ zum Bewegen, Enter zum Wählen, Alt+Enter zum Anrufen',

  bgmSearchCounted: (here, there) => `${here} auf diesem Computer, ${there} aus Zoho.`,
  bgmSearchCountedHere: (here) => `${here} auf diesem Computer.`,
  bgmSearchCountedRecent: (count) =>
    counted(count, {one: 'Ein letzter Anrufer.', other: '# letzte Anrufer.'}),

  bgmSearchLinking: (who) => `Der Anruf wird ${who} zugeordnet…`,
  bgmSearchLinked: (who) => `Der Anruf ist ${who} zugeordnet.`,
  bgmSearchNotLinked: (who) => `Der Anruf wurde ${who} nicht zugeordnet.`,

  bgmNotesLabel: 'Anrufnotizen',
  bgmNotesPlaceholder: 'Worum ging es?',
  bgmNotesNoCall: 'Notizen beginnen mit dem nächsten Anruf.',
  bgmNotesOff: 'Notizen sind für Sie ausgeschaltet. Fragen Sie Ihren Administrator.',
  bgmNotesOf: (who) => `mit ${who}`,

  bgmNotesEarlier: (count) => counted(count, {one: '# frühere Notiz', other: '# frühere Notizen'}),
  bgmNotesNoEarlier: 'Keine früheren Notizen',
  bgmNotesEarlierFailed: 'Die früheren Notizen konnten nicht geladen werden.',

  bgmNotesKeys: 'Strg+Enter speichert',
  bgmNotesKeysMac: '⌘ Enter speichert',
  bgmNotesDraft: 'Noch nicht gespeichert',
  bgmNotesDraftKept: 'Entwurf auf diesem Computer',
  bgmNotesSaving: 'Wird gespeichert…',
  bgmNotesSaved: 'Gespeichert',
  bgmNotesSavedAt: (time) => `Gespeichert um ${time}`,
  bgmNotesQueued: 'Auf diesem Computer, wird gesendet',
  bgmNotesFailed: 'Nicht gespeichert.',
  bgmNotesConflict: 'Jemand anderes hat diese Notiz geändert. Wählen Sie unten.',
  bgmNotesTooLong: (count) =>
    counted(count, {
      one: 'Ein Zeichen zu viel. Kürzen Sie die Notiz, um sie zu speichern.',
      other: '# Zeichen zu viel. Kürzen Sie die Notiz, um sie zu speichern.',
    }),
  bgmNotesCount: (used, most) => `${used} von ${most}`,
  bgmNotesRequired: 'Schreiben Sie eine Notiz.',

  bgmNotesNext: 'Neue Notiz',
  bgmNotesOtherCall: 'Ein anderer Anruf läuft.',
  bgmNotesGoThere: 'Zu dessen Notizen',

  bgmNotesTheirs: (who, time) => `${who} hat diese Notiz geändert, ${time}`,
  bgmNotesKeepMine: 'Meine behalten',
  bgmNotesTakeTheirs: 'Diese nehmen',
  bgmNotesBoth: 'Beide zusammenfügen',

  bgmCreateHeadingContact: 'Neuer Kontakt',
  bgmCreateHeadingLead: 'Neuer Lead',
  bgmCreateType: 'Anlegen als',
  bgmCreateFirstName: 'Vorname',
  bgmCreateLastName: 'Nachname',
  bgmCreateCompany: 'Firma',
  bgmCreateEmail: 'E-Mail',
  bgmCreateNumber: 'Nummer',
  bgmCreateChangeNumber: 'Ändern',
  bgmCreateOptional: 'optional',

  bgmCreateContact: 'Kontakt anlegen',
  bgmCreateLead: 'Lead anlegen',
  bgmCreateContactAnyway: 'Kontakt trotzdem anlegen',
  bgmCreateLeadAnyway: 'Lead trotzdem anlegen',
  bgmCreateBusy: 'Wird angelegt…',
  bgmCreateDone: (who) => `${who} steht jetzt im CRM.`,

  bgmCreateChecking: 'Es wird geprüft, ob schon jemand diese Nummer hat…',
  bgmCreateNobody: 'Niemand in Zoho hat diese Nummer.',
  bgmCreateUnchecked: 'Zoho sagt noch nicht, wer diese Nummer hat. Vor dem Anlegen wird noch einmal gefragt.',
  bgmCreateNoNumber: 'Ohne Nummer wird bei einem Anruf niemand gefunden.',
  bgmCreateDuplicate: 'Zoho hat diese Nummer schon',
  bgmCreateConnect: 'Zuordnen',
  bgmCreateConnectTo: (who) => `Zuordnen: Anruf zu ${who}`,
  bgmCreateOpen: 'Öffnen',
  bgmCreateOpenWho: (who) => `Öffnen: ${who}`,
  bgmCreateNotConnected: (who) => `Der Anruf wurde ${who} nicht zugeordnet.`,

  bgmCreateNotAllowed:
    'Dazu braucht es die Berechtigung, Datensätze anzulegen. Fragen Sie Ihren Administrator.',
  bgmCreateOffline:
    'Keine Verbindung. Ihre Eingaben bleiben; legen Sie den Datensatz an, sobald die Verbindung wieder da ist.',
  bgmCreateLost:
    'Die Antwort ist nicht angekommen. Versuchen Sie es noch einmal: Es entsteht nur ein Datensatz.',
  bgmCreateCallGone:
    'Diesen Anruf gibt es nicht mehr. Versuchen Sie es noch einmal: Der Datensatz wird ohne ihn angelegt.',
  bgmCreateCrmWantsMore:
    'Zoho verlangt mehr, als dieses Formular hat. Legen Sie den Datensatz in Zoho an, oder fragen Sie Ihren Administrator.',

  bgmCreateWrong_required: 'Diese Angabe fehlt.',
  bgmCreateWrong_email: 'Das ist keine E-Mail-Adresse.',
  bgmCreateWrong_not_a_number: 'Das ist keine Telefonnummer.',
  bgmCreateWrong_max_length: 'Das ist zu lang.',
  bgmCreateWrong_already_used: 'Das gibt es in Zoho schon.',
  bgmCreateWrong_invalid: 'Zoho nimmt diesen Wert nicht an.',

  bgmStatus_connecting: 'Verbindung wird aufgebaut…',
  bgmStatus_online: 'Zoho verbunden',
  bgmStatus_degraded: 'Zoho ist langsam',
  bgmStatus_crmDisconnected: 'Zoho nicht verbunden',
  bgmStatus_disabled: 'CRM ausgeschaltet',
  bgmStatus_noTenant: 'Kein Unternehmen',
  bgmStatus_offline: 'Offline',
  bgmStatus_signedOut: 'Abgemeldet',
  bgmStatusMore_connecting: 'Warten auf den Server. Anrufe erscheinen, sobald er antwortet.',
  bgmStatusMore_online: 'Anrufer werden gesucht und Anrufe protokolliert.',
  bgmStatusMore_noTenant:
    'Systemadministratoren gehören zu keinem Unternehmen: Hier werden keine Anrufe gezeigt.',
};

registerTerms({$code: 'de', $name: 'Deutsch', $dir: 'ltr', ...terms});
