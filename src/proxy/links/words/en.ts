import type {LinkWords} from './link-words.ts';

export const en: LinkWords = {
  lang: 'en',
  dir: 'ltr',
  gone: {
    title: 'This link does not work',
    text: 'It is unknown, has expired, was ended by an administrator, or its file was deleted.',
  },
  pending: {
    title: 'Not ready yet',
    text: 'The transcript is not there yet. Please open this link again later.',
  },
  refused: {
    title: 'Not for this user',
    text: 'Only people of this call, and those who may hear all recordings, can open it.',
  },
  unavailable: {
    title: 'Not available now',
    text: 'The phone system does not answer. Please try again later.',
  },
  throttled: {title: 'Too many requests', text: 'Please wait a minute and open this link again.'},
  recording: 'Call recording',
  transcript: 'Call transcript',
  speaker: 'Speaker',
  signIn: {
    title: 'Sign in to listen',
    why: 'This recording is private. Sign in as at your phone system.',
    userName: 'User name',
    password: 'Password',
    codeSent: 'The phone system has sent you a code by e-mail.',
    code: 'Code',
    button: 'Sign in',
    wrong: 'User name or password is wrong.',
    wrongCode: 'This code is wrong.',
    wait: 'There were too many wrong tries. Please try again in an hour.',
  },
};
