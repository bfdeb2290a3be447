import type {settingsHealth} from '../../en/settings/health.ts';
import type {settingsLedger} from '../../en/settings/ledger.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';

const counted = pluralsIn<'one'>('de');

/** How the integration does now, and what became of each call. */
export const health: Pick<SettingsTerms, keyof typeof settingsHealth | keyof typeof settingsLedger> = {
  bgmHealthTitle: 'Jetzt',
  bgmHealthAsOf: (time) => `Stand ${time}, wird von selbst erneuert`,
  bgmHealthOld: (time) => `Seit ${time} nicht erneuert. Es geht von selbst weiter.`,
  bgmHealthShow: 'Zeigen',
  bgmHealthShowParked: 'Anrufe zeigen, die auf einen Datensatz warten',
  bgmHealthShowFailed: 'Anrufe zeigen, die nicht protokolliert werden konnten',
  bgmHealthShowQueued: 'Anrufe zeigen, die gerade protokolliert werden',

  bgmHealthConnection: 'Zoho',
  bgmHealthState_disabled: 'Ausgeschaltet: Nichts wird gefragt, nichts wird geschrieben.',
  bgmHealthState_not_configured: 'Nicht eingerichtet. Tragen Sie den Client unter „Verbinden“ ein.',
  bgmHealthState_authorization_required:
    'Nicht verbunden. Autorisieren Sie unter „Verbinden“; Anrufe bleiben bis dahin erhalten.',
  bgmHealthState_connected: 'Verbunden',
  bgmHealthState_degraded:
    'Verbunden, aber Zoho antwortet nicht, wie es soll. Anrufe bleiben erhalten und werden protokolliert.',

  bgmHealthQueue: 'Zu protokollieren',
  bgmHealthQueueEmpty: 'Nichts wartet.',
  bgmHealthQueueDepth: (count, since) =>
    counted(count, {one: `# Anruf, seit ${since}`, other: `# Anrufe, der älteste seit ${since}`}),
  bgmHealthPaused_authorization_required: 'Das Protokollieren ruht, bis Zoho wieder autorisiert ist.',
  bgmHealthPaused_throttled: 'Das Protokollieren ruht, weil Zoho keine Anfragen mehr annimmt.',
  bgmHealthPaused_credits: 'Das Protokollieren ruht, weil die API-Credits des Tages verbraucht sind.',
  bgmHealthPaused_crm_unavailable: 'Das Protokollieren ruht, weil Zoho nicht antwortet.',
  bgmHealthPaused_off: 'Das Protokollieren ruht, weil es oder das CRM ausgeschaltet ist.',
  bgmHealthUntil: (time) => `Nächster Versuch um ${time}.`,

  bgmHealthParked: 'Warten auf einen Datensatz',
  bgmHealthParkedNone: 'Kein Anruf wartet auf einen Datensatz.',
  bgmHealthParkedCount: (count, since) =>
    counted(count, {
      one: `# Anruf von jemandem, der nicht oder mehrfach in Zoho steht, seit ${since}`,
      other: `# Anrufe von Personen, die nicht oder mehrfach in Zoho stehen, der älteste seit ${since}`,
    }),
  bgmHealthFailed: 'Nicht protokolliert',
  bgmHealthFailedNone: 'Kein Anruf ist endgültig gescheitert.',
  bgmHealthFailedCount: (count, since) =>
    counted(count, {
      one: `# Anruf konnte nicht protokolliert werden, seit ${since}`,
      other: `# Anrufe konnten nicht protokolliert werden, der älteste seit ${since}`,
    }),

  bgmHealthCredits: 'API-Credits',
  bgmHealthCreditsUnknown: 'Bekannt, sobald Zoho das erste Mal gefragt wurde.',
  bgmHealthCreditsLeft: (left, limit) => `${left} von ${limit} übrig`,
  bgmHealthCreditsSpent: (day, hour) => `${day} in 24 Stunden verbraucht, ${hour} in der letzten Stunde`,
  bgmHealthCreditsLast: 'Bei diesem Tempo reichen sie.',
  bgmHealthCreditsUntil: (time) => `Bei diesem Tempo reichen sie bis ${time}.`,
  bgmHealthCreditsGone: 'Alle sind verbraucht. Zoho gibt nach und nach neue.',
  bgmHealthShed: (kinds) => `Um Credits zu sparen, warten: ${kinds}.`,
  bgmHealthKind_live: 'Suche nach Anrufern',
  bgmHealthKind_journal: 'Protokollieren von Anrufen',
  bgmHealthKind_enrichment: 'Aufzeichnungen und Transkripte',
  bgmHealthKind_timeline: 'frühere Aktivitäten',

  bgmHealthLookups: 'Suchen',
  bgmHealthLookupsNone: 'Keine in der letzten Stunde.',
  bgmHealthLookupsTook: (count, half, most) =>
    counted(count, {
      one: `# in der letzten Stunde: ${most}`,
      other: `# in der letzten Stunde: die Hälfte in ${half}, 95 % in ${most}`,
    }),
  bgmHealthMs: (number) => `${number} ms`,

  bgmHealthFailures: 'Fehler in 24 Stunden',
  bgmHealthFailuresNone: 'Keine.',
  bgmHealthFailureTimes: (count, last) =>
    counted(count, {one: `einmal, ${last}`, other: `#-mal, zuletzt ${last}`}),

  bgmHealthWebhook: 'Ereignisse der Telefonanlage',
  bgmHealthWebhookNever:
    'Noch ist keines gekommen. Tragen Sie den Webhook in der Telefonanlage ein; „Prüfen“ sagt, wie.',
  bgmHealthWebhookLast: (ago) => `Letztes ${ago}`,
  bgmHealthWebhookHour: (count) =>
    counted(count, {one: '# in der letzten Stunde', other: '# in der letzten Stunde'}),

  bgmHealthCallLog: 'Anrufliste der Telefonanlage',
  bgmHealthCallLog_never: 'Noch nicht gelesen.',
  bgmHealthCallLog_ok: 'Wird alle paar Minuten gelesen, damit kein Anruf fehlt.',
  bgmHealthCallLog_off: 'Wird nicht gelesen, solange das CRM ausgeschaltet ist.',
  bgmHealthCallLog_refused:
    'Die Telefonanlage verbirgt sie. Erlauben Sie „Call Statistics“ für den Mandanten, oder geben Sie dem Dienstbenutzer eine Rolle, die sie lesen darf.',
  bgmHealthCallLog_no_service_user:
    'Nicht gelesen: Es ist kein Dienstbenutzer eingetragen, oder die Telefonanlage hat sein Kennwort abgelehnt. Anrufe ohne Ereignisse fehlen dann.',
  bgmHealthCallLog_unavailable: 'Die Telefonanlage antwortet nicht. In einigen Minuten wird wieder gelesen.',
  bgmHealthCallLogFilled: (count) =>
    counted(count, {
      one: '# Anruf, dessen Ereignisse fehlten, wurde nachgetragen.',
      other: '# Anrufe, deren Ereignisse fehlten, wurden nachgetragen.',
    }),
  bgmHealthCallLogRead: (time) => `Vollständig bis ${time}.`,

  bgmHealthDuplicates: 'Gegen doppeltes Protokollieren',
  bgmHealthDuplicatesUnknown: 'Bekannt, sobald der erste Anruf protokolliert ist.',
  bgmHealthDuplicates_unique_field: (field) =>
    `Zoho selbst weist einen zweiten Eintrag desselben Anrufs ab, am eindeutigen Feld ${field}.`,
  bgmHealthDuplicates_plain_field: (field) =>
    `Bevor ein zweifelhafter Eintrag wiederholt wird, wird der Anruf in Zoho am Feld ${field} gesucht. Machen Sie das Feld eindeutig, dann weist Zoho selbst einen zweiten ab.`,
  bgmHealthDuplicates_text_mark: () =>
    'Bevor ein zweifelhafter Eintrag wiederholt wird, wird in Zoho nach Beginn und einem Kennzeichen im Text gesucht. Ein eindeutiges Textfeld bei den Anrufen wäre sicherer und spart Minuten des Wartens.',

  bgmHealthSpoken: (state) => `Geändert: ${state}`,

  bgmLedgerTitle: 'Was aus jedem Anruf wurde',
  bgmLedgerFilter: 'Welche Anrufe',
  bgmLedgerAll: 'Alle',
  bgmLedgerState_waiting_for_contact: 'Warten auf einen Datensatz',
  bgmLedgerState_queued: 'Werden protokolliert',
  bgmLedgerState_logged: 'Protokolliert',
  bgmLedgerState_failed: 'Nicht protokolliert',
  bgmLedgerState_deleted: 'In Zoho gelöscht',
  bgmLedgerState_not_applicable: 'Nicht zu protokollieren',
  bgmLedgerCount: (count) => counted(count, {one: '# Anruf', other: '# Anrufe'}),
  bgmLedgerNone: 'Noch kein Anruf. Der erste mit der Außenwelt erscheint hier von selbst.',
  bgmLedgerNoneHere: 'Hier steht jetzt kein Anruf.',
  bgmLedgerNoneFound:
    'Kein Anruf passt. Schreiben Sie weniger von Nummer oder Namen, oder nehmen Sie mehr Zeit.',
  bgmLedgerNoneYet: 'Von den neuesten Anrufen passt keiner.',
  bgmLedgerFurther: 'Weiter zurück suchen',
  bgmLedgerFind: 'Einen Anruf finden',
  bgmLedgerFindParty: 'Nummer oder Name',
  bgmLedgerFindFrom: 'Von',
  bgmLedgerFindTo: 'Bis',
  bgmLedgerFindClear: 'Leeren',
  bgmLedgerFindMasked: 'Nummern und Namen sind verborgen: Ihre Rolle darf CRM-Kontakte nicht sehen.',
  bgmLedgerWithheld: 'Nummer unterdrückt',
  bgmLedgerMore: 'Mehr zeigen',
  bgmLedgerNew: (count) => counted(count, {one: '# neuen Anruf zeigen', other: '# neue Anrufe zeigen'}),
  bgmLedgerMoved: 'Nicht mehr in dieser Liste',
  bgmLedgerOld: 'Die Liste konnte nicht erneuert werden. Es geht von selbst weiter.',

  bgmLedgerInbound: 'Eingehend',
  bgmLedgerOutbound: 'Ausgehend',
  bgmLedgerInternal: 'Intern',
  bgmLedgerOutcome_answered: 'angenommen',
  bgmLedgerOutcome_missed: 'verpasst',
  bgmLedgerOutcome_rejected: 'abgelehnt',
  bgmLedgerOutcome_busy: 'besetzt',
  bgmLedgerOutcome_no_answer: 'keine Antwort',
  bgmLedgerOutcome_failed: 'fehlgeschlagen',
  bgmLedgerOutcome_cancelled: 'abgebrochen',
  bgmLedgerOutcome_voicemail: 'Sprachnachricht',
  bgmLedgerOutcome_none: 'läuft noch',
  bgmLedgerExtension: (extension) => `Nebenstelle ${extension}`,
  bgmLedgerNoExtension: 'Keine Nebenstelle',
  bgmLedgerTries: (count) => counted(count, {one: '# Versuch', other: '# Versuche'}),
  bgmLedgerNext: (time) => `nächster Versuch ${time}`,

  bgmLedgerWhy_no_record:
    'Niemand in Zoho hat diese Nummer. Er wird von selbst protokolliert, sobald ein Datensatz zugeordnet oder angelegt ist.',
  bgmLedgerWhy_several_records: 'Mehrere Datensätze haben diese Nummer, und noch hat niemand einen gewählt.',
  bgmLedgerWhy_hidden_number:
    'Der Anrufer hat die Nummer unterdrückt. Ein Agent kann einen Datensatz zuordnen.',
  bgmLedgerWhy_declined:
    'Ein Agent hat gesagt, dass es keiner der Datensätze ist. Ordnen Sie einen anderen zu, oder legen Sie ihn an.',
  bgmLedgerWhy_expired:
    'Seine Wartetage sind vorbei; er wird nicht mehr gesucht. Ordnen Sie einen Datensatz zu, oder versuchen Sie es erneut.',
  bgmLedgerWhy_internal_call: 'Anrufe unter Kollegen werden nicht protokolliert.',
  bgmLedgerWhy_part_of_another_call:
    'Er ist die Rückfrage zu einem anderen Anruf und wird mit diesem protokolliert.',
  bgmLedgerWhy_call_goes_on: 'Der Anruf läuft noch. Protokolliert wird er, wenn er endet.',
  bgmLedgerWhy_logging_off: 'Das Protokollieren war ausgeschaltet, als er endete.',
  bgmLedgerWhy_due: 'Er ist als Nächster dran.',
  bgmLedgerWhy_being_written: 'Er wird gerade geschrieben.',
  bgmLedgerWhy_settling:
    'Zoho hat nicht gesagt, ob es den Anruf hat. Er wird gesucht, bis das sicher ist, damit er nicht doppelt protokolliert wird.',
  bgmLedgerWhy_retrying: 'Der letzte Versuch ist gescheitert; der nächste kommt von selbst.',
  bgmLedgerWhy_written: 'Er steht in Zoho.',
  bgmLedgerWhy_gave_up:
    'Es wurde versucht und aufgegeben. Sehen Sie den Grund an, beheben Sie ihn, und versuchen Sie es erneut.',
  bgmLedgerWhy_deleted_in_crm: 'Jemand hat ihn in Zoho gelöscht. Er wird nicht noch einmal geschrieben.',

  bgmLedgerOpenActivity: 'Anruf in Zoho öffnen',
  bgmLedgerRetry: 'Erneut versuchen',
  bgmLedgerRetryOne: (time) => `Erneut versuchen: Anruf von ${time}`,
  bgmLedgerRetryAll: (count) =>
    counted(count, {one: 'Diesen # Anruf erneut versuchen', other: 'Alle # Anrufe erneut versuchen'}),
  bgmLedgerRetryAsk: (count) =>
    counted(count, {one: '# Anruf jetzt erneut versuchen?', other: '# Anrufe jetzt erneut versuchen?'}),
  bgmLedgerRetryMeans: (count) =>
    counted(count, {
      one: 'Jeder Versuch kostet API-Credits. Was schon in Zoho steht, wird nicht doppelt geschrieben.',
      other:
        'Sie werden nacheinander versucht, und jeder Versuch kostet API-Credits. Was schon in Zoho steht, wird nicht doppelt geschrieben.',
    }),
  bgmLedgerRetryYes: 'Jetzt erneut versuchen',
  bgmLedgerRetryNo: 'So lassen',
  bgmLedgerRetried: (count) =>
    counted(count, {one: '# Anruf wird erneut versucht.', other: '# Anrufe werden erneut versucht.'}),
  bgmLedgerRetriedNone: 'Nichts ist mehr zu versuchen: Sie sind geschrieben oder in Zoho gelöscht.',

  bgmLedgerCall: 'Anruf',
  bgmLedgerCallId: 'Kennung der Telefonanlage',
  bgmLedgerFarParty: 'Gegenseite',
  bgmLedgerTalk: 'Gespräch',
  bgmLedgerRing: 'Klingeln',
  bgmLedgerQueue: 'In der Warteschlange',
  bgmLedgerNotes: 'Notizen',
  bgmLedgerRecord: 'Datensatz in Zoho',
  bgmLedgerVersions: 'Geschriebene Änderungen',
  bgmLedgerVersionsOf: (written, wanted) => `${written} von ${wanted}`,
  bgmLedgerLegs: 'Klingelte bei',
  bgmLedgerLegAnswered: 'angenommen',
  bgmLedgerLegNot: 'nicht angenommen',
  bgmLedgerLeg_person: 'Agent',
  bgmLedgerLeg_external: 'außen',
  bgmLedgerLeg_ring_group: 'Rufgruppe',
  bgmLedgerLeg_queue: 'Warteschlange',
  bgmLedgerLeg_ivr: 'Menü',
  bgmLedgerLeg_conference: 'Konferenz',
  bgmLedgerLeg_voicemail: 'Sprachnachricht',
  bgmLedgerLeg_service: 'Dienst',
  bgmLedgerFlags: 'Was auffiel',
  bgmLedgerFlag_future_start: 'Die Telefonanlage nannte einen Beginn in der Zukunft.',
  bgmLedgerFlag_negative_duration: 'Die Telefonanlage nannte ein Ende vor dem Beginn.',
  bgmLedgerFlag_absurd_duration: 'Die Telefonanlage nannte eine Dauer, die nicht sein kann.',
  bgmLedgerFlag_incomplete: 'Die Telefonanlage nannte kein Ende; Zeiten können zu kurz sein.',
  bgmLedgerFlag_unknown_direction: 'Die Telefonanlage nannte eine unbekannte Richtung.',
  bgmLedgerFlag_directory_unavailable:
    'Die Liste der Nebenstellen war nicht zu haben; sie wurden erschlossen.',
  bgmLedgerFlag_reused_session: 'Die Telefonanlage hat ihre Kennung für zwei Anrufe benutzt.',
  bgmLedgerFlag_weak_key: 'Die Telefonanlage gab keine rechte Kennung.',

  bgmLedgerPath: 'Sein ganzer Weg',
  bgmLedgerPathEmpty: 'Noch ist nichts geschehen.',
  bgmLedgerStep_received: 'Die Telefonanlage hat ihn gemeldet',
  bgmLedgerStep_parsed: 'Verstanden',
  bgmLedgerStep_queued: 'Zu protokollieren',
  bgmLedgerStep_matched: 'Datensatz gesucht',
  bgmLedgerStep_attempt: 'An Zoho gesendet',
  bgmLedgerStep_created: 'In Zoho geschrieben',
  bgmLedgerStep_updated: 'In Zoho geändert',
  bgmLedgerStep_adopted: 'In Zoho gefunden, von einem früheren Versuch',
  bgmLedgerStep_amended: 'In Zoho ergänzt',
  bgmLedgerStep_not_amended: 'Konnte in Zoho nicht ergänzt werden',
  bgmLedgerStep_parked: 'Wartet auf einen Datensatz',
  bgmLedgerStep_expired: 'Hat lange genug gewartet',
  bgmLedgerStep_look_postponed: 'Verschoben: Sein Datensatz ließ sich nicht suchen',
  bgmLedgerStep_doubted: 'Ungewiss, seit die Datenbank wiederkam; zuerst wird in Zoho gesucht',
  bgmLedgerStep_postponed: 'Nach einem Fehler verschoben',
  bgmLedgerStep_failed: 'Aufgegeben',
  bgmLedgerStep_settling: 'Wird gesucht: Hat Zoho ihn?',
  bgmLedgerStep_absence_settled: 'Zoho hat ihn sicher nicht',
  bgmLedgerStep_unique_field_decides: 'Das eindeutige Feld in Zoho entscheidet',
  bgmLedgerStep_fields_left_out: 'Felder weggelassen',
  bgmLedgerStep_deleted_in_the_CRM: 'In Zoho von jemandem gelöscht',
  bgmLedgerStep_record_gone: 'Sein Datensatz ist weg',
  bgmLedgerStep_record_out_of_reach: 'Sein Datensatz darf nicht verwendet werden',
  bgmLedgerStep_record_followed: 'Sein Datensatz wurde umgewandelt oder zusammengeführt; ihm wurde gefolgt',
  bgmLedgerStep_owner_refused: 'Zoho hat den Besitzer abgelehnt',
  bgmLedgerStep_linked: 'Von einem Agenten zugeordnet',
  bgmLedgerStep_unlinked: 'Zuordnung von einem Agenten zurückgenommen',
  bgmLedgerStep_late_event: 'Die Telefonanlage hat später mehr gemeldet',
  bgmLedgerStep_asked_for_by_hand: 'Von Hand erneut versucht',
  bgmLedgerStep_recording_found: 'Aufzeichnung gefunden',

  bgmLedgerEvents: (count) => counted(count, {one: '# Ereignis', other: '# Ereignisse'}),
  bgmLedgerFromCallLog: 'aus der Anrufliste der Telefonanlage',
  bgmLedgerNoRecord: 'keiner gefunden',
  bgmLedgerOwner_agent: 'Besitzer ist der Agent',
  bgmLedgerOwner_contact_owner: 'Besitzer wie beim Datensatz',
  bgmLedgerOwner_fixed_user: 'Besitzer ist der gewählte Benutzer',
  bgmLedgerOwner_fallback_owner: 'Besitzer ist der Ersatzbesitzer',
  bgmLedgerOwnerWhy_last_answered: 'hat ihn zuletzt angenommen',
  bgmLedgerOwnerWhy_first_answered: 'hat ihn zuerst angenommen',
  bgmLedgerOwnerWhy_only_called: 'wurde als Einziger angerufen',
  bgmLedgerOwnerWhy_forwarder: 'hat ihn nach außen weitergeleitet',
  bgmLedgerOwnerWhy_caller: 'hat angerufen',
  bgmLedgerOwnerWhy_by_setting: 'wie in den Einstellungen gewählt',
  bgmLedgerOwnerWhy_no_record_owner: 'sein Datensatz hat keinen Besitzer unter den Benutzern von Zoho',
  bgmLedgerOwnerWhy_no_single_agent: 'kein einzelner Agent hat ihn angenommen',
  bgmLedgerOwnerWhy_agent_unknown_in_crm: 'der Agent ist kein Benutzer von Zoho',
  bgmLedgerOwnerWhy_users_unreadable: 'die Benutzer von Zoho ließen sich nicht lesen',
  bgmLedgerOwnerWhy_fixed_refused: 'Zoho hat den gewählten Benutzer abgelehnt',
  bgmLedgerOwnerWhy_fallback_refused: 'Zoho hat den Ersatzbesitzer abgelehnt',
  bgmLedgerKnownBy_unique_field: 'wiederzuerkennen an einem eindeutigen Feld',
  bgmLedgerKnownBy_plain_field: 'wiederzuerkennen an einem Feld',
  bgmLedgerKnownBy_text: 'wiederzuerkennen an einem Kennzeichen im Text',
  bgmLedgerKnownBy_none: 'wiederzuerkennen an seinen Angaben',
  bgmLedgerRecordings: (count) => counted(count, {one: '# Aufzeichnung', other: '# Aufzeichnungen'}),
  bgmLedgerTranscripts: (count) => counted(count, {one: '# Transkript', other: '# Transkripte'}),
  bgmLedgerGaveUp_after_crashes: 'die Versuche brachen immer wieder ab',
  bgmLedgerGaveUp_after_a_week: 'eine Woche lang versucht',
  bgmLedgerLocked: 'in Zoho zurückgehalten',
  bgmLedgerSubject: 'Betreff',
  bgmLedgerFromList: 'aus dieser Liste',
  bgmLedgerLength: (before, now) => `Dauer ${before}, jetzt ${now}`,
  bgmLedgerKindStays: (kind) => `seine Art bleibt ${kind}`,
};
