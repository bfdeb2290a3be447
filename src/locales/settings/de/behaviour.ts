import type {settingsCreate} from '../../en/settings/create.ts';
import type {settingsFind} from '../../en/settings/find.ts';
import type {settingsLog} from '../../en/settings/log.ts';
import {pluralsIn} from '../../plural.ts';
import type {SettingsTerms} from '../../terms.ts';

const counted = pluralsIn<'one'>('de');
type Keys = keyof typeof settingsFind | keyof typeof settingsLog | keyof typeof settingsCreate;

/** How callers are found, what is logged, what agents may create, and which pages may show the widgets. */
export const behaviour: Pick<SettingsTerms, Keys> = {
  bgmFindTitle: 'Suchen',
  bgmFindOrder: 'Suchen in',
  bgmFindOrderHint:
    'Gezeigt wird die erste Art von Datensatz, die die Nummer hat. Ziehen Sie eine Zeile, nutzen Sie ihre Schaltflächen, oder drücken Sie Alt mit einer Pfeiltaste.',
  bgmFindLeftOut: 'Hier wird nicht gesucht:',
  bgmFindModule_Contacts: 'Kontakte',
  bgmFindModule_Leads: 'Leads',
  bgmFindModule_Accounts: 'Konten',
  bgmFindMoveUp: (module) => `${module} nach oben`,
  bgmFindMoveDown: (module) => `${module} nach unten`,
  bgmFindGrip: (module, place, of) => `${module}, Platz ${place} von ${of}`,
  bgmFindLeaveOut: (module) => `${module} weglassen`,
  bgmFindPutBack: (module) => `Wieder in ${module} suchen`,
  bgmFindMoved: (module, place, of) => `${module}: jetzt Platz ${place} von ${of}`,
  bgmFindIsLeftOut: (module) => `${module}: weggelassen`,
  bgmFindIsBack: (module, place) => `${module}: wieder dabei, Platz ${place}`,

  bgmFindQuery: 'Zoho fragen',
  bgmFindQuery_always: 'immer',
  bgmFindQuery_alwaysHint: 'Jeder Anrufer wird in Zoho gesucht.',
  bgmFindQuery_when_not_in_pbx_contacts: 'nur wenn die Kontakte der Telefonanlage die Nummer nicht kennen',
  bgmFindQuery_when_not_in_pbx_contactsHint:
    'Zuerst werden die Kontakte der Telefonanlage gefragt. Wer dort gefunden wird, wird in Zoho nicht gesucht.',

  bgmFindAmbiguity: 'Wenn mehrere Datensätze die Nummer haben',
  bgmFindAmbiguity_ask: 'wählt der Agent',
  bgmFindAmbiguity_askHint:
    'Die Karte zeigt sie alle. Protokolliert wird der Anruf, sobald einer gewählt ist.',
  bgmFindAmbiguity_lookup_order_then_recent: 'gilt der erste in dieser Reihenfolge',
  bgmFindAmbiguity_lookup_order_then_recentHint:
    'Innerhalb einer Art der zuletzt geänderte. Agenten können trotzdem einen anderen wählen.',

  bgmFindCountry: (country) => `Nummern ohne Landesvorwahl sind aus ${country}.`,
  bgmFindPrefix: (prefix) =>
    `Ruft eine Warteschlange jemanden zurück, wählt die Telefonanlage ${prefix} vor der Nummer.`,
  bgmFindPrefixHint: 'Leer lassen, wenn sie nichts vorwählt. Nur Ziffern, * und #.',
  bgmFindCache: (seconds) => `Eine Antwort von Zoho gilt ${seconds} Sekunden lang als frisch.`,
  bgmFindCacheHint:
    'Ältere werden sofort mit ihrem Alter gezeigt, während Zoho noch einmal gefragt wird. 0: immer fragen.',
  bgmFindBrowserCache: 'Antworten in den Browsern der Agenten behalten',
  bgmFindBrowserCacheHint:
    'Verschlüsselt, höchstens eine Stunde, bis sich der Agent abmeldet. Bekannte Anrufer erscheinen dann sofort.',
  bgmFindFew: (count) => counted(count, {one: '# Art', other: '# Arten'}),

  bgmLogTitle: 'Protokollieren',
  bgmLogOn: 'an',
  bgmLogOff: 'aus',
  bgmLogEnabled: 'Anrufe als Aktivitäten in Zoho protokollieren',
  bgmLogEnabledHint:
    'Jeder Anruf über eine Amtsleitung wird eine Aktivität des Datensatzes, zu dem er gehört. Interne Anrufe nicht.',

  bgmLogLink: 'Link zu Aufzeichnung und Transkript',
  bgmLogLink_none: 'kein Link',
  bgmLogLink_noneHint: 'Die Aktivität sagt nichts von einer Aufzeichnung.',
  bgmLogLink_private: 'privater Link',
  bgmLogLink_privateHint:
    'Wer ihn öffnet, meldet sich zuerst an der Telefonanlage an und muss die Aufzeichnung hören dürfen.',
  bgmLogLink_public: 'öffentlicher Link',
  bgmLogLink_publicHint:
    'Wer den Link hat, hört die Aufzeichnung ohne Anmeldung: jeder, der die Aktivität lesen kann.',
  bgmLogPublicDays: (days) => `Er gilt ${days} Tage.`,

  bgmLogUnmatched: 'Ein Anruf, dessen Nummer kein Datensatz hat',
  bgmLogUnmatched_park: 'wartet auf einen Datensatz',
  bgmLogUnmatched_parkHint:
    'Er wird protokolliert, sobald die Nummer in Zoho steht oder ein Agent den Anruf zuordnet.',
  bgmLogParkDays: (days, then) => `Er wartet ${days} Tage, dann ${then}.`,
  bgmLogAfter_keep: 'bleibt er unprotokolliert in der Liste unter „Zustand“',
  bgmLogAfter_log_unlinked: 'wird er ohne Datensatz protokolliert',
  bgmLogUnmatched_log_unlinked: 'wird sofort ohne Datensatz protokolliert',
  bgmLogUnmatched_log_unlinkedHint: 'Die Aktivität nennt dann die Nummer und gehört zu keinem Datensatz.',

  bgmLogOwner: 'Wem die Aktivität gehört',
  bgmLogOwnerIs_last_answered: 'wer zuletzt angenommen hat',
  bgmLogOwnerIs_last_answeredHint:
    'Nach einem Weiterverbinden ist das, wer den Anrufer zuletzt hatte. Ein ausgehender Anruf gehört dem, der angerufen hat.',
  bgmLogOwnerIs_first_answered: 'wer zuerst angenommen hat',
  bgmLogOwnerIs_first_answeredHint:
    'Auch nach einem Weiterverbinden bleibt der Anruf bei dem, der ihn angenommen hat.',
  bgmLogOwnerIs_contact_owner: 'der Besitzer des Datensatzes',
  bgmLogOwnerIs_contact_ownerHint:
    'Wem der Datensatz des Anrufers in Zoho gehört. Ein Anruf ohne Datensatz gehört dem, der ihn zuletzt angenommen hat.',
  bgmLogOwnerIs_fixed_user: 'immer derselbe Zoho-Benutzer',
  bgmLogOwnerIs_fixed_userHint:
    'Wer auch immer den Anruf annahm; der Text der Aktivität nennt weiterhin den Agenten.',
  bgmLogOwnerFixed: (who) => `Das ist ${who}.`,
  bgmLogOwnerMissed: (who) => `Hat eine Gruppe den Anruf verpasst: ${who}.`,
  bgmLogOwnerFallback: (who) => `Gibt es niemanden: ${who}.`,
  bgmLogOwner_contact_owner: 'der Besitzer des Datensatzes',
  bgmLogOwner_fallback_owner: 'wie wenn es niemanden gibt',
  bgmLogOwner_connecting_user: 'der Zoho-Benutzer, der autorisiert hat',
  bgmLogOwnerUnknown: (id) => `Zoho-Benutzer ${id}`,

  bgmLogSubject: 'Betreff',
  bgmLogDescription: 'Beschreibung',
  bgmLogInsert: (name) => `${name} einfügen`,
  bgmLogPlaceholders: 'Was der Anruf einsetzt:',
  bgmLogPreview: 'So wird es in Zoho stehen',
  bgmLogPreviewOf: 'Beispielanruf',
  bgmLogPreviewCall_answered: 'angenommen',
  bgmLogPreviewCall_missed: 'verpasst',
  bgmLogPreviewCall_outbound: 'ausgehend',
  bgmLogPreviewCall_transferred: 'weiterverbunden',
  bgmLogPreviewCall_queue: 'aus einer Warteschlange',
  bgmLogPreviewCall_voicemail: 'Sprachnachricht',
  bgmLogPreviewCall_hidden: 'Nummer unterdrückt',
  bgmLogPreviewWaits: 'Die Vorschau folgt, sobald die Felder oben stimmen.',
  bgmLogPreviewOwner: (extension) => `Besitzer: Nebenstelle ${extension}`,
  bgmLogPreviewOwner_contact_owner: 'Besitzer: der Besitzer des Datensatzes',
  bgmLogPreviewOwner_fixed_user: 'Besitzer: der gewählte Zoho-Benutzer',
  bgmLogPreviewFallback: 'Besitzer: der Ersatzbesitzer',
  bgmLogPreviewFields: 'Alle Felder',

  bgmLogFurther: 'Weitere Felder des Anrufs in Zoho',
  bgmLogDefaults: 'Werte, die jeder protokollierte Anruf bekommt, etwa in Pflichtfeldern Ihres Layouts.',
  bgmLogDefaultName: 'Feld (API-Name)',
  bgmLogDefaultValue: 'Wert',
  bgmLogDefaultAdd: 'Feld hinzufügen',
  bgmLogDefaultRemove: (field) => `${field} entfernen`,
  bgmLogKeyField: 'Feld, das das Kennzeichen des Anrufs aufnimmt (API-Name)',
  bgmLogKeyFieldHint:
    'Ein einzeiliges Textfeld der Anrufe, am besten eines ohne doppelte Werte: Am Kennzeichen wird ein Anruf wiedererkannt und nie zweimal protokolliert. Leer: eines, das dafür gemacht scheint, falls es eines gibt.',
  bgmLogTimeZone: (zone) => `Zeiten in Aktivitäten stehen in der Zone ${zone}.`,
  bgmLogSilent: (hours) => `Ein Anruf, von dem ${hours} Stunden nichts kam, gilt als beendet.`,

  bgmCreateSetTitle: 'Anlegen',
  bgmCreateSetOff: 'aus',
  bgmCreateSetEnabled: 'Agenten legen Datensätze für neue Nummern an',
  bgmCreateSetEnabledHint:
    'Hat in Zoho niemand die Nummer, bietet die Karte an, einen Datensatz anzulegen. Doppelte werden vorher gezeigt.',
  bgmCreateSetType: 'Was sie anlegen',
  bgmCreateSetType_Contact: 'Kontakt',
  bgmCreateSetType_ContactHint: 'Eine Person, mit der Sie Geschäfte machen.',
  bgmCreateSetType_Lead: 'Lead',
  bgmCreateSetType_LeadHint: 'Eine Person, die Kunde werden kann. Braucht eine Firma.',

  bgmPagesTitle: 'Seiten',
  bgmPagesFew: (count) => counted(count, {one: '# Seite', other: '# Seiten'}),
  bgmPagesNone: 'keine',
  bgmPagesOrigins: 'Seiten, die die Widgets verwenden dürfen',
  bgmPagesHint:
    'Die Adresse jeder Website, die sie zeigt, etwa https://portal.example: mit Port, falls sie einen hat, ohne Pfad. Andere weist der Browser ab.',
  bgmPagesEmpty: 'Noch ist keine Seite erlaubt: Die Widgets gehen nur auf denen der Telefonanlage selbst.',
  bgmPagesNew: 'Adresse einer weiteren Seite',
  bgmPagesAdd: 'Hinzufügen',
  bgmPagesAdded: (origin) => `${origin} ist erlaubt, sobald Sie speichern.`,
  bgmPagesRemove: (origin) => `${origin} entfernen`,
  bgmPagesRemoved: (origin) => `${origin} ist entfernt, sobald Sie speichern.`,
  bgmPagesThis: 'diese Seite',
};
