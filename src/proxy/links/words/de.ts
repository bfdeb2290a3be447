import type {LinkWords} from './link-words.ts';

export const de: LinkWords = {
  lang: 'de',
  dir: 'ltr',
  gone: {
    title: 'Dieser Link funktioniert nicht',
    text: 'Er ist unbekannt, abgelaufen, von der Verwaltung beendet worden, oder seine Datei wurde gelöscht.',
  },
  pending: {
    title: 'Noch nicht fertig',
    text: 'Die Abschrift ist noch nicht da. Bitte öffnen Sie den Link später noch einmal.',
  },
  refused: {
    title: 'Nicht für diesen Benutzer',
    text: 'Nur wer an diesem Anruf beteiligt war oder alle Aufnahmen hören darf, kann ihn öffnen.',
  },
  unavailable: {
    title: 'Zurzeit nicht verfügbar',
    text: 'Die Telefonanlage antwortet nicht. Bitte versuchen Sie es später noch einmal.',
  },
  throttled: {
    title: 'Zu viele Anfragen',
    text: 'Bitte warten Sie eine Minute und öffnen Sie den Link noch einmal.',
  },
  recording: 'Anrufaufnahme',
  transcript: 'Abschrift des Anrufs',
  speaker: 'Stimme',
  signIn: {
    title: 'Zum Anhören anmelden',
    why: 'Diese Aufnahme ist privat. Melden Sie sich an wie bei Ihrer Telefonanlage.',
    userName: 'Benutzername',
    password: 'Passwort',
    codeSent: 'Die Telefonanlage hat Ihnen einen Code per E-Mail geschickt.',
    code: 'Code',
    button: 'Anmelden',
    wrong: 'Benutzername oder Passwort ist falsch.',
    wrongCode: 'Dieser Code ist falsch.',
    wait: 'Es gab zu viele falsche Versuche. Bitte versuchen Sie es in einer Stunde noch einmal.',
  },
};
