import type {LinkWords} from './link-words.ts';

export const fr: LinkWords = {
  lang: 'fr',
  dir: 'ltr',
  gone: {
    title: 'Ce lien ne fonctionne pas',
    text: 'Il est inconnu, a expiré, a été révoqué par un administrateur, ou son fichier a été supprimé.',
  },
  pending: {
    title: 'Pas encore prêt',
    text: 'La transcription n’est pas encore disponible. Rouvrez ce lien plus tard.',
  },
  refused: {
    title: 'Pas pour cet utilisateur',
    text: 'Seules les personnes de cet appel et celles qui peuvent écouter tous les enregistrements peuvent l’ouvrir.',
  },
  unavailable: {
    title: 'Indisponible pour le moment',
    text: 'Le système téléphonique ne répond pas. Réessayez plus tard.',
  },
  throttled: {title: 'Trop de demandes', text: 'Attendez une minute, puis rouvrez ce lien.'},
  recording: 'Enregistrement de l’appel',
  transcript: 'Transcription de l’appel',
  speaker: 'Interlocuteur',
  signIn: {
    title: 'Connectez-vous pour écouter',
    why: 'Cet enregistrement est privé. Connectez-vous comme à votre système téléphonique.',
    userName: 'Nom d’utilisateur',
    password: 'Mot de passe',
    codeSent: 'Le système téléphonique vous a envoyé un code par courriel.',
    code: 'Code',
    button: 'Se connecter',
    wrong: 'Le nom d’utilisateur ou le mot de passe est incorrect.',
    wrongCode: 'Ce code est incorrect.',
    wait: 'Il y a eu trop de tentatives incorrectes. Réessayez dans une heure.',
  },
};
