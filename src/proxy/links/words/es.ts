import type {LinkWords} from './link-words.ts';

export const es: LinkWords = {
  lang: 'es',
  dir: 'ltr',
  gone: {
    title: 'Este enlace no funciona',
    text: 'Es desconocido, ha caducado, lo ha anulado un administrador o se ha eliminado su archivo.',
  },
  pending: {
    title: 'Todavía no está listo',
    text: 'La transcripción aún no está disponible. Vuelva a abrir este enlace más tarde.',
  },
  refused: {
    title: 'No disponible para este usuario',
    text: 'Solo pueden abrirlo las personas de esta llamada y quienes pueden escuchar todas las grabaciones.',
  },
  unavailable: {
    title: 'No disponible en este momento',
    text: 'La centralita no responde. Inténtelo de nuevo más tarde.',
  },
  throttled: {title: 'Demasiadas solicitudes', text: 'Espere un minuto y vuelva a abrir este enlace.'},
  recording: 'Grabación de la llamada',
  transcript: 'Transcripción de la llamada',
  speaker: 'Interlocutor',
  signIn: {
    title: 'Inicie sesión para escuchar',
    why: 'Esta grabación es privada. Inicie sesión como en su centralita.',
    userName: 'Nombre de usuario',
    password: 'Contraseña',
    codeSent: 'La centralita le ha enviado un código por correo electrónico.',
    code: 'Código',
    button: 'Iniciar sesión',
    wrong: 'El nombre de usuario o la contraseña no son correctos.',
    wrongCode: 'Este código no es correcto.',
    wait: 'Ha habido demasiados intentos incorrectos. Inténtelo de nuevo dentro de una hora.',
  },
};
