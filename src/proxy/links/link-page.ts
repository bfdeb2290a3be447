import {createHash} from 'node:crypto';
import type {Transcript} from '../pbx/rest/pbx-recordings.ts';
import type {LinkWords} from './words/link-words.ts';

const style = `body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem;color:#1b1f24;background:#fff}
h1{font-size:1.25rem}audio,video{width:100%}label{display:block;margin:1rem 0}
input{font:inherit;display:block;width:100%;box-sizing:border-box;padding:.5rem;border:1px solid #6b7280;border-radius:.25rem}
button{font:inherit;padding:.5rem 1.25rem;border:0;border-radius:.25rem;background:#14532d;color:#fff}
.wrong{color:#9f1239}dt{font-weight:600;margin-top:.75rem}dd{margin:0}
@media (prefers-color-scheme:dark){body{color:#e5e7eb;background:#111827}.wrong{color:#fda4af}}`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** No script runs on these pages, nothing is loaded but the file, and no other page may frame them (reliability T15). */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; sandbox allow-forms allow-same-origin`,
  'x-robots-tag': 'noindex, nofollow, noarchive',
  vary: 'accept-language',
  'cross-origin-opener-policy': 'same-origin',
};

export interface SignInForm {
  /** Base path and id, as the form posts to. */
  readonly action: string;
  /** Set while the second factor is asked for. */
  readonly challenge?: string;
  readonly trouble?: 'wrong' | 'wrong_code' | 'wait' | 'unavailable';
}

const troubleWords = {
  wrong: ({signIn}) => signIn.wrong,
  wrong_code: ({signIn}) => signIn.wrongCode,
  wait: ({signIn}) => signIn.wait,
  unavailable: ({unavailable}) => unavailable.text,
} as const satisfies Record<NonNullable<SignInForm['trouble']>, (words: LinkWords) => string>;

/** A page that says one thing. */
export const noticePage = (
  words: LinkWords,
  notice: 'gone' | 'pending' | 'refused' | 'unavailable' | 'throttled',
): string => page(words, words[notice].title, `<p>${escape(words[notice].text)}</p>`);

export function signInPage(words: LinkWords, {action, challenge, trouble}: SignInForm): string {
  const {signIn} = words;
  const wrong = trouble ? `<p class="wrong" role="alert">${escape(troubleWords[trouble](words))}</p>` : '';
  const fields =
    challenge === undefined
      ? `<label>${escape(signIn.userName)} <input name="username" autocomplete="username" maxlength="200" required autofocus></label>
<label>${escape(signIn.password)} <input name="password" type="password" autocomplete="current-password" maxlength="200" required></label>`
      : `<p>${escape(signIn.codeSent)}</p><input type="hidden" name="challenge" value="${escape(challenge)}">
<label>${escape(signIn.code)} <input name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="20" required autofocus></label>`;
  return page(
    words,
    signIn.title,
    `<p>${escape(signIn.why)}</p>${wrong}
<form method="post" action="${escape(action)}">${fields}<button>${escape(signIn.button)}</button></form>`,
  );
}

/** @param media Address of the file, at our own origin. */
export function playerPage(words: LinkWords, media: string, fileType: string | null): string {
  const tag = fileType?.startsWith('video/') ? 'video' : 'audio';
  return page(words, words.recording, `<${tag} controls preload="metadata" src="${escape(media)}"></${tag}>`);
}

export function transcriptPage(words: LinkWords, {summary, turns}: Transcript): string {
  const told = summary === '' ? '' : `<p dir="auto">${escape(summary)}</p>`;
  const lines = turns.map(
    ({speaker, start, text}) =>
      `<dt><bdi>${escape(speaker || words.speaker)}</bdi>${start === null ? '' : ` <small>${clock(start)}</small>`}</dt><dd dir="auto">${escape(text)}</dd>`,
  );
  return page(words, words.transcript, `${told}<dl>${lines.join('\n')}</dl>`);
}

function page({lang, dir}: LinkWords, title: string, body: string): string {
  return `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer"><title>${escape(title)}</title><style>${style}</style></head>
<body><main><h1>${escape(title)}</h1>${body}</main></body></html>`;
}

function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign]!);
