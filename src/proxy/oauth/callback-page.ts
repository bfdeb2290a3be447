import {createHash} from 'node:crypto';
import type {CallbackWords} from './callback-words/callback-words.ts';
import {wordsFor} from './callback-words/words-for.ts';
import type {ConsentOutcome} from './consent-callback.ts';
import type {ConsentFailureCode} from './consent-failure.ts';

const style = `body{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem;color:#1b1f24;background:#fff}
h1{font-size:1.25rem}p{margin:.75rem 0}
@media (prefers-color-scheme:dark){body{color:#e5e7eb;background:#111827}}`;

/** Takes the answer out of the address and the history; where all went well the tab has done its work. */
const script = `history.replaceState(null,'',location.pathname);if(document.body.dataset.done)window.close()`;

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing is loaded, nothing is sent, nobody frames it; the one script is known by its hash. */
export const callbackHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
};

/** Failures of answers that belong to no tenant's open consent: no settings page hears of them. */
const untold: ReadonlySet<ConsentFailureCode> = new Set(['oauth_state_unknown', 'oauth_state_used']);

function failureLines(code: ConsentFailureCode, {failures, goBack}: CallbackWords): string[] {
  return untold.has(code) ? [failures[code]] : [failures[code], goBack];
}

function titleOf(outcome: ConsentOutcome, words: CallbackWords): string {
  if (outcome.kind === 'connected') return words.connected;
  return outcome.failure.code === 'oauth_state_used' ? words.answered : words.failed;
}

/**
 * The page at the end of a consent: what happened, what to do. Nothing of the answer stands in it.
 * @param accepted The browser's `Accept-Language`.
 */
export function callbackPage(outcome: ConsentOutcome, accepted: string | undefined): string {
  const {language, words} = wordsFor(accepted);
  const isDone = outcome.kind === 'connected';
  const title = titleOf(outcome, words);
  const lines = isDone ? [words.close] : failureLines(outcome.failure.code, words);
  return `<!doctype html><html lang="${language}" dir="${words.direction}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${title}</title>
<style>${style}</style></head><body${isDone ? ' data-done="true"' : ''}><main><h1>${title}</h1>
${lines.map((line) => `<p>${line}</p>`).join('\n')}</main><script>${script}</script></body></html>`;
}
